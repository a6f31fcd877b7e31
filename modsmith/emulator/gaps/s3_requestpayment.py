"""S3: who pays for requests."""

from __future__ import annotations

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = "PutBucketRequestPayment is treated as the creation of an existing bucket"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"before": "BucketOwner", "after": "Requester"}

OWNER = "<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"


def probe(client: Clients) -> object:
    """The payer before and after it was set."""
    s3 = client("s3", "eu-west-1")
    location = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket="gap-payment", CreateBucketConfiguration=location)
    before = s3.get_bucket_request_payment(Bucket="gap-payment").get("Payer")
    s3.put_bucket_request_payment(Bucket="gap-payment", RequestPaymentConfiguration={"Payer": "Requester"})
    after = s3.get_bucket_request_payment(Bucket="gap-payment").get("Payer")
    return {"before": before, "after": after}


def apply() -> None:
    """Stores the configuration; before the first one, the bucket owner pays."""
    echo("requestPayment", known_to_moto=False, default=OWNER)
