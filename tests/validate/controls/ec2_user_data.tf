variable "script" {
  type     = string
  nullable = false
}

variable "db_password" {
  type      = string
  sensitive = true
}

resource "aws_instance" "pass_reads_its_secret" {
  user_data = <<-EOT
    #!/bin/bash
    export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id shop --query SecretString)
  EOT
}

resource "aws_instance" "pass_none" {}

resource "aws_instance" "pass_names_secrets" {
  user_data = <<-EOT
    #!/bin/bash
    export DB_PASSWORD_FILE=/run/secrets/db
    export API_TOKEN="$(cat /run/token)"
    SECRET_NAME=shop-database
    export REGION=eu-central-1
    export DB_SECRET=${aws_secretsmanager_secret.db.arn}
    export DB_PASSWORD="arn:aws:secretsmanager:eu-central-1:111122223333:secret:db"
  EOT
}

resource "aws_secretsmanager_secret" "db" {}

resource "aws_instance" "fail_literal" {
  user_data = <<-EOT
    #!/bin/bash
    export DB_PASSWORD=correct-horse
  EOT
}

resource "aws_instance" "fail_inserted" {
  user_data = <<-EOT
    #!/bin/bash
    export DB_PASSWORD="${var.db_password}"
  EOT
}

resource "aws_instance" "fail_in_base64" {
  user_data_base64 = base64encode("#!/bin/bash\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE")
}

resource "aws_instance" "unknown_script" {
  user_data = var.script
}

resource "aws_launch_template" "pass_encoded" {
  user_data = base64encode("#!/bin/bash\necho ${var.script}")
}

resource "aws_launch_template" "fail_key" {
  user_data = base64encode("#!/bin/bash\nconfigure AKIAIOSFODNN7EXAMPLE ${var.script}")
}

resource "aws_launch_template" "unknown_encoded" {
  user_data = base64encode(var.script)
}

data "cloudinit_config" "clean" {
  part {
    content = "#!/bin/bash\necho hello"
  }
}

data "cloudinit_config" "key" {
  part {
    content = "#!/bin/bash\nconfigure AKIAIOSFODNN7EXAMPLE"
  }
}

resource "aws_launch_template" "pass_rendered" {
  user_data = data.cloudinit_config.clean.rendered
}

resource "aws_launch_template" "fail_rendered" {
  user_data = data.cloudinit_config.key.rendered
}

resource "aws_launch_configuration" "pass_hello" {
  user_data = "#!/bin/bash\necho hello"
}

resource "aws_launch_configuration" "fail_private_key" {
  user_data = "#!/bin/bash\necho '-----BEGIN RSA PRIVATE KEY-----' > key"
}

resource "aws_spot_instance_request" "pass_hello" {
  user_data = "#!/bin/bash\necho hello"
}

resource "aws_spot_instance_request" "fail_key" {
  user_data = "#!/bin/bash\nconfigure AKIAIOSFODNN7EXAMPLE"
}

resource "aws_launch_template" "pass_long_script" {
  user_data = base64encode(<<-EOT
    #!/bin/bash
    echo 'Step 1 of the installation is done, and the next one begins now.'
    echo 'Step 2 of the installation is done, and the next one begins now.'
    echo 'Step 3 of the installation is done, and the next one begins now.'
    echo 'Step 4 of the installation is done, and the next one begins now.'
    echo 'Step 5 of the installation is done, and the next one begins now.'
    echo 'Step 6 of the installation is done, and the next one begins now.'
    echo ${var.script}
  EOT
  )
}
