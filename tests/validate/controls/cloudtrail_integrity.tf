resource "aws_cloudtrail" "pass_signed" {
  name                       = "signed"
  enable_log_file_validation = true
}

resource "aws_cloudtrail" "fail_off" {
  name                       = "off"
  enable_log_file_validation = false
}

resource "aws_cloudtrail" "fail_forgotten" {
  name = "forgotten"
}
