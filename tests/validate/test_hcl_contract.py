"""What the interface witness says of a module that is not quite what its spec says."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.hcl.read import configuration
from modsmith.spec.model import ModuleSpec, ProviderAlias
from modsmith.validate import contract
from modsmith.validate.results.finding import Finding

from . import sample


def check(folder: Path, spec: ModuleSpec = sample.SPEC) -> list[Finding]:
    return contract.check(spec, configuration.read(folder))


def test_a_module_that_keeps_its_spec_has_no_finding(tmp_path: Path) -> None:
    assert check(sample.write(tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "line", "address"),
    [
        ("variables.tf", "{}\n", '{ a = "b" }\n', "input-default", '  default     = { a = "b" }', "var.tags"),
        ("variables.tf", "delay = 16", "delay = 17", "input-default", "  default = {", "var.delivery"),
        ("variables.tf", "delay = 16", "delay = true", "input-default", "  default = {", "var.delivery"),
        ("variables.tf", "  default     = {}\n", "", "input-default", 'variable "tags" {', "var.tags"),
        (
            "variables.tf",
            "string\n  nullable    = false\n\n",
            'string\n  default     = "x"\n  nullable    = false\n\n',
            "input-default",
            '  default     = "x"',
            "var.project_name",
        ),
        ("variables.tf", "map(string)", "map(any)", "input-type", "  type        = map(any)", "var.tags"),
        ("variables.tf", "(number, 0)", "(number, 1)", "input-type", "  type = object({", "var.delivery"),
        ("variables.tf", "  type        = map(string)\n", "", "input-type", 'variable "tags" {', "var.tags"),
        (
            "variables.tf",
            "Tags of every",
            "Tags of some",
            "input-description",
            '  description = "Tags of some resource."',
            "var.tags",
        ),
        (
            "variables.tf",
            "A $${name}.",
            "A $${game}.",
            "input-description",
            "  description = <<-EOT",
            "var.delivery",
        ),
        (
            "variables.tf",
            "{}\n  nullable    = false",
            "{}",
            "input-nullable",
            'variable "tags" {',
            "var.tags",
        ),
        (
            "variables.tf",
            "  sensitive   = true\n",
            "",
            "input-sensitive",
            'variable "readers" {',
            "var.readers",
        ),
        (
            "variables.tf",
            "must be 1 to 32",
            "may be 1 to 32",
            "input-validation-message",
            '    error_message = "project_name may be 1 to 32 lower-case letters, digits or hyphens."',
            "var.project_name",
        ),
        (
            "outputs.tf",
            "ARN of the queue.",
            "It.",
            "output-description",
            '  description = "It."',
            "output.queue_arn",
        ),
        (
            "outputs.tf",
            "  sensitive   = true\n",
            "",
            "output-sensitive",
            'output "secret" {',
            "output.secret",
        ),
        (
            "versions.tf",
            "hashicorp/aws",
            "other/aws",
            "provider-foreign",
            "    aws = {",
            "required_providers",
        ),
        (
            "versions.tf",
            '      version = ">= 5.0"\n',
            "",
            "provider-version-missing",
            "    aws = {",
            "required_providers",
        ),
    ],
)
def test_one_difference_is_one_finding_at_its_line(  # noqa: PLR0917 - one row of the table
    tmp_path: Path, file: str, old: str, new: str, rule: str, line: str, address: str
) -> None:
    text = sample.FILES[file]
    assert old in text
    changed = text.replace(old, new, 1)
    [finding] = check(sample.write(tmp_path, {file: changed}))
    where, number = finding.position
    assert (finding.rule, where, changed.splitlines()[number - 1]) == (rule, file, line)
    assert finding.address == address
    assert finding.fix


def test_a_missing_validation_is_named_with_its_condition(tmp_path: Path) -> None:
    text = sample.FILES["variables.tf"]
    start, end = text.index("\n  validation {"), text.index('\n}\n\nvariable "tags"')
    [finding] = check(sample.write(tmp_path, {"variables.tf": text[:start] + text[end:]}))
    assert finding.rule == "input-validation-missing"
    assert finding.address == "var.project_name"
    assert "[a-z0-9-]{1,32}" in finding.message


def test_a_weakened_validation_is_both_missing_and_unknown(tmp_path: Path) -> None:
    findings = check(sample.write(tmp_path, variables_tf=("{1,32}", "{1,64}")))
    assert [finding.rule for finding in findings] == ["input-validation-missing", "input-validation-unknown"]


def test_an_input_that_is_not_declared_and_one_that_is_not_in_the_spec(tmp_path: Path) -> None:
    findings = check(sample.write(tmp_path, variables_tf=('variable "tags"', 'variable "labels"')))
    assert [(f.rule, f.address) for f in findings] == [
        ("input-missing", "var.tags"),
        ("input-unknown", "var.labels"),
    ]


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        ('provider "aws" {\n  region = "eu-central-1"\n}\n', "provider-configured"),
        ('terraform {\n  backend "s3" {}\n}\n', "backend-configured"),
        ("terraform {\n  cloud {}\n}\n", "backend-configured"),
        (
            'terraform {\n  required_providers {\n    random = { source = "hashicorp/random" }\n  }\n}\n',
            "provider-foreign",
        ),
    ],
)
def test_what_belongs_to_a_root_module_alone(tmp_path: Path, block: str, rule: str) -> None:
    [finding] = check(sample.write(tmp_path, {"extra.tf": block}))
    assert finding.rule == rule
    assert finding.where.startswith("extra.tf:")


def test_an_output_that_is_not_declared_and_one_that_is_not_in_the_spec(tmp_path: Path) -> None:
    findings = check(sample.write(tmp_path, outputs_tf=('"queue_arn"', '"queue_arm"')))
    assert [(f.rule, f.address) for f in findings] == [
        ("output-missing", "output.queue_arn"),
        ("output-unknown", "output.queue_arm"),
    ]


def test_a_module_that_does_not_say_which_terraform_it_needs(tmp_path: Path) -> None:
    [finding] = check(sample.write(tmp_path, versions_tf=('  required_version = ">= 1.7"\n', "")))
    assert (finding.rule, finding.where) == ("required-version-missing", "versions.tf")


def test_a_module_without_required_providers(tmp_path: Path) -> None:
    [finding] = check(
        sample.write(tmp_path, {"versions.tf": 'terraform {\n  required_version = ">= 1.7"\n}\n'})
    )
    assert finding.rule == "provider-missing"


@pytest.mark.parametrize(
    ("text", "line"), [('resource "a" "b" {', 1), ('locals {\n  a = "x\n}\n', 2), ("\xff", 1)]
)
def test_a_file_that_cannot_be_read_is_a_finding_at_its_line(tmp_path: Path, text: str, line: int) -> None:
    sample.write(tmp_path)
    (tmp_path / "broken.tf").write_bytes(text.encode("latin-1"))
    [finding] = check(tmp_path)
    assert (finding.rule, finding.where) == ("unparsable-file", f"broken.tf:{line}")
    assert "Token(" not in finding.message


def test_white_space_and_number_spelling_are_no_difference(tmp_path: Path) -> None:
    text = (
        sample.FILES["variables.tf"]
        .replace("delay = 16", "delay = 16.0")
        .replace("map(string)", "map( string )")
    )
    assert check(sample.write(tmp_path, {"variables.tf": text})) == []


def test_parentheses_and_line_breaks_in_a_condition_are_no_difference(tmp_path: Path) -> None:
    text = sample.FILES["variables.tf"]
    before, _, rest = text.partition("condition = can(")
    assert rest
    call, _, after = rest.partition("\n    error_message")
    text = f"{before}condition = (\n      can({call}\n    )\n    error_message{after}"
    assert check(sample.write(tmp_path, {"variables.tf": text})) == []


@pytest.mark.parametrize(
    ("written", "promised", "expected"),
    [
        (1, True, False),
        (True, True, True),
        (16, 16.0, True),
        (["a"], ("a",), True),
        ("1", 1, False),
        (None, False, False),
    ],
)
def test_values_are_the_same_only_if_terraform_says_so(
    written: object, promised: object, expected: bool
) -> None:
    assert contract.same(written, promised) is expected  # type: ignore[arg-type]


REPLICA = sample.spec(provider_aliases=(ProviderAlias("aws.replica", "Copies live there."),))
WITH_ALIAS = ('">= 5.0"\n', '">= 5.0"\n      configuration_aliases = [aws.replica]\n')


def test_a_provider_alias_is_the_same_in_spec_and_module(tmp_path: Path) -> None:
    assert check(sample.write(tmp_path, versions_tf=WITH_ALIAS), REPLICA) == []


def test_a_provider_alias_that_the_spec_does_not_have(tmp_path: Path) -> None:
    [finding] = check(sample.write(tmp_path, versions_tf=WITH_ALIAS))
    assert (finding.rule, finding.where) == ("provider-alias-unknown", "versions.tf:5")
    assert "aws.replica" in finding.message


def test_a_provider_alias_that_the_module_does_not_have(tmp_path: Path) -> None:
    [finding] = check(sample.write(tmp_path), REPLICA)
    assert (finding.rule, finding.where, finding.address) == (
        "provider-alias-missing",
        "versions.tf",
        "aws.replica",
    )
