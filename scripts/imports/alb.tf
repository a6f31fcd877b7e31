provider "aws" {
  region = "us-east-1"
}

module "web" {
  source = "../.."

  name    = "web"
  vpc_id  = "vpc-12345678"
  subnets = ["subnet-12345678", "subnet-87654321"]

  enable_deletion_protection = false

  security_group_ingress_rules = {
    http = { from_port = 80, to_port = 80, ip_protocol = "tcp", cidr_ipv4 = "0.0.0.0/0", description = "HTTP" }
  }

  security_group_egress_rules = {
    all = { ip_protocol = "-1", cidr_ipv4 = "10.0.0.0/16" }
  }

  access_logs = { bucket = "example-logs", prefix = "web" }

  listeners = {
    http = {
      port     = 80
      protocol = "HTTP"
      forward  = { target_group_key = "app" }

      rules = {
        fixed = {
          priority   = 3
          actions    = [{ type = "fixed-response", content_type = "text/plain", status_code = 200, message_body = "ok" }]
          conditions = [{ http_header = { http_header_name = "x-probe", values = ["yes"] } }]
        }
        weighted = {
          priority = 4
          actions = [{
            type          = "weighted-forward"
            target_groups = [{ target_group_key = "app", weight = 1 }]
            stickiness    = { enabled = true, duration = 3600 }
          }]
          conditions = [{ query_string = { key = "weighted", value = "true" }, path_pattern = { values = ["/a/*"] } }]
        }
      }
    }
  }

  target_groups = {
    app = {
      name_prefix       = "app-"
      protocol          = "HTTP"
      port              = 8080
      target_type       = "ip"
      create_attachment = false
      health_check      = { enabled = true, interval = 30, path = "/health", matcher = "200-299" }
      stickiness        = { enabled = true, type = "lb_cookie", cookie_duration = 86400 }
    }
  }

  tags = { CostCenter = "orders" }
}
