"""`modsmith import`: a hand-written Terraform module becomes a spec and constructs.

original.py      the module as it is written: blocks, comments
texts.py         values of HCL as strings in the template language, which constructs take
python.py        Python literals and calls as text
constraints.py   types of variables
inputs.py        inputs.py: an `Input` for each variable
outputs.py       `Output`s for spec.py
bodies.py        the body of a resource as a dict
constructs.py    a class derived from `File` for each .tf file
examples.py      root modules
generator.py     all of it, with spec.py
compare.py       whether the generated HCL says the same as the original
plans.py         whether both plan the same
run.py           the command without its output
"""
