"""S3: replication with a role that may replicate."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import allows, role_of
from modsmith.emulator.rules.s3_replicationversioning import replicate
from modsmith.emulator.state import backend

AWS_REFUSES = "replication with a role that has no permission for it yet"
SOURCE = "repost.aws/knowledge-center/s3-troubleshoot-replication"
OPERATIONS = ("PutBucketReplication",)
CODE = "AccessDenied"
LATER = (
    "S3 accepts the configuration. Every object that is written before the role has its policy ends with the"
    " replication status FAILED, and is not replicated later."
)


def check(call: Call) -> str | None:
    """Asks for the actions that the user guide lists: on the source bucket and on each destination."""
    configuration = call.values["ReplicationConfiguration"]
    role = role_of(backend(call, "iam", "aws"), configuration["Role"])
    if role is None:
        return f"The role {configuration['Role']} does not exist"
    source = f"arn:aws:s3:::{call.values['Bucket']}"
    needed = [
        ("s3:GetReplicationConfiguration", source),
        ("s3:GetObjectVersionForReplication", f"{source}/a"),
    ]
    needed += [
        ("s3:ReplicateObject", f"{rule['Destination']['Bucket']}/a")
        for rule in configuration["Rules"]
        if rule["Status"] == "Enabled"
    ]
    denied = [f"{action} on {resource}" for action, resource in needed if not allows(role, action, resource)]
    return f"The role {role.arn} is not allowed to {denied[0]}" if denied else None


def refused(client: Clients) -> object:
    """A role without a policy."""
    return replicate(client, ["rule-source", "rule-target"], allowed=False)


def accepted(client: Clients) -> object:
    """A role with one."""
    return replicate(client, ["rule-source", "rule-target"])
