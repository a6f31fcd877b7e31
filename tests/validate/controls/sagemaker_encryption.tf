resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

resource "aws_sagemaker_notebook_instance" "pass_key" {
  name       = "notebook"
  kms_key_id = aws_kms_key.this.arn
}

resource "aws_sagemaker_notebook_instance" "fail_without" {
  name = "notebook"
}

resource "aws_sagemaker_domain" "pass_key" {
  domain_name = "studio"
  kms_key_id  = aws_kms_key.this.key_id
}

resource "aws_sagemaker_domain" "fail_another" {
  domain_name = "studio"
  kms_key_id  = "arn:aws:kms:eu-west-1:210987654321:key/other"
}

resource "aws_sagemaker_endpoint_configuration" "pass_key" {
  name        = "prices"
  kms_key_arn = aws_kms_key.this.arn
}

resource "aws_sagemaker_endpoint_configuration" "fail_without" {
  name = "prices"
}

resource "aws_sagemaker_flow_definition" "pass_key" {
  flow_definition_name = "review"

  output_config {
    kms_key_id     = aws_kms_key.this.arn
    s3_output_path = "s3://reviews/"
  }
}

resource "aws_sagemaker_flow_definition" "fail_without" {
  flow_definition_name = "review"

  output_config {
    s3_output_path = "s3://reviews/"
  }
}

# Another module.
resource "aws_sagemaker_notebook_instance" "pass_module_without_key" {
  name = "notebook"
}
