variable "units" {
  type     = number
  nullable = false
}

resource "aws_iam_role" "this" {
  name = "firehose"
}

resource "aws_glue_catalog_table" "this" {
  name          = "telemetry"
  database_name = "lake"
}

resource "aws_kinesis_firehose_delivery_stream" "pass_parquet" {
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

resource "aws_kinesis_firehose_delivery_stream" "pass_orc" {
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
          orc_ser_de {
            compression = "ZLIB"
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

resource "aws_kinesis_firehose_delivery_stream" "fail_compressed_twice" {
  extended_s3_configuration {
    compression_format = "GZIP"
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

resource "aws_kinesis_firehose_delivery_stream" "fail_small_buffer" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 5

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

resource "aws_kinesis_firehose_delivery_stream" "fail_default_buffer" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"

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

resource "aws_kinesis_firehose_delivery_stream" "fail_uncompressed" {
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
            compression = "UNCOMPRESSED"
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

resource "aws_kinesis_firehose_delivery_stream" "fail_default_compression" {
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
          parquet_ser_de {}
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

resource "aws_kinesis_firehose_delivery_stream" "fail_switched_off" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 128

    data_format_conversion_configuration {
      enabled = false

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

resource "aws_kinesis_firehose_delivery_stream" "fail_without_input" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = 128

    data_format_conversion_configuration {

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

resource "aws_kinesis_firehose_delivery_stream" "fail_without_format" {
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

resource "aws_kinesis_firehose_delivery_stream" "unknown_buffer" {
  extended_s3_configuration {
    compression_format = "UNCOMPRESSED"
    buffering_size     = var.units

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

resource "aws_kinesis_firehose_delivery_stream" "none_as_it_comes" {
  destination = "extended_s3"

  extended_s3_configuration {
    compression_format = "GZIP"
  }
}
