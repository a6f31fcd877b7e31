"""How generated trees reach the disk: compared first, then all at once or not at all.

tree         what comes in: path → content, checked to fit on any disk
manifest     `.modsmith.json` in each module: which files are ours
disk         what stands there, looked at without following links
changes      plan: tree against disk
differences  the same as unified diffs
journal      the exchange of files, atomic over the whole run
run          apply and recover
freshness    nothing to do, known in milliseconds
"""

from modsmith.write.changes import Changes, plan, written_modules
from modsmith.write.differences import diff
from modsmith.write.freshness import fingerprint, is_fresh, remember
from modsmith.write.run import apply, recover
from modsmith.write.tree import MANIFEST, Tree

__all__ = [
    "MANIFEST",
    "Changes",
    "Tree",
    "apply",
    "diff",
    "fingerprint",
    "is_fresh",
    "plan",
    "recover",
    "remember",
    "written_modules",
]
