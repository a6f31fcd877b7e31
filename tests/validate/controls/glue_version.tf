variable "glue_version" {
  type = string
}

resource "aws_glue_job" "pass_current" {
  name         = "import"
  glue_version = "5.0"

  command {
    script_location = "s3://scripts/import.py"
  }
}

resource "aws_glue_job" "fail_old" {
  name         = "import"
  glue_version = "2.0"

  command {
    script_location = "s3://scripts/import.py"
  }
}

resource "aws_glue_job" "fail_absent" {
  name = "import"

  command {
    name            = "gluestreaming"
    script_location = "s3://scripts/import.py"
  }
}

resource "aws_glue_job" "none_python" {
  name = "import"

  command {
    name            = "pythonshell"
    script_location = "s3://scripts/import.py"
  }
}

resource "aws_glue_job" "unknown_version" {
  name         = "import"
  glue_version = var.glue_version

  command {
    script_location = "s3://scripts/import.py"
  }
}
