variable "rotate" {
  default = false
}
