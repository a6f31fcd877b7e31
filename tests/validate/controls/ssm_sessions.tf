resource "aws_kms_key" "this" {}

resource "aws_cloudwatch_log_group" "sessions" {
  name = "sessions"
}

resource "aws_ssm_document" "pass_logged" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"

  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs = {
      kmsKeyId                    = aws_kms_key.this.arn
      cloudWatchLogGroupName      = aws_cloudwatch_log_group.sessions.name
      cloudWatchEncryptionEnabled = true
    }
  })
}

resource "aws_ssm_document" "fail_silent" {
  name          = "silent"
  document_type = "Session"

  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { kmsKeyId = aws_kms_key.this.arn }
  })
}

resource "aws_ssm_document" "fail_plain_logs" {
  name          = "plain"
  document_type = "Session"

  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs = {
      kmsKeyId                    = aws_kms_key.this.arn
      cloudWatchLogGroupName      = aws_cloudwatch_log_group.sessions.name
      cloudWatchEncryptionEnabled = false
    }
  })
}

resource "aws_ssm_document" "none_command" {
  name          = "command"
  document_type = "Command"
  content       = "{}"
}

variable "content" {
  type = string
}

resource "aws_ssm_document" "unknown_content" {
  name          = "unknown"
  document_type = "Session"
  content       = var.content
}
