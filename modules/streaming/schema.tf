# Athena knows no special character in names but the underscore.
resource "aws_glue_catalog_database" "telemetry" {
  name        = "${replace(local.name, "-", "_")}_telemetry"
  description = "Archived telemetry of ${local.name}."

  tags = local.tags
}

resource "aws_glue_catalog_table" "telemetry" {
  name          = "telemetry"
  database_name = aws_glue_catalog_database.telemetry.name
  description   = "What vehicles measured, by the day it arrived."
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    classification              = "parquet"
    "projection.enabled"        = "true"
    "projection.year.type"      = "integer"
    "projection.year.range"     = "2024,2099"
    "projection.year.digits"    = "4"
    "projection.month.type"     = "integer"
    "projection.month.range"    = "1,12"
    "projection.month.digits"   = "2"
    "projection.day.type"       = "integer"
    "projection.day.range"      = "1,31"
    "projection.day.digits"     = "2"
    "storage.location.template" = "s3://${var.s3_data_lake_bucket}/telemetry/year=$${year}/month=$${month}/day=$${day}"
  }

  partition_keys {
    name = "year"
    type = "string"
  }

  partition_keys {
    name = "month"
    type = "string"
  }

  partition_keys {
    name = "day"
    type = "string"
  }

  storage_descriptor {
    location      = "s3://${var.s3_data_lake_bucket}/telemetry/"
    input_format  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"

    columns {
      name    = "vehicle_id"
      type    = "string"
      comment = "Which vehicle."
    }

    columns {
      name    = "timestamp"
      type    = "bigint"
      comment = "When it was measured, Unix milliseconds."
    }

    columns {
      name    = "location"
      type    = "struct<lat:double,lon:double>"
      comment = "Where, degrees."
    }

    columns {
      name    = "speed"
      type    = "double"
      comment = "Kilometres an hour."
    }

    columns {
      name    = "direction"
      type    = "int"
      comment = "Heading, degrees from north."
    }

    columns {
      name    = "cargo_temp"
      type    = "double"
      comment = "Cargo temperature, degrees Celsius."
    }

    columns {
      name    = "status"
      type    = "string"
      comment = "What the vehicle is doing, such as moving."
    }

    columns {
      name    = "ttl"
      type    = "bigint"
      comment = "When the item expires, Unix seconds."
    }

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"
    }
  }
}
