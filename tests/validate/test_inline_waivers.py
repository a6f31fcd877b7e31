"""Comments in HCL waive controls in the forms of modsmith, Checkov, Trivy and tfsec."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from modsmith.hcl.read import configuration
from modsmith.validate import run
from modsmith.validate.control import load
from modsmith.validate.results import inline_waivers
from modsmith.validate.results.finding import ModuleResult
from modsmith.validate.results.inline_waivers import InlineWaiver, known

TODAY = date(2026, 6, 1)
QUEUE = "aws_sqs_queue.this"


@pytest.fixture(autouse=True)
def controls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three controls with the ids that Trivy's checks of the same purpose have."""
    own = {
        "sqs-encryption": ("AVD-AWS-0096",),
        "s3-public-access": ("AVD-AWS-0086", "AVD-AWS-0094"),
        "dynamodb-recovery": ("AWS-0024",),
    }
    every = {id_: replace(one, trivy=own.get(id_, ())) for id_, one in load().items()}
    monkeypatch.setattr(known, "load", lambda: every)


Read = Callable[[str], list[InlineWaiver]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def call(text: str) -> list[InlineWaiver]:
        (tmp_path / "main.tf").write_bytes(text.encode())
        return inline_waivers.read(configuration.read_whole(tmp_path), TODAY)

    return call


def _told(waivers: list[InlineWaiver]) -> list[tuple[str, str, str]]:
    return [(one.check, one.addresses[0], one.reason) for one in waivers if not one.ignored]


def _queue(body: str, above: str = "") -> str:
    return f'{above}resource "aws_sqs_queue" "this" {{\n{body}\n}}\n'


def test_a_comment_inside_or_directly_above_a_resource_applies(read: Read) -> None:
    text = """
# modsmith:skip=sqs-tls: Nothing in it is worth reading.
resource "aws_sqs_queue" "above" {
}

resource "aws_sqs_queue" "inside" {
  name = "x"
  # modsmith:skip=sqs-dead-letter: Messages are worth nothing after a second.
}
"""
    assert _told(read(text)) == [
        ("sqs-tls", "aws_sqs_queue.above", "Nothing in it is worth reading."),
        ("sqs-dead-letter", "aws_sqs_queue.inside", "Messages are worth nothing after a second."),
    ]


def test_a_comment_of_modsmith_without_a_reason_is_ignored_and_says_so(read: Read) -> None:
    text = """
# modsmith:skip=sqs-tls: Far from any resource.

locals {
  x = 1
}

resource "aws_sqs_queue" "this" {
  # modsmith:skip=sqs-dead-letter:
  # modsmith:skip=sqs-alarms
}
"""
    found = read(text)
    assert _told(found) == []
    assert [(one.check, one.where) for one in found] == [
        ("sqs-dead-letter", "main.tf:9"),
        ("sqs-alarms", "main.tf:10"),
    ]
    assert inline_waivers.notes(found[:1]) == (
        "The comment #modsmith:skip in main.tf:9 does not waive it: it has no reason."
        " Write one: `modsmith:skip=sqs-dead-letter: why this is right`."
    )


BODIES = {
    "checkov:skip=CKV_AWS_27:It is a toy.": _queue("  #checkov:skip=CKV_AWS_27:It is a toy."),
    "several ids of Checkov": _queue("  // checkov:skip=CKV_AWS_1,CKV_AWS_27: It is a toy."),
    "bridgecrew": _queue("  # bridgecrew:skip=CKV_AWS_27:It is a toy."),
    "trivy above the block": _queue("", "#trivy:ignore:AVD-AWS-0096 It is a toy.\n"),
    "trivy's newer ids": _queue("", "# trivy:ignore:AWS-0096 It is a toy.\n"),
    "a reason in the next comment does not come between": _queue(
        "", "# trivy:ignore:AWS-0096 It is a toy.\n# Really.\n"
    ),
    "tfsec's long names": _queue("", "// tfsec:ignore:aws-sqs-enable-queue-encryption It is a toy.\n"),
    "tfsec's former numbers": _queue("", "# tfsec:ignore:AWS015 - It is a toy.\n"),
    "trivy's names without provider and service": _queue(
        "", "#trivy:ignore:enable-queue-encryption It is a toy.\n"
    ),
    "part of a name": _queue("", "#trivy:ignore:aws-sqs-* It is a toy.\n"),
    "everything": _queue("", "#trivy:ignore:* It is a toy.\n"),
    "on the line of the block": 'resource "aws_sqs_queue" "this" { #trivy:ignore:AVD-AWS-0096 It is a toy.\n}\n',
    "between signs": _queue("", "/* trivy:ignore:AVD-AWS-0096 It is a toy. */\n"),
    "in a longer comment": _queue("", "/*\n * tfsec:ignore:AVD-AWS-0096 It is a toy.\n */\n"),
    "several on a line": _queue("", "#trivy:ignore:AVD-AWS-0001 #trivy:ignore:AVD-AWS-0096 It is a toy.\n"),
    "several lines": _queue("", "#trivy:ignore:AVD-AWS-0096 It is a toy.\n#trivy:ignore:AVD-AWS-0001\n"),
    "not yet expired": _queue("", "#trivy:ignore:AVD-AWS-0096:exp:2026-06-02 It is a toy.\n"),
    "where an argument has the value": _queue(
        "  fifo_queue = true", "#trivy:ignore:AVD-AWS-0096[fifo_queue=true] It is a toy.\n"
    ),
    "own, on the line of an argument": _queue('  name = "x" # modsmith:skip=sqs-encryption: It is a toy.'),
    "own, between signs": _queue("  /* modsmith:skip=sqs-encryption: It is a toy. */"),
}


@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("case", BODIES)
def test_every_form_waives_the_control_of_the_same_purpose(read: Read, case: str, line_break: str) -> None:
    found = [one for one in _told(read(BODIES[case].replace("\n", line_break))) if one[0] == "sqs-encryption"]
    assert found == [("sqs-encryption", QUEUE, "It is a toy.")]


def test_trivy_and_tfsec_need_no_reason_and_checkov_does(read: Read) -> None:
    assert (
        _told(read(_queue("", "#trivy:ignore:AVD-AWS-0096\n")))[0][2]
        == "Ignored for Trivy, without a reason."
    )
    assert _told(read(_queue("", "#tfsec:ignore:AWS015\n")))[0][2] == "Ignored for tfsec, without a reason."
    (one,) = read(_queue("  #checkov:skip=CKV_AWS_27"))
    assert one.ignored == "it has no reason. Write one: `checkov:skip=CKV_AWS_27: why this is right`"


IGNORED = {
    "it expired on 2026-06-01": "#trivy:ignore:AVD-AWS-0096:exp:2026-06-01",
    "what follows `exp:` is not a date such as 2030-01-31": "#trivy:ignore:AVD-AWS-0096:exp:2026-99-01",
    "it is for the workspace dev alone": "#trivy:ignore:AVD-AWS-0096:ws:dev",
    "it holds only where name is y": "#trivy:ignore:AVD-AWS-0096[name=y]",
}


@pytest.mark.parametrize("why", IGNORED)
def test_a_comment_that_does_not_hold_says_why(read: Read, why: str) -> None:
    (one,) = read(_queue('  name = "x"', IGNORED[why] + "\n"))
    assert one.ignored == why


NOTHING = {
    "an id that nobody knows": _queue("", "#trivy:ignore:AVD-AWS-9999\n#tfsec:ignore:aws-no-such-name\n"),
    "a check of another type": _queue("", "#trivy:ignore:AVD-AWS-0024\n"),
    "no id": _queue("  #checkov:skip=\n  #trivy:ignore:\n  #trivy:ignore\n  #trivy:exp:2030-01-01"),
    "a blank line below trivy's": _queue("", "#trivy:ignore:AVD-AWS-0096\n\n"),
    "checkov above the block": _queue("", "#checkov:skip=CKV_AWS_27:Checkov does not look here.\n"),
    "in a string": _queue('  name = "x#trivy:ignore:AVD-AWS-0096 # modsmith:skip=sqs-tls: No."'),
    "in a heredoc": _queue(
        "  name = <<EOT\n# checkov:skip=CKV_AWS_27:No.\n# modsmith:skip=sqs-tls: No.\nEOT"
    ),
    "in something else": 'variable "x" {\n  # modsmith:skip=sqs-tls: No.\n}\n',
    "in a file that is no HCL": _queue("  # modsmith:skip=sqs-tls: No.\n  x = {"),
    "in part of a word": _queue("  # amodsmith:skip=sqs-tls: No."),
}


@pytest.mark.parametrize("case", NOTHING)
def test_these_are_no_waivers(read: Read, case: str) -> None:
    assert read(NOTHING[case]) == []


def test_a_comment_at_an_argument_is_for_what_is_wrong_there(read: Read) -> None:
    text = _queue(
        """  name = "x" #trivy:ignore:AVD-AWS-0096
  #trivy:ignore:AVD-AWS-0096
  redrive_policy = jsonencode({
    a = 1
  })"""
    )
    at_name, at_policy = read(text)
    assert (at_name.part, at_policy.part) == ("name", "redrive_policy")
    assert [at_policy.covers(at) for at in ("redrive_policy", "name", "")] == [True, False, True]


def test_a_comment_at_one_of_several_blocks_of_a_name_is_not_enough(read: Read) -> None:
    comment = "  #trivy:ignore:AVD-AWS-0096\n"
    first, second = f"{comment}  alike {{}}\n", '  dynamic "alike" {\n    for_each = []\n  }'
    (one,) = read(_queue(f"{first}{second}"))
    assert one.ignored.startswith("it is at one of 2 `alike` blocks")
    both = read(_queue(f"{first}{comment}{second}"))
    assert [one.ignored for one in both] == ["", ""]


def test_a_comment_at_a_part_of_a_bucket_is_for_the_bucket_too(read: Read) -> None:
    text = """
resource "aws_s3_bucket_public_access_block" "site" {
  bucket            = aws_s3_bucket.site.id
  block_public_acls = false #tfsec:ignore:aws-s3-block-public-acls
}
resource "aws_s3_bucket" "site" {}
"""
    (one,) = read(text)
    assert one.addresses == ("aws_s3_bucket_public_access_block.site", "aws_s3_bucket.site")


def test_a_comment_in_a_call_is_for_everything_that_it_creates(tmp_path: Path, read: Read) -> None:
    (tmp_path / "queue").mkdir()
    (tmp_path / "queue/main.tf").write_text(_queue("  #checkov:skip=CKV_AWS_27:In every call."))
    text = """
module "a" {
  source = "./queue"
  # modsmith:skip=sqs-tls: All of it is a toy.
  name = "x" #trivy:ignore:AVD-AWS-0096
}
#tfsec:ignore:AWS015
module "b" {
  source = "./queue"
}
"""
    found = read(text)
    assert [(one.check, one.addresses, one.where) for one in found] == [
        ("sqs-tls", ("module.a.*",), "main.tf:4"),
        ("sqs-encryption", ("module.a.*",), "main.tf:5"),
        ("sqs-encryption", ("module.b.*",), "main.tf:7"),
        ("sqs-encryption", (f"module.a.{QUEUE}", f"module.b.{QUEUE}"), "queue/main.tf:2"),
    ]
    index = inline_waivers.Index(found)
    for address in ("module.a.aws_sqs_queue.x", "module.a.module.deep.data.aws_sqs_queue.x"):
        assert index.of(address, "sqs-tls") == [found[0]]
    assert index.of("module.ab.aws_sqs_queue.this", "sqs-tls") == []
    assert index.of(f"module.a.{QUEUE}", "sqs-encryption") == [found[3], found[1]]


# in a whole run


def _validate(folder: Path, text: str) -> ModuleResult:
    (folder / "main.tf").write_text(text)
    [result] = run.validate([folder], {}, sources=("interface", "hcl"))
    return result


PLAIN = "  sqs_managed_sse_enabled = false"


def test_a_run_tells_dialect_and_line_of_what_a_comment_waives(tmp_path: Path) -> None:
    result = _validate(tmp_path, _queue(f"{PLAIN}\n  #checkov:skip=CKV_AWS_27:It is a toy."))
    assert "sqs-encryption" not in {one.rule for one in result.findings}
    [waived] = [one for one in result.waived if one.check == "sqs-encryption"]
    assert (waived.source, waived.reason, waived.owner) == (
        "inline",
        "It is a toy.",
        "#checkov:skip in main.tf:3",
    )


def test_a_finding_names_the_comment_that_does_not_waive_it(tmp_path: Path) -> None:
    result = _validate(tmp_path, _queue(PLAIN, "#trivy:ignore:AVD-AWS-0096:exp:2020-01-01\n"))
    [finding] = [one for one in result.findings if one.rule == "sqs-encryption"]
    assert finding.fix.endswith(
        " The comment #trivy:ignore in main.tf:1 does not waive it: it expired on 2020-01-01."
    )


def test_only_a_comment_of_modsmith_that_names_nothing_is_a_finding(tmp_path: Path) -> None:
    body = "  # modsmith:skip=sqs-encrypton: A typo.\n  #checkov:skip=CKV_AWS_9999:Nobody knows it."
    result = _validate(tmp_path, _queue(body))
    [stale] = [one for one in result.findings if one.rule == "stale-waiver"]
    assert (stale.where, stale.message) == (
        "main.tf:2",
        "The comment waives sqs-encrypton, and no control has that id.",
    )
    assert stale.fix == "Did you mean 'sqs-encryption'? Correct the id, or remove the comment."


def test_a_waived_argument_does_not_hide_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    text = """
resource "aws_s3_bucket_public_access_block" "site" {
  bucket = aws_s3_bucket.site.id
  #trivy:ignore:AVD-AWS-0086
  block_public_acls       = false
  block_public_policy     = {policy}
  ignore_public_acls      = true
  restrict_public_buckets = true
}
resource "aws_s3_bucket" "site" {}
"""
    off = "aws_s3_bucket_public_access_block.site: block_public_policy is off."
    for policy, left in (("true", []), ("false", [off])):
        result = _validate(tmp_path, text.replace("{policy}", policy))
        assert [one.message for one in result.findings if one.rule == "s3-public-access"] == left
        assert [one.address for one in result.waived] == (["aws_s3_bucket.site"] if not left else [])


def test_the_names_of_checks_are_those_that_were_published() -> None:
    assert known.names()["aws-s3-enable-bucket-encryption"] == "AVD-AWS-0088"
    assert known.names()["aws-ec2-no-public-ingress-sgr"] == "AVD-AWS-0107"
    assert known.names()["AWS018"] == "AVD-AWS-0099"
    assert all(id_.startswith("AVD-AWS-") and id_[8:].isdigit() for id_ in known.names().values())
