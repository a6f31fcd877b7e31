"""A module's README.md and PROOFS.md: drawn and tabulated from what the module really has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from modsmith.errors import SpecError
from modsmith.hcl.blocks import Attribute, Block, Expression, Value
from modsmith.provider.requirements import requirements
from modsmith.readme import page
from modsmith.readme.page import Extras
from modsmith.spec.model import (
    Input,
    ModuleSpec,
    Output,
    Promise,
    ProviderAlias,
    Section,
    Validation,
    Waiver,
)
from modsmith.spec.types import NUMBER, STRING, Field, Object, map_of
from modsmith.validate.results.overview import Row

from .sample import FOLDER, SPEC

BASIC = FOLDER["examples/basic.tf"]


def resource(address: str, **attributes: Value) -> Block:
    return Block(
        "resource", tuple(address.split(".")), tuple(Attribute(*pair) for pair in attributes.items())
    )


QUEUE = resource("aws_sqs_queue.this", name="q")


def pages(
    spec: ModuleSpec = SPEC, files: Mapping[str, Sequence[Block]] | None = None, **extras: Any
) -> dict[str, str]:
    files = files or {"main": [QUEUE]}
    needs = requirements([block for blocks in files.values() for block in blocks])
    return page.render(spec, files, needs, Extras(**{"examples": {"basic": BASIC}} | extras))


def readme(*args: Any, **extras: Any) -> str:
    return pages(*args, **extras)["README.md"]


def evidence(*args: Any, **extras: Any) -> str:
    return pages(*args, **extras)["PROOFS.md"]


def row(text: str, starts: str) -> list[str]:
    """The cells of one table row, as a Markdown reader splits them: at bars that are not escaped."""
    line = next(line for line in text.splitlines() if line.startswith(f"| {starts}"))
    cells = line.replace("\\|", "\0").strip("|").split("|")
    return [cell.replace("\0", "|").strip() for cell in cells]


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ .*$", text, re.MULTILINE)


def test_the_readme_leads_from_what_it_is_to_how_it_is_operated() -> None:
    text = readme(examples={"basic": BASIC, "complete": BASIC})
    assert text.startswith("# Queue\n\nOne queue.\n\n```mermaid\n")
    assert headings(text) == [
        "# Queue",
        "## Usage",
        "## Inputs",
        "### Required inputs",
        "### Optional inputs",
        "## Outputs",
        "## Guarantees",
        "## Operations",
        "### Cost",
        "## Requirements",
    ]
    assert "Examples: [basic](examples/basic), [complete](examples/complete)." in text
    assert "\n\n\n" not in text
    assert text.endswith("\n")


def test_the_evidence_is_in_a_page_of_its_own() -> None:
    control = Row(
        "sqs-tls", "A queue refuses plain HTTP.", "https://x", (("aws_sqs_queue", 1),), (), (), (), ()
    )
    own = Waiver("sqs-tls", ("aws_sqs_queue.this",), "The endpoint is private.")
    spec = replace(SPEC, waivers=(*SPEC.waivers, own))
    text = evidence(spec, controls=[control], tests=["tests/defaults.tftest.hcl"], schema="5.100.0")
    assert headings(text) == [
        "# Proofs: Queue",
        "## How the module is tested",
        "## Guarantees",
        "## Controls",
        "## Waivers",
        "## Checkov checks set aside",
        "## Input rules",
        "## Resources",
        "## Requirements",
    ]
    assert "the schema of `hashicorp/aws` 5.100.0" in text
    assert "[`tests/defaults.tftest.hcl`](tests/defaults.tftest.hcl)" in text
    assert row(text, "sqs-tls")[2] == "The endpoint is private."
    assert row(text, "CKV_AWS_27")[2] == "The key of SQS is enough here."
    assert "\n\n\n" not in text
    assert text.endswith("\n")


def test_waivers_with_one_reason_share_a_row() -> None:
    [waiver] = SPEC.waivers
    other = replace(waiver, check="CKV_AWS_1", reason="It is another reason.")
    text = evidence(replace(SPEC, waivers=(waiver, other, replace(waiver, check="CKV_AWS_2"))))
    assert row(text, "CKV_AWS_27, CKV_AWS_2 |")[1:] == [
        "`aws_sqs_queue.this`",
        "The key of SQS is enough here.",
    ]
    assert row(text, "CKV_AWS_1 |")[2] == "It is another reason."


def test_a_page_has_no_empty_parts() -> None:
    spec = replace(SPEC, inputs=(), outputs=(), promises=(), waivers=(), sections=())
    both = pages(spec)
    assert headings(both["README.md"]) == [
        "# Queue",
        "## Usage",
        "## Inputs",
        "## Outputs",
        "## Requirements",
    ]
    assert "The module has no inputs." in both["README.md"]
    assert "The module has no outputs." in both["README.md"]
    assert headings(both["PROOFS.md"]) == [
        "# Proofs: Queue",
        "## How the module is tested",
        "## Resources",
        "## Requirements",
    ]


USAGE = '```hcl\nmodule "queue" {{\n{}\n\n  project_name = "shop"\n}}\n```'


@pytest.mark.parametrize(
    ("extras", "lines"),
    [
        ({}, '  source = "./modules/queue"'),
        ({"source": "acme/queue/aws"}, '  source = "acme/queue/aws"'),
        (
            {"source": "acme/queue/aws", "version": "~> 0.1"},
            '  source  = "acme/queue/aws"\n  version = "~> 0.1"',
        ),
    ],
)
def test_usage_is_the_basic_example_with_the_source_a_caller_writes(
    extras: dict[str, str], lines: str
) -> None:
    assert USAGE.format(lines) in readme(**extras)


def test_a_version_lines_up_with_what_stands_beside_the_source() -> None:
    example = 'module "queue" {\n  source       = "../.."\n  project_name = "shop"\n}\n'
    text = readme(examples={"basic": example}, source="acme/queue/aws", version="1.2.0")
    assert '  source       = "acme/queue/aws"\n  version      = "1.2.0"\n  project_name = "shop"\n' in text


@pytest.mark.parametrize("examples", [{}, {"basic": 'provider "aws" {}\n'}, {"complete": BASIC}])
def test_a_module_without_a_basic_example(examples: dict[str, str]) -> None:
    with pytest.raises(
        SpecError, match=r"queue: has no basic example, .* Add generators/queue/examples/basic\.tf"
    ):
        readme(examples=examples)


# tables


def test_a_bar_in_any_cell_does_not_split_it() -> None:
    bar = Object((Field("mode", STRING, "One of a|b.", default="a|b"),))
    spec = replace(
        SPEC,
        inputs=(
            Input(
                "mode",
                bar,
                "A|B.",
                default={"mode": "x|y"},
                validations=(Validation("var.mode != null", "mode must be a|b.", "`a|b`"),),
            ),
        ),
        outputs=(Output("queue_arn", "ARN|URL."),),
        promises=(
            Promise("pipe", "A|b holds.", ("aws_sqs_queue.*",), {"name": "a|b"}, {"dev": {"x": "c|d"}}),
        ),
        waivers=(Waiver("CKV_AWS_27", ("aws_sqs_queue.this",), "It is a|b."),),
    )
    both = pages(spec, {"main": [resource("aws_sqs_queue.this", count=Expression("var.a || var.b ? 1 : 0"))]})
    text = both["README.md"]
    assert row(text, '<a id="input-mode">')[1:] == [
        '`{"mode": "x|y"}`',
        'A|B. Rule: `a|b`.<br>`mode` = `"a|b"`: One of a|b.',
    ]
    assert row(text, '<a id="output-queue_arn">')[1:] == ["ARN|URL."]
    assert row(text, "Behavior")[1:] == ["A|b holds. [✓](PROOFS.md#promise-pipe)", "all"]
    text = both["PROOFS.md"]
    assert row(text, '<a id="promise-pipe">')[1:] == [
        "A|b holds.",
        "`aws_sqs_queue.*`",
        '`name` = `"a|b"`<br>`x` = dev `"c|d"`, staging `null`, prod `null`',
    ]
    assert row(text, "CKV_AWS_27")[1:] == ["`aws_sqs_queue.this`", "It is a|b."]
    assert row(text, '<a id="rules-mode">')[1:] == ["`a|b`"]
    assert row(text, "`aws_sqs_queue.this`")[2] == "`count` = `var.a || var.b ? 1 : 0`"


LONG = "1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends"


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        ({}, ["number", "Days."]),
        ({"default": 7}, ["number", "`7`", "Days."]),
        ({"default": None, "nullable": True}, ["number", "`null`", "Days."]),
        ({"type": map_of(STRING), "default": {}}, ["map(string)", "`{}`", "Days."]),
        (
            {"type": map_of(STRING), "default": {"first": "x" * 40}},
            ["map(string)", "[variables.tf](variables.tf)", "Days."],
        ),
        (
            {"validations": (Validation("var.days > 0", "days must be positive.", "> 0"),) * 2},
            ["number", "Days. Rule: > 0; > 0."],
        ),
        (
            {"validations": (Validation("var.days > 0", "days must be positive.", LONG),)},
            ["number", "Days. [Rules](PROOFS.md#rules-days)."],
        ),
    ],
)
def test_an_input_s_row(changes: dict[str, Any], cells: list[str]) -> None:
    spec = replace(SPEC, inputs=(replace(Input("days", NUMBER, "Days."), **changes),))
    name, *others = row(readme(spec), '<a id="input-days">')
    assert name == f'<a id="input-days"></a>`days`<br>{cells[0]}'
    assert others == cells[1:]


def test_long_rules_are_in_the_other_page() -> None:
    rule = Validation("var.days > 0", "days must be positive.", LONG)
    spec = replace(SPEC, inputs=(Input("days", NUMBER, "Days.", validations=(rule,)),))
    assert row(evidence(spec), '<a id="rules-days">') == [
        '<a id="rules-days"></a>[`days`](README.md#input-days)',
        LONG,
    ]


def test_the_fields_of_an_object_are_described_beside_it() -> None:
    inner = Object(
        (Field("days", NUMBER, "Days.", default=7), Field("map", map_of(STRING), "M.", default=None))
    )
    outer = Object((Field("inner", inner, "I."), Field("name", STRING, "N.")))
    spec = replace(SPEC, inputs=(Input("rules", map_of(outer), "R.", default={}),))
    assert row(readme(spec), '<a id="input-rules">') == [
        '<a id="input-rules"></a>`rules`<br>map(object({...}))',
        "`{}`",
        "R.<br>`inner` (required): I.<br>`inner.days` = `7`: Days.<br>`inner.map`: M.<br>`name` (required): N.",
    ]


def test_of_many_fields_names_and_defaults_are_shown() -> None:
    fields = Object(tuple(Field(name, NUMBER, "Long.", default=7) for name in "abcde"))
    spec = replace(SPEC, inputs=(Input("rules", fields, "R.", default={}),))
    shown = ", ".join(f"`{name}` = `7`" for name in "abcde")
    fields_cell = f"R.<br>Fields, described in [variables.tf](variables.tf): {shown}."
    assert row(readme(spec), '<a id="input-rules">')[2] == fields_cell


def optional(*names: str) -> tuple[Input, ...]:
    return tuple(Input(name, NUMBER, "N.", default=0) for name in names)


def names_by_heading(text: str) -> dict[str, list[str]]:
    parts = re.split(r"^### (.*)$", text[: text.index("## Outputs")], flags=re.MULTILINE)[1:]
    return {
        title: re.findall(r"^\| <a id=\"input-(\w+)\"", rows, re.MULTILINE)
        for title, rows in zip(parts[::2], parts[1::2], strict=True)
    }


def call(*names: str) -> str:
    return 'module "queue" {\n  source = "../.."\n' + "".join(f"  {name} = 1\n" for name in names) + "}\n"


def test_inputs_that_must_be_set_come_first_and_common_ones_before_the_others() -> None:
    spec = replace(SPEC, inputs=(*optional("a", "b", "c", "d", "e", "f"), Input("must", NUMBER, "M.")))
    examples = {
        "basic": call("must", "b"),
        "production": call("must", "d", "f"),
        "complete": call("must", "a", "b", "c", "d", "e", "f"),
    }
    assert names_by_heading(readme(spec, examples=examples)) == {
        "Required inputs": ["must"],
        "Common inputs": ["b", "d", "f"],
        "Other inputs": ["a", "c", "e"],
    }


def test_few_inputs_need_no_two_tables() -> None:
    spec = replace(SPEC, inputs=optional("a", "b", "c", "d", "e"))
    examples = {"basic": call("b", "c")}
    assert names_by_heading(readme(spec, examples=examples)) == {"Optional inputs": ["a", "b", "c", "d", "e"]}


def test_outputs_of_one_thing_share_a_row() -> None:
    spec = replace(
        SPEC,
        outputs=(
            Output("logs_name", "Name of the logs bucket; null unless enabled."),
            Output("logs_arn", "ARN of the logs bucket; null unless enabled."),
            Output("logs_domain", "Domain name of the logs bucket; null unless enabled."),
            Output("queue_name", "Name of the queue."),
            Output("queue_password", "Password of the queue.", sensitive=True),
            Output("all", "Names of all queues, sorted."),
        ),
    )
    table = readme(spec).partition("## Outputs")[2].partition("## Guarantees")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| <a")]
    assert [(re.findall(r"`(\w+)`", names), words) for names, words in rows] == [
        (
            ["logs_name", "logs_arn", "logs_domain"],
            "Name, ARN, and domain name of the logs bucket; null unless enabled.",
        ),
        (["queue_name"], "Name of the queue."),
        (["queue_password"], "Password of the queue. Sensitive."),
        (["all"], "Names of all queues, sorted."),
    ]


# guarantees


def promise(name: str, path: str, resource: str = "aws_dynamodb_table.*", **more: Any) -> Promise:
    return Promise(name, f"{name} holds.", (resource,), **({"expects": {path: True}} | more))


def test_guarantees_are_sorted_by_topic_and_environment() -> None:
    spec = replace(
        SPEC,
        promises=(
            promise("stream", "stream_enabled"),
            promise("alarms", "actions_enabled", "aws_cloudwatch_metric_alarm.*"),
            promise("recovery", "point_in_time_recovery.0.enabled"),
            promise("backup", "point_in_time_recovery.0.enabled", environments=("staging", "prod")),
            promise(
                "protection",
                "",
                expects={},
                by_environment={
                    name: {"deletion_protection_enabled": name == "prod"}
                    for name in ("dev", "staging", "prod")
                },
            ),
            promise(
                "bucket-protection",
                "",
                "aws_s3_bucket.*",
                expects={},
                by_environment={
                    name: {"force_destroy": name != "prod"} for name in ("dev", "staging", "prod")
                },
            ),
            promise("encryption", "server_side_encryption.0.enabled"),
        ),
    )
    table = readme(spec).partition("## Guarantees")[2].partition("## Operations")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    shown = [(topic, re.findall(r"#promise-([\w-]+)", cell), where) for topic, cell, where in rows[1:]]
    assert shown == [
        ("Encryption", ["encryption"], "all"),
        ("Deletion", ["protection", "bucket-protection"], "prod"),
        ("Recovery", ["recovery"], "all"),
        ("Recovery", ["backup"], "staging, prod"),
        ("Monitoring", ["alarms"], "all"),
        ("Behavior", ["stream"], "all"),
    ]


@pytest.mark.parametrize(
    ("cited", "tick"),
    [
        ((), "One queue.\n"),
        (("encryption-at-rest",), "One queue. [✓](PROOFS.md#promise-encryption-at-rest)\n"),
        (("encryption-at-rest",) * 2, "One queue. [✓](PROOFS.md#guarantees)\n"),
    ],
)
def test_the_summary_links_to_what_proves_it(cited: tuple[str, ...], tick: str) -> None:
    assert tick in readme(replace(SPEC, summary_proved_by=cited))


# prose


def model(**names: object) -> ModuleType:
    module = ModuleType("model")
    vars(module).update(names)
    return module


def test_prose_takes_its_figures_from_spec_and_model() -> None:
    text = "Kept {{ spec.input('delivery').default }}, {{ model.DAYS }} days."
    spec = replace(SPEC, sections=(Section("Backup", text),))
    assert "### Backup\n\nKept {}, 35 days.\n" in readme(spec, model=model(DAYS=35))


def test_what_operators_read_is_a_page_of_its_own() -> None:
    sections = (Section("Cost", "It is cheap."), Section("Key and access", "Redrive.", in_guide=True))
    texts = pages(replace(SPEC, sections=sections))
    assert "It is cheap." in texts["README.md"]
    assert "Redrive." not in texts["README.md"]
    assert "[Key and access](GUIDE.md#key-and-access)." in texts["README.md"]
    assert "## Key and access\n\nRedrive.\n" in texts["GUIDE.md"]
    assert "GUIDE.md" not in pages(replace(SPEC, sections=sections[:1]))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ model.WEEKS }}", "WEEKS"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ spec.input('days').default }}", "days"),
        ("{{ spec.inputs[99].name }}", "no element 99"),
        ("{{ model.DAYS + 'x' }}", "unsupported operand"),
        ("{% if %}", "Expected an expression"),
        ("{{ spec.input( }}", "unexpected"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_prose_that_asks_for_something_unknown(text: str, problem: str) -> None:
    spec = replace(SPEC, sections=(Section("Backup", text),))
    with pytest.raises(SpecError) as raised:
        readme(spec, model=model(DAYS=35))
    assert raised.value.where == "queue: section 'Backup'"
    assert problem in raised.value.problem
    assert "correct the expression" in raised.value.fix


def test_controls_list_the_resources_that_pass_and_others() -> None:
    row = Row(
        "sqs-tls",
        "A queue refuses plain HTTP.",
        "https://docs.aws.amazon.com/x",
        (("aws_sqs_queue", 3),),
        ("aws_sqs_queue.far",),
        (("aws_sqs_queue.open", "It is public by purpose.", "platform"),),
        (("It is not made.", ("aws_sqs_queue.none",)),),
        ("aws_sqs_queue.bad",),
    )
    text = evidence(controls=[row])
    assert (
        "[sqs-tls](https://docs.aws.amazon.com/x) | A queue refuses plain HTTP. | `aws_sqs_queue` (3)<br>"
        in text
    )
    assert "needs a plan: `aws_sqs_queue.far`" in text
    assert "**fails**: `aws_sqs_queue.bad`" in text
    assert "waived for `aws_sqs_queue.open` by platform: It is public by purpose." in text
    assert "not applicable to `aws_sqs_queue.none`: It is not made." in text
    assert "## Controls" not in evidence()


def test_headings_of_prose_stay_below_its_section() -> None:
    spec = replace(SPEC, sections=(Section("Backup", "## Tables\n\n```bash\n## not a heading\n```"),))
    assert "### Backup\n\n### Tables\n\n```bash\n## not a heading\n```" in readme(spec)


def test_a_provider_that_the_caller_passes_is_listed_with_its_purpose() -> None:
    spec = replace(SPEC, provider_aliases=(ProviderAlias("aws.replica", "Copies live there."),))
    told = "- Provider configuration `aws.replica`. Copies live there. Pass it in `providers`, as shown in"
    assert f"{told} [Usage](#usage).\n" in readme(spec)
    assert "Provider configuration" not in readme()


def test_versions_are_in_the_readme_and_their_reasons_in_the_other_page() -> None:
    both = pages()
    assert "- Terraform 1." in both["README.md"]
    assert "- Provider `hashicorp/aws` " in both["README.md"]
    assert row(both["PROOFS.md"], "terraform")[1].startswith(">= 1.")
    assert row(both["PROOFS.md"], "hashicorp/aws")[2]


def test_a_promise_for_one_environment_names_it() -> None:
    kept = replace(SPEC.promises[0], environments=("prod",))
    proof = row(evidence(replace(SPEC, promises=(kept,))), '<a id="promise-encryption-at-rest">')[-1]
    assert proof == "only in prod:<br>`sqs_managed_sse_enabled` = `true`"
