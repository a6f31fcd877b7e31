"""EKS: secrets of Kubernetes are encrypted with a key of the account."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.eks.endpoint import CLUSTER
from modsmith.validate.severity import Severity

BLOCK = "encryption_config"
PATH = f"{BLOCK}.0.provider.0.key_arn"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a key for secrets, which is the module's if it has one."""
    configured = [one for one in cluster.parts(BLOCK) if "secrets" in texts.listed(one, "resources")]
    if not configured:
        yield Violation("No key of the account encrypts the cluster's secrets.", BLOCK)
    elif not any(key.at("key_arn") is not None for one in configured for key in one.parts("provider")):
        yield Violation("The encryption of secrets names no key.", BLOCK)
    else:
        yield from keys.check(cluster, PATH, evaluation)


CONTROL = Control(
    id="eks-secrets",
    title="A KMS key of the account encrypts the secrets of a cluster.",
    why="You can monitor, restrict and revoke only a key in your own account; by default the key is AWS's.",
    source="https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html",
    fix='Add encryption_config with resources = ["secrets"] and the ARN of a key.',
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_58",),
    trivy=("AVD-AWS-0039",),
    fsbp=("EKS.3",),
    guards=((CLUSTER, "encryption_config"), (CLUSTER, "encryption_config.provider.key_arn")),
)
