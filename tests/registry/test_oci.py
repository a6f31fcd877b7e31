"""The OCI layout: read by a client that is not ours, as OpenTofu wants it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from oras import schemas
from oras.layout import Layout

from modsmith.registry.publish import publish
from tests.registry.bundles import ONE, QUEUE, TWO, bundle, published


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("registry"), ONE, TWO) / "oci" / str(QUEUE)


def blob(layout: Path, digest: str) -> bytes:
    return (layout / "blobs" / digest.replace(":", "/")).read_bytes()


def test_oras_finds_each_version_by_its_tag(layout: Path) -> None:
    oras = Layout(str(layout))
    for version in (ONE, TWO):
        archive, configuration, manifest = oras.get_ordered_blobs(str(version))
        assert blob(layout, archive) == bundle(version).files[f"queue-{version}.zip"]
        assert blob(layout, configuration) == b"{}"
        jsonschema.validate(json.loads(blob(layout, manifest)), schemas.manifest)


def test_the_manifest_is_what_opentofu_asks_for(layout: Path) -> None:
    for entry in json.loads((layout / "index.json").read_bytes())["manifests"]:
        manifest = json.loads(blob(layout, entry["digest"]))
        assert manifest["mediaType"] == entry["mediaType"] == "application/vnd.oci.image.manifest.v1+json"
        assert manifest["artifactType"] == "application/vnd.opentofu.modulepkg"
        assert [layer["mediaType"] for layer in manifest["layers"]] == ["archive/zip"]


def test_every_descriptor_has_size_and_digest_of_its_blob(layout: Path) -> None:
    descriptors: list[dict[str, Any]] = json.loads((layout / "index.json").read_bytes())["manifests"]
    for entry in tuple(descriptors):
        manifest = json.loads(blob(layout, entry["digest"]))
        descriptors += [manifest["config"], *manifest["layers"]]
    for descriptor in descriptors:
        content = blob(layout, descriptor["digest"])
        assert descriptor["size"] == len(content)
        assert descriptor["digest"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert len({descriptor["digest"] for descriptor in descriptors}) == len(list(layout.glob("blobs/*/*")))


def test_a_tag_never_moves(tmp_path: Path) -> None:
    index = published(tmp_path, ONE) / "oci" / str(QUEUE) / "index.json"
    (first,) = json.loads(index.read_bytes())["manifests"]
    publish(tmp_path, bundle(TWO))
    assert json.loads(index.read_bytes())["manifests"][0] == first
