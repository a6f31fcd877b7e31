"""Terraform's values: types, exact numbers, conversion and unification.

Rewritten from the behavior of `cty`, Terraform's own library; tests compare it with Terraform.

types     `string`, `list(string)`, `object({ … })`: one object for each type, so that `is` compares types
numbers   numbers as Terraform has them: binary, with 512 bits for what is written in decimal
values    a `Value` is known, null or unknown; it knows its type, its size and whether it is sensitive
unknown   where an unknown value comes from, and what it may be
convert   conversion of values to types
unify     the type that several types have in common

Source: https://github.com/zclconf/go-cty/blob/main/docs/types.md
"""
