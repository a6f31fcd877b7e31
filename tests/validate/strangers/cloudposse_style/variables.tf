variable "enabled" { default = true }
variable "namespace" { default = null }
variable "name" { default = null }
variable "billing_mode" { default = "PAY_PER_REQUEST" }
variable "hash_key" { type = string }
variable "hash_key_type" { default = "S" }
variable "range_key" { default = "" }
variable "range_key_type" { default = "S" }
variable "enable_streams" { default = false }
variable "stream_view_type" { default = "" }
variable "enable_encryption" { default = true }
variable "server_side_encryption_kms_key_arn" { default = null }
variable "enable_point_in_time_recovery" { default = true }
variable "ttl_enabled" { default = true }
variable "ttl_attribute" { default = "Expires" }
variable "replicas" {
  type    = list(string)
  default = []
}
variable "dynamodb_attributes" {
  type    = list(object({ name = string, type = string }))
  default = []
}
