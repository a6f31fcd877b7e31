# The role of the function that carries telemetry from the stream into its table, and reports emergencies: each module
# hands out the policies for its own half.

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "processor" {
  source_policy_documents = [
    module.streaming.stream_policy_json["stream"],
    module.streaming.write_policy_json["emergency_queue"],
  ]
}

resource "aws_iam_role" "processor" {
  name               = "${local.name}-processor"
  description        = "Carries telemetry from the stream into the tables."
  assume_role_policy = data.aws_iam_policy_document.assume.json

  tags = local.tags
}

resource "aws_iam_role_policy" "processor" {
  for_each = {
    stream    = data.aws_iam_policy_document.processor.json
    telemetry = module.storage.write_policy_json["telemetry"]
    incidents = module.storage.write_policy_json["incidents"]
  }

  name   = each.key
  role   = aws_iam_role.processor.id
  policy = each.value
}
