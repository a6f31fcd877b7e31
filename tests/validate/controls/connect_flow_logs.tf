resource "aws_connect_instance" "pass_logged" {
  instance_alias            = "logged"
  contact_flow_logs_enabled = true
}

resource "aws_connect_instance" "fail_silent" {
  instance_alias = "silent"
}
