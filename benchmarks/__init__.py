"""How long modsmith takes and how much memory it needs, side by side with the usual ways: `make bench`.

contests/     what is compared with what, a file for each subject; `contests/__init__.py` lists all by name
contest.py    contestants that do the same thing, and the goals of ours
commands.py   the commands that they run, in the environment that they share
measure.py    runs them in turn: time by the clock, of all processors, and memory (memory.py)
report.py     the tables
page.py       docs/benchmarks.md, the output of `make bench ARGS=--write`
prebuilt/     the module dynamodb by CDKTF's prebuilt bindings
"""
