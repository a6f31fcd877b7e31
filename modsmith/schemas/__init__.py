"""AWS's resource schemas, as cfn-lint ships them, compared with Terraform's resources.

    compare      what a schema certainly does not allow in a resource
    translate    a resource in CloudFormation's words
    kinds        which type and property of CloudFormation a resource and an argument are
    validator    JSON Schema on values that are partly unknown
    store        the schemas of cfn-lint
    exceptions   schemas that are known to be wrong

    resource ──translate──► properties ──validator──► errors ──► mismatches, by argument

Nothing is imported here: jsonschema takes 0.1 s.
"""
