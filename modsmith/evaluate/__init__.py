"""What a module says, evaluated: from its HCL, and from plans of its examples.

text ──► syntax (nodes) ──► evaluate (values) ──► module_scope ──► from_hcl ──┐
                                                                              ├──► World of Resources ──► controls
plan JSON ─────────────────────────────────────────────────────► from_plan ───┘

evaluate      nodes to values; operators, calls and texts do it for values that may be unknown (values.py)
module_scope  what the names of a module stand for; instances by count and for_each; body, references
"""
