variable "off" {
  type    = bool
  default = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

variable "billing_mode" {
  type     = string
  nullable = false
}

resource "aws_dynamodb_table" "pass_whole" {
  name         = "pass_whole"
  billing_mode = "PROVISIONED"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_appautoscaling_target" "pass_whole" {
  for_each = {
    "table/Read"  = ""
    "table/Write" = ""
    "index/Read"  = "/index/ByOwner"
    "index/Write" = "/index/ByOwner"
  }

  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.pass_whole.name}${each.value}"
  scalable_dimension = "dynamodb:${split("/", each.key)[0]}:${split("/", each.key)[1]}CapacityUnits"
}

resource "aws_appautoscaling_policy" "pass_whole" {
  for_each = aws_appautoscaling_target.pass_whole

  service_namespace  = each.value.service_namespace
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
}

resource "aws_dynamodb_table" "fail_wrong_mode" {
  name         = "fail_wrong_mode"
  billing_mode = "FREE"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_appautoscaling_target" "fail_wrong_mode" {
  for_each = {
    "table/Read"  = ""
    "table/Write" = ""
    "index/Read"  = "/index/ByOwner"
    "index/Write" = "/index/ByOwner"
  }

  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.fail_wrong_mode.name}${each.value}"
  scalable_dimension = "dynamodb:${split("/", each.key)[0]}:${split("/", each.key)[1]}CapacityUnits"
}

resource "aws_appautoscaling_policy" "fail_wrong_mode" {
  for_each = aws_appautoscaling_target.fail_wrong_mode

  service_namespace  = each.value.service_namespace
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
}

resource "aws_dynamodb_table" "pass_by_default" {
  name          = "pass_by_default"
  read_capacity = 5

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_appautoscaling_target" "pass_by_default" {
  for_each = {
    "table/Read"  = ""
    "table/Write" = ""
    "index/Read"  = "/index/ByOwner"
    "index/Write" = "/index/ByOwner"
  }

  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.pass_by_default.name}${each.value}"
  scalable_dimension = "dynamodb:${split("/", each.key)[0]}:${split("/", each.key)[1]}CapacityUnits"
}

resource "aws_appautoscaling_policy" "pass_by_default" {
  for_each = aws_appautoscaling_target.pass_by_default

  service_namespace  = each.value.service_namespace
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
}

resource "aws_dynamodb_table" "fail_index_forgotten" {
  name         = "fail_index_forgotten"
  billing_mode = "PROVISIONED"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_appautoscaling_target" "fail_index_forgotten" {
  for_each = {
    "table/Read"  = ""
    "table/Write" = ""
  }

  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.fail_index_forgotten.name}${each.value}"
  scalable_dimension = "dynamodb:${split("/", each.key)[0]}:${split("/", each.key)[1]}CapacityUnits"
}

resource "aws_appautoscaling_policy" "fail_index_forgotten" {
  for_each = aws_appautoscaling_target.fail_index_forgotten

  service_namespace  = each.value.service_namespace
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
}

resource "aws_dynamodb_table" "fail_writes_forgotten" {
  name         = "fail_writes_forgotten"
  billing_mode = "PROVISIONED"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_appautoscaling_target" "fail_writes_forgotten" {
  for_each = {
    "table/Read"  = ""
    "index/Read"  = "/index/ByOwner"
    "index/Write" = "/index/ByOwner"
  }

  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.fail_writes_forgotten.name}${each.value}"
  scalable_dimension = "dynamodb:${split("/", each.key)[0]}:${split("/", each.key)[1]}CapacityUnits"
}

resource "aws_appautoscaling_policy" "fail_writes_forgotten" {
  for_each = aws_appautoscaling_target.fail_writes_forgotten

  service_namespace  = each.value.service_namespace
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
}

resource "aws_dynamodb_table" "fail_of_another_table" {
  name         = "fail_of_another_table"
  billing_mode = "PROVISIONED"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_appautoscaling_target" "fail_of_another_table" {
  for_each = {
    "table/Read"  = ""
    "table/Write" = ""
    "index/Read"  = "/index/ByOwner"
    "index/Write" = "/index/ByOwner"
  }

  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.pass_whole.name}${each.value}"
  scalable_dimension = "dynamodb:${split("/", each.key)[0]}:${split("/", each.key)[1]}CapacityUnits"
}

resource "aws_appautoscaling_policy" "fail_of_another_table" {
  for_each = aws_appautoscaling_target.fail_of_another_table

  service_namespace  = each.value.service_namespace
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
}

resource "aws_dynamodb_table" "fail_policy_that_is_not_made" {
  name         = "fail_policy_that_is_not_made"
  billing_mode = "PROVISIONED"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_appautoscaling_target" "fail_policy_that_is_not_made" {
  for_each = {
    "table/Read"  = ""
    "table/Write" = ""
    "index/Read"  = "/index/ByOwner"
    "index/Write" = "/index/ByOwner"
  }

  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.fail_policy_that_is_not_made.name}${each.value}"
  scalable_dimension = "dynamodb:${split("/", each.key)[0]}:${split("/", each.key)[1]}CapacityUnits"
}

resource "aws_appautoscaling_policy" "fail_policy_that_is_not_made" {
  for_each = { for key, value in aws_appautoscaling_target.fail_policy_that_is_not_made : key => value if var.off }

  service_namespace  = each.value.service_namespace
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
}

resource "aws_dynamodb_table" "unknown_policy" {
  name         = "unknown_policy"
  billing_mode = var.billing_mode

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_appautoscaling_target" "unknown_policy" {
  for_each = {
    "table/Read"  = ""
    "table/Write" = ""
    "index/Read"  = "/index/ByOwner"
    "index/Write" = "/index/ByOwner"
  }

  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.unknown_policy.name}${each.value}"
  scalable_dimension = "dynamodb:${split("/", each.key)[0]}:${split("/", each.key)[1]}CapacityUnits"
}

resource "aws_appautoscaling_policy" "unknown_policy" {
  for_each = aws_appautoscaling_target.unknown_policy

  service_namespace  = each.value.service_namespace
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension
}

resource "aws_dynamodb_table" "fail_fixed" {
  name         = "fixed"
  billing_mode = "PROVISIONED"
}

resource "aws_dynamodb_table" "none_on_demand" {
  billing_mode = "PAY_PER_REQUEST"
}
