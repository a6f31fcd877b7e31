"""A README claims nothing that no promise and no control proves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from modsmith.errors import ModsmithError, SeveralErrors
from modsmith.hcl.blocks import Attribute, Block
from modsmith.provider.requirements import requirements
from modsmith.readme import page
from modsmith.readme.claims.kinds import KINDS
from modsmith.readme.page import Extras
from modsmith.spec.model import Input, Promise, Section
from modsmith.spec.rules import between
from modsmith.spec.types import NUMBER
from modsmith.validate.results.overview import Row

from .sample import FOLDER, SPEC

MODULES = Path(__file__).parents[2] / "modules"
TABLE = ("aws_dynamodb_table.this",)
RECOVERY = Promise(
    "table-recovery",
    "The table can be restored to any second of the last 35 days.",
    TABLE,
    {"point_in_time_recovery.0.enabled": True, "point_in_time_recovery.0.recovery_period_in_days": 35},
)
ALARMS = Promise("alarms", "Errors ring.", ("aws_cloudwatch_metric_alarm.*",), {"actions_enabled": True})
LETTERS = Promise(
    "dead-letters",
    "Dead letters wait.",
    ("aws_sqs_queue.dlq",),
    {"message_retention_seconds": 1_209_600},
)
DAYS = Input(
    "log_days",
    NUMBER,
    "Days that logs are kept.",
    default=90,
    validations=(between("log_days", 7, 400, "days"),),
)
QUEUE = replace(
    SPEC, inputs=(*SPEC.inputs, DAYS), promises=(*SPEC.promises, RECOVERY, ALARMS, LETTERS), sections=()
)
MODEL = ModuleType("model")
vars(MODEL).update(DAYS=21)
FILE = "catalog/queue/prose/10-backup.md"


def section(text: str) -> Section:
    return Section("Backup", text, FILE, 3)


def pages(
    text: str, spec: object = QUEUE, controls: Sequence[Row] = (), **table: bool | int
) -> dict[str, str]:
    """README and evidence with this prose, of a module whose table recovers as `table` says."""
    assert isinstance(spec, type(QUEUE))
    recovery = Block(
        "point_in_time_recovery", (), tuple(Attribute(name, value) for name, value in table.items())
    )
    files = {"main": [Block("resource", ("aws_dynamodb_table", "this"), (recovery,))]}
    extras = Extras({"basic": FOLDER["examples/basic.tf"]}, MODEL, controls)
    spec = replace(spec, sections=(section(text),) if text else ())
    return page.render(spec, files, requirements(files["main"]), extras)


def rendered(text: str, *args: Any, **table: Any) -> str:
    """The README alone."""
    return pages(text, *args, **table)["README.md"]


def refused(text: str, spec: object = QUEUE, controls: Sequence[Row] = ()) -> list[str]:
    """What `generate` would say."""
    with pytest.raises(ModsmithError) as raised:
        rendered(text, spec, controls)
    errors = raised.value.errors if isinstance(raised.value, SeveralErrors) else (raised.value,)
    return [str(error) for error in errors]


def prose(text: str) -> str:
    """What a reader sees of the section."""
    found = re.search(r"^### Backup\n\n(.*?)\n\n## Requirements", rendered(text), re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_a_claim_without_a_proof_is_refused_at_its_line_with_what_could_prove_it() -> None:
    assert refused("Nothing here.\n\nIt is cheap, and the table\ncan be restored.") == [
        f"{FILE}:6: 'can be restored' claims recovery and cites nothing."
        ' End the sentence with {{ proved("table-recovery") }}, or change it.'
    ]


def test_lines_are_those_of_the_file_below_loops_and_figures() -> None:
    text = "{% for n in [1, 2, 3] %}\n- {{ n }}\n{% endfor %}\n\n{% if spec %}\nYes.\n{% endif %}\n\n"
    text += "| a |\n|---|\n| versions |"
    assert [error.partition(": ")[0] for error in refused(text)] == [f"{FILE}:13"]


def test_a_reader_sees_a_tick_that_leads_to_the_row() -> None:
    text = 'It can be restored. {{ proved("table-recovery") }} Good.\n\n'
    text += '- It is encrypted. {{ proved("encryption-at-rest", "alarms") }}'
    assert prose(text) == (
        "It can be restored. [✓](PROOFS.md#promise-table-recovery) Good.\n\n"
        "- It is encrypted. [✓](PROOFS.md#promise-encryption-at-rest)[✓](PROOFS.md#promise-alarms)"
    )
    assert '| <a id="promise-table-recovery"></a>table-recovery |' in pages(text)["PROOFS.md"]
    assert not re.search("[\ue000-\uf8ff]", rendered(text))


def test_an_id_that_is_not_there() -> None:
    [error] = refused('It can be restored.\n{{ proved("table-recovry") }}')
    assert error.startswith(f"{FILE}:3: cites 'table-recovry', which is neither a promise of the module")
    assert error.endswith("Did you mean 'table-recovery'?")


def test_a_proof_of_something_else() -> None:
    [error] = refused('All is encrypted. {{ proved("alarms") }}')
    assert error.startswith(
        f"{FILE}:3: 'encrypted' claims encryption at rest, which 'alarms' does not prove."
    )


def test_each_row_and_item_cites_for_itself() -> None:
    cite = '{{ proved("encryption-at-rest") }}'
    text = f"- One is encrypted. {cite}\n- Two is encrypted.\n\n"
    text += f"| a | b |\n|---|---|\n| x | encrypted {cite} |\n| y | encrypted |"
    assert [error.partition(": ")[0] for error in refused(text)] == [f"{FILE}:4", f"{FILE}:9"]


@pytest.mark.parametrize(
    "text",
    [
        "```\nAll is encrypted.\n```",
        "### What is encrypted",
        "| encrypted | versioned |\n|---|---|\n| yes | yes |",
        "Run `aws encrypted --versioned`.",
        "Your bucket must be encrypted.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert text in rendered(text)


@pytest.mark.parametrize("text", ['### A {{ proved("alarms") }}', '```\n{{ proved("alarms") }}\n```'])
def test_a_citation_that_belongs_to_no_sentence(text: str) -> None:
    assert refused(text)[0].startswith(f"{FILE}: cites 'alarms' outside of a sentence.")


# kinds

CLAIMS = {
    "encryption at rest": ("Tables are encrypted.", "AES-256 it is.", "`key` encrypts them."),
    "encryption in transit": ("It speaks TLS only.", "Queues refuse plain HTTP.", "Traffic is HTTPS."),
    "recovery": ("Back to any second.", "Point-in-time\nrecovery is on.", "It can be brought back."),
    "lifecycle": (
        "Items expire.",
        "Logs are kept for a year.",
        "Videos move to Glacier.",
        "| a |\n|---|\n| expiry |",
    ),
    "backup": ("A snapshot every day.", "It keeps a continuous backup.", "| a |\n|---|\n| continuous |"),
    "versioning": ("Buckets are versioned.", "They keep versions.", "| a |\n|---|\n| versions |"),
    "deletion protection": (
        "Tables refuse deletion.",
        "AWS refuses to delete it.",
        "It cannot be destroyed.",
    ),
    "public access": ("Nothing is public.",),
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in CLAIMS.items() for text in texts])
def test_words_that_claim(kind: str, text: str) -> None:
    assert f"claims {kind} and cites nothing" in refused(text)[0]


def test_every_kind_has_its_words_here() -> None:
    assert [kind.name for kind in KINDS] == list(CLAIMS)


@pytest.mark.parametrize(
    ("path", "value", "other", "proves"),
    [
        ("deletion_protection_enabled", True, False, True),
        ("deletion_protection_enabled", False, False, False),
        ("force_destroy", False, True, True),
        ("force_destroy", True, True, False),
        ("deletion_protection_note", None, None, False),
    ],
)
def test_a_promise_that_something_is_off_proves_nothing(
    path: str, value: bool | None, other: bool | None, proves: bool
) -> None:
    values = {"dev": {path: other}, "staging": {path: other}, "prod": {path: value}}
    spec = replace(QUEUE, promises=(Promise("kept", "It stays.", TABLE, by_environment=values),))
    text = 'AWS refuses to delete it. {{ proved("kept") }}'
    if proves:
        assert "[✓](PROOFS.md#promise-kept)" in rendered(text, spec)
    else:
        assert "which 'kept' does not prove" in refused(text, spec)[0]


def test_a_promise_must_itself_be_about_what_it_says() -> None:
    spec = replace(QUEUE, promises=(replace(ALARMS, statement="Alarms are encrypted."),))
    assert refused("", spec) == [
        "queue: promise alarms: statement: 'encrypted' claims encryption at rest, which 'alarms' does not prove."
        " Add the planned value that proves it to `expects`, or change the sentence."
    ]


def test_the_summary_cites_in_a_field_of_its_own() -> None:
    spec = replace(QUEUE, summary="An encrypted queue.")
    [error] = refused("", spec)
    assert error.startswith("queue: summary: 'An encrypted' claims encryption at rest and cites nothing. Add")
    proved = replace(spec, summary_proved_by=("encryption-at-rest",))
    assert "An encrypted queue. [✓](PROOFS.md#promise-encryption-at-rest)\n" in rendered("", proved)


# controls


def control(**changes: object) -> Row:
    row = Row("dynamodb-recovery", "It recovers.", "https://x", (("aws_dynamodb_table", 1),), (), (), (), ())
    return replace(row, **changes)  # type: ignore[arg-type]


def test_a_control_that_passes_proves_what_it_guards() -> None:
    made = pages('It can be restored. {{ proved("dynamodb-recovery") }}', controls=[control()])
    assert "[✓](PROOFS.md#control-dynamodb-recovery)" in made["README.md"]
    assert '| <a id="control-dynamodb-recovery"></a>[dynamodb-recovery](https://x) |' in made["PROOFS.md"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"passes": ()}, "no resource passes it here"),
        ({"fails": ("aws_dynamodb_table.b",)}, "aws_dynamodb_table.b does not pass it"),
        ({"by_plan": ("aws_dynamodb_table.c",)}, "aws_dynamodb_table.c does not pass it"),
        ({"waived": (("aws_dynamodb_table.d", "so", "me"),)}, "aws_dynamodb_table.d does not pass it"),
    ],
)
def test_a_control_that_does_not_pass_everywhere_proves_nothing(
    changes: dict[str, object], reason: str
) -> None:
    text = 'It can be restored. {{ proved("dynamodb-recovery") }}'
    assert (
        f"'dynamodb-recovery', which does not prove anything: {reason}"
        in refused(text, controls=[control(**changes)])[0]
    )


# figures


@pytest.mark.parametrize(
    "text",
    [
        'Any second of 35 days. {{ proved("table-recovery") }}',
        'Any second of {{ model.DAYS }} days. {{ proved("table-recovery") }}',
        'Any second of 35 days, logs 90 days (`log_days`), up to 400 days. {{ proved("table-recovery") }}',
        'Dead letters wait 14 days, or 336 hours. {{ proved("dead-letters") }}',
    ],
)
def test_a_figure_that_is_proved_or_an_input_s_or_computed(text: str) -> None:
    assert "[✓]" in rendered(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ('Any second of 30 days. {{ proved("table-recovery") }}', "30 days"),
        ('Any second of 35 hours and a year. {{ proved("table-recovery") }}', "a year"),
        ('Any second of 35 days, logs 90 days. {{ proved("table-recovery") }}', "90 days"),
        ('Dead letters wait 15 days. {{ proved("dead-letters") }}', "15 days"),
    ],
)
def test_a_figure_that_nothing_proves(text: str, figure: str) -> None:
    assert f"{FILE}:3: '{figure}' is not a value of" in refused(text)[0]


def test_a_figure_cannot_be_passed_off_as_computed() -> None:
    assert "is a constant" in refused('Any second of {{ 30 }} days. {{ proved("table-recovery") }}')[0]


def test_the_days_that_aws_gives_count_only_where_the_module_leaves_them_out() -> None:
    silent = replace(RECOVERY, expects={"point_in_time_recovery.0.enabled": True})
    spec = replace(QUEUE, promises=(silent,))
    assert "last 35 days" in rendered("", spec, enabled=True)
    with pytest.raises(ModsmithError, match="'35 days' is not a value of 'table-recovery'"):
        rendered("", spec, enabled=True, recovery_period_in_days=7)


# words that only sound like a claim


def test_no_claim_needs_a_reason_and_is_not_rendered() -> None:
    text = 'Reading what is public costs. {{ no_claim("public access", "It is about other people\'s data.") }}\nYes.'
    assert prose(text) == "Reading what is public costs.\nYes."


@pytest.mark.parametrize(
    ("excuse", "problem"),
    [
        ('"public acess", "It is a price, no more."', "Did you mean 'public access'?"),
        ('"public access", ""', "no_claim has no reason"),
        ('"backup", "It is a price, no more."', "no_claim is not needed: nothing here sounds like backup"),
        ('"public access"', "missing 1 required positional argument: 'reason'"),
    ],
)
def test_an_invalid_excuse(excuse: str, problem: str) -> None:
    text = f'It is public. {{{{ proved("alarms") }}}} {{{{ no_claim({excuse}) }}}}'
    assert any(problem in error for error in refused(text))


def test_an_excuse_is_for_one_kind_alone() -> None:
    [error] = refused('Encrypted or public. {{ no_claim("public access", "It is about your data.") }}')
    assert "claims encryption at rest" in error


def test_excuses_are_few() -> None:
    one = 'It is public. {{ no_claim("public access", "It is about your data.") }}'
    assert rendered("\n\n".join([one] * 8))
    assert refused("\n\n".join([one] * 9)) == [
        "queue: prose: uses no_claim 9 times, but at most 8 are allowed."
        " Cite a proof, or write sentences without claims."
    ]


# what is committed


@pytest.mark.parametrize("path", sorted(MODULES.glob("*/README.md")), ids=lambda path: path.parent.name)
def test_every_tick_of_a_module_leads_somewhere(path: Path) -> None:
    wanted = set(re.findall(r"\[✓\]\(PROOFS\.md#([\w-]+)\)", path.read_text("utf-8")))
    there = set(re.findall(r'<a id="([\w-]+)"></a>', path.with_name("PROOFS.md").read_text("utf-8")))
    assert len(wanted) > 4
    assert wanted <= there | {"guarantees"}
