variable "kind" {
  type     = string
  nullable = false
}

resource "aws_dms_endpoint" "pass_password" {
  engine_name = "mongodb"

  mongodb_settings {
    auth_type = "password"
  }
}

resource "aws_dms_endpoint" "pass_by_default" {
  engine_name = "mongodb"
}

resource "aws_dms_endpoint" "fail_none" {
  engine_name = "mongodb"

  mongodb_settings {
    auth_type = "no"
  }
}

resource "aws_dms_endpoint" "pass_token" {
  engine_name = "redis"

  redis_settings {
    auth_type = "auth-token"
  }
}

resource "aws_dms_endpoint" "fail_redis" {
  engine_name = "redis"

  redis_settings {
    auth_type = "none"
  }
}

resource "aws_dms_endpoint" "none_postgres" {
  engine_name = "postgres"
}

resource "aws_dms_endpoint" "unknown_by_the_caller" {
  engine_name = "mongodb"

  mongodb_settings {
    auth_type = var.kind
  }
}
