"""The evidence of a release: what a consumer can check without trusting whoever hands over the archive.

    manifest.json            SHA-256 and size of everything below, of both archives and of each file in them
    SHA256SUMS               the same for `sha256sum -c`
    controls.json            the result of every control for every resource, with settings, waivers and promises
    results.sarif            the same as SARIF
    junit.xml                the same as JUnit
    interface.json           inputs, outputs, providers, resources
    inputs.schema.json       JSON Schema of the inputs
    deployer-policy.json     the IAM policy of whoever deploys the module; only if the module has one
    sbom.cdx.json            CycloneDX 1.6
    provenance.intoto.json   in-toto statement with SLSA provenance

Everything is deterministic: the same version from the same commit by the same modsmith has the same bytes. So there are
no times, no names of machines or users, and no paths outside the module.
"""

from __future__ import annotations

from collections.abc import Mapping

from modsmith.release.evidence import interface, manifest, provenance, results, sbom
from modsmith.release.evidence.declared import Declared
from modsmith.release.evidence.subject import (
    MANIFEST,
    POLICY,
    POLICY_IN_MODULE,
    PROVENANCE,
    SBOM,
    SUMS,
    Origin,
    Subject,
)

__all__ = ["Origin", "Subject", "build", "of_files"]


def build(subject: Subject) -> dict[str, bytes]:
    """The evidence of a version.

    Returns:
        Path below `evidence/` to content, the manifest last.

    Raises:
        ModsmithError: a control or a setting of the project cannot be used.
    """
    declared = Declared.of(subject.spec.name if subject.spec else subject.address.name, subject.spec)
    evidence = of_files(subject.files, declared)
    evidence[SBOM] = sbom.build(subject)
    evidence[PROVENANCE] = provenance.build(subject)
    evidence[SUMS] = manifest.sums(subject.archives, evidence)
    return {**evidence, MANIFEST: manifest.build(subject, evidence)}


def of_files(files: Mapping[str, bytes], declared: Declared) -> dict[str, bytes]:
    """The evidence that the files of the archive alone decide, with what is declared beside them.

    Raises:
        ModsmithError: the HCL cannot be read, or a control of the project cannot be used.
    """
    made = results.build(files, declared) | interface.build(files, declared.module)
    policy = files.get(POLICY_IN_MODULE)
    return made if policy is None else {**made, POLICY: policy}
