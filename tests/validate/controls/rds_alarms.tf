resource "aws_rds_cluster_instance" "pass_watched" {
  identifier = "pass_watched"
}

resource "aws_cloudwatch_metric_alarm" "pass_watched" {
  for_each = toset(["CPUUtilization", "DatabaseConnections"])

  namespace   = "AWS/RDS"
  metric_name = each.value

  dimensions = {
    DBInstanceIdentifier = aws_rds_cluster_instance.pass_watched.identifier
  }
}

resource "aws_rds_cluster_instance" "fail_load_forgotten" {
  identifier = "fail_load_forgotten"
}

resource "aws_cloudwatch_metric_alarm" "fail_load_forgotten" {
  for_each = toset(["DatabaseConnections"])

  namespace   = "AWS/RDS"
  metric_name = each.value

  dimensions = {
    DBInstanceIdentifier = aws_rds_cluster_instance.fail_load_forgotten.identifier
  }
}

resource "aws_rds_cluster_instance" "fail_connections_forgotten" {
  identifier = "fail_connections_forgotten"
}

resource "aws_cloudwatch_metric_alarm" "fail_connections_forgotten" {
  for_each = toset(["CPUUtilization"])

  namespace   = "AWS/RDS"
  metric_name = each.value

  dimensions = {
    DBInstanceIdentifier = aws_rds_cluster_instance.fail_connections_forgotten.identifier
  }
}

resource "aws_rds_cluster_instance" "fail_another_instance" {
  identifier = "fail_another_instance"
}

resource "aws_cloudwatch_metric_alarm" "fail_another_instance" {
  for_each = toset(["CPUUtilization", "DatabaseConnections"])

  namespace   = "AWS/RDS"
  metric_name = each.value

  dimensions = {
    DBInstanceIdentifier = aws_rds_cluster_instance.pass_watched.identifier
  }
}

resource "aws_db_instance" "pass_instance" {
  identifier = "pass_instance"
  engine     = "postgres"
}

resource "aws_cloudwatch_metric_alarm" "pass_instance" {
  for_each = toset(["CPUUtilization", "DatabaseConnections", "FreeStorageSpace"])

  namespace   = "AWS/RDS"
  metric_name = each.value

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.pass_instance.identifier
  }
}

resource "aws_db_instance" "fail_storage_forgotten" {
  identifier = "fail_storage_forgotten"
  engine     = "postgres"
}

resource "aws_cloudwatch_metric_alarm" "fail_storage_forgotten" {
  for_each = toset(["CPUUtilization", "DatabaseConnections"])

  namespace   = "AWS/RDS"
  metric_name = each.value

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.fail_storage_forgotten.identifier
  }
}
