variable "role" {
  type = string
}

variable "own_role" {
  type = bool
}

resource "aws_iam_role" "execution" {
  name = "execution"
}

resource "aws_iam_role" "task" {
  name = "task"
}

resource "aws_ecs_task_definition" "pass_two" {
  family                = "app"
  container_definitions = "[]"
  execution_role_arn    = aws_iam_role.execution.arn
  task_role_arn         = aws_iam_role.task.arn
}

resource "aws_ecs_task_definition" "fail_one" {
  family                = "app"
  container_definitions = "[]"
  execution_role_arn    = aws_iam_role.execution.arn
  task_role_arn         = aws_iam_role.execution.arn
}

resource "aws_ecs_task_definition" "fail_one_input" {
  family                = "app"
  container_definitions = "[]"
  execution_role_arn    = var.role
  task_role_arn         = var.role
}

resource "aws_ecs_task_definition" "none_without_task_role" {
  family                = "app"
  container_definitions = "[]"
  execution_role_arn    = aws_iam_role.execution.arn
}

resource "aws_ecs_task_definition" "unknown_choice" {
  family                = "app"
  container_definitions = "[]"
  execution_role_arn    = aws_iam_role.execution.arn
  task_role_arn         = var.own_role ? aws_iam_role.task.arn : aws_iam_role.execution.arn
}
