"""Runs the jobs of a GitHub workflow here: each in its own copy of the repository, artifacts copied between them.

Only what the workflows of this repository use is known; anything else fails the test.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from tests.project import ROOT

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
OTHERS = ("actions/checkout", "actions/setup-python", "actions/setup-node", "hashicorp/setup-terraform")
"""Actions that prepare a machine, which this one is."""

_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")


@dataclass
class Job:
    """A job that ran.

    Attributes:
        folder: its checkout.
        codes: name of a step, or what it uses, to its exit code; steps that were left out are not in it.
        log: all that was printed.
        uploaded: file and category of what went to code scanning.
        summary: the job's summary.
    """

    folder: Path
    codes: dict[str, int] = field(default_factory=dict)
    log: str = ""
    uploaded: list[tuple[Path, str]] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return any(self.codes.values())

    @property
    def summary(self) -> str:
        return self.folder.with_suffix(".summary").read_text("utf-8")


@dataclass
class Runner:
    """Runs a workflow.

    Args:
        repository: what a checkout gives.
        space: an empty folder for the machines.
        environment: of all steps.
        skipped: starts of commands that are not run, such as the installation of packages.
    """

    repository: Path
    space: Path
    environment: Mapping[str, str]
    skipped: tuple[str, ...] = ()

    def run(self, text: str) -> dict[str, list[Job]]:
        """Runs all jobs, in their order; those of a matrix one after the other."""
        jobs = yaml.safe_load(text)["jobs"]
        return {name: [*self._jobs(name, job)] for name, job in jobs.items()}

    def _jobs(self, name: str, job: Mapping[str, Any]) -> Any:
        matrix = job.get("strategy", {}).get("matrix", {})
        for index, values in enumerate(product(*matrix.values())):
            folder = self.space / f"{name}-{index}"
            shutil.copytree(self.repository, folder, symlinks=True)
            folder.with_suffix(".summary").touch()
            done = Job(folder)
            context = {f"matrix.{key}": str(value) for key, value in zip(matrix, values, strict=True)}
            context |= {"strategy.job-index": str(index), "runner.temp": str(self.space)}
            for step in job["steps"]:
                self._step(done, step, context)
            yield done

    def _step(self, job: Job, step: Mapping[str, Any], context: dict[str, str]) -> None:
        if not self._runs(job, str(step.get("if", "success()")), context):
            return
        given = {key: self._filled(str(value), context) for key, value in step.get("with", {}).items()}
        name = step.get("name") or step.get("uses") or step["run"]
        if "run" in step:
            job.codes[name] = self._command(job, step["run"], self._env(step, context))
        elif step["uses"].startswith("actions/upload-artifact@"):
            file = job.folder / given["path"]
            (self.space / "artifacts" / given["name"]).mkdir(parents=True)
            if file.exists():
                shutil.copy(file, self.space / "artifacts" / given["name"])
        elif step["uses"].startswith("actions/download-artifact@"):
            assert given["merge-multiple"] == "True"
            for artifact in sorted((self.space / "artifacts").iterdir()):
                if fnmatch(artifact.name, given["pattern"]):
                    shutil.copytree(artifact, job.folder / given["path"], dirs_exist_ok=True)
        elif step["uses"].startswith("github/codeql-action/upload-sarif@"):
            job.uploaded.append((job.folder / given["sarif_file"], given["category"]))
        elif step["uses"] == "OWNER/modsmith@COMMIT":
            self._action(job, step.get("id", "action"), given, context)
        else:
            assert step["uses"].partition("@")[0] in OTHERS, step

    def _action(self, job: Job, id_: str, given: Mapping[str, str], context: dict[str, str]) -> None:
        """This repository's own action: its steps but for the installation."""
        assert set(given) <= set(ACTION["inputs"])
        inputs = {name: str(one["default"]) for name, one in ACTION["inputs"].items()} | dict(given)
        inner = {f"inputs.{name}": value for name, value in inputs.items()}
        _, validate, upload = ACTION["runs"]["steps"]
        output = job.folder.with_suffix(f".{id_}.output")
        env = self._env(validate, inner) | {"GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(output)}
        job.codes[id_] = self._command(job, validate["run"], env)
        outputs = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
        context.update({f"steps.{id_}.outputs.{name}": value for name, value in outputs.items()})
        inner.update({f"steps.validate.outputs.{name}": value for name, value in outputs.items()})
        if self._runs(job, upload["if"], inner):
            with_ = {key: self._filled(value, inner) for key, value in upload["with"].items()}
            job.uploaded.append((Path(with_["sarif_file"]), with_["category"]))

    def _command(self, job: Job, script: str, env: Mapping[str, str]) -> int:
        if script.startswith(self.skipped):
            return 0
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=job.folder,
            env={
                **self.environment,
                "RUNNER_TEMP": str(self.space),
                "GITHUB_STEP_SUMMARY": str(job.folder.with_suffix(".summary")),
                **env,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        job.log += done.stdout + done.stderr
        return done.returncode

    def _env(self, step: Mapping[str, Any], context: Mapping[str, str]) -> dict[str, str]:
        return {name: self._filled(value, context) for name, value in step.get("env", {}).items()}

    @staticmethod
    def _filled(text: str, context: Mapping[str, str]) -> str:
        return _EXPRESSION.sub(lambda found: context[found[1]], text)

    def _runs(self, job: Job, condition: str, context: Mapping[str, str]) -> bool:
        """Whether a step runs; after a failure, only if its condition names a status."""
        parts = [part.strip() for part in _EXPRESSION.sub(r"\1", condition).split("&&")]
        after_failure = "!cancelled()" in parts
        return (after_failure or not job.failed) and all(self._holds(job, one, context) for one in parts)

    @staticmethod
    def _holds(job: Job, condition: str, context: Mapping[str, str]) -> bool:
        if condition in ("!cancelled()", "success()"):
            return True
        if found := re.fullmatch(r"hashFiles\('(.*)'\) != ''", condition):
            return (job.folder / found[1]).exists()
        if found := re.fullmatch(r"(\S+) == '(.*)'", condition):
            return context[found[1]] == found[2]
        if condition.startswith("!inputs."):
            return not context[condition[1:]]
        assert condition.startswith("steps."), condition
        return bool(context.get(condition))
