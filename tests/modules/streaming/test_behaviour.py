"""What the streaming module promises beyond its plan: the document's usage, applied, used and scaled."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from generators.shared.telemetry import ITEM
from generators.streaming.model import LONGEST_PROJECT, NAME_LIMITS, QUEUES, TOPICS, alarm_count
from modsmith.emulator.iam.simulate import Caller, allowed, allows
from modsmith.emulator.root import Root, actions, initialise, resources
from modsmith.emulator.server import Emulator
from tests.modules.conftest import MODULES, ROOT

pytestmark = [pytest.mark.terraform, pytest.mark.long]

REGION = "eu-west-1"
ACCOUNT = "123456789012"
MODULE = MODULES / "streaming"
README = "\n".join((MODULE / name).read_text("utf-8") for name in ("README.md", "GUIDE.md"))
"""Both pages of a consumer."""

DOCUMENTED_USAGE = """
module "streaming" {
  source = "./modules/streaming"

  project_name             = "ccs"
  environment              = "prod"
  kinesis_shard_count      = 10
  kinesis_retention_period = 24
  s3_data_lake_bucket      = "ccs-data-lake-prod"
  kms_key_id               = module.security.kms_key_id

  tags = {
    Project = "CCS"
  }
}
"""

AROUND = """
provider "aws" {
  region = "eu-west-1"
}

module "security" {
  source = "./modules/security"
  key    = aws_kms_key.ccs.arn
}

output "all" {
  value = module.streaming
}
"""

SECURITY = """
variable "key" {
  type = string
}

output "kms_key_id" {
  value = var.key
}
"""


@dataclass(frozen=True)
class Platform:
    """The document's usage, applied with a key whose policy the README tells."""

    root: Root
    emulator: Emulator
    outputs: dict[str, Any]

    def client(self, service: str) -> Any:
        return self.emulator.client(service, REGION)


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    folder = tmp_path_factory.mktemp("platform")
    shutil.copytree(MODULE, folder / "modules" / "streaming", ignore=shutil.ignore_patterns(".*"))
    (folder / "modules" / "security").mkdir()
    (folder / "modules" / "security" / "main.tf").write_text(SECURITY, "utf-8")
    (folder / "main.tf").write_text(DOCUMENTED_USAGE + AROUND + _readmes_key(), "utf-8")
    with Emulator() as emulator:
        root = initialise(emulator, folder)
        root.apply()
        yield Platform(root, emulator, root.outputs()["all"])


def _readmes_key() -> str:
    found = re.search(r"## Key\n.*?```hcl\n(.*?)```", README, re.DOTALL)
    assert found, "the README shows no key"
    return found[1]


def test_stream_and_queues_are_as_documented(platform: Platform) -> None:
    stream = platform.client("kinesis").describe_stream_summary(StreamName="ccs-prod-telemetry")
    summary = stream["StreamDescriptionSummary"]
    assert (summary["OpenShardCount"], summary["RetentionPeriodHours"]) == (10, 24)
    assert summary["EncryptionType"] == "KMS"

    sqs = platform.client("sqs")
    for design in QUEUES:
        queue = _attributes(sqs, platform.outputs["queue_urls"][design.key])
        dead = _attributes(sqs, platform.outputs["dead_letter_queue_urls"][design.key])
        assert queue["VisibilityTimeout"] == str(design.visibility_seconds)
        assert queue["ReceiveMessageWaitTimeSeconds"] == str(design.wait_seconds)
        redrive = json.loads(queue["RedrivePolicy"])
        assert (redrive["deadLetterTargetArn"], redrive["maxReceiveCount"]) == (dead["QueueArn"], 3)
        allowed = json.loads(dead["RedriveAllowPolicy"])
        assert allowed == {"redrivePermission": "byQueue", "sourceQueueArns": [queue["QueueArn"]]}
        assert queue.get("FifoQueue") == dead.get("FifoQueue"), "dead letters need a queue of the same kind"
        for attributes in (queue, dead):
            assert attributes["KmsMasterKeyId"] == _key(platform)
            assert _refuses_plain_http(attributes["Policy"], "sqs:SendMessage", attributes["QueueArn"])
    emergency = _attributes(sqs, platform.outputs["queue_urls"]["emergency"])
    assert emergency["DeduplicationScope"] == "messageGroup"
    assert emergency["FifoThroughputLimit"] == "perMessageGroupId"


