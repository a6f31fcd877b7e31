"""What a module says, evaluated: from its HCL, and from plans of its examples.

text ──► syntax (tree) ──► evaluate (values) ──┐
                                               ├──► World of Resources ──► controls
plan JSON ─────────────────────► from_plan ────┘
"""
