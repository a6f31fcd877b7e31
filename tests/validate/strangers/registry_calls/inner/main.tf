module "deep" {
  source = "acme/queue/aws"
}

resource "aws_sqs_queue" "this" {
  name              = "q"
  kms_master_key_id = module.deep.key_arn
}
