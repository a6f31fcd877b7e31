"""capacity.tf: how much capacity each table and index has, or is to start with."""

from generators.dynamodb.model import TABLES
from modsmith.build.stack import File
from modsmith.constructs.context import NAME
from modsmith.constructs.live_capacity import add_live_capacity


class Capacity(File):
    """Only in provisioned mode; on demand nothing is read."""

    def build(self) -> None:
        """Adds `local.capacity`."""
        add_live_capacity(self, TABLES, NAME)
