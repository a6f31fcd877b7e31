"""Firehose: failed records are kept apart from delivered ones."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import firehose, policies
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

EXPRESSION = "!{"
TYPE = "!{firehose:error-output-type}"


def check(stream: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that a prefix with expressions has an error prefix with the error type, outside the first prefix."""
    found = False
    for path, bucket in firehose.buckets(stream):
        at = path.partition(".")[0]
        prefix, errors = (policies.legible(bucket.at(one), one) for one in ("prefix", "error_output_prefix"))
        if EXPRESSION not in prefix and not errors:
            continue
        found = True
        if not errors:
            yield Violation("The prefix has expressions, but there is no prefix for errors.", at)
        elif TYPE not in errors:
            yield Violation(f"The prefix for errors does not contain {TYPE}.", at)
        elif errors.startswith(_folder(prefix)):
            yield Violation("Errors are stored below the prefix of delivered records.", at)
    if not found:
        raise NotApplicableError("The stream uses Firehose's default prefixes.")


def _folder(prefix: str) -> str | tuple[str, ...]:
    """The folder of all delivered records; a value that no prefix starts with, if there is none."""
    folder = prefix.partition(EXPRESSION)[0].rpartition("/")[0]
    return f"{folder}/" if folder else ()


CONTROL = Control(
    id="firehose-errors",
    title="A delivery stream with its own prefix stores errors under another prefix, by error type.",
    why=(
        "Firehose rejects a prefix with expressions alone. Errors below the same prefix break "
        "queries on the data."
    ),
    source="https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html",
    fix="Set error_output_prefix with !{firehose:error-output-type}, outside of prefix.",
    types=(firehose.STREAM,),
    severity=Severity.MEDIUM,
    check=check,
    guards=((firehose.STREAM, f"{firehose.S3}.error_output_prefix"),),
)
