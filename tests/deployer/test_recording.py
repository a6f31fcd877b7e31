"""Recordings: read and written, joined, compared; and what stops one."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.deployer import record, recording
from modsmith.deployer.recording import Entry, Recording
from modsmith.deployer.variants import Variant
from modsmith.emulator.iam.needs import Need
from modsmith.errors import SpecError, ToolFailedError

BUCKET, TABLE = (
    "arn:aws:s3:::PROJECT-ENVIRONMENT-*",
    "arn:aws:dynamodb:REGION:ACCOUNT:table/PROJECT-ENVIRONMENT-*",
)
BASE = {"s3:CreateBucket": Entry((BUCKET,), ("apply",))}
ADDED = {
    "dynamodb:CreateTable": Entry((TABLE,), ("apply", "update")),
    "iam:PassRole": Entry(("arn:aws:iam::ACCOUNT:role/a",), ("apply",), ("s3.amazonaws.com",)),
}
RECORDING = Recording(BASE, {"a = 1": ADDED, "b = 2": {}})


def test_file_is_read_as_it_was_written() -> None:
    text = RECORDING.as_json()
    assert recording.read(text, "file") == RECORDING
    assert sum("steps" in line for line in text.splitlines()) == 3, "one line for each action"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"base": {"a": {}}, "added": {}}'])
def test_file_that_is_no_recording(text: str) -> None:
    with pytest.raises(SpecError, match=r"file: is no recording.*--record"):
        recording.read(text, "file")


def test_needed_by_all_by_some_and_by_none() -> None:
    assert RECORDING.needed(()) == BASE
    assert RECORDING.needed(["b = 2"]) == BASE
    assert RECORDING.needed() == RECORDING.needed(["a = 1"]) == dict(sorted({**BASE, **ADDED}.items()))


def test_only_what_is_new_is_beyond_the_base() -> None:
    entries = {"s3:CreateBucket": Entry((BUCKET, "other"), ("apply",)), **ADDED}
    assert recording.beyond(entries, BASE) == {"s3:CreateBucket": Entry(("other",), ("apply",)), **ADDED}
    assert recording.beyond(BASE, entries) == {}


@pytest.mark.parametrize(
    ("need", "message"),
    [
        (Need("k", "s3:New", "", ""), "it is not known what s3:New needs"),
        (Need("k", "s3:Call", "s3:Do", ""), "it is not known on what s3:Call needs s3:Do"),
        (
            Need("k", "s3:Call", "s3:Do", "arn:aws:s3:::else"),
            "arn:aws:s3:::else holds none of the names acme-dev",
        ),
    ],
)
def test_call_that_is_not_understood_stops_the_recording(need: Need, message: str) -> None:
    variant = Variant("a = 1", "basic", "dev")
    laid = record._Laid(variant, Path(), "k", ("acme-dev",))
    with pytest.raises(ToolFailedError, match=rf"a = 1: {message}"):
        record._entries(laid, {"apply": [need]})


def test_calls_of_other_variants_do_not_count() -> None:
    laid = record._Laid(Variant("", "basic", "dev"), Path(), "k", ("acme-dev",))
    mine, theirs = (Need(key, "s3:Call", f"s3:{key}", "arn:aws:s3:::acme-dev") for key in ("k", "other"))
    found = record._entries(laid, {"apply": [mine, theirs], "destroy": [mine]})
    assert found == {"s3:k": Entry(("arn:aws:s3:::PROJECT-ENVIRONMENT",), ("apply", "destroy"))}
