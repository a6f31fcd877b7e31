variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_mq_broker" "pass_active" {
  engine_type = "ActiveMQ"

  logs {
    general = true
    audit   = true
  }
}

resource "aws_mq_broker" "pass_rabbit" {
  engine_type = "RabbitMQ"

  logs {
    general = true
  }
}

resource "aws_mq_broker" "fail_absent" {
  engine_type = "ActiveMQ"
}

resource "aws_mq_broker" "fail_audit" {
  engine_type = "ActiveMQ"

  logs {
    general = true
  }
}

resource "aws_mq_broker" "fail_general" {
  engine_type = "RabbitMQ"

  logs {
    general = false
  }
}

resource "aws_mq_broker" "unknown_by_the_caller" {
  engine_type = "ActiveMQ"

  logs {
    general = var.undecided
    audit   = true
  }
}
