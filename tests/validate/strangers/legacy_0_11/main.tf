variable "queues" {
  type    = "list"
  default = ["a", "b"]
}

variable "key" {
  default = ""
}

resource "aws_sqs_queue" "this" {
  count             = "${length(var.queues)}"
  name              = "${element(var.queues, count.index)}"
  kms_master_key_id = "${var.key}"
  redrive_policy    = "{\"deadLetterTargetArn\":\"${aws_sqs_queue.dead.arn}\",\"maxReceiveCount\":5}"
}

resource "aws_sqs_queue" "dead" {
  name              = "${terraform.workspace}-dead"
  kms_master_key_id = "${var.key != "" ? var.key : "alias/aws/sqs"}"
}

output "arns" {
  value = ["${aws_sqs_queue.this.*.arn}"]
}
