"""Firehose: what fails is kept apart from what was delivered."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import firehose, policies
from modsmith.validate.control import Control, NotApplicableError, Violation

EXPRESSION = "!{"
TYPE = "!{firehose:error-output-type}"


def check(stream: Resource, _: Evaluation) -> Iterator[Violation]:
    """A prefix with expressions needs one for errors, which says their kind and is not below the first."""
    found = False
    for path, bucket in firehose.buckets(stream):
        at = path.partition(".")[0]
        prefix = policies.text(bucket.at("prefix") or "")
        errors = policies.text(bucket.at("error_output_prefix") or "")
        if EXPRESSION not in prefix and not errors:
            continue
        found = True
        if not errors:
            yield Violation("Its prefix has expressions, and errors have no prefix.", at)
        elif TYPE not in errors:
            yield Violation(f"The prefix of errors lacks {TYPE}.", at)
        elif errors.startswith(_folder(prefix)):
            yield Violation("Errors lie below the prefix of what was delivered.", at)
    if not found:
        raise NotApplicableError("Its prefixes are Firehose's own.")


def _folder(prefix: str) -> str | tuple[str, ...]:
    """The folder that all of what is delivered lies in; nothing begins with it where there is none."""
    folder = prefix.partition(EXPRESSION)[0].rpartition("/")[0]
    return f"{folder}/" if folder else ()


CONTROL = Control(
    id="firehose-errors",
    title="A delivery stream with a prefix of its own keeps errors under another one, by their kind.",
    why="Firehose refuses expressions without a prefix for errors; below the same one, readers stumble over them.",
    source="https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html",
    fix="Set error_output_prefix with !{firehose:error-output-type}, beside prefix and not below it.",
    types=(firehose.STREAM,),
    check=check,
    guards=((firehose.STREAM, f"{firehose.S3}.error_output_prefix"),),
)