def test_a_message_that_fails_three_times_is_a_dead_letter(platform: Platform) -> None:
    sqs = platform.client("sqs")
    queue, dead = (platform.outputs[name]["telemetry"] for name in ("queue_urls", "dead_letter_queue_urls"))
    sqs.send_message(QueueUrl=queue, MessageBody="poison")
    received = [
        len(sqs.receive_message(QueueUrl=queue, VisibilityTimeout=0, WaitTimeSeconds=0).get("Messages", ()))
        for _ in range(4)
    ]
    assert received == [1, 1, 1, 0]
    assert sqs.receive_message(QueueUrl=dead)["Messages"][0]["Body"] == "poison"


def test_topics_are_encrypted_and_log_every_delivery(platform: Platform) -> None:
    sns = platform.client("sns")
    logs = {
        group["logGroupName"]: group for group in platform.client("logs").describe_log_groups()["logGroups"]
    }
    for key in TOPICS:
        arn = platform.outputs["topic_arns"][key]
        attributes = sns.get_topic_attributes(TopicArn=arn)["Attributes"]
        assert attributes["KmsMasterKeyId"] == _key(platform)
        policy = attributes["Policy"]
        assert _refuses_plain_http(policy, "sns:Publish", arn)
        alarms = Caller(service="cloudwatch.amazonaws.com").having({"aws:SourceAccount": ACCOUNT})
        assert allowed(alarms, "sns:Publish", arn, policy) == (key == "alarms")
        publishers = [s for s in _statements(json.loads(policy)) if s["Effect"] == "Allow"]
        expected = [{"Service": "cloudwatch.amazonaws.com"}] if key == "alarms" else []
        assert [s["Principal"] for s in publishers] == expected
        for suffix in ("", "/Failure"):
            group = logs[f"sns/{REGION}/{ACCOUNT}/ccs-prod-{key}{suffix}"]
            assert (group["retentionInDays"], group["kmsKeyId"]) == (365, _key(platform))


def test_archive_and_catalog_agree_on_columns_and_places(platform: Platform) -> None:
    firehose = platform.client("firehose").describe_delivery_stream(
        DeliveryStreamName=platform.outputs["firehose_name"]
    )["DeliveryStreamDescription"]
    destination = firehose["Destinations"][0]["ExtendedS3DestinationDescription"]
    schema = destination["DataFormatConversionConfiguration"]["SchemaConfiguration"]
    table = platform.client("glue").get_table(DatabaseName=schema["DatabaseName"], Name=schema["TableName"])[
        "Table"
    ]
    columns = [(column["Name"], column["Type"]) for column in table["StorageDescriptor"]["Columns"]]
    assert columns == [(column.name, column.glue) for column in ITEM]

    location = table["StorageDescriptor"]["Location"].removeprefix("s3://ccs-data-lake-prod/")
    day = destination["Prefix"]
    for letters, value in (("yyyy", "2025"), ("MM", "03"), ("dd", "09")):
        day = day.replace(f"!{{timestamp:{letters}}}", value)
    template = table["Parameters"]["storage.location.template"].removeprefix("s3://ccs-data-lake-prod/")
    for key, value in (("year", "2025"), ("month", "03"), ("day", "09")):
        assert int(table["Parameters"][f"projection.{key}.digits"]) == len(value)
        template = template.replace(f"${{{key}}}", value)
    assert f"{template}/" == day, "Athena would look where Firehose does not write"
    assert not destination["ErrorOutputPrefix"].startswith(location), "Athena would read what is no Parquet"


def test_archives_role_may_do_what_it_does_and_no_more(platform: Platform) -> None:
    iam = platform.client("iam")
    policy = iam.get_role_policy(RoleName="ccs-prod-archive", PolicyName="ccs-prod-archive")["PolicyDocument"]
    for key in (
        "telemetry/year=2025/month=03/day=09/x.parquet",
        "errors/telemetry/format-conversion-failed/x",
    ):
        written = f"arn:aws:s3:::ccs-data-lake-prod/{key}"
        assert allows(policy, "s3:PutObject", written, {"aws:ResourceAccount": ACCOUNT})
        assert not allows(policy, "s3:PutObject", written, {"aws:ResourceAccount": "210987654321"}), (
            "a bucket that was deleted may be another account's by now"
        )
    elsewhere = "arn:aws:s3:::ccs-data-lake-prod/other/x"
    assert not allows(policy, "s3:PutObject", elsewhere, {"aws:ResourceAccount": ACCOUNT})
    assert allows(policy, "kinesis:GetRecords", platform.outputs["stream_arn"])
    for service, several in (("kinesis", ["kms:Decrypt"]), ("s3", ["kms:Decrypt", "kms:GenerateDataKey"])):
        for action in several:
            through = {"kms:ViaService": f"{service}.{REGION}.amazonaws.com"}
            assert allows(policy, action, _key(platform), through), (service, action)
            assert not allows(policy, action, _key(platform)), "whoever asks"
    for statement in _statements(policy):
        assert "*" not in (statement["Resource"], statement["Action"])


