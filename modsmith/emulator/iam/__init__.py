"""IAM policies in the emulator.

documents    reads policies: statements, principals, actions
simulate     whether policies allow a request, by IAM's evaluation logic
conditions   the operators of conditions
roles        what the policies of moto's roles allow and whom they trust
actions      which actions a call needs, and on which resources
enforce      evaluates calls of a principal that has one policy
"""
