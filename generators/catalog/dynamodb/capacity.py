"""capacity.tf: how much capacity each table and index has, or is to start with."""

from generators.catalog.dynamodb.model import TABLES
from generators.parts.context import NAME
from generators.parts.live_capacity import add_live_capacity
from generators.stack import File


class Capacity(File):
    """Only in provisioned mode; on demand nothing is read."""

    def build(self) -> None:
        """Adds `local.capacity`."""
        add_live_capacity(self, TABLES, NAME)
