"""Records what the calls of a module need: plans, applies, updates and destroys its variants on the emulated AWS.

Several variants are module calls of one root. Each has a project name and an access key of its own, so a call belongs
to the variant whose key signed it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from modsmith.deployer import names
from modsmith.deployer.recording import Entries, Entry, Recording, beyond, merged
from modsmith.deployer.variants import BASE, Variant, Variants
from modsmith.emulator.clients import RESTRICTED
from modsmith.emulator.iam.needs import Need
from modsmith.emulator.principals import separate
from modsmith.emulator.root import Root, initialise
from modsmith.emulator.server import Emulator
from modsmith.errors import ToolFailedError
from modsmith.tools import processes

ACCOUNT = "123456789012"
AT_ONCE = 6
"""Variants in one root; each has at least one process of the provider, with about 200 MB."""

FIRST, CHANGED = ({"tags": f'{{ {name} = "yes" }}'} for name in ("First", "Changed"))
"""Tags of the first apply, and of the update: one tag is removed, and one added."""

_NAME = re.compile(r'^  project_name += "([^"]+)"$', re.MULTILINE)


@dataclass(frozen=True)
class _Laid:
    """A variant in a folder of its own.

    Attributes:
        variant: the variant.
        folder: the copy of its example.
        key: the access key of its module calls.
        names: project and environment of its module calls.
    """

    variant: Variant
    folder: Path
    key: str
    names: tuple[str, ...]

    def write(self, arguments: Mapping[str, str]) -> None:
        """Gives its module calls these arguments."""
        text = (self.folder / "example").read_text("utf-8")
        (self.folder / "main.tf").write_text(text, "utf-8")
        separate(self.folder, self.key, {**self.variant.always, **arguments})


def record(modules: Path, module: str, variants: Variants) -> Recording:
    """Records the variants of a module.

    Args:
        modules: folder that contains the modules' folders.
        module: the module's name.
        variants: what to record.

    Raises:
        ToolMissingError: Terraform is not installed.
        ToolFailedError: Terraform failed, or a call is not understood well enough for a policy.
    """
    found: dict[str, Entries] = {}
    ordered = sorted(variants.listed, key=lambda variant: not variant.can_turn_back)
    ending = [one for one in ordered if one.can_turn_back]
    for group in (*_batched(ending), *_batched(ordered[len(ending) :])):
        found |= _record_together(modules, module, group, variants.names)
    base = found[""]
    titles = [variant.title for variant in variants.listed if variant.title]
    return Recording(base, {title: beyond(found[title], base) for title in titles})


def _batched(variants: Sequence[Variant]) -> Iterator[Sequence[Variant]]:
    return (variants[start : start + AT_ONCE] for start in range(0, len(variants), AT_ONCE))


def _record_together(
    modules: Path, module: str, group: Sequence[Variant], others: Sequence[str]
) -> dict[str, Entries]:
    steps: dict[str, list[Need]] = {}
    with Emulator() as emulator, processes.folder("record") as workspace:
        copied = workspace / "modules"
        shutil.copytree(modules, copied, ignore=shutil.ignore_patterns(".*"))
        laid = [_lay(copied / module, number, variant, others) for number, variant in enumerate(group)]
        for step, run in _steps(emulator, workspace / "root", laid):
            run()
            steps[step] = [*steps.get(step, ()), *emulator.needed()]
        if unread := emulator.checked().unread:
            raise ToolFailedError(f"calls could not be read: {', '.join(unread)}", where=module)
    return {each.variant.title: _entries(each, steps) for each in laid}


def _steps(
    emulator: Emulator, folder: Path, laid: Sequence[_Laid]
) -> Iterator[tuple[str, Callable[[], None]]]:
    """Name and action of each step, in order."""
    folder.mkdir()
    calls = (
        f'module "{one.folder.name}" {{\n  source      = "../modules/{one.folder.parent.parent.name}/examples/'
        f'{one.folder.name}"\n  environment = "{one.variant.environment}"\n}}\n'
        for one in laid
    )
    (folder / "main.tf").write_text("\n".join(calls), "utf-8")
    root = initialise(emulator, folder)
    yield "apply", root.apply
    yield "update", lambda: _update(root, laid, turned_back=True)
    if any(one.variant.arguments for one in laid):
        yield "update", lambda: _update(root, laid, turned_back=False)
    if all(one.variant.can_turn_back for one in laid):
        _fill(emulator)
        yield "destroy", root.destroy


def _fill(emulator: Emulator) -> None:
    """Puts an object into every bucket: buckets that Terraform may empty are emptied before they are deleted.

    The buckets have no policy meanwhile, as moto takes conditions on encryption for denials.
    """
    s3 = emulator.client("s3")
    for bucket in s3.list_buckets()["Buckets"]:
        name = {"Bucket": bucket["Name"]}
        try:
            policy = s3.get_bucket_policy(**name)["Policy"]
        except s3.exceptions.ClientError:
            policy = ""
        s3.delete_bucket_policy(**name)
        s3.put_object(**name, Key="object", Body=b"")
        if policy:
            s3.put_bucket_policy(**name, Policy=policy)


def _update(root: Root, laid: Sequence[_Laid], *, turned_back: bool) -> None:
    """Turns the arguments back where that is possible, or on again, and changes every tag."""
    for one in laid:
        own = {} if turned_back and one.variant.can_turn_back else one.variant.arguments
        one.write({**own, **(CHANGED if turned_back else FIRST)})
    root.apply()


def _lay(module: Path, number: int, variant: Variant, others: Sequence[str]) -> _Laid:
    """Copies an example, with names of its own."""
    name = f"rec{number}"
    folder = module / "examples" / name
    shutil.copytree(module / "examples" / variant.example, folder)
    text = (folder / "main.tf").read_text("utf-8")
    projects = sorted(set(_NAME.findall(text)), key=len, reverse=True)
    own = {project: f"{name}{letter}" for project, letter in zip(projects, "abcdef", strict=False)}
    for project, renamed in own.items():
        text = re.sub(rf"\b{re.escape(project)}\b", renamed, text)
    (folder / "example").write_text(text, "utf-8")
    used = [*own.values(), *others]
    named = tuple(f"{one}-{variant.environment}" for one in used)
    laid = _Laid(variant, folder, f"{RESTRICTED}-{name}", named)
    laid.write({**variant.arguments, **FIRST})
    return laid


def _entries(laid: _Laid, steps: Mapping[str, Sequence[Need]]) -> Entries:
    found: list[Entries] = []
    unclear: set[str] = set()
    for step, needs in steps.items():
        for need in needs:
            if need.key == laid.key:
                try:
                    found.append({need.action: _entry(need, step, laid)})
                except ValueError as problem:
                    unclear.add(str(problem))
    if unclear:
        fix = (
            "Complete modsmith/emulator/iam/actions.py, or add names that an example chooses to variants.toml"
        )
        raise ToolFailedError("; ".join(sorted(unclear)), where=laid.variant.title or BASE, fix=fix)
    return merged(found)


def _entry(need: Need, step: str, laid: _Laid) -> Entry:
    """What one call needed.

    Raises:
        ValueError: the action or its resource is not known.
    """
    if not need.action:
        raise ValueError(f"it is not known what {need.call} needs")
    if not need.resource:
        raise ValueError(f"it is not known on what {need.call} needs {need.action}")
    resource = names.pattern(need.resource, laid.names, ACCOUNT)
    return Entry((resource,), (step,), (need.passed_to,) if need.passed_to else ())
