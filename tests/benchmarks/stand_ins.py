"""Runs a CDKTF app that imports the prebuilt AWS bindings, which only `make bench` installs: `stand_ins.py main.py`.

CDKTF itself is the real one. Every class of the bindings is made here from the name that the app imports, and takes any
argument: a resource or data source if it is called like its module, else a struct, which is a dict. What cannot be seen
this way is whether the bindings have such a class and such an argument.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import runpy
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from modsmith.build.cdk import cdktf

PACKAGE = "cdktf_cdktf_provider_aws"
DATA = "data_"
META = ("count", "for_each")


class _Bindings(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the package and a module of any name in it."""

    def find_spec(self, name: str, *_: Any) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] != PACKAGE:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=name == PACKAGE)

    def exec_module(self, module: ModuleType) -> None:
        snake = module.__name__.rpartition(".")[2]
        vars(module)["__getattr__"] = lambda name: _class(snake, name)


def _class(snake: str, name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    if snake == "provider":
        return lambda scope, id_: cdktf.TerraformProvider(scope, id_, terraform_resource_type="aws")
    if name != snake.title().replace("_", ""):
        return _given
    base = cdktf.TerraformDataSource if snake.startswith(DATA) else cdktf.TerraformResource
    return _element(base, snake.removeprefix(DATA) if snake.startswith(DATA) else f"aws_{snake}")


def _given(**arguments: Any) -> dict[str, Any]:
    return {name: value for name, value in arguments.items() if value is not None}


def _element(base: Any, type_: str) -> Any:
    class Element(base):  # type: ignore[misc]
        def __init__(self, scope: Any, id_: str, **arguments: Any) -> None:
            given = _given(**arguments)
            meta = {name: given.pop(name) for name in META if name in given}
            super().__init__(scope, id_, terraform_resource_type=type_, **meta)
            self._arguments = given

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            return self.get_string_attribute(name)

        def _synthesize_attributes(self) -> dict[str, Any]:
            return self._arguments

    return Element


if __name__ == "__main__":
    script = Path(sys.argv[1]).resolve()
    sys.meta_path.insert(0, _Bindings())
    sys.path.insert(0, str(script.parent))
    runpy.run_path(str(script), run_name="__main__")
