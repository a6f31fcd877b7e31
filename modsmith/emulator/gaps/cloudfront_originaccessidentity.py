"""CloudFront: origin access identities."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from moto.cloudfront import urls
from moto.cloudfront.exceptions import CloudFrontException
from moto.cloudfront.models import random_id
from moto.cloudfront.responses import CloudFrontResponse as Response
from moto.core.responses import ActionResult, EmptyResult

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import add_to

MOTO_GAP = "Origin access identities are not implemented"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"comments": ["first", "second"], "after deletion": "NoSuchCloudFrontOriginAccessIdentity"}

PATH = "{0}/2020-05-31/origin-access-identity/cloudfront"


def probe(client: Clients) -> object:
    """The life cycle of one identity."""
    cloudfront = client("cloudfront")

    def config(comment: str) -> dict[str, dict[str, str]]:
        return {"CloudFrontOriginAccessIdentityConfig": {"CallerReference": "gap", "Comment": comment}}

    made = cloudfront.create_cloud_front_origin_access_identity(**config("first"))
    identity = made["CloudFrontOriginAccessIdentity"]["Id"]
    seen = [made["CloudFrontOriginAccessIdentity"]["CloudFrontOriginAccessIdentityConfig"]["Comment"]]
    cloudfront.update_cloud_front_origin_access_identity(
        **config("second"), Id=identity, IfMatch=made["ETag"]
    )
    kept = cloudfront.get_cloud_front_origin_access_identity_config(Id=identity)
    seen.append(kept["CloudFrontOriginAccessIdentityConfig"]["Comment"])
    cloudfront.delete_cloud_front_origin_access_identity(Id=identity, IfMatch=kept["ETag"])
    try:
        cloudfront.get_cloud_front_origin_access_identity(Id=identity)
    except cloudfront.exceptions.NoSuchCloudFrontOriginAccessIdentity as fault:
        return {"comments": seen, "after deletion": fault.response["Error"]["Code"]}
    return {"comments": seen, "after deletion": "still there"}


@dataclass
class Identity:
    """An identity, with the values that AWS assigns."""

    id: str
    config: dict[str, Any]
    etag: str
    canonical_user: str = field(init=False)

    def __post_init__(self) -> None:
        self.canonical_user = (self.id * 5).lower()[:64]

    def answer(self) -> dict[str, Any]:
        """The identity in CloudFront's response format."""
        answer = {"Id": self.id, "S3CanonicalUserId": self.canonical_user}
        return {
            "CloudFrontOriginAccessIdentity": answer | {"CloudFrontOriginAccessIdentityConfig": self.config},
            "ETag": self.etag,
        }


def apply() -> None:
    """Stores identities on moto's backend, so that a reset clears them."""
    for path in ("$", "/(?P<identity>[^/]+)$", "/(?P<identity>[^/]+)/config$"):
        urls.url_paths[PATH + path] = Response.dispatch
    add_to(
        Response,
        _create_cloud_front_origin_access_identity,
        _get_cloud_front_origin_access_identity,
        _get_cloud_front_origin_access_identity_config,
        _update_cloud_front_origin_access_identity,
        _delete_cloud_front_origin_access_identity,
    )


def _identities(response: Response) -> dict[str, Identity]:
    kept: dict[str, Identity] = vars(response.backend).setdefault("origin_access_identities", {})
    return kept


def _chosen(response: Response) -> Identity:
    if identity := _identities(response).get(response._get_param("Id")):
        return identity
    text = "The specified origin access identity does not exist."
    raise CloudFrontException("NoSuchCloudFrontOriginAccessIdentity", text)


def _create_cloud_front_origin_access_identity(self: Response) -> ActionResult:
    config = self._get_param("CloudFrontOriginAccessIdentityConfig")
    identity = Identity(random_id(), config, random_id())
    _identities(self)[identity.id] = identity
    return ActionResult(identity.answer())


def _get_cloud_front_origin_access_identity(self: Response) -> ActionResult:
    return ActionResult(_chosen(self).answer())


def _get_cloud_front_origin_access_identity_config(self: Response) -> ActionResult:
    identity = _chosen(self)
    return ActionResult({"CloudFrontOriginAccessIdentityConfig": identity.config, "ETag": identity.etag})


def _update_cloud_front_origin_access_identity(self: Response) -> ActionResult:
    identity = _chosen(self)
    identity.config, identity.etag = self._get_param("CloudFrontOriginAccessIdentityConfig"), random_id()
    return ActionResult(identity.answer())


def _delete_cloud_front_origin_access_identity(self: Response) -> ActionResult:
    del _identities(self)[_chosen(self).id]
    return EmptyResult()
