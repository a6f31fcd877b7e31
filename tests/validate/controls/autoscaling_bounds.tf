variable "units" {
  type     = number
  nullable = false
}

variable "off" {
  type    = bool
  default = false
}

resource "aws_appautoscaling_target" "pass_room" {
  service_namespace  = "dynamodb"
  resource_id        = "table/pass_room"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_policy" "pass_room" {
  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.pass_room.resource_id
  scalable_dimension = aws_appautoscaling_target.pass_room.scalable_dimension
}

resource "aws_appautoscaling_target" "fail_without_room" {
  service_namespace  = "dynamodb"
  resource_id        = "table/fail_without_room"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = 5
}

resource "aws_appautoscaling_policy" "fail_without_room" {
  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.fail_without_room.resource_id
  scalable_dimension = aws_appautoscaling_target.fail_without_room.scalable_dimension
}

resource "aws_appautoscaling_target" "fail_upside_down" {
  service_namespace  = "dynamodb"
  resource_id        = "table/fail_upside_down"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = 1
}

resource "aws_appautoscaling_policy" "fail_upside_down" {
  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.fail_upside_down.resource_id
  scalable_dimension = aws_appautoscaling_target.fail_upside_down.scalable_dimension
}

resource "aws_appautoscaling_target" "fail_from_nothing" {
  service_namespace  = "dynamodb"
  resource_id        = "table/fail_from_nothing"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 0
  max_capacity       = 100
}

resource "aws_appautoscaling_policy" "fail_from_nothing" {
  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.fail_from_nothing.resource_id
  scalable_dimension = aws_appautoscaling_target.fail_from_nothing.scalable_dimension
}

resource "aws_appautoscaling_target" "fail_without_bounds" {
  service_namespace  = "dynamodb"
  resource_id        = "table/fail_without_bounds"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
}

resource "aws_appautoscaling_policy" "fail_without_bounds" {
  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.fail_without_bounds.resource_id
  scalable_dimension = aws_appautoscaling_target.fail_without_bounds.scalable_dimension
}

resource "aws_appautoscaling_target" "fail_unknown_service" {
  service_namespace  = "kinesis"
  resource_id        = "table/fail_unknown_service"
  scalable_dimension = "kinesis:stream:ShardCount"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_policy" "fail_unknown_service" {
  service_namespace  = "kinesis"
  resource_id        = aws_appautoscaling_target.fail_unknown_service.resource_id
  scalable_dimension = aws_appautoscaling_target.fail_unknown_service.scalable_dimension
}

resource "aws_appautoscaling_target" "fail_dimension_of_another_service" {
  service_namespace  = "dynamodb"
  resource_id        = "table/fail_dimension_of_another_service"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_policy" "fail_dimension_of_another_service" {
  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.fail_dimension_of_another_service.resource_id
  scalable_dimension = aws_appautoscaling_target.fail_dimension_of_another_service.scalable_dimension
}

resource "aws_appautoscaling_target" "fail_policy_of_another" {
  service_namespace  = "dynamodb"
  resource_id        = "table/fail_policy_of_another"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_policy" "fail_policy_of_another" {
  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.pass_room.resource_id
  scalable_dimension = aws_appautoscaling_target.fail_policy_of_another.scalable_dimension
}

resource "aws_appautoscaling_target" "fail_policy_that_is_not_made" {
  service_namespace  = "dynamodb"
  resource_id        = "table/fail_policy_that_is_not_made"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_policy" "fail_policy_that_is_not_made" {
  count = var.off ? 1 : 0

  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.fail_policy_that_is_not_made.resource_id
  scalable_dimension = aws_appautoscaling_target.fail_policy_that_is_not_made.scalable_dimension
}

resource "aws_appautoscaling_target" "unknown_by_the_caller" {
  service_namespace  = "dynamodb"
  resource_id        = "table/unknown_by_the_caller"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = var.units
}

resource "aws_appautoscaling_policy" "unknown_by_the_caller" {
  service_namespace  = "dynamodb"
  resource_id        = aws_appautoscaling_target.unknown_by_the_caller.resource_id
  scalable_dimension = aws_appautoscaling_target.unknown_by_the_caller.scalable_dimension
}

resource "aws_appautoscaling_target" "fail_alone" {
  service_namespace  = "dynamodb"
  resource_id        = "table/fail_alone"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}