def test_callers_policies_are_narrow_and_merge(platform: Platform) -> None:
    outputs = platform.outputs
    texts = [
        text for kind in ("read", "write", "redrive") for text in outputs[f"{kind}_policy_json"].values()
    ]
    statements = [statement for text in texts for statement in _statements(json.loads(text))]
    names = [statement["Sid"] for statement in statements]
    assert len(names) == len(set(names)) == 2 * (2 + 2 * len(QUEUES) + len(TOPICS) - 1) + 3 * len(QUEUES)
    for statement in statements:
        assert "*" not in (statement["Resource"], statement["Action"])
    emergency, telemetry = (outputs["queue_arns"][key] for key in ("emergency", "telemetry"))
    send = outputs["write_policy_json"]["emergency_queue"]
    assert allows(send, "sqs:SendMessage", emergency)
    assert not allows(send, "sqs:SendMessage", telemetry)
    assert not allows(send, "sqs:ReceiveMessage", emergency)
    receive = outputs["read_policy_json"]["emergency_queue"]
    assert allows(receive, "sqs:ReceiveMessage", emergency)
    assert not allows(receive, "sqs:SendMessage", emergency)
    assert outputs["stream_policy_json"] == {"stream": outputs["read_policy_json"]["stream"]}
    publish = outputs["write_policy_json"]["owner_topic"]
    assert allows(publish, "sns:Publish", outputs["topic_arns"]["owner"])
    assert not any(allows(text, "sns:Publish", outputs["topic_arns"]["alarms"]) for text in texts)


@pytest.mark.parametrize("queue", [design.key for design in QUEUES])
def test_an_operator_moves_dead_letters_back_and_nothing_else(platform: Platform, queue: str) -> None:
    """What AWS asks for: receive and delete at one end, send at the other, and the key through SQS."""
    policy = platform.outputs["redrive_policy_json"][f"{queue}_queue"]
    source, dead = (platform.outputs[name][queue] for name in ("queue_arns", "dead_letter_queue_arns"))
    for action in ("StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes"):
        assert allows(policy, f"sqs:{action}", dead), action
    assert allows(policy, "sqs:SendMessage", source)
    through = {"kms:ViaService": f"sqs.{REGION}.amazonaws.com"}
    for action in ("kms:Decrypt", "kms:GenerateDataKey"):
        assert allows(policy, action, _key(platform), through)
        assert not allows(policy, action, _key(platform))
    assert not allows(policy, "sqs:ReceiveMessage", source)
    assert not allows(policy, "sqs:SendMessage", dead)
    other = next(design.key for design in QUEUES if design.key != queue)
    assert not allows(policy, "sqs:ReceiveMessage", platform.outputs["dead_letter_queue_arns"][other])


def test_keys_policy_lets_every_service_work(platform: Platform) -> None:
    key = _key(platform)
    policy = platform.client("kms").get_key_policy(KeyId=key, PolicyName="default")["Policy"]
    alone = platform.outputs["kms_key_policy_json"]
    role = platform.client("iam").get_role(RoleName="ccs-prod-archive")["Role"]["Arn"]
    archive, other = (Caller(arn, policies=(EVERYTHING,)) for arn in (role, f"{role}2"))
    alarms, topics, logs = (
        Caller(service=f"{name}.amazonaws.com") for name in ("cloudwatch", "sns", f"logs.{REGION}")
    )
    groups = [group["arn"] for group in platform.client("logs").describe_log_groups()["logGroups"]]
    assert groups
    for action in ("kms:Decrypt", "kms:GenerateDataKey"):
        assert allowed(alarms, action, key, policy)
        assert allowed(topics, action, key, policy)
        for arn in groups:
            assert allowed(_of_group(logs, arn), action, key, policy), f"{arn} could not be encrypted"
        foreign = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:other"
        assert not allowed(_of_group(logs, foreign), action, key, policy)
        for service, may in (("kinesis", True), ("s3", True), ("sqs", False)):
            through = {"kms:ViaService": f"{service}.{REGION}.amazonaws.com"}
            assert allowed(archive, action, key, alone, context=through) == may, (service, action)
            assert not allowed(other, action, key, alone, context=through)


EVERYTHING = {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}


def _of_group(logs: Caller, arn: str) -> Caller:
    """CloudWatch Logs with the context in which it encrypts a group."""
    return logs.having({"kms:EncryptionContext:aws:logs:arn": arn.removesuffix(":*")})


