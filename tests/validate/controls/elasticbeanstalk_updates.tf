variable "updates" {
  type = bool
}

resource "aws_elastic_beanstalk_configuration_template" "this" {
  name        = "web"
  application = "web"

  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = true
  }
}

resource "aws_elastic_beanstalk_environment" "pass_on" {
  name        = "web"
  application = "web"

  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "true"
  }
}

resource "aws_elastic_beanstalk_environment" "pass_by_template" {
  name          = "web"
  application   = "web"
  template_name = aws_elastic_beanstalk_configuration_template.this.name
}

resource "aws_elastic_beanstalk_environment" "fail_off" {
  name        = "web"
  application = "web"

  dynamic "setting" {
    for_each = { ManagedActionsEnabled = "false" }

    content {
      namespace = "aws:elasticbeanstalk:managedactions"
      name      = setting.key
      value     = setting.value
    }
  }
}

resource "aws_elastic_beanstalk_environment" "fail_absent" {
  name        = "web"
  application = "web"
}

resource "aws_elastic_beanstalk_environment" "unknown_value" {
  name        = "web"
  application = "web"

  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = var.updates
  }
}

resource "aws_elastic_beanstalk_environment" "unknown_template" {
  name          = "web"
  application   = "web"
  template_name = "saved"
}
