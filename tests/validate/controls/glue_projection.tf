variable "parameters" {
  type     = map(string)
  nullable = false
}

resource "aws_glue_catalog_table" "pass_projected" {
  parameters = {
    "projection.enabled"        = "true"
    "projection.day.type"       = "integer"
    "projection.day.range"      = "1,31"
    "storage.location.template" = "s3://lake/day=$${day}"
  }

  partition_keys {
    name = "day"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "fail_off" {
  parameters = {
    "projection.enabled"        = "false"
    "projection.day.type"       = "integer"
    "projection.day.range"      = "1,31"
    "storage.location.template" = "s3://lake/day=$${day}"
  }

  partition_keys {
    name = "day"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "fail_without_kind" {
  parameters = {
    "projection.enabled"        = "true"
    "projection.day.range"      = "1,31"
    "storage.location.template" = "s3://lake/day=$${day}"
  }

  partition_keys {
    name = "day"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "fail_without_range" {
  parameters = {
    "projection.enabled"        = "true"
    "projection.day.type"       = "integer"
    "storage.location.template" = "s3://lake/day=$${day}"
  }

  partition_keys {
    name = "day"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "fail_key_forgotten" {
  parameters = {
    "projection.enabled"        = "true"
    "projection.day.type"       = "integer"
    "projection.day.range"      = "1,31"
    "storage.location.template" = "s3://lake/day=$${day}"
  }
}

resource "aws_glue_catalog_table" "fail_another_key" {
  parameters = {
    "projection.enabled"        = "true"
    "projection.day.type"       = "integer"
    "projection.day.range"      = "1,31"
    "storage.location.template" = "s3://lake/day=$${day}"
  }

  partition_keys {
    name = "month"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "fail_template" {
  parameters = {
    "projection.enabled"        = "true"
    "projection.day.type"       = "integer"
    "projection.day.range"      = "1,31"
    "storage.location.template" = "s3://lake/telemetry"
  }

  partition_keys {
    name = "day"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "fail_by_hand" {
  partition_keys {
    name = "day"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "unknown_by_the_caller" {
  parameters = var.parameters

  partition_keys {
    name = "day"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "none_without_partitions" {
  name = "whole"
}
