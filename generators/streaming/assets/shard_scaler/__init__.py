"""Keeps a provisioned Kinesis stream at the number of shards that its load needs.

handler.py     what AWS Lambda calls: puts the parts together
    scaler.py      one round: describe, read, decide, carry out, tell
settings.py    environment variables
model.py       the words: Minute, Update, Stream, Decision
decide.py      the decision, a pure function
demand.py      load as a number of shards
steps.py       sizes that one call of UpdateShardCount may lead to
quota.py       how many calls are left, and how many an emergency needs
stream.py      Kinesis
metrics.py     CloudWatch: the load, and one metric of our own for each decision
history.py     the calls of the last day, in an SSM parameter
log.py         one JSON object a line

Standard library and boto3 only: both are in Lambda's Python runtime, so the zip holds these files alone.
"""
