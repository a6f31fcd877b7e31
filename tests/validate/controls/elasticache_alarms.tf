variable "units" {
  type     = number
  nullable = false
}

resource "aws_elasticache_replication_group" "pass_watched" {
  replication_group_id = "pass_watched"
  num_cache_clusters   = 2
}

resource "aws_cloudwatch_metric_alarm" "pass_watched" {
  for_each = {
    for pair in setproduct(["Evictions", "CacheHits"], ["001", "002"]) : join("-", pair) => { metric = pair[0], node = pair[1] }
  }

  namespace   = "AWS/ElastiCache"
  metric_name = each.value.metric

  dimensions = {
    CacheClusterId = "pass_watched-${each.value.node}"
    CacheNodeId    = "0001"
  }
}

resource "aws_elasticache_replication_group" "fail_memory_forgotten" {
  replication_group_id = "fail_memory_forgotten"
  num_cache_clusters   = 2
}

resource "aws_cloudwatch_metric_alarm" "fail_memory_forgotten" {
  for_each = {
    for pair in setproduct(["CacheHits"], ["001", "002"]) : join("-", pair) => { metric = pair[0], node = pair[1] }
  }

  namespace   = "AWS/ElastiCache"
  metric_name = each.value.metric

  dimensions = {
    CacheClusterId = "fail_memory_forgotten-${each.value.node}"
    CacheNodeId    = "0001"
  }
}

resource "aws_elasticache_replication_group" "fail_use_forgotten" {
  replication_group_id = "fail_use_forgotten"
  num_cache_clusters   = 2
}

resource "aws_cloudwatch_metric_alarm" "fail_use_forgotten" {
  for_each = {
    for pair in setproduct(["Evictions"], ["001", "002"]) : join("-", pair) => { metric = pair[0], node = pair[1] }
  }

  namespace   = "AWS/ElastiCache"
  metric_name = each.value.metric

  dimensions = {
    CacheClusterId = "fail_use_forgotten-${each.value.node}"
    CacheNodeId    = "0001"
  }
}

resource "aws_elasticache_replication_group" "fail_one_node_forgotten" {
  replication_group_id = "fail_one_node_forgotten"
  num_cache_clusters   = 2
}

resource "aws_cloudwatch_metric_alarm" "fail_one_node_forgotten" {
  for_each = {
    for pair in setproduct(["Evictions", "CacheHits"], ["001"]) : join("-", pair) => { metric = pair[0], node = pair[1] }
  }

  namespace   = "AWS/ElastiCache"
  metric_name = each.value.metric

  dimensions = {
    CacheClusterId = "fail_one_node_forgotten-${each.value.node}"
    CacheNodeId    = "0001"
  }
}

resource "aws_elasticache_replication_group" "fail_another_cache" {
  replication_group_id = "fail_another_cache"
  num_cache_clusters   = 2
}

resource "aws_cloudwatch_metric_alarm" "fail_another_cache" {
  for_each = {
    for pair in setproduct(["Evictions", "CacheHits"], ["001", "002"]) : join("-", pair) => { metric = pair[0], node = pair[1] }
  }

  namespace   = "AWS/ElastiCache"
  metric_name = each.value.metric

  dimensions = {
    CacheClusterId = "pass_watched-${each.value.node}"
    CacheNodeId    = "0001"
  }
}

resource "aws_elasticache_replication_group" "unknown_nodes" {
  replication_group_id = "unknown_nodes"
  num_cache_clusters   = var.units
}

resource "aws_cloudwatch_metric_alarm" "unknown_nodes" {
  for_each = {
    for pair in setproduct(["Evictions", "CacheHits"], ["001", "002"]) : join("-", pair) => { metric = pair[0], node = pair[1] }
  }

  namespace   = "AWS/ElastiCache"
  metric_name = each.value.metric

  dimensions = {
    CacheClusterId = "unknown_nodes-${each.value.node}"
    CacheNodeId    = "0001"
  }
}

resource "aws_elasticache_cluster" "pass_cluster" {
  cluster_id = "pass_cluster"
}

resource "aws_cloudwatch_metric_alarm" "pass_cluster" {
  for_each = {
    for pair in setproduct(["Evictions", "CacheHits"], ["001"]) : join("-", pair) => { metric = pair[0], node = pair[1] }
  }

  namespace   = "AWS/ElastiCache"
  metric_name = each.value.metric

  dimensions = {
    CacheClusterId = aws_elasticache_cluster.pass_cluster.cluster_id
    CacheNodeId    = "0001"
  }
}

resource "aws_elasticache_cluster" "fail_cluster" {
  cluster_id = "fail_cluster"
}

resource "aws_cloudwatch_metric_alarm" "fail_cluster" {
  for_each = {
    for pair in setproduct(["CacheHits"], ["001"]) : join("-", pair) => { metric = pair[0], node = pair[1] }
  }

  namespace   = "AWS/ElastiCache"
  metric_name = each.value.metric

  dimensions = {
    CacheClusterId = aws_elasticache_cluster.fail_cluster.cluster_id
    CacheNodeId    = "0001"
  }
}

resource "aws_elasticache_cluster" "none_member" {
  cluster_id           = "none_member"
  replication_group_id = "group"
}

resource "aws_cloudwatch_metric_alarm" "none_member" {
  for_each = {
    for pair in setproduct(["CacheHits"], ["001"]) : join("-", pair) => { metric = pair[0], node = pair[1] }
  }

  namespace   = "AWS/ElastiCache"
  metric_name = each.value.metric

  dimensions = {
    CacheClusterId = aws_elasticache_cluster.none_member.cluster_id
    CacheNodeId    = "0001"
  }
}
