"""Evaluates a module, from its HCL and from plans of its examples.

text ──► syntax (nodes) ──► evaluate (values) ──► module_scope ──► from_hcl ──┐
                                                                              ├──► Evaluation ──► controls
plan JSON ─────────────────────────────────────────────────────► from_plan ───┘

evaluate      nodes to values; operators, calls and texts do it for values that may be unknown (values.py)
module_scope  resolves the names of a module; instances by count and for_each; body, references
"""
