locals {
  scaled = merge([
    for key, unit in local.capacity_units : {
      for direction in ["read", "write"] : "${key}/${direction}" => {
        unit      = key
        table     = unit.table
        index     = unit.index
        direction = direction
        bounds    = local.capacity_limits[key][direction]
      } if local.provisioned
    }
  ]...)
}

resource "aws_appautoscaling_target" "this" {
  for_each = local.scaled

  service_namespace  = "dynamodb"
  resource_id        = "table/${local.table_names[each.value.table]}${each.value.index == null ? "" : "/index/${each.value.index}"}"
  scalable_dimension = "dynamodb:${each.value.index == null ? "table" : "index"}:${title(each.value.direction)}CapacityUnits"
  min_capacity       = each.value.bounds.min
  max_capacity       = each.value.bounds.max

  tags = local.tags
}

resource "aws_appautoscaling_policy" "this" {
  for_each = local.scaled

  name               = join("-", compact([local.table_names[each.value.table], each.value.index, each.value.direction]))
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