def test_every_alarm_notifies_and_watches_what_exists(platform: Platform) -> None:
    pages = platform.client("cloudwatch").get_paginator("describe_alarms").paginate()
    alarms = [alarm for page in pages for alarm in page["MetricAlarms"]]
    assert len(alarms) == alarm_count() == len(platform.outputs["alarm_names"])
    topic = platform.outputs["alarm_topic_arn"]
    assert topic == platform.outputs["topic_arns"]["alarms"]
    for alarm in alarms:
        assert alarm["AlarmActions"] == alarm["OKActions"] == [topic]
    watched = {
        (dimension["Name"], dimension["Value"])
        for alarm in alarms
        for metric in (alarm, *(query.get("MetricStat", {}).get("Metric", {}) for query in alarm["Metrics"]))
        for dimension in metric.get("Dimensions", ())
    }
    queues = {
        url.rpartition("/")[2]
        for name in ("queue_urls", "dead_letter_queue_urls")
        for url in platform.outputs[name].values()
    }
    assert watched == {
        ("StreamName", "ccs-prod-telemetry"),
        ("DeliveryStreamName", "ccs-prod-telemetry"),
        ("FunctionName", "ccs-prod-shard-scaler"),
        ("Action", "blocked"),
        *(("QueueName", queue) for queue in queues),
        *(("TopicName", f"ccs-prod-{key}") for key in TOPICS),
    }


def test_deployed_scaler_scales_and_terraform_leaves_it_alone(platform: Platform, tmp_path: Path) -> None:
    """What Lambda would run, with the settings that it would have, against the stream that was made."""
    _load(platform, records_per_second=14_000)
    decision = _run_scaler(platform)
    assert (decision["action"], decision["target"]) == ("scale_out", 20)
    assert _shards(platform) == 20
    # the service authorization reference names no resource for this action; the role has it on its stream
    assert set(platform.emulator.checked().undecided) == {"kinesis:UpdateShardCount"}
    assert _run_scaler(platform)["action"] == "hold", "the cooldown of a minute has only begun"
    assert platform.root.pending() == "", "Terraform would undo what the scaler did"


def test_state_of_the_previous_version_plans_without_a_change(platform: Platform) -> None:
    """Addresses as the version before the moves had them; a block that is missing would destroy and make anew."""
    moves, state = _moves(), platform.root.folder / "terraform.tfstate"
    state.write_text(_as_before(json.loads(state.read_text("utf-8")), moves), "utf-8")
    assert set(PREVIOUS) == set(_addresses(platform)) - {"aws_kms_key.ccs"}
    assert actions(platform.root.plan()) == {}
    platform.root.apply()
    assert set(moves.values()) <= set(_addresses(platform))


def test_longest_project_name_fits_every_limit_of_aws(platform: Platform, tmp_path: Path) -> None:
    usage = DOCUMENTED_USAGE.replace('"ccs"', f'"{"x" * LONGEST_PROJECT}"').replace('"prod"', '"staging"')
    key = f'"arn:aws:kms:{REGION}:{ACCOUNT}:key/11111111-2222-3333-4444-555555555555"'
    usage = usage.replace("module.security.kms_key_id", key).replace("./modules/streaming", str(MODULE))
    (tmp_path / "main.tf").write_text(usage + f'provider "aws" {{\n  region = "{REGION}"\n}}\n', "utf-8")
    plan = initialise(platform.emulator, tmp_path).plan()
    seen = set()
    for resource in resources(plan):
        if limit := NAME_LIMITS.get(resource["type"]):
            name = resource["values"].get("name") or resource["values"]["function_name"]
            assert len(name) <= limit, f"{resource['address']}: {name}"
            seen.add(resource["type"])
    assert seen == NAME_LIMITS.keys()


def test_readme_is_whole() -> None:
    assert not re.search(r"\{\{|\{%", README)
    for link in re.findall(r"\]\((?!https?:|#)([^)]+)\)", README):
        assert (MODULE / link.partition("#")[0]).exists(), f"dead link {link}"
    assert str(ROOT) not in README
    for name in ("1,000 records", "10,000 records a second", "50,000", "3,000 messages", "2 seconds", "70 %"):
        assert name in README, f"the document's figure {name!r} is lost"


