"""What a README claims of encryption, recovery and the like, held against what proves it.

A paragraph, list item or table row that claims such a thing cites a promise or a control that is about it:

    The table can be restored to any second of the last 35 days. {{ proved("table-recovery") }}

Words that only sound like a claim say so, `{{ no_claim("recovery", "It explains what a restore costs.") }}`, and the
reader sees nothing of it. `kinds.py` has the table of what is a claim and what proves it.
"""
