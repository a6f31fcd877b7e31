"""What a caller of the app_storage module says of names, buckets and who comes to them."""

from __future__ import annotations

from dataclasses import replace

from generators.app_storage.model import LONGEST_THING
from generators.shared.inventory import inventory
from modsmith import Input, Validation, inputs
from modsmith.rules import between, each_matches, matches, one_of
from modsmith.types import BOOL, NUMBER, STRING, list_of

NO_BUCKET = "\\\\.\\\\.|^[0-9]+\\\\.[0-9]+\\\\.[0-9]+\\\\.[0-9]+$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\\\.mrap|--x-s3|--table-s3)$"
NO_PREFIX = "^(xn--|sthree-|amzn-s3-demo-)"

DISTRIBUTION = "^arn:aws[a-z-]*:cloudfront::[0-9]{12}:distribution/[A-Z0-9]+$"
ROLE = r"^arn:aws[a-z-]*:iam::[0-9]{12}:role/([A-Za-z0-9+=,.@_/-]+/)?[A-Za-z0-9+=,.@_-]{1,64}$"
ENDPOINT = "^vpce-[0-9a-f]{8,17}$"


def _project_name() -> Input:
    shared = inputs.project_name()
    reserved = Validation(
        f'!can(regex("{NO_PREFIX}", var.project_name))',
        "project_name must not begin with xn--, sthree- or amzn-s3-demo-, which S3 keeps for itself.",
        "not `xn--`, `sthree-` or `amzn-s3-demo-` at the start",
    )
    return replace(shared, example="tattoo-directory", validations=(*shared.validations, reserved))


def _random_suffix() -> Input:
    name = f"${{var.project_name}}-${{var.environment}}-{LONGEST_THING}-${{var.random_suffix}}"
    longest = Validation(
        f'length("{name}") <= 63',
        f"random_suffix is too long: PROJECT-ENVIRONMENT-{LONGEST_THING}-SUFFIX must have at most 63 characters.",
        f"with project, environment and `-{LONGEST_THING}-` at most 63",
    )
    return inputs.random_suffix(validations=(longest,))


NAMES = (_project_name(), inputs.environment(), _random_suffix())


def _logs_bucket(name: str, of: str, region: str, *, nullable: bool) -> Input:
    """A bucket that logs into itself would log its logs."""
    shared = inputs.access_logs_bucket_name(name, of=of, where=region, optional=nullable)
    null = f"var.{name} == null ? true : " if nullable else ""
    more = (
        Validation(
            f'{null}!can(regex(\n  "{NO_BUCKET}",\n  var.{name}\n))',
            f"{name} must not look like an IP address, have two dots in a row, or begin or end with what S3 reserves.",
            "no IP address, no `..`, no reserved beginning or ending",
        ),
        Validation(
            f"{null}!contains(local.bucket_names, var.{name})",
            f"{name} must not be one of the module's own buckets: each log would be logged.",
            "not the module's buckets",
        ),
    )
    return replace(shared, validations=(*shared.validations, *more))


def _cors() -> Input:
    """These pages upload images, so a wildcard for a whole top-level domain is refused, and a port that there is not."""
    shared = inputs.cors_allowed_origins("the buckets, and upload images,")
    origins = "for origin in var.cors_allowed_origins"
    domains = Validation(
        f'alltrue([{origins} : !can(regex("[*][.][^.]+$", origin))])',
        "cors_allowed_origins must not hold a wildcard for a top-level domain, such as https://*.com.",
        "no `*.com`",
    )
    ports = Validation(
        f'alltrue([{origins} : abs(try(tonumber(regex(":([0-9]+)$", origin)[0]), 443) - 32768) < 32768])',
        "cors_allowed_origins must have ports from 1 to 65535.",
        "ports from 1 to 65535",
    )
    form = replace(
        shared.validations[0],
        error="cors_allowed_origins must hold only origins in lower case and without a path, such as"
        " https://www.example.com; a bare * is not one.",
    )
    return replace(shared, validations=(form, *shared.validations[1:], domains, ports))


OWN_ARNS = '[for name in local.bucket_names : "arn:${data.aws_partition.current.partition}:s3:::${name}"]'


def _endpoint(name: str, description: str) -> Input:
    return Input(
        name,
        STRING,
        description,
        default=None,
        nullable=True,
        example="vpce-0123456789abcdef0",
        validations=(
            matches(
                name, ENDPOINT, "the id of a VPC endpoint, such as vpce-0123456789abcdef0", nullable=True
            ),
        ),
    )


def _old_versions(kind: str, what: str, days: int) -> Input:
    name = f"{kind}_old_version_days"
    return Input(
        name,
        NUMBER,
        f"Days that {what} can be brought back, in both regions.",
        default=days,
        validations=(between(name, 1, 3650, "days"),),
    )


BUCKETS = (
    _logs_bucket("access_logs_bucket_name", "frontend and images", "the primary region", nullable=False),
    _logs_bucket("replica_access_logs_bucket_name", "the backups", "the replica region", nullable=True),
    Input(
        "cloudfront_distribution_arns",
        list_of(STRING),
        "CloudFront distributions that may read the buckets; nobody reads them through CloudFront while the list is empty.",
        default=[],
        example=["arn:aws:cloudfront::123456789012:distribution/E1A2B3C4D5E6F7"],
        validations=(
            each_matches(
                "cloudfront_distribution_arns",
                DISTRIBUTION,
                "ARNs of CloudFront distributions, such as arn:aws:cloudfront::ACCOUNT:distribution/ID",
            ),
        ),
    ),
    Input(
        "application_role_arns",
        list_of(STRING),
        "IAM roles of the application, which may read and write images and read their backups.",
        default=[],
        example=["arn:aws:iam::123456789012:role/tattoo-directory-api"],
        validations=(
            each_matches(
                "application_role_arns", ROLE, "ARNs of IAM roles, such as arn:aws:iam::ACCOUNT:role/NAME"
            ),
        ),
    ),
    _endpoint(
        "s3_vpc_endpoint_id",
        "VPC endpoint through which alone the roles in application_role_arns reach images; null lets them come from anywhere.",
    ),
    _endpoint(
        "replica_s3_vpc_endpoint_id",
        "VPC endpoint of the replica region through which alone those roles reach the backup of images where s3_vpc_endpoint_id is"
        " given; null then keeps them out of it.",
    ),
    _cors(),
    inventory(
        "Lists of all objects and versions of both buckets, under inventory/; null lists nothing.",
        own_arns=OWN_ARNS,
    ),
    inventory(
        "The same for both backups, in the replica region; null lists nothing.",
        own_arns=OWN_ARNS,
        name="replica_inventory",
    ),
    inputs.enable_eventbridge_notifications(),
    Input(
        "enable_cross_region_replication",
        BOOL,
        "Whether frontend and images are replicated to the replica region; null replicates them in prod only.",
        default=None,
        nullable=True,
        example=True,
    ),
    Input(
        "images_glacier_class",
        STRING,
        "Storage class of images after 90 days: GLACIER_IR answers at once, GLACIER only after an image was restored, which CloudFront"
        " does not wait for.",
        default="GLACIER_IR",
        validations=(one_of("images_glacier_class", ("GLACIER_IR", "GLACIER")),),
    ),
    _old_versions("frontend", "the files of an earlier deployment", 30),
    _old_versions("images", "an overwritten or deleted image", 90),
)