def _attributes(sqs: Any, url: str) -> dict[str, str]:
    return dict(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"])


def _key(platform: Platform) -> str:
    keys = platform.client("kms").list_keys()["Keys"]
    described = [platform.client("kms").describe_key(KeyId=key["KeyId"])["KeyMetadata"] for key in keys]
    return str(next(key["Arn"] for key in described if key["Description"] == "CCS platform"))


def _statements(policy: dict[str, Any]) -> list[dict[str, Any]]:
    found = policy["Statement"]
    return found if isinstance(found, list) else [found]


def _refuses_plain_http(policy: str, action: str, arn: str) -> bool:
    """Whether even an administrator must use TLS."""
    me = Caller(f"arn:aws:iam::{ACCOUNT}:role/x", policies=(EVERYTHING,))
    plain = {"aws:SecureTransport": "false"}
    return allowed(me, action, arn, policy) and not allowed(me, action, arn, policy, context=plain)


PREVIOUS = (Path(__file__).parent / "previous_addresses.txt").read_text("utf-8").split()
"""Every resource of the version before `moved` blocks; none of them may be destroyed by the present one."""


def _moves() -> dict[str, str]:
    """Old address to new one, of the module's `moved` blocks and of the `count` that Terraform moves by itself."""
    text = "".join(path.read_text("utf-8") for path in sorted(MODULE.glob("*.tf")))
    blocks = re.findall(r"^moved \{\n  from = (.*)\n  to   = (.*)\n\}", text, re.MULTILINE)
    silent = "aws_cloudwatch_metric_alarm.shard_scaler_silent"
    return {**dict(blocks), silent: f"{silent}[0]"}


def _as_before(state: dict[str, Any], moves: dict[str, str]) -> str:
    """A state whose instances have their old addresses."""
    olds = {new: old for old, new in moves.items()}
    before: dict[tuple[str, str, str, str], dict[str, Any]] = {}
    for resource in state["resources"]:
        for instance in resource["instances"]:
            key = instance.pop("index_key", None)
            shown = f"[{json.dumps(key)}]" if key is not None else ""
            address = f"{resource['type']}.{resource['name']}{shown}"
            base, _, old_key = olds.get(address, address).partition("[")
            name = base.partition(".")[2]
            found = before.setdefault(
                (resource.get("module", ""), resource["mode"], resource["type"], name),
                {**resource, "name": name, "instances": []},
            )
            if old_key:
                instance["index_key"] = json.loads(old_key.removesuffix("]"))
            found["instances"].append(instance)
    state["resources"], state["serial"] = [*before.values()], state["serial"] + 1
    return json.dumps(state)


def _addresses(platform: Platform) -> list[str]:
    listed = platform.root.terraform.run(platform.root.folder, "state", "list").out.splitlines()
    managed = (line.removeprefix("module.streaming.") for line in listed if ".data." not in line)
    return [address for address in managed if not address.startswith("data.")]


def _shards(platform: Platform) -> int:
    summary = platform.client("kinesis").describe_stream_summary(StreamName="ccs-prod-telemetry")
    return int(summary["StreamDescriptionSummary"]["OpenShardCount"])


def _load(platform: Platform, *, records_per_second: int) -> None:
    """What Kinesis would have told CloudWatch in the last minutes."""
    minute = datetime.fromtimestamp(time.time() // 60 * 60, UTC)
    platform.client("cloudwatch").put_metric_data(
        Namespace="AWS/Kinesis",
        MetricData=[
            {
                "MetricName": metric,
                "Dimensions": [{"Name": "StreamName", "Value": "ccs-prod-telemetry"}],
                "Timestamp": minute - timedelta(minutes=age),
                "Value": 60 * records_per_second * weight,
            }
            for age in range(5)
            for metric, weight in (("IncomingRecords", 1), ("IncomingBytes", 200))
        ],
    )


def _credentials(platform: Platform, role: str) -> dict[str, str]:
    given = platform.client("sts").assume_role(RoleArn=role, RoleSessionName="scaler")["Credentials"]
    return {
        "AWS_ACCESS_KEY_ID": given["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"],
        "AWS_SESSION_TOKEN": given["SessionToken"],
    }


def _run_scaler(platform: Platform) -> dict[str, Any]:
    """Runs the function's own zip in an interpreter of its own, with its environment and as its role.

    The emulator refuses what the role's policies do not allow.
    """
    function = platform.client("lambda").get_function_configuration(FunctionName="ccs-prod-shard-scaler")
    package, _, handler = function["Handler"].rpartition(".")
    program = f"import json; from {package} import {handler} as run; print(json.dumps(run({{}}, None)))"
    environment = platform.emulator.env() | function["Environment"]["Variables"]
    environment |= {"PYTHONPATH": str(MODULE / "assets" / "shard_scaler.zip"), "AWS_DEFAULT_REGION": REGION}
    environment |= _credentials(platform, function["Role"])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))
