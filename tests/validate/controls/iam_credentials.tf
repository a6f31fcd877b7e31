resource "aws_iam_access_key" "pass_encrypted" {
  user    = "ci"
  pgp_key = "keybase:alice"
}

resource "aws_iam_access_key" "fail_plain" {
  user = "ci"
}

resource "aws_iam_access_key" "fail_root" {
  user    = "root"
  pgp_key = "keybase:alice"
}

resource "aws_iam_user_login_profile" "pass_encrypted" {
  user    = "alice"
  pgp_key = "keybase:alice"
}

resource "aws_iam_user_login_profile" "fail_plain" {
  user = "alice"
}
