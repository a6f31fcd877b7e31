"""`modsmith validate --fix`: edits a module's HCL where a control asks for one literal, one block or one resource.

    declared      the edits that a control declares in its `fixes`
    places        where arguments and blocks are in a text
    editor        makes one edit in a text
    new_resource  the text of a resource that is added
    shape         the form of `terraform fmt`, for files that had it
    propose       the edits for the findings of one module
    files         which files are edited, and how their bytes become text
    trial         makes the edits in a copy, and keeps those that pass
    plan          the result for one module: new contents of files, what is fixed, what is left and why
    writing       writes the files of one module, all or none

A control declares a fix only if all of this is true:

1. Terraform applies it in place. It replaces no resource, and deletes no data and no resource.
2. It takes access, permissions and network paths from nobody to whom the module gives them: `unless` looks for that in
   the module. Clients that know no TLS 1.2, and access that something outside of the module grants, may end; `effect`
   says so in the report.
3. It costs nothing, or its price is small and the report names it (`effect`).
4. It needs no decision: one literal is right for every module. A choice of a key, a role or an environment is one. A
   number outside of a control's limits becomes the limit.

An edit is made only where the text shows a literal or nothing. An expression is in the hands of the caller, or of a
condition, and stays as it is.
"""
