"""The file of a baseline: `baseline.schema.json` has its form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from modsmith.errors import ModsmithError
from modsmith.files import write_atomically

FORMAT_VERSION = "2.1"
_RENAMED = {"witness": "source", "source": "code"}
"""Keys of format 1 and what they are called now."""

REASON = "It was there when the baseline was written."
SCHEMA = Path(__file__).with_name("baseline.schema.json")

Key = tuple[str, str, str, str, str, str, str]


class BaselineError(ModsmithError):
    """A baseline cannot be read, or must not be written."""


@dataclass(frozen=True)
class Entry:
    """Findings that are known and set aside.

    Attributes:
        module: its folder, relative to the baseline's, with `/`.
        source: what found it, such as `checkov`.
        rule: as the finding has it.
        file: relative to the module.
        address: of the resource, or "".
        code: text of the line where there is no address, or "".
        message: without the numbers of lines.
        count: how many findings are alike in all of that.
        reason: why they are set aside.
        owner: who answers for it, or "".
    """

    module: str
    source: str
    rule: str
    file: str
    address: str
    code: str
    message: str
    count: int = 1
    reason: str = REASON
    owner: str = ""

    @property
    def key(self) -> Key:
        """What makes it the same."""
        return (
            self.module,
            self.source,
            self.rule,
            self.file,
            self.address,
            self.code,
            self.message,
        )

    def __str__(self) -> str:
        """In short: `modules/shop: CKV_AWS_27 of aws_sqs_queue.this`."""
        subject = self.address or self.file
        return f"{self.module}: {self.rule} of {subject}" if subject else f"{self.module}: {self.rule}"


@dataclass(frozen=True)
class Baseline:
    """A file of entries.

    Attributes:
        path: of the file.
        entries: in the order of their keys.
        sources: module to the sources that ran on it; a file of format 2.0 has none.
    """

    path: Path
    entries: tuple[Entry, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def told(self, stale: Entry) -> str:
        """A sentence about an entry that nothing answers to any more."""
        number = f"{stale.count} times " if stale.count > 1 else ""
        fix = f"Write {self.path} anew with --write-baseline, so that it shrinks."
        return f"{stale} is {number}in the baseline and not found any more. {fix}"


def read(path: Path) -> Baseline:
    """Reads a baseline.

    Raises:
        BaselineError: there is none, or it is not in the form of `baseline.schema.json`.
    """
    fix = "Correct it, or delete it and write it anew with --write-baseline"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BaselineError(
            f"cannot be read: {error.strerror}",
            where=str(path),
            fix="Name a file that --write-baseline wrote",
        ) from error
    except ValueError as error:
        raise BaselineError(f"is not JSON: {error}", where=str(path), fix=fix) from error
    data = _upgraded(data)
    if problem := _problem(data):
        raise BaselineError(problem, where=str(path), fix=fix)
    sources = {module: tuple(names) for module, names in data.get("sources", {}).items()}
    return Baseline(path, tuple(Entry(**entry) for entry in data["entries"]), sources)


def save(baseline: Baseline) -> None:
    """Writes the file, at once or not at all.

    Raises:
        WriteError: it cannot be written.
    """
    data = {
        "format_version": FORMAT_VERSION,
        "sources": baseline.sources,
        "entries": [asdict(entry) for entry in baseline.entries],
    }
    write_atomically(baseline.path, json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def _upgraded(data: Any) -> Any:
    """A file of format 1 in the form of format 2; anything else as it is."""
    version = data.get("format_version") if isinstance(data, dict) else None
    if (
        not isinstance(version, str)
        or not version.startswith("1.")
        or not isinstance(data.get("entries"), list)
    ):
        return data
    entries = [
        {_RENAMED.get(key, key): value for key, value in entry.items()} if isinstance(entry, dict) else entry
        for entry in data["entries"]
    ]
    return {**data, "format_version": "2.0", "entries": entries}


def _problem(data: Any) -> str:
    """What is wrong with the data of a file, or ""; the same that `baseline.schema.json` says."""
    return next(_problems(data), "")


def _problems(data: Any) -> Iterator[str]:
    if not isinstance(data, dict) or set(data) - {"sources"} != {"format_version", "entries"}:
        yield "must be an object of format_version, sources and entries"
        return
    version = data["format_version"]
    if not isinstance(version, str) or version.partition(".")[0] not in ("1", "2"):
        yield f"has format_version {version!r}, and this modsmith reads 1.x and 2.x"
        return
    sources = data.get("sources", {})
    lists = sources.values() if isinstance(sources, dict) else [None]
    if not all(isinstance(names, list) and all(isinstance(name, str) for name in names) for names in lists):
        yield "sources must be an object of lists of texts"
        return
    if not isinstance(data["entries"], list):
        yield "entries must be a list"
        return
    texts = {name for name in Entry.__dataclass_fields__ if name != "count"}
    for number, entry in enumerate(data["entries"]):
        if not isinstance(entry, dict) or set(entry) != texts | {"count"}:
            yield f"entry {number} must have {', '.join(Entry.__dataclass_fields__)}, and nothing else"
        elif not all(isinstance(entry[name], str) for name in texts) or not entry["reason"].strip():
            yield f"entry {number}: all but count are texts, and reason must not be empty"
        elif type(entry["count"]) is not int or entry["count"] < 1:
            yield f"entry {number}: count must be a whole number from 1"
    keys = [Entry(**entry).key for entry in data["entries"]]
    if len(keys) != len(set(keys)):
        yield "two entries name the same finding"
