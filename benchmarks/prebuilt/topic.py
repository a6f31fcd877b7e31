"""The topic that alarms notify where the caller names none."""
# mypy: ignore-errors

from __future__ import annotations

from cdktf import TerraformLocal
from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementCondition,
    DataAwsIamPolicyDocumentStatementPrincipals,
)
from cdktf_cdktf_provider_aws.sns_topic import SnsTopic
from cdktf_cdktf_provider_aws.sns_topic_policy import SnsTopicPolicy
from constructs import Construct
from naming import ACCOUNT_ID, KEY_ARN, TAGS, expr, one_if, pinned

TOPIC = expr("aws_sns_topic.alarms[0].arn")


def add_topic(scope: Construct) -> None:
    """Adds the topic, its policy and what the alarms' actions are."""
    wanted = expr("var.enable_cloudwatch_alarms && length(var.alarm_topic_arns) == 0")
    TerraformLocal(scope, "create_alarm_topic", wanted)
    actions = expr("local.create_alarm_topic ? aws_sns_topic.alarms[*].arn : var.alarm_topic_arns")
    TerraformLocal(scope, "alarm_actions", actions)
    count = one_if("local.create_alarm_topic")
    name = "${local.name}-dynamodb-alarms"
    topic = SnsTopic(scope, "topic", count=count, name=name, kms_master_key_id=KEY_ARN, tags=TAGS)
    pinned(topic, "alarms")
    statements = [_publish(), _no_plain_http()]
    document = DataAwsIamPolicyDocument(scope, "topic_document", count=count, statement=statements)
    pinned(document, "alarm_topic")
    json = expr("data.aws_iam_policy_document.alarm_topic[0].json")
    pinned(SnsTopicPolicy(scope, "topic_policy", count=count, arn=TOPIC, policy=json), "alarms")


def _publish() -> DataAwsIamPolicyDocumentStatement:
    return DataAwsIamPolicyDocumentStatement(
        sid="AllowAlarmsToPublish",
        actions=["sns:Publish"],
        resources=[TOPIC],
        principals=[_principal("Service", "cloudwatch.amazonaws.com")],
        condition=[_condition("StringEquals", "aws:SourceAccount", ACCOUNT_ID)],
    )


def _no_plain_http() -> DataAwsIamPolicyDocumentStatement:
    return DataAwsIamPolicyDocumentStatement(
        sid="DenyPlainHttp",
        effect="Deny",
        actions=["sns:Publish"],
        resources=[TOPIC],
        principals=[_principal("AWS", "*")],
        condition=[_condition("Bool", "aws:SecureTransport", "false")],
    )


def _principal(kind: str, name: str) -> DataAwsIamPolicyDocumentStatementPrincipals:
    return DataAwsIamPolicyDocumentStatementPrincipals(type=kind, identifiers=[name])


def _condition(test: str, variable: str, value: str) -> DataAwsIamPolicyDocumentStatementCondition:
    return DataAwsIamPolicyDocumentStatementCondition(test=test, variable=variable, values=[value])
