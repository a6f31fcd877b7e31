variable "table" {
  type    = string
  default = null
}

resource "aws_iam_role" "this" {
  name = "firehose"
}

resource "aws_glue_catalog_table" "this" {
  name          = "telemetry"
  database_name = "lake"
}

resource "aws_kinesis_firehose_delivery_stream" "pass_table" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 128

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "GZIP"
          }
        }
      }

      schema_configuration {
        database_name = aws_glue_catalog_table.this.database_name
        table_name    = aws_glue_catalog_table.this.name
        role_arn      = aws_iam_role.this.arn
      }
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_without_schema" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 128

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "GZIP"
          }
        }
      }

    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_another_table" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 128

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "GZIP"
          }
        }
      }

      schema_configuration {
        database_name = aws_glue_catalog_table.this.database_name
        table_name    = "another"
        role_arn      = aws_iam_role.this.arn
      }
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_another_database" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 128

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "GZIP"
          }
        }
      }

      schema_configuration {
        database_name = "another"
        table_name    = aws_glue_catalog_table.this.name
        role_arn      = aws_iam_role.this.arn
      }
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_without_role" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 128

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "GZIP"
          }
        }
      }

      schema_configuration {
        database_name = aws_glue_catalog_table.this.database_name
        table_name    = aws_glue_catalog_table.this.name
      }
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_by_a_variable_that_is_off" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 128

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "GZIP"
          }
        }
      }

      schema_configuration {
        database_name = aws_glue_catalog_table.this.database_name
        table_name    = var.table
        role_arn      = aws_iam_role.this.arn
      }
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_role_by_name" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 128

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "GZIP"
          }
        }
      }

      schema_configuration {
        database_name = aws_glue_catalog_table.this.database_name
        table_name    = aws_glue_catalog_table.this.name
        role_arn      = "firehose"
      }
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "none_as_it_comes" {
  destination = "extended_s3"
}
