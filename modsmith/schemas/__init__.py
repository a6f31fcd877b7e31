"""AWS's resource schemas, as cfn-lint ships them, for Terraform's resources.

store      reads the schemas of cfn-lint
"""

from modsmith.schemas.store import engine_versions

__all__ = ["engine_versions"]
