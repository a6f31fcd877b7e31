"""S3: production's buckets are not deleted with what is in them."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import environments
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.control import Control, Lack


def judge(bucket: Resource, world: World) -> Iterator[Lack]:
    """It must not be destroyed before it is empty."""
    environments.production_only(world)
    if bucket.flag("force_destroy"):
        yield Lack("It is deleted with every object in it.", "force_destroy")


CONTROL = Control(
    id="s3-deletion",
    title="A bucket of production is not deleted while objects are in it.",
    why="One terraform destroy, or one changed name, then deletes every version of every object.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
    mend="Set force_destroy only outside of production.",
    types=(BUCKET,),
    judge=judge,
)
