resource "aws_sqs_queue" "this" {
  name                    = "q"
  sqs_managed_sse_enabled = true
}

resource "aws_sqs_queue_policy" "open" {
  queue_url = aws_sqs_queue.this.id
  policy    = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Principal": "*",
    "Action": "sqs:*",
    "Resource": "${aws_sqs_queue.this.arn}"
  }]
}
POLICY
}

resource "aws_sns_topic" "this" {
  name              = "t"
  kms_master_key_id = "alias/aws/sns"
  policy            = templatefile("${path.module}/policy.json.tpl", { account = var.account })
}

resource "aws_iam_role" "this" {
  name = "r"
  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        %{~for service in ["lambda", "sqs"]~}
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "${service}.amazonaws.com"}}%{if service != "sqs"},%{endif}
        %{~endfor~}
      ]
    }
  EOT
}

variable "account" {}
