"""Checks what a README claims about encryption, recovery and similar properties.

A paragraph, list item or table row with such a claim cites a promise or a control that proves it:

    The table can be restored to any second of the last 35 days. {{ proved("table-recovery") }}

Mark words that only sound like a claim with `{{ no_claim("recovery", "It explains what a restore costs.") }}`, which
does not appear in the README. `kinds.py` lists the words that make a claim and what proves it.
"""
