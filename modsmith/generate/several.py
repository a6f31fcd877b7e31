"""Builds several modules: while CDKTF builds the next one, forks finish the ones before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from modsmith.generate import pipeline
from modsmith.project.catalog import Catalog
from modsmith.provider.appeared import Appearances
from modsmith.readme import page
from modsmith.tools import forks, processes
from modsmith.validate import control


def trees(catalog: Catalog, names: Sequence[str]) -> dict[str, Mapping[str, bytes]]:
    """The tree of each module, by name; what follows CDKTF runs on all processors.

    Args:
        catalog: the project's generators.
        names: modules to build.

    Raises:
        ModsmithError: as `pipeline.build`.
    """
    processors = processes.processors() if processes.FORKS else 1
    if min(processors, len(names)) == 1:
        return {module.spec.name: module.tree for module in pipeline.build(catalog, names)}
    _prepare()
    with processes.folder("trees") as folder, forks.Forks[Mapping[str, bytes]](folder) as several:
        try:
            for draft in pipeline.drafts(catalog, names):
                several.add(partial(_finished, draft), most=processors - 1)
        except Exception:
            for _ in several.results(processors):
                pass  # an error of an earlier module comes first
            raise
        return dict(zip(names, several.results(processors), strict=True))


def _finished(draft: Callable[[], pipeline.Module]) -> Mapping[str, bytes]:
    return draft().tree


def _prepare() -> None:
    """Loads what every module needs, so that no fork loads it again."""
    control.by_type()
    Appearances.load()
    for name in page.PAGES:
        page.template(name)
