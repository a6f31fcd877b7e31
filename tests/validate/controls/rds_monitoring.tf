variable "units" {
  type     = number
  nullable = false
}

resource "aws_rds_cluster_instance" "pass_whole" {
  monitoring_interval          = 60
  monitoring_role_arn          = aws_iam_role.pass_whole.arn
  performance_insights_enabled = true
}

resource "aws_iam_role" "pass_whole" {
  name = "pass_whole"
}

resource "aws_iam_role_policy_attachment" "pass_whole" {
  role       = aws_iam_role.pass_whole.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_rds_cluster_instance" "fail_off" {
  monitoring_interval          = 0
  monitoring_role_arn          = aws_iam_role.fail_off.arn
  performance_insights_enabled = true
}

resource "aws_iam_role" "fail_off" {
  name = "fail_off"
}

resource "aws_iam_role_policy_attachment" "fail_off" {
  role       = aws_iam_role.fail_off.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_rds_cluster_instance" "fail_default" {
  monitoring_role_arn          = aws_iam_role.fail_default.arn
  performance_insights_enabled = true
}

resource "aws_iam_role" "fail_default" {
  name = "fail_default"
}

resource "aws_iam_role_policy_attachment" "fail_default" {
  role       = aws_iam_role.fail_default.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_rds_cluster_instance" "fail_without_role" {
  monitoring_interval          = 60
  performance_insights_enabled = true
}

resource "aws_iam_role" "fail_without_role" {
  name = "fail_without_role"
}

resource "aws_iam_role_policy_attachment" "fail_without_role" {
  role       = aws_iam_role.fail_without_role.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_rds_cluster_instance" "fail_role_that_may_not" {
  monitoring_interval          = 60
  monitoring_role_arn          = aws_iam_role.fail_role_that_may_not.arn
  performance_insights_enabled = true
}

resource "aws_iam_role" "fail_role_that_may_not" {
  name = "fail_role_that_may_not"
}

resource "aws_iam_role_policy_attachment" "fail_role_that_may_not" {
  role       = aws_iam_role.fail_role_that_may_not.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSDirectoryServiceAccess"
}

resource "aws_rds_cluster_instance" "fail_policy_of_another_role" {
  monitoring_interval          = 60
  monitoring_role_arn          = aws_iam_role.fail_policy_of_another_role.arn
  performance_insights_enabled = true
}

resource "aws_iam_role" "fail_policy_of_another_role" {
  name = "fail_policy_of_another_role"
}

resource "aws_iam_role_policy_attachment" "fail_policy_of_another_role" {
  role       = aws_iam_role.pass_whole.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_rds_cluster_instance" "fail_without_insights" {
  monitoring_interval          = 60
  monitoring_role_arn          = aws_iam_role.fail_without_insights.arn
  performance_insights_enabled = false
}

resource "aws_iam_role" "fail_without_insights" {
  name = "fail_without_insights"
}

resource "aws_iam_role_policy_attachment" "fail_without_insights" {
  role       = aws_iam_role.fail_without_insights.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_rds_cluster_instance" "unknown_interval" {
  monitoring_interval          = var.units
  monitoring_role_arn          = aws_iam_role.unknown_interval.arn
  performance_insights_enabled = true
}

resource "aws_iam_role" "unknown_interval" {
  name = "unknown_interval"
}

resource "aws_iam_role_policy_attachment" "unknown_interval" {
  role       = aws_iam_role.unknown_interval.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_db_instance" "pass_instance" {
  monitoring_interval          = 60
  monitoring_role_arn          = aws_iam_role.pass_instance.arn
  performance_insights_enabled = true
}

resource "aws_iam_role" "pass_instance" {
  name = "pass_instance"
}

resource "aws_iam_role_policy_attachment" "pass_instance" {
  role       = aws_iam_role.pass_instance.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_db_instance" "fail_insights_too_short" {
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.fail_insights_too_short.arn
  performance_insights_enabled          = true
  performance_insights_retention_period = 1
}

resource "aws_iam_role" "fail_insights_too_short" {
  name = "fail_insights_too_short"
}

resource "aws_iam_role_policy_attachment" "fail_insights_too_short" {
  role       = aws_iam_role.fail_insights_too_short.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
