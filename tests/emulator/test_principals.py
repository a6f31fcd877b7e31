"""The module of an example signs with a key of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.emulator.principals import separate
from modsmith.errors import ModsmithError

EXAMPLE = """provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = { a = "b" }
  }
}

provider "aws" {
  alias  = "replica"
  region = "eu-central-1"
}

resource "aws_sns_topic" "of_the_caller" {
  name = "a"
}

module "m" {
  source = "../.."

  providers = {
    aws      = aws
    aws.copy = aws.replica
  }

  topic = aws_sns_topic.of_the_caller.arn
}

module "n" {
  source = "../.."
}
"""


def test_module_calls_get_providers_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(EXAMPLE, "utf-8")
    separate(tmp_path, "key", {"tags": "{ a = 1 }"})
    text = (tmp_path / "main.tf").read_text("utf-8")
    assert text.count("provider ") == 4
    assert text.count('access_key = "key"') == text.count('access_key = "emulator"') == 2
    assert text.count('tags = { a = "b" }') == 2
    assert [line.split('"')[1] for line in text.splitlines() if line.startswith("  alias")] == [
        "deployer",
        "replica",
        "deployer_replica",
    ]
    assert (tmp_path / "main_override.tf").read_text("utf-8") == (
        'module "m" {\n  providers = {\n    aws = aws.deployer\n    aws.copy = aws.deployer_replica\n  }\n'
        '  tags = { a = 1 }\n}\n\nmodule "n" {\n  providers = {\n    aws = aws.deployer\n  }\n  tags = { a = 1 }\n}\n'
    )


def test_example_without_a_module_call_is_refused(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('provider "aws" {\n}\n', "utf-8")
    with pytest.raises(ModsmithError, match="no module call"):
        separate(tmp_path)
