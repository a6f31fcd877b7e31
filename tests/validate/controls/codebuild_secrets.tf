variable "variables" {
  type = list(map(string))
}

resource "aws_codebuild_project" "pass_by_name" {
  name = "build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "STAGE"
      value = "prod"
    }

    environment_variable {
      name  = "NPM_TOKEN"
      type  = "SECRETS_MANAGER"
      value = "npm:token"
    }
  }

  source {
    type     = "GITHUB"
    location = "https://github.com/example/app.git"
  }
}

resource "aws_codebuild_project" "fail_variable" {
  name = "build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "NPM_TOKEN"
      value = "npm_0123"
    }
  }
}

resource "aws_codebuild_project" "fail_source" {
  name = "build"

  source {
    type     = "BITBUCKET"
    location = "https://x-token-auth:hunter2@bitbucket.org/example/app.git"
  }
}

resource "aws_codebuild_project" "fail_second_source" {
  name = "build"

  source {
    type     = "GITHUB"
    location = "https://github.com/example/app.git"
  }

  secondary_sources {
    source_identifier = "tools"
    type              = "BITBUCKET"
    location          = "https://token@bitbucket.org/example/tools.git"
  }
}

resource "aws_codebuild_project" "unknown_variables" {
  name = "build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    dynamic "environment_variable" {
      for_each = var.variables

      content {
        name  = environment_variable.value["name"]
        value = environment_variable.value["value"]
      }
    }
  }
}
