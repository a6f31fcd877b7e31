from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from modsmith.errors import ToolMissingError
from modsmith.tools import provider_mirror
from modsmith.tools.provider_mirror import ProviderMirror, init_arguments

HOST = "providers.example.com"
Add = Callable[..., None]


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider_mirror, "operating_system", lambda: "linux_amd64")


@pytest.fixture(autouse=True)
def roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one usual root of this machine, and no system-wide data folders."""
    root = tmp_path / "opt"
    root.mkdir()
    monkeypatch.setattr(provider_mirror, "_usual_roots", lambda: iter([root, tmp_path / "absent"]))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    return root


def unpacked(mirror: Path, *versions: str, host: str = HOST, platform: str = "linux_amd64") -> Path:
    for version in versions:
        (mirror / host / "hashicorp" / "aws" / version / platform).mkdir(parents=True)
    return mirror


def packed(mirror: Path, *versions: str, platform: str = "linux_amd64") -> Path:
    folder = mirror / HOST / "hashicorp" / "aws"
    folder.mkdir(parents=True)
    for version in versions:
        (folder / f"terraform-provider-aws_{version}_{platform}.zip").touch()
    return mirror


def test_finds_a_mirror_one_level_under_a_usual_root(roots: Path) -> None:
    (roots / "another-product" / "bin").mkdir(parents=True)
    mirror = unpacked(roots / "mirror", "5.100.0")
    assert provider_mirror.find() == ProviderMirror(mirror, ("5.100.0",))


@pytest.mark.parametrize("layout", [unpacked, packed])
def test_reads_both_layouts_and_orders_versions_by_number(layout: Callable[..., Path], roots: Path) -> None:
    layout(roots / "mirror", "5.100.0", "5.9.0", "6.0.0", "6.0.0-beta3")
    found = provider_mirror.find()
    assert found is not None
    assert found.versions == ("5.9.0", "5.100.0", "6.0.0-beta3", "6.0.0")


def test_the_provider_for_another_platform_is_of_no_use(roots: Path) -> None:
    unpacked(roots / "mac", "5.100.0", platform="darwin_arm64")
    packed(roots / "windows", "5.100.0", platform="windows_amd64")
    assert provider_mirror.find() is None


def test_a_folder_that_is_no_host_is_no_mirror(roots: Path) -> None:
    unpacked(roots / "mirror", "5.100.0", host="vendor")
    assert provider_mirror.find() is None


@pytest.mark.parametrize(
    "folder", ["home/.terraform.d/plugins", "home/.local/share/terraform/plugins", "share/terraform/plugins"]
)
def test_looks_where_terraform_itself_looks(
    folder: str, tmp_path: Path, roots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    unpacked(roots / "mirror", "5.0.0")
    mirror = unpacked(tmp_path / folder, "5.100.0")
    assert provider_mirror.find() == ProviderMirror(mirror, ("5.100.0",))


def test_looks_where_terraform_looks_on_a_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    mirror = unpacked(tmp_path / "home/Library/Application Support/io.terraform/plugins", "5.100.0")
    assert provider_mirror.find() == ProviderMirror(mirror, ("5.100.0",))


def test_a_plugin_cache_is_a_mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror = unpacked(tmp_path / "cache", "5.100.0")
    monkeypatch.setenv("TF_PLUGIN_CACHE_DIR", str(mirror))
    assert provider_mirror.find() == ProviderMirror(mirror, ("5.100.0",))


def test_the_variable_comes_before_all(tmp_path: Path, roots: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked(roots / "mirror", "6.0.0")
    mine = unpacked(tmp_path / "mine", "5.100.0")
    monkeypatch.setenv("MODSMITH_PROVIDER_MIRROR", "mine")
    assert provider_mirror.find() == ProviderMirror(mine, ("5.100.0",))


def test_a_variable_without_a_provider_is_not_passed_over(
    roots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked(roots / "mirror", "6.0.0")
    monkeypatch.setenv("MODSMITH_PROVIDER_MIRROR", "/no/such/mirror")
    with pytest.raises(ToolMissingError, match="/no/such/mirror holds no AWS provider for linux_amd64"):
        provider_mirror.find()


def test_init_names_the_mirror_or_nothing() -> None:
    assert init_arguments(ProviderMirror(Path("/m"), ("5.100.0",))) == ["-plugin-dir=/m"]
    assert init_arguments(None) == []
