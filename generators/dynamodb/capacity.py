"""capacity.tf: how much capacity each table and index has, or is to start with."""

from generators.dynamodb.model import TABLES
from generators.shared.live_capacity import add_live_capacity
from modsmith import File
from modsmith.constructs import NAME


class Capacity(File):
    """Only in provisioned mode; on demand nothing is read."""

    def build(self) -> None:
        """Adds `local.capacity`."""
        add_live_capacity(self, TABLES, NAME)
