"""moves.tf: where earlier versions had what now stands in maps, so that nothing is made anew."""

from __future__ import annotations

from generators.shared.moves import OF_EVERY_BUCKET, move_into_maps
from generators.storage.model import BUCKETS, TABLES
from modsmith import File


class Moves(File):
    """Version 1 had a resource for each table, each bucket and each alarm of Timestream."""

    def build(self) -> None:
        """Adds the moves."""
        move_into_maps(self, ["aws_dynamodb_table"], [design.key for design in TABLES])
        move_into_maps(self, OF_EVERY_BUCKET, BUCKETS)
        for kind in ("system", "user"):
            alarm = "aws_cloudwatch_metric_alarm.timestream"
            self.moved(f"{alarm}_{kind}_errors[0]", f'{alarm}_errors["{kind}"]')
