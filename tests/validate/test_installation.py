"""Which commands of a run may use the provider that modsmith serves."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from modsmith.tools import shared_provider
from modsmith.validate.terraform.installation import install
from tests.machine import terraform_and_provider

__all__ = ["terraform_and_provider"]

pytestmark = pytest.mark.terraform

PLAIN = 'resource "aws_sqs_queue" "this" {}\n'
NEEDS_A_CALLER = """
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.replica]
    }
  }
}
"""


@pytest.mark.parametrize("plain", [True, False])
def test_a_module_that_needs_a_callers_provider_uses_it_as_well(plain: bool, tmp_path: Path) -> None:
    """Else each run block of its tests starts a provider of its own, which takes minutes."""
    together, alone = tmp_path / "plain", tmp_path / "alone"
    for folder, text in {together: PLAIN, alone: NEEDS_A_CALLER + PLAIN}.items():
        folder.mkdir()
        (folder / "main.tf").write_text(text, "utf-8")
    with ExitStack() as stack:
        installed = install([together] if plain else [], [alone], tmp_path / "init", stack)
        assert installed.failed == {}
        assert installed.best(alone) is installed.attached
        assert installed.attached.provider


def test_another_binary_is_not_served(tmp_path: Path) -> None:
    """Another version, for one: the constraints of such a folder were not resolved to it."""
    for name in ("one", "other"):
        binary = tmp_path / name / ".terraform/providers/host/hashicorp/aws/5/linux/terraform-provider-aws"
        binary.parent.mkdir(parents=True)
        binary.touch()
    [one] = (tmp_path / "one").glob(shared_provider.BINARY)
    provider = shared_provider.ServedProvider(one.resolve(), {})
    assert provider.is_installed_in(tmp_path / "one")
    assert not provider.is_installed_in(tmp_path / "other")
    assert not provider.is_installed_in(tmp_path)
