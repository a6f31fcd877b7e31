"""Mutation tests of the validator: weakened copies of the generated modules that it must reject.

    guards of controls, promises of specs ──► sites in the HCL ──► mutants ──► killed by the HCL? by a plan? by Checkov?

Run with `make mutants`.
"""
