"""The section of GUIDE.md about the deployer's permissions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modsmith.deployer import documented, policy
from modsmith.deployer.recording import Entries, Recording

TITLE = "The deployer's permissions"


def section(module: str, recording: Recording) -> str:
    """The section in Markdown, without its heading.

    Args:
        module: the module's name.
        recording: what its variants needed.
    """
    shipped = list(policy.files(recording.needed()))
    links = " and ".join(f"[policies/{name}](policies/{name})" for name in shipped)
    together = "" if len(shipped) == 1 else " Attach all of them: one alone is too small for IAM's quota."
    return "\n".join(
        [
            f"{links} {'is' if len(shipped) == 1 else 'are'} enough for `terraform plan`, `apply` and `destroy`,"
            f" whatever the inputs are.{together} `PROJECT` and `ENVIRONMENT` in it stand for"
            " `project_name` and `environment`. This prints the policy with your values:",
            "",
            "```bash",
            f"modsmith deployer-policy {module} --project acme --environment prod \\",
            "  --account 123456789012 --region eu-west-1",
            "```",
            "",
            "The base needs:",
            "",
            "| statement | on | actions |",
            "|---|---|---|",
            *(_row(one) for one in _recorded(recording.base)),
            "",
            *_added(recording),
            *_documented(recording),
            "Keys and other resources whose IDs AWS chooses cannot be told from those of other projects by their ARN."
            " Statements about them end in `*`.",
            "",
        ]
    )


def _recorded(entries: Entries) -> Iterator[policy.Statement]:
    return (one for one in policy.statements(entries) if not one.sid.startswith("Documented"))


def _row(statement: policy.Statement) -> str:
    return f"| `{statement.sid}` | {_lines(statement.resources)} | {_short(statement.actions)} |"


def _lines(arns: Sequence[str]) -> str:
    return "<br>".join(f"`{arn.removeprefix('arn:aws:')}`" for arn in arns)


def _short(actions: Sequence[str]) -> str:
    return ", ".join(f"`{action}`" for action in actions)


def _added(recording: Recording) -> Iterator[str]:
    """The table of what variants add, and the list of those that add nothing."""
    rows = {title: entries for title, entries in recording.added.items() if entries}
    nothing = [title for title, entries in recording.added.items() if not entries]
    if rows:
        yield from (
            "Other inputs, environments and examples add:",
            "",
            "| with | actions | on |",
            "|---|---|---|",
        )
        for title, entries in rows.items():
            for number, (resources, actions) in enumerate(_grouped(entries).items()):
                yield f"| {f'`{title}`' if number == 0 else ''} | {_short(actions)} | {_lines(resources)} |"
        yield ""
    if nothing:
        yield f"Nothing is added by {', '.join(f'`{title}`' for title in nothing)}."
        yield ""


def _grouped(entries: Entries) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for action, entry in entries.items():
        found.setdefault(entry.resources, []).append(action)
    return found


def _documented(recording: Recording) -> Iterator[str]:
    """The table of what AWS documents and no emulator can show."""
    found = list(documented.brought_by(recording.needed()))
    if not found:
        return
    yield "These statements come from AWS's documentation, as no emulator can show that they are needed:"
    yield from ("", "| statement | actions | why |", "|---|---|---|")
    yield from (
        f"| `{one.sid}` | {_short(one.actions)} | [{one.why}](https://{one.source}) |" for one in found
    )
    yield ""
