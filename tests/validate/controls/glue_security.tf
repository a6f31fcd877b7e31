variable "names" {
  type = list(string)
}

resource "aws_glue_job" "pass_configured" {
  name                   = "import"
  security_configuration = "encrypted"
}

resource "aws_glue_job" "fail_absent" {
  name = "import"
}

resource "aws_glue_job" "unknown_configuration" {
  name                   = "import"
  security_configuration = var.names[0]
}

resource "aws_glue_crawler" "pass_configured" {
  name                   = "orders"
  security_configuration = "encrypted"
}

resource "aws_glue_crawler" "fail_absent" {
  name = "orders"
}

resource "aws_glue_dev_endpoint" "pass_configured" {
  name                   = "test"
  security_configuration = "encrypted"
}

resource "aws_glue_dev_endpoint" "fail_absent" {
  name = "test"
}
