variable "privileged" {
  type = bool
}

variable "image" {
  type = string
}

resource "aws_batch_job_definition" "pass_plain" {
  name = "import"
  type = "container"

  container_properties = jsonencode({
    image      = var.image
    privileged = false
  })
}

resource "aws_batch_job_definition" "pass_pod" {
  name = "import"
  type = "container"

  eks_properties {
    pod_properties {
      host_network = false

      containers {
        image = "import:1"

        security_context {
          privileged = false
        }
      }
    }
  }
}

resource "aws_batch_job_definition" "fail_privileged" {
  name = "import"
  type = "container"

  container_properties = jsonencode({
    image      = var.image
    privileged = true
  })
}

resource "aws_batch_job_definition" "fail_one_of_many" {
  name = "import"
  type = "container"

  ecs_properties = jsonencode({
    taskProperties = [{
      containers = [
        { name = "import", image = "import:1" },
        { name = "agent", image = "agent:1", privileged = true },
      ]
    }]
  })
}

resource "aws_batch_job_definition" "fail_node" {
  name = "import"
  type = "multinode"

  node_properties = jsonencode({
    mainNode = 0
    numNodes = 2
    nodeRangeProperties = [{
      targetNodes = "0:1"
      container   = { image = "import:1", privileged = true }
    }]
  })
}

resource "aws_batch_job_definition" "fail_pod" {
  name = "import"
  type = "container"

  eks_properties {
    pod_properties {
      host_network = false

      containers {
        image = "import:1"

        security_context {
          privileged = true
        }
      }
    }
  }
}

resource "aws_batch_job_definition" "fail_network_of_host" {
  name = "import"
  type = "container"

  eks_properties {
    pod_properties {
      host_network = true

      containers {
        image = "import:1"
      }
    }
  }
}

resource "aws_batch_job_definition" "unknown_privileged" {
  name = "import"
  type = "container"

  container_properties = jsonencode({
    image      = "import:1"
    privileged = var.privileged
  })
}
