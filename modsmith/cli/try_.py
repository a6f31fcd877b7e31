"""`modsmith try`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from modsmith.cli.command import Out, app, catalog
from modsmith.cli.terminal import console, working
from modsmith.errors import PolicyError


@app.command(
    "try", epilog="Examples: `modsmith try dynamodb` · `modsmith try dynamodb --example complete --keep`"
)
def try_(  # noqa: PLR0913 - the options of a command
    module: Annotated[str, typer.Argument(help="A module's name.")],
    *,
    example: Annotated[str, typer.Option("--example", help="Name of the example.")] = "basic",
    with_policy: Annotated[
        Path | None,
        typer.Option(
            "--with-policy",
            help="Apply as a principal that has only the IAM policy in this file.",
            show_default=False,
        ),
    ] = None,
    module_only: Annotated[
        bool,
        typer.Option(
            "--module-only",
            help="The policy is about the module: an administrator makes what the example has beside it.",
        ),
    ] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the emulated AWS running until Ctrl-C.")] = False,
    out: Out = None,
) -> None:
    """Applies an example on an emulated AWS, without an account or network, and destroys it afterwards."""
    from modsmith.cli.presentation import trial_as_text  # noqa: PLC0415
    from modsmith.emulator.trial import trial  # noqa: PLC0415

    if module_only and not with_policy:
        raise PolicyError("there is no policy", where="--module-only", fix="Add --with-policy FILE")
    policy = _policy(with_policy) if with_policy else ""
    known = catalog()
    name = known.resolve([module])[0]
    place = out or known.project.modules
    applying = trial(place, name, example, policy, module_only=module_only)
    with working(f"applying {name}/examples/{example}"), applying as applied:
        console().print(trial_as_text(applied))
        if keep:
            typer.echo(f"AWS_ENDPOINT_URL={applied.endpoint} (stop with Ctrl-C)")
            applied.wait()


def _policy(file: Path) -> str:
    """The text of an IAM policy.

    Raises:
        PolicyError: the file cannot be read, or is no policy.
    """
    from modsmith.emulator.iam.documents import statements  # noqa: PLC0415

    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise PolicyError(
            f"the policy cannot be read: {reason}", where=str(file), fix="Name a JSON file"
        ) from error
    if not statements(text):
        fix = 'Write {"Version": "2012-10-17", "Statement": [...]}'
        raise PolicyError("it is no IAM policy in JSON", where=str(file), fix=fix)
    return text
