"""IAM policies in the emulator.

documents  reads policies: statements, principals, actions
"""
