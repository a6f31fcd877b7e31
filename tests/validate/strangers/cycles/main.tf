locals {
  a = local.b
  b = local.c ? true : local.a
  c = local.a
  name = "x-${local.name}"
}

resource "aws_kms_key" "this" {
  enable_key_rotation = local.a
  description         = local.name
}

resource "aws_sqs_queue" "a" {
  name              = aws_sqs_queue.b.name
  kms_master_key_id = aws_sqs_queue.b.kms_master_key_id
}

resource "aws_sqs_queue" "b" {
  name              = aws_sqs_queue.a.name
  kms_master_key_id = aws_sqs_queue.a.kms_master_key_id
}

resource "aws_sns_topic" "self" {
  count             = length(aws_sns_topic.self)
  kms_master_key_id = aws_sns_topic.self[0].kms_master_key_id
}

module "me" {
  source = "./"
}

module "loop" {
  source = "./loop"
  rotate = module.loop.rotate
}
