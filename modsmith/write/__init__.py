"""Writes generated trees to disk: compares first, then writes all files or none.

tree             the input: path → content, checked to work on any disk
manifest         `.modsmith.json` in each module: the files that modsmith wrote
disk             what is on disk, without following links
changes          plan: compares a tree with the disk
differences      the same as unified diffs
transaction_log  exchanges files, atomically over the whole run
run              apply and recover
freshness        detects in milliseconds that nothing has changed
"""

from modsmith.write.changes import Changes, plan, written_modules
from modsmith.write.differences import diff
from modsmith.write.freshness import cache, is_fresh, is_generated, known, remember
from modsmith.write.run import apply, recover
from modsmith.write.tree import MANIFEST, Tree

__all__ = [
    "MANIFEST",
    "Changes",
    "Tree",
    "apply",
    "cache",
    "diff",
    "is_fresh",
    "is_generated",
    "known",
    "plan",
    "recover",
    "remember",
    "written_modules",
]
