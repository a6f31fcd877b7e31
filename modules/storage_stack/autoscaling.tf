locals {
  scaled = {
    for pair in setproduct(local.unit_keys, ["read", "write"]) : join("/", pair) => {
      resource  = "table/${local.planned_names[split("/", pair[0])[0]]}${length(split("/", pair[0])) == 1 ? "" : "/index/${split("/", pair[0])[1]}"}"
      dimension = length(split("/", pair[0])) == 1 ? "table" : "index"
      direction = pair[1]
    } if local.autoscaled
  }
}

resource "aws_appautoscaling_target" "this" {
  for_each = local.scaled

  service_namespace  = "dynamodb"
  resource_id        = each.value.resource
  scalable_dimension = "dynamodb:${each.value.dimension}:${title(each.value.direction)}CapacityUnits"
  min_capacity       = local.capacity_limits[each.value.direction].min
  max_capacity       = local.capacity_limits[each.value.direction].max

  tags = local.tags

  depends_on = [aws_dynamodb_table.cache]
}

resource "aws_appautoscaling_policy" "this" {
  for_each = local.scaled

  name               = "${local.name}-${replace(each.key, "/", "-")}"
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
