"""CloudTrail: types of trails and of what they store."""

TRAIL, STORE = "aws_cloudtrail", "aws_cloudtrail_event_data_store"
