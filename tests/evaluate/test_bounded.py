"""No input takes more than ten seconds or one GiB; what exceeds a budget is "too large", with its place."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

SECONDS, BYTES = 10, 1 << 30


def _locals(first: str, step: str, count: int) -> str:
    """Local values of which each is made of the one before; the last one is `local.a`."""
    lines = [f"  a0 = {first}"]
    lines += [f"  a{at} = {step.replace('@', f'local.a{at - 1}')}" for at in range(1, count)]
    return "locals {\n" + "\n".join([*lines, f"  a = local.a{count - 1}"]) + "\n}\n"


QUEUE = '\nresource "aws_sqs_queue" "this" {\n  name = %s\n  %s\n}\n'
NAMED = QUEUE % ("try(jsonencode(local.a), 1)", "")
TEXTS = '["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]'

CASES: Mapping[str, str] = {
    "lists that double": _locals("[1, 2]", "[@, @, @, @, @, @, @, @]", 12) + NAMED,
    "texts that double": _locals('"ab"', '"${@}${@}"', 60) + NAMED,
    "joined texts": _locals('"ab"', 'join("", [for i in range(1000) : @])', 8) + NAMED,
    "replaced texts": _locals('"aaaa"', 'replace(@, "a", "aaaaaaaaaaaaaaaa")', 20) + NAMED,
    "encoded texts": _locals('"\\""', "jsonencode(@)", 60) + NAMED,
    "concatenated lists": _locals("range(1000)", "concat(@, @, @)", 30) + NAMED,
    "products of sets": _locals(
        f"toset({TEXTS})", f"toset([for p in setproduct(@, {TEXTS}) : jsonencode(p)])", 9
    )
    + NAMED,
    "nested for": _locals("range(1000)", "[for i in range(1000) : [for j in range(1000) : j]]", 3) + NAMED,
    "merged maps": _locals('{ a = "x" }', "{ for i in range(1000) : i => @ }", 5) + NAMED,
    "a long chain": _locals("1", "@ + 1", 3_000) + NAMED,
    "a circle": "locals {\n  a = local.b\n  b = local.a\n}" + NAMED,
    "large numbers": _locals("10", "@ * @", 60) + NAMED,
    "a large count": QUEUE % ('"q"', "count = 1000000000"),
    "a large range": QUEUE % ('"q"', "for_each = toset([for i in range(10000000) : tostring(i)])"),
    "a large for_each": f"locals {{ a = {TEXTS} }}"
    + QUEUE
    % (
        '"q"',
        'for_each = toset([for p in setproduct(local.a, local.a, local.a, local.a, local.a) : join("", p)])',
    ),
    "deep brackets": "locals {\n  a = " + "[" * 20_000 + "]" * 20_000 + "\n}" + NAMED,
    "deep conditions": "locals {\n  a = " + "true ? (" * 90 + "1" + ") : 2" * 90 + "\n}" + NAMED,
    "deep blocks": "a {\n" * 20_000 + "}\n" * 20_000,
    "many operators": "locals {\n  a = " + " + ".join(["1"] * 50_000) + "\n}" + NAMED,
    "a long list": "locals {\n  a = [" + ", ".join(["1"] * 300_000) + "]\n}" + NAMED,
    "a long text": 'locals {\n  a = "' + "x" * 1_000_000 + '"\n}' + NAMED,
    "a pattern over a long text": _locals('"ab"', '"${@}${@}"', 19)
    + QUEUE % ('length(regexall("(a+b*)+[^c]*?$", local.a))', ""),
    "a long pattern": QUEUE % ('regex("(((a{500}){500}){500})", "a")', ""),
    "YAML that grows": _locals('"x"', "1", 2)
    + QUEUE
    % (
        'yamldecode("'
        + "\\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))])
        + '")',
        "",
    ),
    "dynamic blocks": 'locals { a = range(1000) }\nresource "aws_security_group" "this" {\n'
    + '  dynamic "ingress" {\n    for_each = setproduct(local.a, local.a)\n    content {\n'
    + '      from_port = ingress.value[0]\n      to_port = 1\n      protocol = "tcp"\n    }\n  }\n}\n',
    "wide formats": QUEUE % ('format("%1000000000d", 1)', ""),
    "indents": QUEUE % ('indent(1000000000, "a\\nb")', ""),
}


def _run(folder: Path) -> tuple[str, float, int]:
    """What `modsmith validate` prints of a folder, the seconds of CPU that it takes, and the bytes."""
    command = [sys.executable, "-m", "modsmith", "validate", "--only", "hcl", str(folder)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "MODSMITH_CACHE": "off", "COLUMNS": "200"},
        text=True,
    ) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return said, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


@pytest.mark.parametrize("name", CASES)
def test_nothing_takes_long_or_much(name: str, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(CASES[name], "utf-8")
    said, seconds, size = _run(tmp_path)
    assert "Traceback" not in said
    assert seconds < SECONDS, f"{seconds:.1f} s"
    assert size < BYTES, f"{size / 1024**2:.0f} MiB"


def test_modules_that_call_modules(tmp_path: Path) -> None:
    """Each calls the next one twice, so the last one exists a million times."""
    for level in range(20):
        folder = tmp_path / f"m{level}"
        folder.mkdir()
        calls = (f'module "{name}" {{\n  source = "../m{level + 1}"\n}}\n' for name in "ab")
        (folder / "main.tf").write_text("".join(calls), "utf-8")
    (tmp_path / "m20").mkdir()
    (tmp_path / "m20" / "main.tf").write_text(QUEUE % ('"q"', ""), "utf-8")
    said, seconds, size = _run(tmp_path / "m0")
    assert "Traceback" not in said
    assert seconds < SECONDS, f"{seconds:.1f} s"
    assert size < BYTES, f"{size / 1024**2:.0f} MiB"


def test_what_is_too_large_has_a_place(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(QUEUE % ('"q"', "count = 1000000000"), "utf-8")
    said, _, _ = _run(tmp_path)
    assert "too large" in said
    assert "main.tf:2" in said
