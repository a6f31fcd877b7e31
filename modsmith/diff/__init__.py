"""What differs between two versions of a module, and what each difference means for a caller.

interface   what a module's HCL says to its callers; `reading` fills it
types       whether a type accepts every value of another one
rules       every rule, with its level and the reason
compare     the changes between two versions, by these rules
report      the changes as text, JSON and Markdown

    ModuleFiles ──interface.read──► Interface ─┐
    ModuleFiles ──interface.read──► Interface ─┴─compare──► Difference ──report──► text

Nothing of the modules is executed, and Terraform is not needed.
"""
