"""AWS's resource schemas, as cfn-lint ships them, compared with Terraform's resources.

compare      what a schema certainly does not allow in a resource
translate    a resource in CloudFormation's words
kinds        which type and property of CloudFormation a resource and an argument are
validator    JSON Schema on values that are partly unknown
store        the schemas of cfn-lint

resource ──translate──► properties ──validator──► errors ──► mismatches, by argument
"""

from modsmith.schemas.compare import Mismatch, mismatches
from modsmith.schemas.store import engine_versions
from modsmith.schemas.values import UNKNOWN

__all__ = ["UNKNOWN", "Mismatch", "engine_versions", "mismatches"]
