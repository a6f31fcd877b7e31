resource "aws_backup_plan" "pass_selected" {
  name = "selected"
}

resource "aws_backup_selection" "selected" {
  plan_id      = aws_backup_plan.pass_selected.id
  name         = "tagged"
  iam_role_arn = "arn:aws:iam::123456789012:role/backup"
  resources    = ["*"]
}

resource "aws_backup_plan" "fail_nothing" {
  name = "nothing"
}
