"""RDS: names and passwords of master users."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import cluster

AWS_REFUSES = 'reserved words as user names, and passwords that are short or have / @ " or a space'
SOURCE = "docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html"
OPERATIONS = ("CreateDBCluster", "CreateDBInstance", "ModifyDBCluster", "ModifyDBInstance")
CODE = "InvalidParameterValue"

RESERVED = {"postgres": {"admin", "rdsadmin"}, "mysql": {"rdsadmin"}}
"""Words that RDS is known to refuse; the engines reserve more."""

FORBIDDEN = set('/@" ')


def check(call: Call) -> str | None:
    """Checks the user's name for the engine, then the password."""
    engine = "postgres" if "postgres" in call.values.get("Engine", "") else "mysql"
    user, password = call.values.get("MasterUsername", ""), call.values.get("MasterUserPassword")
    if user.lower() in RESERVED[engine]:
        return f"MasterUsername {user} cannot be used as it is a reserved word used by the engine"
    if password is None:
        return None
    if len(password) < 8:
        return "The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters."
    if FORBIDDEN & set(password) or not (password.isascii() and password.isprintable()):
        return (
            "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides"
            " '/', '@', '\"', ' ' may be used."
        )
    return None


def refused(client: Clients) -> object:
    """The user `admin` on PostgreSQL."""
    return cluster(client, MasterUsername="admin")


def accepted(client: Clients) -> object:
    """Another user."""
    return cluster(client, MasterUsername="owner")
