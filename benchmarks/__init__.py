"""How long modsmith takes and how much memory it needs, side by side with the usual ways: `make bench`.

    contests ──► measure (rounds that alternate the contestants; memory in runs of its own) ──► report

What is compared is written down in `docs/benchmarks.md`, with the figures that were measured last.
"""
