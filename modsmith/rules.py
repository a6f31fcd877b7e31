"""Validations that many inputs share: bounds, fixed values, patterns.

Input("days", types.NUMBER, "Days to keep events.", validations=(rules.between("days", 1, 365, "days"),))
"""

from modsmith.spec.rules import between, each_matches, here, matches, one_of

__all__ = ["between", "each_matches", "here", "matches", "one_of"]
