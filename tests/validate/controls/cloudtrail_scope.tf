resource "aws_cloudtrail" "pass_everywhere" {
  name                  = "all"
  is_multi_region_trail = true
}

resource "aws_cloudtrail" "fail_one_region" {
  name = "one"
}

resource "aws_cloudtrail" "fail_off" {
  name                  = "off"
  is_multi_region_trail = true
  enable_logging        = false
}

resource "aws_cloudtrail" "fail_no_global" {
  name                          = "regional"
  is_multi_region_trail         = true
  include_global_service_events = false
}

variable "everywhere" {
  type = bool
}

resource "aws_cloudtrail" "unknown_regions" {
  name                  = "unknown"
  is_multi_region_trail = var.everywhere
}
