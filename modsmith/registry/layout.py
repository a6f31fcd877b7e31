"""Where everything is in a registry folder. Paths are relative to the folder and as a URL has them.

    .well-known/terraform.json                                   which services the host has
    v1/modules/NAMESPACE/NAME/PROVIDER/versions                  the versions of a module
    v1/modules/NAMESPACE/NAME/PROVIDER/VERSION/download          where the version's archive is
    v1/modules/NAMESPACE/NAME/PROVIDER/VERSION/NAME-VERSION.tar.gz
    v1/modules/NAMESPACE/NAME/PROVIDER/VERSION/NAME-VERSION.zip
    v1/modules/NAMESPACE/NAME/PROVIDER/VERSION/evidence/*        what proves what the version guarantees
    oci/NAMESPACE/NAME/PROVIDER/                                 an OCI image layout of all versions
    _headers                                                     the header of each `download` that Terraform needs
    .gitattributes                                               git then keeps every byte on Windows as well
    .nojekyll                                                    GitHub Pages then serves `.well-known` as it is

Source: https://developer.hashicorp.com/terraform/internals/module-registry-protocol
"""

from __future__ import annotations

from modsmith.registry.address import Address
from modsmith.versions.number import Version

DISCOVERY = ".well-known/terraform.json"
MODULES = "v1/modules"
OCI = "oci"
HEADERS = "_headers"
GITATTRIBUTES = ".gitattributes"
NOJEKYLL = ".nojekyll"
EVIDENCE = "evidence"
MANIFEST = f"{EVIDENCE}/manifest.json"
"""Inside a version's folder: the SHA-256 of every other file in it, and of every file in the archive."""

VERSIONS = "versions"
DOWNLOAD = "download"


def module(address: Address) -> str:
    """The folder of a module."""
    return f"{MODULES}/{address}"


def version(address: Address, number: Version) -> str:
    """The folder of a version."""
    return f"{module(address)}/{number}"


def archive(address: Address, number: Version, kind: str = "tar.gz") -> str:
    """The name of an archive in its version's folder; `kind` is `tar.gz` or `zip`."""
    return f"{address.name}-{number}.{kind}"


def oci(address: Address) -> str:
    """The folder of a module's OCI layout."""
    return f"{OCI}/{address}"
