"""A module's diagram: services and the flow of data, drawn from its blocks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.readme.diagram import mermaid, names

MODULES = Path(__file__).parents[2] / "modules"


def e(text: str) -> Expression:
    return Expression(text)


def block(type_: str, address: str, *nested: Block, **attributes: Value) -> Block:
    own = tuple(Attribute(*pair) for pair in attributes.items())
    return Block(type_, tuple(address.split(".")) if address else (), own + nested)


def resource(address: str, *nested: Block, **attributes: Value) -> Block:
    return block("resource", address, *nested, **attributes)


def document(name: str, *statements: dict[str, Value], **attributes: Value) -> Block:
    nested = [block("statement", "", **statement) for statement in statements]
    return block("data", f"aws_iam_policy_document.{name}", *nested, **attributes)


def output(name: str, document: str) -> Block:
    return block("output", name, value=e(f"data.aws_iam_policy_document.{document}.json"))


class Drawn:
    """What a reader sees: the lines of each box, the titles of groups with their boxes, the arrows by names."""

    def __init__(self, *blocks: Block) -> None:
        self.text = mermaid({"main": list(blocks)})
        found = re.findall(r'^ +(\w+)[(\[]+"(.*?)"[)\]]+:::(\w+)$', self.text, re.MULTILINE)
        self._lines = {
            id_: [re.sub(r"<.*?>", "", line) for line in text.split("<br/>")] for id_, text, _ in found
        }
        groups = re.findall(r'subgraph (\w+)\["(.*?)"\]\n(.*?)\n  end', self.text, re.DOTALL)
        self._titles = {id_: title for id_, title, _ in groups}
        self.style = {self._name(id_): style for id_, _, style in found}
        self.groups = {
            title: [self._name(id_) for id_ in re.findall(r"^ +(\w+)[(\[]", inside, re.MULTILINE)]
            for _, title, inside in groups
        }
        self.boxes = [" / ".join(lines) for lines in self._lines.values()]
        pattern = r'^  (\w+) (<?-\.?->)(?:\|"(.*?)"\|)? (\w+)$'
        self.arrows = [
            " ".join(part for part in (self._name(a), arrow, label, self._name(b)) if part)
            for a, arrow, label, b in re.findall(pattern, self.text, re.MULTILINE)
        ]

    def _name(self, id_: str) -> str:
        return self._titles.get(id_) or " / ".join(self._lines[id_])


BUCKETS = block("locals", "", buckets={"frontend": {"days": 1}, "images": {"days": 2}})
BUCKET = resource("aws_s3_bucket.this", for_each=e("local.buckets"))


# boxes


def test_what_belongs_to_a_store_and_what_carries_no_data_has_no_box() -> None:
    drawn = Drawn(
        resource("aws_s3_bucket.video_archive"),
        resource("aws_s3_bucket_versioning.video_archive", bucket=e("aws_s3_bucket.video_archive.id")),
        resource("aws_s3_bucket_policy.video_archive", bucket=e("aws_s3_bucket.video_archive.id")),
        resource("aws_iam_role.reader"),
        resource("aws_cloudwatch_log_group.reader"),
        resource("random_id.suffix"),
    )
    assert drawn.boxes == ["S3 bucket / video archive"]
    assert drawn.arrows == []


def test_a_type_that_is_not_known_has_a_plain_box_with_a_readable_name() -> None:
    drawn = Drawn(
        resource("aws_sagemaker_endpoint.ranking"),
        resource("aws_sagemaker_endpoint.search"),
        resource("google_storage_bucket.this"),
    )
    assert drawn.boxes == ["Sagemaker endpoint / ranking / search", "Google storage bucket"]
    assert set(drawn.style.values()) == {"plain"}


def test_stores_of_a_kind_stand_in_one_group() -> None:
    drawn = Drawn(*(resource(f"aws_dynamodb_table.{name}") for name in ("user_sessions", "audit_trail")))
    assert drawn.groups == {"DynamoDB tables": ["user sessions", "audit trail"]}


def test_a_collection_has_a_box_for_each_key_of_a_map_in_a_local() -> None:
    assert Drawn(BUCKETS, BUCKET).groups == {"S3 buckets": ["frontend", "images"]}


@pytest.mark.parametrize(
    "keys",
    [
        e('{ for key, one in local.buckets : key => one if key != "logs" }'),
        e("var.enabled ? local.buckets : {}"),
        e('toset(["frontend", "images"])'),
        e("toset(keys(local.buckets))"),
        e('merge({ frontend = 1 }, { "images" = 2 })'),
        e("merge(local.buckets, { for bucket in var.more : bucket.name => bucket })"),
        e('merge([for key in ["frontend", "images"] : { (key) = 1 }]...)'),
        {"frontend": 1, "images": 2},
    ],
)
def test_keys_are_found_behind_expressions(keys: Value) -> None:
    drawn = Drawn(BUCKETS, resource("aws_s3_bucket.this", for_each=keys))
    assert drawn.groups == {"S3 buckets": ["frontend", "images"]}


def test_a_filter_on_what_a_local_says_leaves_keys_out() -> None:
    tables = block("locals", "", tables={"events": {"stream": True}, "config": {"stream": False}})
    streams = e("{ for key, one in local.tables : key => one if one.stream }")
    assert Drawn(tables, resource("aws_kinesis_stream.this", for_each=streams)).boxes == [
        "Kinesis stream / events"
    ]


@pytest.mark.parametrize(
    ("label", "key", "name"),
    [
        ("backup", "images_backup", "images backup"),
        ("backup", "images", "images backup"),
        ("this", "images", "images"),
    ],
)
def test_a_key_that_says_its_resource_s_name_says_it_once(label: str, key: str, name: str) -> None:
    assert names.of_resource("aws_s3_bucket", label, key, alone=False) == name


def test_a_large_collection_is_one_box_with_the_names_as_lines() -> None:
    names = block("locals", "", topics=dict.fromkeys("abcde", 1))
    drawn = Drawn(names, resource("aws_sns_topic.this", for_each=e("local.topics")))
    assert drawn.boxes == ["SNS topics / a / b / c / d / e"]


def test_a_collection_that_the_caller_gives_is_one_box() -> None:
    assert Drawn(resource("aws_sqs_queue.this", for_each=e("var.queues"))).boxes == [
        "SQS queue / one for each of queues"
    ]


def test_alarms_and_dashboards_share_a_box_that_says_what_they_are_about() -> None:
    drawn = Drawn(
        resource("aws_cloudwatch_metric_alarm.age", namespace="AWS/SQS"),
        resource("aws_cloudwatch_metric_alarm.errors", namespace="AWS/Lambda"),
        resource("aws_cloudwatch_dashboard.this"),
    )
    assert drawn.boxes == ["CloudWatch / alarms / dashboard / on SQS, Lambda"]


def test_what_other_resources_say_about_a_box_is_a_short_line_in_it() -> None:
    replica = block("dynamic", "replica", block("content", "", region_name=e("replica.value")))
    dynamic = Block(
        replica.type, replica.labels, (Attribute("for_each", e("var.replica_regions")), *replica.body)
    )
    drawn = Drawn(
        resource("aws_dynamodb_table.cache", dynamic, kms_key_arn=e("aws_kms_key.this.arn")),
        resource("aws_kms_key.this"),
        resource(
            "aws_appautoscaling_target.this", resource_id=Template("table/${aws_dynamodb_table.cache.name}")
        ),
        resource("aws_rds_cluster.this", engine="aurora-postgresql"),
        resource("aws_rds_cluster_instance.this", count=2, cluster_identifier=e("aws_rds_cluster.this.id")),
    )
    assert drawn.boxes[0] == "DynamoDB table / cache / replicated / autoscaled / own KMS key"
    assert "Aurora PostgreSQL / 2 instances" in drawn.boxes


def test_what_all_boxes_of_a_group_say_stands_in_its_title_once() -> None:
    drawn = Drawn(
        BUCKETS,
        BUCKET,
        resource(
            "aws_s3_bucket_website_configuration.this",
            for_each=e("local.buckets"),
            bucket=e("aws_s3_bucket.this[each.key].id"),
        ),
    )
    assert drawn.groups == {"S3 buckets, website": ["frontend", "images"]}


def test_names_cannot_break_out_of_their_box() -> None:
    drawn = Drawn(resource("aws_sqs_queue.this", for_each=e('toset(["a\\"]; click x", "<img>"])')))
    assert "a#quot;]; click x" in drawn.text
    assert "#lt;img#gt;" in drawn.text


# arrows


def test_data_goes_from_a_stream_through_a_delivery_to_the_bucket_that_an_input_names() -> None:
    drawn = Drawn(
        block("locals", "", lake=Template("arn:aws:s3:::${var.s3_data_lake_bucket}")),
        resource("aws_kinesis_stream.telemetry"),
        resource(
            "aws_kinesis_firehose_delivery_stream.telemetry",
            block(
                "kinesis_source_configuration", "", kinesis_stream_arn=e("aws_kinesis_stream.telemetry.arn")
            ),
            block("extended_s3_configuration", "", bucket_arn=e("local.lake")),
        ),
    )
    assert drawn.arrows == [
        "Kinesis stream / telemetry --> Firehose / telemetry",
        "Firehose / telemetry --> S3 data lake bucket",
    ]
    assert drawn.style["S3 data lake bucket"] == "outside"


def test_each_bucket_of_a_collection_is_replicated_to_its_own_replica() -> None:
    drawn = Drawn(
        BUCKETS,
        BUCKET,
        resource("aws_s3_bucket.backup", for_each=e("local.buckets"), provider=e("aws.replica")),
        resource(
            "aws_s3_bucket_replication_configuration.this",
            block("rule", "", block("destination", "", bucket=e("aws_s3_bucket.backup[each.key].arn"))),
            for_each=e("var.replicate ? local.buckets : {}"),
            bucket=e("aws_s3_bucket.this[each.key].id"),
        ),
    )
    assert drawn.arrows == ["frontend --> replicates frontend backup", "images --> replicates images backup"]
    assert drawn.groups["S3 buckets, provider aws.replica"] == ["frontend backup", "images backup"]


def test_a_bucket_with_two_replicas_does_not_join_the_replicas() -> None:
    rules = [
        block("rule", "", block("destination", "", bucket=e(f"aws_s3_bucket.{name}.arn")))
        for name in ("b", "c")
    ]
    drawn = Drawn(
        *(resource(f"aws_s3_bucket.{name}") for name in "abc"),
        resource("aws_s3_bucket_replication_configuration.a", *rules, bucket=e("aws_s3_bucket.a.id")),
    )
    assert drawn.arrows == ["a --> replicates b", "a --> replicates c"]


def test_a_queue_sends_what_fails_to_its_dead_letters() -> None:
    redrive = e("jsonencode({ deadLetterTargetArn = aws_sqs_queue.orders_dlq.arn, maxReceiveCount = 3 })")
    drawn = Drawn(
        resource("aws_sqs_queue.orders", redrive_policy=redrive), resource("aws_sqs_queue.orders_dlq")
    )
    assert drawn.arrows == ["orders --> after failures orders DLQ"]


def test_a_topic_of_the_caller_feeds_a_queue_of_the_module() -> None:
    drawn = Drawn(
        resource("aws_sqs_queue.orders"),
        resource(
            "aws_sns_topic_subscription.orders",
            topic_arn=e("var.order_topic_arn"),
            endpoint=e("aws_sqs_queue.orders.arn"),
        ),
    )
    assert drawn.arrows == ["Order topic --> SQS queue / orders"]


def test_alarms_go_to_the_topic_of_the_module_though_a_caller_may_name_others() -> None:
    actions = "length(var.alarm_topic_arns) > 0 ? var.alarm_topic_arns : [aws_sns_topic.alarms[0].arn]"
    drawn = Drawn(
        block("locals", "", actions=e(actions)),
        resource("aws_cloudwatch_metric_alarm.age", alarm_actions=e("local.actions")),
        resource("aws_sns_topic.alarms", count=e("var.create ? 1 : 0")),
    )
    assert drawn.arrows == ["CloudWatch / alarms --> SNS topic / alarms"]


def test_a_function_reads_writes_and_scales_what_its_role_allows() -> None:
    allowed = document(
        "worker",
        {"actions": ["sqs:ReceiveMessage", "sqs:DeleteMessage"], "resources": [e("aws_sqs_queue.jobs.arn")]},
        {"actions": ["kinesis:UpdateShardCount"], "resources": [e("aws_kinesis_stream.events.arn")]},
        {"actions": ["s3:*Object"], "resources": [Template("${aws_s3_bucket.results.arn}/*")]},
        {"actions": ["dynamodb:DescribeTable"], "resources": [e("aws_dynamodb_table.unread.arn")]},
    )
    drawn = Drawn(
        *(
            resource(f"aws_{name}")
            for name in ("sqs_queue.jobs", "kinesis_stream.events", "s3_bucket.results")
        ),
        resource("aws_dynamodb_table.unread"),
        allowed,
        resource("aws_iam_role.worker"),
        resource(
            "aws_iam_role_policy.worker",
            role=e("aws_iam_role.worker.id"),
            policy=e("data.aws_iam_policy_document.worker.json"),
        ),
        resource("aws_lambda_function.worker", role=e("aws_iam_role.worker.arn")),
    )
    assert set(drawn.arrows) == {
        "SQS queue / jobs --> Lambda function / worker",
        "Lambda function / worker --> scales Kinesis stream / events",
        "S3 bucket / results <--> Lambda function / worker",
    }


def test_a_schedule_is_a_line_in_what_it_starts() -> None:
    drawn = Drawn(
        resource("aws_lambda_function.sweep"),
        resource("aws_cloudwatch_event_rule.sweep", schedule_expression="rate(5 minutes)"),
        resource(
            "aws_cloudwatch_event_target.sweep",
            rule=e("aws_cloudwatch_event_rule.sweep.name"),
            arn=e("aws_lambda_function.sweep.arn"),
        ),
    )
    assert drawn.boxes == ["Lambda function / sweep / every 5 minutes"]


def test_who_is_handed_a_policy_writes_or_reads_a_whole_group_or_one_store_of_it() -> None:
    stores = "{ for key, bucket in aws_s3_bucket.this : key => bucket.arn }"
    each = {"for_each": e(stores)}
    drawn = Drawn(
        BUCKETS,
        BUCKET,
        document("read", {"actions": ["s3:GetObject"], "resources": [Template("${each.value}/*")]}, **each),
        document(
            "write", {"actions": ["s3:PutObject"], "resources": [e('aws_s3_bucket.this["images"].arn')]}
        ),
        block(
            "output",
            "read_policy_json",
            value=e("{ for key, document in data.aws_iam_policy_document.read : key => document.json }"),
        ),
        output("write_policy_json", "write"),
    )
    assert drawn.arrows == ["Writers --> images", "S3 buckets --> Readers"]


def test_a_policy_that_denies_or_moves_no_data_draws_nobody() -> None:
    arn: list[Value] = [e("aws_s3_bucket.results.arn")]
    drawn = Drawn(
        resource("aws_s3_bucket.results"),
        document("deny", {"effect": "Deny", "actions": ["s3:*"], "resources": arn}),
        document("key", {"actions": ["kms:Decrypt"], "resources": ["*"]}),
        output("write_policy_json", "deny"),
        output("kms_key_policy_json", "key"),
    )
    assert drawn.boxes == ["S3 bucket / results"]


def test_cloudfront_reads_the_bucket_whose_policy_admits_it() -> None:
    principals = block("principals", "", type="Service", identifiers=["cloudfront.amazonaws.com"])
    statement = block(
        "statement", "", principals, actions=["s3:GetObject"], resources=[e("aws_s3_bucket.site.arn")]
    )
    drawn = Drawn(
        resource("aws_s3_bucket.site"),
        block("data", "aws_iam_policy_document.site", statement),
        resource("aws_s3_bucket_policy.site", policy=e("data.aws_iam_policy_document.site.json")),
    )
    assert drawn.arrows == ["S3 bucket / site --> CloudFront"]


def test_clients_reach_a_database_through_the_network() -> None:
    drawn = Drawn(resource("aws_rds_cluster.this", vpc_security_group_ids=[e("var.security_group_id")]))
    assert drawn.arrows == ["Clients in the VPC <--> RDS cluster"]


def test_locals_that_refer_to_each_other_do_not_hang_it() -> None:
    ring = block("locals", "", a=e("local.b"), b=e("local.a"))
    drawn = Drawn(ring, resource("aws_sqs_queue.orders", redrive_policy=e("local.a"), for_each=e("local.a")))
    assert drawn.arrows == []


# size


def test_boxes_with_the_same_arrows_become_one_only_where_the_picture_is_too_large() -> None:
    def drawn(count: int) -> Drawn:
        queues = [resource(f"aws_sqs_queue.q{i}") for i in range(count)]
        return Drawn(*queues, resource("aws_sns_topic.news"))

    assert len(drawn(14).boxes) == 15
    assert drawn(15).boxes == ["SQS queues / q0 / q1 / q2 / q3 / q4 / and 10 more", "SNS topic / news"]


@pytest.mark.parametrize("name", sorted(path.parent.name for path in MODULES.glob("*/README.md")))
def test_the_diagrams_of_our_modules_are_read_at_a_glance(name: str) -> None:
    pages = "".join(path.read_text("utf-8") for path in sorted((MODULES / name).glob("*.md")))
    diagram = pages.partition("```mermaid\n")[2].partition("```")[0]
    boxes, arrows = re.findall(r":::\w+$", diagram, re.MULTILINE), re.findall(r"-\.?->", diagram)
    assert 1 <= len(boxes) <= 15
    assert len(arrows) <= 15
    labels = " ".join(re.findall(r'"(.*?)"', diagram))
    assert "aws_" not in labels, "a label is a type of Terraform, not a service"
