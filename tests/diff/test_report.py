"""The three forms of a difference; none of them takes a name from a module for a command."""

from __future__ import annotations

import json

import pytest
from markdown_it import MarkdownIt

from modsmith.diff import report
from modsmith.diff.compare import Difference
from modsmith.diff.rules.rule import Change
from modsmith.versions import Level, Version

MAJOR = Change(
    Level.MAJOR, "input-removed", "var.days", "days is gone.", "Remove the argument from the call."
)
PATCH = Change(Level.PATCH, "resource-changed", "aws_sqs_queue.q", "aws_sqs_queue.q: name is 2, was 1.")
INNER = Change(Level.MINOR, "output-added", "//modules/m output.arn", "arn is new.")


def difference(*changes: Change) -> Difference:
    return Difference("m", "v1:modules/m", "modules/m", changes)


def test_text_is_grouped_by_level_and_rule() -> None:
    assert report.as_text(difference(MAJOR, INNER, PATCH), Version.parse("0.1.0")) == (
        "m: v1:modules/m → modules/m\n"
        "\n"
        "major: 1 change (a caller must change something, or loses something)\n"
        "  input-removed\n"
        "    - days is gone.\n"
        "      → Remove the argument from the call.\n"
        "\n"
        "minor: 1 change (new, or other without loss; nothing must be done)\n"
        "  output-added\n"
        "    - //modules/m: arn is new.\n"
        "\n"
        "patch: 1 change (a plan may change; nothing must be done)\n"
        "  resource-changed\n"
        "    - aws_sqs_queue.q: name is 2, was 1.\n"
        "\n"
        "major: the next version after 0.1.0 is 0.2.0\n"
    )


@pytest.mark.parametrize(
    ("changes", "after", "last"),
    [
        ((), "1.0.0", "no changes that a caller could notice"),
        ((PATCH,), "1.2.3", "patch: the next version after 1.2.3 is 1.2.4"),
        ((INNER, PATCH), "1.2.3", "minor: the next version after 1.2.3 is 1.3.0"),
        ((MAJOR,), "1.2.3", "major: the next version after 1.2.3 is 2.0.0"),
        ((MAJOR,), None, "major: the next version must be a major one"),
    ],
)
def test_the_last_line_is_the_decision(changes: tuple[Change, ...], after: str | None, last: str) -> None:
    version = Version.parse(after) if after else None
    assert report.as_text(difference(*changes), version).splitlines()[-1] == last


def test_json_is_for_programs() -> None:
    found = json.loads(report.as_json(difference(MAJOR, PATCH), Version.parse("0.1.0")))
    assert found == {
        "format": 1,
        "module": "m",
        "old": "v1:modules/m",
        "new": "modules/m",
        "level": "major",
        "version": "0.1.0",
        "next_version": "0.2.0",
        "counts": {"major": 1, "minor": 0, "patch": 1},
        "changes": [
            {
                "level": "major",
                "rule": "input-removed",
                "subject": "var.days",
                "text": "days is gone.",
                "advice": "Remove the argument from the call.",
            },
            {
                "level": "patch",
                "rule": "resource-changed",
                "subject": "aws_sqs_queue.q",
                "text": "aws_sqs_queue.q: name is 2, was 1.",
                "advice": "",
            },
        ],
    }


HOSTILE = Change(
    Level.MAJOR,
    "input-removed",
    "var.`x`",
    "<img src=x> [a](http://b) \x1b[31mred\x1b[0m\n::error::no | *b* is gone.",
    "\u202eReverse.",
)


def test_hostile_names_are_only_text() -> None:
    text = report.as_text(difference(HOSTILE))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "::error" not in text
    html = MarkdownIt().render(report.as_markdown(difference(HOSTILE)))
    assert "<img" not in html
    assert "<a " not in html
    assert "<code>var.`x`</code>" in html
    assert html.count("<li>") == 1


def test_markdown_has_a_list_for_each_level() -> None:
    html = MarkdownIt().render(report.as_markdown(difference(MAJOR, PATCH)))
    assert html.count("<h3>") == 2
    assert "<li><code>var.days</code> days is gone. <em>Remove the argument from the call.</em>" in html
