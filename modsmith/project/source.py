"""Where callers get a project's modules from: a registry, a Git repository, or the path in this repository.

    Source("acme/{module}/aws", "~> 0.1").of("work_queue")     # acme/work_queue/aws

Source: https://developer.hashicorp.com/terraform/language/modules/sources
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

MODULE = "{module}"
"""The placeholder for a module's name."""

_ADDRESS = re.compile(r'[^\s"\\{}]+')
_REGISTRY = re.compile(
    r"(?:(?P<host>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?)/)?[A-Za-z0-9_-]+/[A-Za-z0-9_-]+/[a-z0-9]+(?://.+)?"
)
_NO_REGISTRIES = ("github.com", "bitbucket.org", "gitlab.com")
"""Hosts that Terraform reads as repositories, never as registries."""

_CONSTRAINT = re.compile(r"(?:=|!=|>=?|<=?|~>)? ?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?")


@dataclass(frozen=True)
class Source:
    """The `source` and `version` of a caller's module block.

    Attributes:
        template: the source, with `{module}` for the module's name.
        version: a version constraint, such as `~> 0.1`; "" for none.
    """

    template: str = f"./modules/{MODULE}"
    version: str = ""

    @classmethod
    def given(cls, source: str, namespace: str, path: str, version: str) -> Source:
        """The source that the project file asks for; the path of the modules if it names none."""
        return cls(source or (f"{namespace}/{MODULE}/aws" if namespace else path), version)

    def of(self, module: str) -> str:
        """The source of one module."""
        return self.template.replace(MODULE, module)

    @property
    def is_registry(self) -> bool:
        """Whether it is an address in a registry, the only kind of source that takes a version."""
        found = _REGISTRY.fullmatch(self.of("module"))
        return found is not None and found["host"] not in _NO_REGISTRIES

    def problems(self, given: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """What makes it unusable: the setting, what is wrong with it, and the fix.

        Args:
            given: the keys of the project file.
        """
        if "source" in given:
            yield from self._problems_of_template(given)
        if "version" in given:
            yield from self._problems_of_version()

    def _problems_of_template(self, given: Collection[str]) -> Iterator[tuple[str, str, str]]:
        if "namespace" in given:
            yield "source", "namespace also says where the modules are", "Keep one of the two."
        if MODULE not in self.template:
            fix = f'Write {MODULE} in place of the module\'s name, such as "acme/{MODULE}/aws".'
            yield "source", f"{self.template!r} is the same for every module", fix
        if not _ADDRESS.fullmatch(self.of("module")):
            fix = f"Use no spaces, quotes or backslashes, and no braces except in {MODULE}."
            yield "source", f"{self.template!r} is not the source of a module", fix

    def _problems_of_version(self) -> Iterator[tuple[str, str, str]]:
        if not all(_CONSTRAINT.fullmatch(part.strip()) for part in self.version.split(",")):
            yield "version", f"{self.version!r} is not a version constraint", 'Write one such as "~> 1.2".'
        if not self.is_registry:
            fix = "Set namespace, or a registry address as source. A Git source takes ?ref=v1.2.0 at its end instead."
            yield "version", "needs modules in a registry", fix
