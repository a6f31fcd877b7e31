"""The catalog: which modules there are, and what is said of one whose Python is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.errors import ProjectError, SchemaError, SpecError, UnknownModuleError
from modsmith.generate import run
from modsmith.project import Catalog, Project

from .conftest import InProject
from .sample import edited


def test_every_folder_with_a_spec_is_a_module(in_project: InProject) -> None:
    catalog = in_project()
    (catalog.folder / "__pycache__").mkdir()
    (catalog.folder / "aaa").mkdir()
    assert catalog.names() == ["queue"]


def test_naming_none_means_all_and_naming_twice_means_once(in_project: InProject) -> None:
    catalog = in_project()
    assert catalog.resolve([]) == catalog.resolve(["queue", "queue"]) == ["queue"]


@pytest.mark.parametrize(
    ("wanted", "fix"),
    [
        ("quue", "Did you mean 'queue'?"),
        ("Queue", "Did you mean 'queue'?"),
        ("xyz", "The modules are: queue."),
    ],
)
def test_an_unknown_module(in_project: InProject, wanted: str, fix: str) -> None:
    catalog = in_project()
    with pytest.raises(UnknownModuleError) as raised:
        catalog.resolve(["queue", wanted])
    assert str(raised.value) == f"there is no module {wanted!r}. {fix}"


BROKEN: dict[str, tuple[str, str, str, str]] = {
    "a construct that nobody builds": (
        "stack.py",
        "(Main,)",
        "()",
        "generators/queue/main.py: Main is defined but not built. Add Main to FILES",
    ),
    "an address without a type": (
        "main.py",
        '"aws_sqs_queue.this"',
        '"queue"',
        "queue: 'queue': is no address. Write type.name",
    ),
    "syntax": (
        "main.py",
        "class Main(File):",
        "class Main(File)",
        "queue/main.py:4: SyntaxError: expected ':'",
    ),
    "syntax in the spec": (
        "spec.py",
        "SPEC = ",
        "SPEC == = ",
        "queue/spec.py:5: SyntaxError: invalid syntax",
    ),
    "indentation": ("main.py", "    def build", "def build", "queue/main.py:5: IndentationError: expected"),
    "an unknown keyword": (
        "spec.py",
        "outputs=",
        "output=",
        "queue/spec.py:5: TypeError: ModuleSpec.__init__() got an unexpected",
    ),
    "an unknown name": (
        "spec.py",
        " STRING, ",
        " STR, ",
        "queue/spec.py:9: NameError: name 'STR' is not defined",
    ),
    "an import that is not there": (
        "main.py",
        "modsmith.build.stack",
        "modsmith.build.stak",
        "queue/main.py:1: ModuleNotFoundError: No module named",
    ),
    "a fault of the spec": (
        "spec.py",
        "Name of the project.",
        "Name",
        "input project_name: description: 'Name' does not end in a full",
    ),
    "another name": (
        "spec.py",
        'name="queue"',
        'name="que"',
        "generators/queue: has the name 'que'. Write name=\"queue\"",
    ),
    "no SPEC": (
        "spec.py",
        "SPEC = ",
        "Spec = ",
        "generators/queue/spec.py: has no SPEC. Define SPEC in the file",
    ),
    "no FILES": (
        "stack.py",
        "FILES = ",
        "Files = ",
        "generators/queue/stack.py: has no FILES. Define FILES in the file",
    ),
    "an error while building": (
        "main.py",
        '"arn"]',
        "0] + 1",
        "queue/main.py:7: ",
    ),
    "a bug in a construct": (
        "main.py",
        "self.add(",
        "self.ad(",
        "queue/main.py:6: AttributeError: 'Main' object has no",
    ),
    "an unknown attribute": (
        "main.py",
        '"name":',
        '"nam":',
        "queue/main.tf: aws_sqs_queue.this.nam: unknown attribute",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_module_is_told_in_one_line_with_its_place(
    in_project: InProject, tmp_path: Path, fault: str
) -> None:
    file, old, new, said = BROKEN[fault]
    catalog = in_project(**{file.replace(".", "_"): edited(file, old, new)})
    with pytest.raises((SpecError, SchemaError)) as raised:
        run.compare(catalog, tmp_path / "modules")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert raised.value.fix


def test_a_module_without_constructs(in_project: InProject, tmp_path: Path) -> None:
    catalog = in_project(stack_py=None, main_py=None)
    with pytest.raises(SpecError, match=r"generators/queue: builds no file\. Add a file with a class"):
        run.compare(catalog, tmp_path)


def test_without_a_list_every_construct_is_built(in_project: InProject, tmp_path: Path) -> None:
    listed = run.compare(in_project(), tmp_path / "modules").trees["queue"]
    assert run.compare(in_project(stack_py=None), tmp_path / "modules").trees["queue"] == listed


def test_listing_and_showing_need_no_constructs(in_project: InProject) -> None:
    """So that a machine without node can do it."""
    catalog = in_project(stack_py="1 / 0", main_py="1 / 0")
    assert catalog.spec("queue").title == "Queue"


def test_a_fault_of_ours_is_not_blamed_on_the_catalog(in_project: InProject) -> None:
    catalog = in_project()
    with pytest.raises(ZeroDivisionError), catalog.explained():
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("settings", "source"),
    [
        ("", "./modules/queue"),
        ('modules = "out/tf"', "./out/tf/queue"),
        ('namespace = "acme"', "acme/queue/aws"),
        (
            'source = "git::https://git.example.com/tf.git//{module}?ref=v1"',
            "git::https://git.example.com/tf.git//queue?ref=v1",
        ),
    ],
)
def test_the_usage_names_the_source_that_a_caller_writes(
    in_project: InProject, tmp_path: Path, settings: str, source: str
) -> None:
    root = in_project().project.root
    (root / "modsmith.toml").write_text(settings, "utf-8")
    readme = run.compare(Catalog(Project.require(root)), tmp_path / "modules").trees["queue"]["README.md"]
    assert f'  source = "{source}"\n'.encode() in readme


@pytest.mark.parametrize("where", ['namespace = "acme"', 'source = "acme/{module}/aws"'])
def test_the_usage_names_the_version_that_a_caller_asks_for(
    in_project: InProject, tmp_path: Path, where: str
) -> None:
    root = in_project().project.root
    (root / "modsmith.toml").write_text(f'{where}\nversion = "~> 0.1"', "utf-8")
    readme = run.compare(Catalog(Project.require(root)), tmp_path / "modules").trees["queue"]["README.md"]
    assert b'  source  = "acme/queue/aws"\n  version = "~> 0.1"\n' in readme


def refused(root: Path, settings: str) -> str:
    (root / "modsmith.toml").write_text(settings, "utf-8")
    with pytest.raises(ProjectError) as raised:
        Project.require(root)
    return str(raised.value).removeprefix(f"{root}/modsmith.toml: ")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            'namespace = "acme"\nsource = "acme/{module}/aws"',
            "source: namespace also says where the modules are. Keep one of the two.",
        ),
        (
            'source = "acme/queue/aws"',
            "source: 'acme/queue/aws' is the same for every module. Write {module} in",
        ),
        (
            'source = "acme/{module}/{provider}"',
            "source: 'acme/{module}/{provider}' is not the source of a module.",
        ),
        ("source = 'a/{module}/\"aws'", "source: 'a/{module}/\"aws' is not the source of a module."),
        ('source = "my modules/{module}"', "source: 'my modules/{module}' is not the source of a module."),
        ("source = 1", "source: 1 is not text."),
        (
            'namespace = "acme"\nversion = "latest"',
            "version: 'latest' is not a version constraint. Write one",
        ),
        ('namespace = "acme"\nversion = ">= 1.0,"', "version: '>= 1.0,' is not a version constraint."),
        ('version = "1.2.0"', "version: needs modules in a registry. Set namespace, or a registry address"),
        (
            'source = "github.com/acme/{module}"\nversion = "1.2.0"',
            "version: needs modules in a registry.",
        ),
        (
            'source = "git::https://git.example.com/tf.git//{module}"\nversion = "1.2.0"',
            "version: needs modules in a registry.",
        ),
    ],
)
def test_a_source_that_no_caller_can_write_is_one_error(tmp_path: Path, settings: str, said: str) -> None:
    assert refused(tmp_path, settings).startswith(said)


@pytest.mark.parametrize(
    "settings",
    [
        'namespace = "acme"\nversion = "~> 0.1"',
        'namespace = "acme"\nversion = ">= 1.0, < 2.0.0-beta.1"',
        'source = "registry.example.com:8443/acme/{module}/aws"\nversion = "1.2.0"',
        'source = "acme/platform/aws//modules/{module}"\nversion = "1.2.0"',
        'source = "github.com/acme/tf//modules/{module}?ref=v1.2.0"',
        'modules = "my modules"',
    ],
)
def test_sources_that_terraform_knows_are_accepted(tmp_path: Path, settings: str) -> None:
    (tmp_path / "modsmith.toml").write_text(settings, "utf-8")
    assert Project.require(tmp_path).source.of("queue")
