"""The suite's own rules, in `tests/conftest.py`, on a small suite of another folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = dict(os.environ)  # the real one, read before `empty_machine` changes it

SUITE = """
import pytest

def test_passes():
    pass

@pytest.mark.skipif(True, reason="no such tool")
def test_skips():
    pass

@pytest.mark.xfail
def test_is_expected_to_fail():
    assert False

@pytest.mark.terraform
def test_starts_terraform():
    pass

@pytest.mark.terraform
@pytest.mark.slowest
def test_takes_minutes():
    pass
"""


def test_every_test_of_this_repository_is_collected() -> None:
    """By default pytest enters no folder that is called `build` or `dist`, and says nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"],
        env=ENVIRONMENT,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    collected = {line.partition("::")[0] for line in done.stdout.splitlines() if "::" in line}
    written = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "tests").rglob("*.py")
        if re.search(r"^ *def test_", file.read_text("utf-8"), re.MULTILINE)
    }
    assert written - collected == set()


def run(folder: Path, *options: str, fail_on_skip: str) -> tuple[int, str]:
    """The exit code and output of pytest on that folder, with our conftest as a plugin."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.conftest",
            "-c",
            os.devnull,
            "--rootdir",
            folder,
            "-v",
            *options,
        ],
        env=ENVIRONMENT | {"MODSMITH_FAIL_ON_SKIP": fail_on_skip, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_skip_fails_where_every_tool_is_present(workers: str, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(SUITE)
    code, said = run(tmp_path, "-n", workers, fail_on_skip="1")
    assert code == 1
    assert "skipped where no test may be: Skipped: no such tool" in said
    assert "3 passed, 1 xfailed" in said
    assert "ERROR test_it.py::test_skips" in said


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_skipped_module_fails_there_too(workers: str, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("import pytest\npytest.importorskip('no_such_package')\n")
    code, said = run(tmp_path, "-n", workers, fail_on_skip="1")
    assert code != 0
    assert "skipped where no module may be" in said


def test_a_skip_is_a_skip_elsewhere_and_the_slowest_go_first(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(SUITE)
    code, said = run(tmp_path, fail_on_skip="")
    assert code == 0
    assert "3 passed, 1 skipped, 1 xfailed" in said
    names = ("test_takes_minutes", "test_starts_terraform", "test_passes")
    assert sorted(names, key=said.index) == [*names]


SHARED = """
import pytest
from pathlib import Path

@pytest.fixture(scope="module")
def made():
    with Path("made").open("a") as file:
        file.write("x")

@pytest.mark.parametrize("n", range(9))
def test_it(n, made):
    pass
"""


def test_what_a_file_has_once_is_made_once_for_all_workers(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(SHARED)
    code, said = run(tmp_path, "-n", "3", "--dist", "loadgroup", fail_on_skip="")
    assert (code, "9 passed" in said) == (0, True)
    assert (tmp_path / "made").read_text() == "x"


GROUPED = """
import pytest

pytestmark = pytest.mark.xdist_group("shared")

@pytest.fixture(scope="session")
def made(tmp_path_factory):
    print("MADE")

@pytest.mark.parametrize("n", range(3))
def test_{name}(n, made):
    pass
"""


def _passed(said: str) -> list[str]:
    return sorted(
        line.split()[-1] for line in said.splitlines() if line.startswith("[gw") and "PASSED" in line
    )


def test_shards_of_the_suite_hold_every_test_once_and_tear_no_file_or_group(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"test_{name}.py").write_text(GROUPED.replace("{name}", name))
    for n in range(5):
        marks = "@pytest.mark.terraform\n" if n == 3 else ""
        text = f"import pytest\n\n{marks}@pytest.mark.parametrize('n', range({n + 1}))\ndef test_it(n):\n    pass\n"
        (tmp_path / f"test_{n}.py").write_text(text)
    (tmp_path / "test_long.py").write_text("import pytest\n\n@pytest.mark.long\ndef test_it():\n    pass\n")
    (tmp_path / "test_made.py").write_text(
        f"{SHARED}\n@pytest.mark.parametrize('n', range(9))\ndef test_alone(n):\n    pass\n"
    )
    options = ("-n", "2", "--dist", "loadgroup", "-m", "not long")
    shards = []
    for number in (1, 2, 3):
        code, said = run(tmp_path, *options, "--shard", f"{number}/3", fail_on_skip="")
        assert code == 0, said
        shards.append(_passed(said))
    whole = _passed(run(tmp_path, *options, fail_on_skip="")[1])
    assert len(whole) == 6 + 15 + 18
    assert sorted(test for shard in shards for test in shard) == whole
    files = [{test.partition("::")[0] for test in shard} for shard in shards]
    assert sum(map(len, files)) == len(set().union(*files))
    assert [{"test_a.py", "test_b.py"} <= shard for shard in files].count(True) == 1
    assert {"test_3.py"} in files, "the slow one is alone"


@pytest.mark.parametrize("shard", ["4/3", "x"])
def test_a_shard_of_the_suite_that_cannot_be_is_an_error(shard: str, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(SUITE)
    code, said = run(tmp_path, "--shard", shard, fail_on_skip="")
    assert code == 4
    assert "PASSED" not in said


def test_a_long_test_that_make_does_not_find_is_refused(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import pytest\nslow = getattr(pytest.mark, 'lo' + 'ng')\n@slow\ndef test_it(): pass\n"
    )
    code, said = run(tmp_path, fail_on_skip="")
    assert code != 0
    assert "has no `mark.long`" in said
