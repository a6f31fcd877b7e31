"""Texts as a spec wants them: sentences with a full stop, messages that name their input."""

from __future__ import annotations

import re

_ENDS = (".", "```")
_ACRONYMS = frozenset(
    {
        "acl",
        "acm",
        "alb",
        "ami",
        "api",
        "arn",
        "az",
        "cidr",
        "dlq",
        "dns",
        "ebs",
        "ec2",
        "ecr",
        "ecs",
        "efs",
        "iam",
    }
    | {
        "id",
        "ip",
        "json",
        "kms",
        "nat",
        "nlb",
        "rds",
        "s3",
        "sns",
        "sqs",
        "ssl",
        "tls",
        "ttl",
        "url",
        "vpc",
        "waf",
    }
)


def ended(text: str) -> str:
    """A text that ends in a full stop; the text itself if it does."""
    bare = text.rstrip()
    if bare.endswith(_ENDS):
        return text
    return f"{bare.rstrip(';:,?! ')}."


def from_name(name: str) -> str:
    """A sentence for what has no description: `create_bucket` becomes "Whether to create bucket."."""
    words = " ".join(_spelt(word) for word in name.replace("_", " ").replace("-", " ").split())
    verb = words.partition(" ")[0]
    if verb in ("create", "enable", "attach", "use", "allow", "ignore", "manage"):
        return f"Whether to {words}."
    return f"{words[:1].upper()}{words[1:]}."


def _spelt(word: str) -> str:
    singular = word.removesuffix("s")
    if singular in _ACRONYMS:
        return singular.upper() + word[len(singular) :]
    return word.upper() if word in _ACRONYMS else word


def titled(name: str) -> str:
    """The title of a module."""
    words = " ".join(map(_spelt, name.replace("_", " ").replace("-", " ").split()))
    return words[:1].upper() + words[1:]


def naming(message: str, name: str) -> str:
    """A message that names its input."""
    return message if name in message else f"{name}: {message}"


def class_name(stem: str) -> str:
    """The name of the class for a file: `vpc_flow_logs` becomes `VpcFlowLogs`."""
    made = "".join(word[:1].upper() + word[1:] for word in re.split(r"\W|_", stem) if word)
    return made if made[:1].isalpha() else f"File{made}"
