variable "interfaces" {
  type     = list(string)
  nullable = false
}

resource "aws_instance" "pass_one" {
  network_interface {
    device_index         = 0
    network_interface_id = "eni-0"
  }
}

resource "aws_instance" "pass_default" {}

resource "aws_instance" "fail_two" {
  network_interface {
    device_index         = 0
    network_interface_id = "eni-0"
  }

  network_interface {
    device_index         = 1
    network_interface_id = "eni-1"
  }
}

resource "aws_instance" "fail_attached" {}

resource "aws_network_interface_attachment" "this" {
  instance_id          = aws_instance.fail_attached.id
  network_interface_id = "eni-0"
  device_index         = 1
}

resource "aws_instance" "unknown_number" {
  dynamic "network_interface" {
    for_each = var.interfaces
    content {
      network_interface_id = network_interface.value
      device_index         = 0
    }
  }
}
