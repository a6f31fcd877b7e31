"""Tools that tests start: where one is missing, its tests are skipped and say what to do."""

from __future__ import annotations

import pytest

from modsmith.errors import ToolMissingError
from modsmith.tools import provider_mirror, terraform
from modsmith.tools.provider_mirror import ProviderMirror
from modsmith.tools.tool import Tool


def need_terraform() -> Tool:
    """Terraform, or the test is skipped."""
    try:
        return terraform.require()
    except ToolMissingError as error:
        pytest.skip(str(error))


def need_mirror() -> ProviderMirror:
    """A mirror with the AWS provider, or the test is skipped."""
    mirror = provider_mirror.find()
    if mirror is None:
        pytest.skip("there is no filesystem mirror with the AWS provider, and the tests stay off the network")
    return mirror


@pytest.fixture(scope="session", autouse=True)
def terraform_and_provider() -> None:
    """For a folder whose conftest imports it: none of its tests goes without them."""
    need_terraform()
    need_mirror()
