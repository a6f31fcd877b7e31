variable "properties" {
  type = string
}

resource "aws_batch_job_definition" "pass_by_arn" {
  name = "import"
  type = "container"

  container_properties = jsonencode({
    image       = "import:1"
    environment = [{ name = "TABLE_NAME", value = "orders" }]
    secrets     = [{ name = "DB_PASSWORD", valueFrom = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x" }]
  })
}

resource "aws_batch_job_definition" "fail_name" {
  name = "import"
  type = "container"

  container_properties = jsonencode({
    image       = "import:1"
    environment = [{ name = "DB_PASSWORD", value = "hunter2" }]
  })
}

resource "aws_batch_job_definition" "unknown_properties" {
  name                 = "import"
  type                 = "container"
  container_properties = var.properties
}
