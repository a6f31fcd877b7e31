"""The upgrade of a module: every example of the old version, in every environment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType

from modsmith.errors import ModsmithError, did_you_mean
from modsmith.hcl.read.configuration import HclModule, read_text
from modsmith.spec import environments
from modsmith.upgrade.attempt import Attempt
from modsmith.upgrade.result import Trial, UpgradeResult
from modsmith.upgrade.root_text import Notes
from modsmith.validate.examples import has_environment
from modsmith.versions import ModuleFiles

_NOTHING: Mapping[str, str] = MappingProxyType({})


class UpgradeError(ModsmithError):
    """An upgrade cannot be tested as it was asked for."""


def run(  # noqa: PLR0913 - all but the two versions have a default
    old: ModuleFiles,
    new: ModuleFiles,
    replacements: Mapping[str, str] = _NOTHING,
    *,
    rewritten: Mapping[str, str] = _NOTHING,
    examples: Collection[str] = (),
    in_environments: Collection[str] = (),
    jobs: int = 1,
    done: Callable[[Trial], None] = lambda _: None,
) -> UpgradeResult:
    """Tests an upgrade on the emulated AWS, with data in every store.

    Args:
        old: the version that callers have.
        new: the version that they take.
        replacements: input that is gone to the argument that replaces it, as `Upgrade.replaced` has it.
        rewritten: other text in a caller's root to what stands there now, as `Upgrade.rewritten` has it.
        examples: names of examples of the old version; all of them if empty.
        in_environments: names of environments; all of the project's if empty.
        jobs: upgrades at the same time.
        done: is called after each upgrade.

    Raises:
        UpgradeError: the old version has no example, or not the ones that are named.
        ToolMissingError: Terraform is not installed.
    """
    notes = Notes(replacements, rewritten)
    wanted = [
        Attempt(old, new, example, environment, notes)
        for example, root in example_roots(old, examples).items()
        for environment in _environments(root, in_environments)
    ]

    def one(attempt: Attempt) -> Trial:
        trial = attempt.run()
        done(trial)
        return trial

    with ThreadPoolExecutor(max(1, jobs)) as pool:
        return UpgradeResult(old.name, old.place, new.place, tuple(pool.map(one, wanted)))


def example_roots(old: ModuleFiles, wanted: Collection[str] = ()) -> dict[str, HclModule]:
    """Name of each wanted example to its blocks; all of them if none is named.

    Raises:
        UpgradeError: there is none, or not the ones that are named.
    """
    texts: dict[str, list[tuple[str, str]]] = {}
    for path, content in sorted(old.files.items()):
        folder, _, file = path.partition("/")
        name, _, file = file.partition("/")
        if folder == "examples" and file.endswith(".tf") and "/" not in file:
            texts.setdefault(name, []).append((file, content.decode("utf-8", "replace")))
    if not texts:
        fix = 'Add examples/basic/main.tf, a root that calls the module with source = "../.."'
        raise UpgradeError("has no example to apply", where=old.place, fix=fix)
    for name in wanted:
        if name not in texts:
            fix = did_you_mean(name, list(texts)) or f"The examples are: {', '.join(texts)}"
            raise UpgradeError(f"has no example {name!r}", where=old.place, fix=fix.rstrip("."))
    return {
        name: HclModule(tuple(block for file, text in files for block in read_text(text, file)))
        for name, files in texts.items()
        if not wanted or name in wanted
    }


def _environments(root: HclModule, wanted: Collection[str]) -> Iterator[str]:
    """The environments to apply a root in; one without a name if it has no environment."""
    known = environments.current().names
    for name in wanted:
        if name not in known:
            fix = did_you_mean(name, known) or f"The environments are: {', '.join(known)}"
            raise UpgradeError(f"there is no environment {name!r}", fix=fix.rstrip("."))
    if not has_environment(root):
        yield ""
    else:
        yield from (name for name in known if not wanted or name in wanted)
