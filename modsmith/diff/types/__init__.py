"""Compares the types of an input in two versions.

losses       whether a type accepts and keeps every value of another one
differences  the parts in which they differ
"""

from modsmith.diff.types.differences import Difference, OtherDefault, differences, other_defaults
from modsmith.diff.types.losses import Loss, Relation, losses, relation, sample

__all__ = [
    "Difference",
    "Loss",
    "OtherDefault",
    "Relation",
    "differences",
    "losses",
    "other_defaults",
    "relation",
    "sample",
]
