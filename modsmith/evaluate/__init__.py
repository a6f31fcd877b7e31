"""Evaluates a module, from its HCL and from plans of its examples.

hcl.read (trees) ──► evaluate (values of cty) ──► module_scope ──► from_hcl ──┐
                                                                              ├──► Evaluation ──► controls
plan JSON ─────────────────────────────────────────────────────► from_plan ───┘

evaluate      trees to values; operators and functions/ do it for values that may be unknown
module_scope  resolves the names of a module; instances by count and for_each; body, references
budget        what one value and one module may take; guard makes what exceeds it unknown
plain         values as controls see them: plain Python, Symbol and Choice
"""
