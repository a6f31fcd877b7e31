"""`modsmith validate --fix`: edits a module's HCL where a control asks for one literal, one block or one resource.

    declared   the edits that a control declares in its `fixes`
    places     where arguments and blocks are in a text
    editor     makes one edit in a text
    shape      the form of `terraform fmt`, for files that had it
    propose    the edits for the findings of one module
    files      which files are edited, and how their bytes become text
    trial      makes the edits in a copy, and keeps those that pass
    plan       the result for one module: new contents of files, what is fixed, what is left and why
    writing    writes the files of one module, all or none

A control declares a fix only if all of this is true:

1. Terraform applies it in place. It replaces no resource, and deletes no data and no resource.
2. It takes nothing from anybody who has it legitimately by the module: no access, no permission, no network path.
   Access that a public access block or an ownership setting would end is looked for in the module first (`unless`).
3. It costs nothing, or its price is small and the report names it (`effect`).
4. It needs no decision: one literal is right for every module. A choice of a key, a role, a retention period or an
   environment is a decision.

An edit is made only where the text shows a literal or nothing. An expression is in the hands of the caller, or of a
condition, and stays as it is.
"""
