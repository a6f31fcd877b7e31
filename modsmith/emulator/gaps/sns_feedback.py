"""SNS: attributes of a topic that moto stores but does not return."""

from __future__ import annotations

from typing import Any

from moto.core.utils import camelcase_to_underscores
from moto.sns.responses import SNSResponse as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "GetTopicAttributes omits delivery feedback, tracing and the signature version"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {
    "LambdaFailureFeedbackRoleArn": "arn:aws:iam::123456789012:role/feedback",
    "SQSSuccessFeedbackSampleRate": "50",
    "TracingConfig": "Active",
}

PROTOCOLS = ("Application", "Firehose", "HTTP", "Lambda", "SQS")
FEEDBACK = ("SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn")
OMITTED = [
    *(protocol + what for protocol in PROTOCOLS for what in FEEDBACK),
    "TracingConfig",
    "SignatureVersion",
]


def probe(client: Clients) -> object:
    """The attributes that are returned after they were set."""
    sns = client("sns")
    arn = sns.create_topic(Name="gap-feedback")["TopicArn"]
    for name, value in AWS_ANSWERS.items():
        sns.set_topic_attributes(TopicArn=arn, AttributeName=name, AttributeValue=value)
    attributes = sns.get_topic_attributes(TopicArn=arn)["Attributes"]
    return {name: attributes.get(name) for name in AWS_ANSWERS}


def apply() -> None:
    """Adds the attributes that SetTopicAttributes stored on moto's topic."""
    around(Response, "get_topic_attributes", _get_topic_attributes)


def _get_topic_attributes(original: Any, self: Response) -> Any:
    answer = original(self)
    kept = vars(self.backend.get_topic(self._get_param("TopicArn")))
    missing = {name: kept.get(camelcase_to_underscores(name)) for name in OMITTED}
    answer.result["Attributes"].update({name: value for name, value in missing.items() if value})
    return answer
