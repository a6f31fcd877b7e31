"""A small module in an old version and in new ones, good and bad."""

from __future__ import annotations

from modsmith.versions import ModuleFiles

VARIABLES = """\
variable "name" {
  type     = string
  nullable = false
}
"""

TABLE = """\
resource "aws_dynamodb_table" "events" {
  name         = "${var.name}-events"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"

  attribute {
    name = "id"
    type = "S"
  }
}
"""

BUCKETS = """\
resource "aws_s3_bucket" "files" {
  bucket = "${var.name}-files"
}

resource "aws_s3_bucket" "locked" {
  bucket = "${var.name}-locked"
}
"""

TOPIC = """\
variable "title" {
  type    = string
  default = ""
}

resource "aws_sns_topic" "orders" {
  name         = "${var.name}-orders"
  display_name = var.title
}

output "topic_arn" {
  value = aws_sns_topic.orders.arn
}
"""

EXAMPLE = """\
provider "aws" {
  region = "eu-west-1"
}

module "shop" {
  source = "../.."

  name  = "shop"
  title = "Orders"
}

output "topic" {
  value = module.shop.topic_arn
}
"""

OLD_FILES = {
    "variables.tf": VARIABLES,
    "table.tf": TABLE,
    "buckets.tf": BUCKETS,
    "topic.tf": TOPIC,
    "examples/basic/main.tf": EXAMPLE,
}

MOVED = """\
moved {
  from = aws_dynamodb_table.events
  to   = aws_dynamodb_table.this
}
"""


def module(place: str, **changes: str | None) -> ModuleFiles:
    """The old version with files replaced, such as `table_tf="..."`, or left out."""
    keys = {name.replace("/", "_").replace(".", "_"): name for name in OLD_FILES}
    texts = {**OLD_FILES, **{keys.get(key, key.replace("_tf", ".tf")): text for key, text in changes.items()}}
    files = {name: text.encode() for name, text in texts.items() if text is not None}
    return ModuleFiles("shop", place, files)


OLD = module("old")

RENAMED = TABLE.replace('"events" {', '"this" {')

BAD = module(
    "bad",
    table_tf=RENAMED,
    buckets_tf=BUCKETS.replace("-files", "-documents").replace(
        '-locked"', '-locked"\n  force_destroy       = true\n  object_lock_enabled = true'
    ),
)
"""The table has another address, a bucket another name, and another bucket is made anew with the same name."""

GOOD = module(
    "good",
    table_tf=f"{RENAMED}\n{MOVED}",
    topic_tf=TOPIC.replace('"title"', '"display_name"')
    .replace("var.title", "var.display_name")
    .replace('"topic_arn"', '"order_topic_arn"'),
)
"""The table has moved, an input and an output have other names."""

OVERWRITING = module(
    "overwriting",
    greeting_tf="""\
resource "aws_s3_object" "greeting" {
  bucket  = aws_s3_bucket.files.bucket
  key     = "modsmith-upgrade-test.txt"
  content = "Hello."
}
""",
)
"""The plan only adds something, which writes over what a caller has."""
