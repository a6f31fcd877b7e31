"""Lambda: reserved concurrency leaves some for others."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.rules.awslambda_role import create
from modsmith.emulator.state import backend

AWS_REFUSES = "reserved concurrency that leaves fewer than 100 of the account's 1,000 executions unreserved"
SOURCE = "docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html"
OPERATIONS = ("PutFunctionConcurrency",)
CODE = "InvalidParameterValueException"

ACCOUNT, LEAST = 1_000, 100


def check(call: Call) -> str | None:
    """Adds up what the functions of the region reserve."""
    name = call.values["FunctionName"].rpartition(":")[2]
    others = {
        function.function_name: int(function.reserved_concurrency or 0)
        for function in backend(call, "awslambda").list_functions()
        if function.function_name != name
    }
    if ACCOUNT - sum(others.values()) - call.values["ReservedConcurrentExecutions"] >= LEAST:
        return None
    return (
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below"
        f" its minimum value of [{LEAST}]."
    )


def refused(client: Clients) -> object:
    """950 of 1,000."""
    return _reserve(client, 950)


def accepted(client: Clients) -> object:
    """900 of 1,000."""
    return _reserve(client, 900)


def _reserve(client: Clients, count: int) -> object:
    create(client)
    return client("lambda").put_function_concurrency(FunctionName="rule", ReservedConcurrentExecutions=count)
