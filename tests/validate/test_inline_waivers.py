"""Comments in HCL waive a control for the resource that contains or follows them, and only with a reason."""

from __future__ import annotations

from pathlib import Path

from modsmith.validate.results import inline_waivers


def _read(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    (tmp_path / "main.tf").write_text(text, "utf-8")
    return [(one.check, one.resources[0], one.reason) for one in inline_waivers.read(tmp_path)]


def test_a_comment_inside_or_directly_above_a_resource_applies(tmp_path: Path) -> None:
    text = """
# modsmith:skip=sqs-tls: Nothing in it is worth reading.
resource "aws_sqs_queue" "above" {
}

resource "aws_sqs_queue" "inside" {
  name = "x"
  # modsmith:skip=sqs-dead-letter: Messages are worth nothing after a second.
}
"""
    assert _read(tmp_path, text) == [
        ("sqs-tls", "aws_sqs_queue.above", "Nothing in it is worth reading."),
        ("sqs-dead-letter", "aws_sqs_queue.inside", "Messages are worth nothing after a second."),
    ]


def test_a_comment_without_a_reason_or_a_resource_is_ignored(tmp_path: Path) -> None:
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
    assert _read(tmp_path, text) == []
