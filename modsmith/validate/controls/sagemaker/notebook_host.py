"""SageMaker: users of notebooks are not root, and a program cannot take the notebook's role by accident."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.sagemaker.notebook_network import NOTEBOOK
from modsmith.validate.severity import Severity

METADATA = "instance_metadata_service_configuration"
VERSION = f"{METADATA}.0.minimum_instance_metadata_service_version"


def check(notebook: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks root access and the version of the metadata service."""
    if not texts.is_one_of(notebook, "root_access", "Disabled"):
        yield Violation("Users of the notebook are root on its instance.", "root_access")
    if not texts.is_one_of(notebook, VERSION, "2"):
        yield Violation("A forged request can read the role's credentials: IMDSv1 is on.", METADATA)


CONTROL = Control(
    id="sagemaker-notebook-host",
    title="Users of a notebook are not root, and it requires IMDSv2.",
    why="Users can switch off whatever watches the instance, and pages that they open can steal its role.",
    source="https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html",
    fix='Set root_access = "Disabled", and minimum_instance_metadata_service_version = "2".',
    types=(NOTEBOOK,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_307", "CKV_AWS_371"),
    fsbp=("SageMaker.3",),
    guards=(
        (NOTEBOOK, "root_access"),
        (NOTEBOOK, f"{METADATA}.minimum_instance_metadata_service_version"),
    ),
)
