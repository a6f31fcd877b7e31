"""The schema tables of a project: AWS's, which modsmith ships, and one for each provider that the project cut.

A resource type belongs to the provider that its first word names, as in Terraform: `google_storage_bucket` to
`google`. A project keeps its tables in one folder, `<namespace>-<name>.zip` each; `modsmith schema cut` writes them.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Final

from modsmith.errors import SchemaError
from modsmith.provider.table import TABLE, BlockSchema, Table

AWS: Final = "aws"
_SOURCE = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?/[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")


def check_source(source: str) -> str:
    """A provider's source, as it is.

    Raises:
        SchemaError: it is not `NAMESPACE/NAME`.
    """
    if not _SOURCE.fullmatch(source):
        fix = "Write NAMESPACE/NAME, such as hashicorp/google."
        raise SchemaError(f"{source!r} is not the source of a provider", where="--provider", fix=fix)
    return source


def file_of(folder: Path, source: str) -> Path:
    """The file of a provider's table in a project's folder."""
    return folder / f"{source.replace('/', '-')}.zip"


def provider_of(type_: str) -> str:
    """The local name of the provider that a type belongs to."""
    return type_.partition("_")[0]


BUILT_IN: Final = {
    "terraform_data": BlockSchema(
        {
            "a": {
                "id": ["c", "string"],
                "input": ["o", "dynamic"],
                "output": ["c", "dynamic"],
                "triggers_replace": ["o", "dynamic"],
            }
        }
    )
}
"""Resource types of Terraform itself, which need no provider."""


class Tables(Table):
    """All tables of a project.

    Args:
        folder: the project's folder of tables; may be missing.

    Raises:
        SchemaError: a file in it is no table.
    """

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(TABLE)
        self._folder = folder

    def of(self, type_: str) -> Table:
        """The table that a type is in.

        Raises:
            SchemaError: there is no table for its provider; the fix says how to cut one.
        """
        name = provider_of(type_)
        if name in self._others:
            return self._others[name]
        if name == AWS:
            return self
        fix = f"Run `modsmith schema cut --provider NAMESPACE/{name}` and commit the table."
        problem = f"there is no schema table for the provider {name!r}, which {type_} belongs to"
        raise SchemaError(problem, where=type_, fix=fix)

    def resource(self, type_: str) -> BlockSchema:
        """As in `Table`, for a resource type of any provider."""
        if type_ in BUILT_IN:
            return BUILT_IN[type_]
        table = self.of(type_)
        return super().resource(type_) if table is self else table.resource(type_)

    def data(self, type_: str) -> BlockSchema:
        """As in `Table`, for a data source of any provider."""
        table = self.of(type_)
        return super().data(type_) if table is self else table.data(type_)

    @cached_property
    def _others(self) -> dict[str, Table]:
        """Local name of a provider to its table."""
        files = sorted(self._folder.glob("*.zip")) if self._folder else []
        tables = [Table(file) for file in files]
        return {table.name: table for table in tables}
