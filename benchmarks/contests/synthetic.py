"""A project of many modules of 20 resources: made as `modsmith init` and `modsmith new module` make it."""

from __future__ import annotations

from pathlib import Path

from modsmith.scaffold import names, place, settings, trees
from modsmith.scaffold.texts import Texts

RESOURCES = 20
"""Of each module: the 11 that `modsmith new module` starts with, and three topics with policy and alarm."""

_MADE = '        made = queue(self, QUEUE, kms_key_arn=own["arn"])\n'
_TOPICS = """\
        for kind in ("accepted", "refused", "repeated"):
            topic(self, kind, thing=f"{kebab}-{{kind}}", kms_key_arn=own["arn"])
"""
_CHANGES = ((", queue\n", ", queue, topic\n"), (_MADE, _MADE + _TOPICS))
"""Text of a new module's main.py to what replaces it."""


def project(root: Path, count: int) -> None:
    """Makes a project with so many modules, none of them generated yet.

    Args:
        root: its folder, which must not exist.
        count: of the modules, at most 999.

    Raises:
        ModsmithError: it exists, or cannot be written.
    """
    chosen = settings.Settings(
        settings.ENVIRONMENTS, settings.production_of(settings.ENVIRONMENTS), "", settings.owner_of(root.name)
    )
    place.new_folder(root, trees.project(names.project(root.name), settings.checked(chosen)))
    for number in range(count):
        name = names.module(f"jobs_{number:03}")
        texts = Texts.given(name, None, None)
        files = dict(trees.module(name, trees.example("sqs"), texts, chosen.environments))
        files["main.py"] = _with_topics(files["main.py"], name.replace("_", "-"))
        place.new_folder(root / "generators" / name, files)


def _with_topics(text: str, kebab: str) -> str:
    for old, new in _CHANGES:
        if text.count(old) != 1:
            raise ValueError(f"the template of a new module has no {old!r}: change benchmarks/synthetic.py")
        text = text.replace(old, new.replace("{kebab}", kebab).replace("{{", "{").replace("}}", "}"))
    return text
