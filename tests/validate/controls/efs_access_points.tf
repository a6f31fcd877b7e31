variable "path" {
  type     = string
  nullable = false
}

variable "users" {
  type     = list(number)
  nullable = false
}

resource "aws_efs_access_point" "pass_own_folder" {
  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/orders"
  }
}

resource "aws_efs_access_point" "fail_whole_file_system" {
  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/"
  }
}

resource "aws_efs_access_point" "fail_any_user" {
  root_directory {
    path = "/orders"
  }
}

resource "aws_efs_access_point" "fail_absent" {}

resource "aws_efs_access_point" "unknown_path" {
  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = var.path
  }
}

resource "aws_efs_access_point" "unknown_user" {
  dynamic "posix_user" {
    for_each = var.users

    content {
      uid = posix_user.value
      gid = posix_user.value
    }
  }

  root_directory {
    path = "/orders"
  }
}
