"""Functions of IP addresses.

Source: https://developer.hashicorp.com/terraform/language/functions/cidrsubnet
"""

from __future__ import annotations

import ipaddress
import re
from typing import TypeAlias

from modsmith.cty import types, values
from modsmith.cty.errors import EvaluationError, UnsupportedError
from modsmith.cty.numbers import Number
from modsmith.cty.types import STRING, Type
from modsmith.cty.values import Value
from modsmith.evaluate.functions.signature import COUNT, TEXT, Function, int_of

_Network: TypeAlias = "ipaddress.IPv4Network | ipaddress.IPv6Network"
_LONGEST_STEP = 32


def _network(text: str) -> _Network:
    address, slash, length = text.partition("/")
    if not slash or not re.fullmatch(r"\d{1,3}", length, re.ASCII) or (len(length) > 1 and length[0] == "0"):
        raise EvaluationError(f"invalid CIDR address: {text}")
    if "." in address:
        if ":" in address:
            raise UnsupportedError("an IPv4 address in an IPv6 address")
        # Terraform's own parser accepts leading zeros
        address = (
            ".".join(part.lstrip("0") or "0" for part in address.split(".") if part)
            if re.fullmatch(r"\d+(\.\d+){3}", address, re.ASCII)
            else address
        )
    try:
        return ipaddress.ip_network(f"{address}/{length}", strict=False)
    except ValueError:
        raise EvaluationError(f"invalid CIDR address: {text}") from None


def _text(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        raise UnsupportedError("an IPv4 address in an IPv6 address")
    return str(address)


def _subnet(network: _Network) -> str:
    return f"{_text(network.network_address)}/{network.prefixlen}"


def _big(value: Value) -> int:
    raw: Number = value.raw
    if not raw.is_whole:
        raise EvaluationError("a whole number is required")
    return raw.whole()


def _cidrhost(given: list[Value], _: Type) -> Value:
    network, number = _network(given[0].raw), _big(given[1])
    bits = network.max_prefixlen - network.prefixlen
    if number < 0:
        number = (1 << bits) + number
        if number < 0:
            raise EvaluationError("prefix does not accommodate a host with this number")
    if number >= 1 << bits:
        raise EvaluationError("prefix does not accommodate a host with this number")
    return values.string(_text(network.network_address + number))


def _cidrnetmask(given: list[Value], _: Type) -> Value:
    network = _network(given[0].raw)
    if isinstance(network, ipaddress.IPv6Network):
        raise EvaluationError("IPv6 addresses cannot have a netmask")
    return values.string(str(network.netmask))


def _cidrsubnet(given: list[Value], _: Type) -> Value:
    bits, number = int_of(given[1]), _big(given[2])
    network = _network(given[0].raw)
    length = network.prefixlen + bits
    if length > network.max_prefixlen:
        raise EvaluationError("insufficient address space to extend the prefix")
    if bits < 0 or number < 0:
        raise UnsupportedError("a subnet with a negative number")
    if number >= 1 << bits:
        raise EvaluationError("prefix extension does not accommodate a subnet with this number")
    start = network.network_address + (number << (network.max_prefixlen - length))
    return values.string(f"{_text(start)}/{length}")


def _cidrsubnets(given: list[Value], kind: Type) -> Value:
    network = _network(given[0].raw)
    at = int(network.network_address)
    end = at + network.num_addresses
    made = []
    for value in given[1:]:
        bits = int_of(value)
        length = network.prefixlen + bits
        if not 1 <= bits <= _LONGEST_STEP or length > network.max_prefixlen:
            raise EvaluationError("a prefix must be extended by 1 to 32 bits that it has")
        if not network.prefixlen:
            raise UnsupportedError("all addresses as a prefix, where Terraform miscounts")
        size = 1 << (network.max_prefixlen - length)
        at = -(-at // size) * size
        if at + size > end:
            raise EvaluationError("not enough remaining address space")
        made.append(values.string(f"{_text(type(network.network_address)(at))}/{length}"))
        at += size
    return values.list_(made, kind.element)


FUNCTIONS = (
    Function("cidrhost", (TEXT, COUNT), None, STRING, _cidrhost),
    Function("cidrnetmask", (TEXT,), None, STRING, _cidrnetmask),
    Function("cidrsubnet", (TEXT, COUNT, COUNT), None, STRING, _cidrsubnet),
    Function("cidrsubnets", (TEXT,), COUNT, types.list_of(STRING), _cidrsubnets),
)
