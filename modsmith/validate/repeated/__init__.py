"""The last result on HCL again, without evaluation, while nothing that it depends on has changed.

    arguments, working directory, environment, day ──► name of the note
    modsmith, libraries, project, module folders ────► digest in the note
    every file that was opened ──────────────────────► a note only if the digest covers it

`quick.py` reads a note and loads almost nothing for it. `record.py` writes it, `opened.py` checks that it is complete,
and `inputs.py` says what a result depends on.
"""
