"""A small module that is right in every way: as a spec, as constructs, and as a folder of a catalog."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from modsmith.build import synth
from modsmith.build.cdk import cdktf
from modsmith.build.stack import File, ModuleStack
from modsmith.hcl.blocks import Block
from modsmith.provider.table import Table
from modsmith.spec.model import Input, ModuleSpec, Output, Promise, Section, Validation, Waiver
from modsmith.spec.types import NUMBER, STRING, Field, Object, map_of

SPEC = ModuleSpec(
    name="queue",
    title="Queue",
    summary="One queue.",
    inputs=(
        Input(
            "project_name",
            STRING,
            "Name of the project.",
            example="shop",
            validations=(
                Validation("length(var.project_name) <= 32", "project_name must be short.", "up to 32"),
            ),
        ),
        Input(
            "delivery",
            Object((Field("delay", NUMBER, "Seconds before delivery.", default=0),)),
            "How messages are delivered.",
            default={},
        ),
        Input("tags", map_of(STRING), "Tags of the queue.", default={}),
    ),
    outputs=(Output("queue_arn", "ARN of the queue."),),
    promises=(
        Promise(
            "encryption-at-rest",
            "Messages are encrypted.",
            ("aws_sqs_queue.*",),
            {"sqs_managed_sse_enabled": True},
        ),
    ),
    waivers=(Waiver("CKV_AWS_27", ("aws_sqs_queue.this",), "The key of SQS is enough here."),),
    sections=(Section("Cost", "A queue costs by the request."),),
)

FOLDER = {
    "__init__.py": "",
    "spec.py": """\
from modsmith.spec.prose import read_sections
from modsmith.spec.model import Input, ModuleSpec, Output
from modsmith.spec.types import STRING

SPEC = ModuleSpec(
    name="queue",
    title="Queue",
    summary="One queue.",
    inputs=(Input("project_name", STRING, "Name of the project.", example="shop"),),
    outputs=(Output("queue_arn", "ARN of the queue."),),
    sections=read_sections(__package__),
)
""",
    "main.py": """\
from modsmith.build.stack import File


class Main(File):
    def build(self):
        queue = self.add("aws_sqs_queue.this", {"name": "${var.project_name}-queue"})
        self.output("queue_arn", queue["arn"])
""",
    "stack.py": "from generators.queue.main import Main\n\nFILES = (Main,)\n",
    "prose/10-cost.md": "# Cost\n\nA queue costs by the request.\n",
    "examples/basic.tf": 'module "queue" {\n  source = "../.."\n\n  project_name = "shop"\n}\n',
}


def write_project(root: Path, **changes: str | None) -> Path:
    """A project of one module, with files replaced or left out: `spec_py="..."`, `prose_10_cost_md=None`."""
    keys = {name.replace("/", "_").replace(".", "_").replace("-", "_"): name for name in FOLDER}
    files = {**FOLDER, **{keys[key]: text for key, text in changes.items()}}
    for name, text in files.items():
        if text is not None:
            path = root / "generators" / "queue" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (root / "modsmith.toml").write_text("", "utf-8")
    return root


def edited(file: str, old: str, new: str) -> str:
    """One file of the catalog with one change."""
    assert FOLDER[file].count(old) == 1
    return FOLDER[file].replace(old, new)


def stacked(files: Mapping[str, Callable[[File], object]], spec: ModuleSpec = SPEC) -> ModuleStack:
    """A real stack whose files are built by these functions."""
    with tempfile.TemporaryDirectory() as unused:
        stack = ModuleStack(cdktf.App(outdir=unused, skip_validation=True), spec)
    for name, function in files.items():

        class Built(File):
            __module__ = f"sample.{name}"
            run = staticmethod(function)

            def build(self) -> None:
                self.run(self)

        Built(stack)
    return stack


def built(files: Mapping[str, Callable[[File], object]], spec: ModuleSpec = SPEC) -> dict[str, list[Block]]:
    """The blocks that come out of such a stack, by file."""
    return synth.blocks_by_file(stacked(files, spec), Table.load())


def with_alias() -> dict[str, str]:
    """The files of a catalog whose module makes its queue with a provider that the caller hands over."""
    spec = edited("spec.py", "Input, ModuleSpec, Output", "Input, ModuleSpec, Output, ProviderAlias")
    declared = 'provider_aliases=(ProviderAlias("aws.replica", "The queue is there."),),'
    return {
        "spec_py": spec.replace('summary="One queue.",', f'summary="One queue.",\n    {declared}'),
        "main_py": edited("main.py", '{"name"', '{"provider": "aws.replica", "name"'),
        "examples_basic_tf": edited(
            "examples/basic.tf",
            "  project_name",
            "  providers = {\n    aws         = aws\n    aws.replica = aws.replica\n  }\n\n  project_name",
        ),
    }
