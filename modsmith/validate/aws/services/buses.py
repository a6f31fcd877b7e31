"""EventBridge: event buses and who may send to them."""

BUS, POLICY, PERMISSION = (
    "aws_cloudwatch_event_bus",
    "aws_cloudwatch_event_bus_policy",
    "aws_cloudwatch_event_permission",
)
