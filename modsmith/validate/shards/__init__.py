"""Splits a run of `modsmith validate` over machines, and puts their reports together again.

split.py     which modules are in which shard: from the files alone, so that machines agree without talking
origin.py    what a run was about: version, commit, contents of the files, options
part.py      what the JSON report of a shard says besides its results
merge.py     the reports of all shards as one document
"""
