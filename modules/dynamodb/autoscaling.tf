locals {
  scaled = merge([
    for key, unit in local.capacity_units : {
      for direction in ["read", "write"] : "${key}/${direction}" => merge(unit, { direction = direction })
      if local.provisioned
    }
  ]...)
}

resource "aws_appautoscaling_target" "this" {
  for_each = local.scaled

  service_namespace = "dynamodb"

  resource_id = (
    each.value.index == null ? "table/${each.value.table}" : "table/${each.value.table}/index/${each.value.index}"
  )

  scalable_dimension = "dynamodb:${each.value.index == null ? "table" : "index"}:${title(each.value.direction)}CapacityUnits"
  min_capacity       = local.capacity_limits[each.value.direction].min
  max_capacity       = local.capacity_limits[each.value.direction].max

  tags = local.tags
}

resource "aws_appautoscaling_policy" "this" {
  for_each = local.scaled

  name               = "${join("-", compact([each.value.table, each.value.index]))}-${each.value.direction}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this[each.key].service_namespace
  resource_id        = aws_appautoscaling_target.this[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.this[each.key].scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = var.autoscaling_target_utilization
    scale_in_cooldown  = 60
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "DynamoDB${title(each.value.direction)}CapacityUtilization"
    }
  }
}
