variable "project_name" {
  description = "Name of the project, the first part of every resource's name."
  type        = string
  default     = "streaming-logs"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.project_name))
    error_message = "project_name must be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }
}

variable "environment" {
  description = "Environment that the resources belong to, the second part of every name; prod protects data."
  type        = string
  default     = "dev"
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment must be one of dev, staging, prod."
  }
}

variable "billing_mode" {
  description = "How capacity is paid for: PAY_PER_REQUEST for each request, or PROVISIONED with autoscaling. Switching keeps the tables."
  type        = string
  default     = "PAY_PER_REQUEST"
  nullable    = false

  validation {
    condition     = contains(["PAY_PER_REQUEST", "PROVISIONED"], var.billing_mode)
    error_message = "billing_mode must be one of PAY_PER_REQUEST, PROVISIONED."
  }
}

variable "enable_point_in_time_recovery" {
  description = "Whether every table can be restored to any second of the last backup_retention_days; prod warns when it is off."
  type        = bool
  default     = true
  nullable    = false
}

variable "backup_retention_days" {
  description = "Days that point-in-time recovery reaches back; AWS ends at 35."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = floor(var.backup_retention_days) == var.backup_retention_days && var.backup_retention_days >= 1 && var.backup_retention_days <= 35
    error_message = "backup_retention_days must be a whole number of days between 1 and 35."
  }
}

variable "enable_streams" {
  description = "Whether the other tables stream their changes too; the configuration table always does."
  type        = bool
  default     = false
  nullable    = false
}

variable "enable_ttl" {
  description = "Whether DynamoDB deletes items whose ttl attribute, in Unix seconds, has passed."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_cloudwatch_alarms" {
  description = "Whether the module's alarms, and its topic where the caller names none, exist."
  type        = bool
  default     = true
  nullable    = false
}

variable "kms_deletion_window" {
  description = "Days between asking for the key's deletion and the deletion; it can be cancelled until then."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = floor(var.kms_deletion_window) == var.kms_deletion_window && var.kms_deletion_window >= 7 && var.kms_deletion_window <= 30
    error_message = "kms_deletion_window must be a whole number of days between 7 and 30."
  }
}

variable "alarm_topic_arns" {
  description = "SNS topics that every alarm notifies when it fires and when it recovers; the module makes a topic of its own when the list is empty. CloudWatch publishes only to topics of the alarm's own region."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for value in var.alarm_topic_arns : can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$", value))])
    error_message = "alarm_topic_arns must hold only ARNs of standard SNS topics."
  }

  validation {
    condition     = alltrue([for arn in var.alarm_topic_arns : startswith(arn, "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:")])
    error_message = "alarm_topic_arns must be of the module's region and account."
  }

  validation {
    condition     = length(var.alarm_topic_arns) <= 5
    error_message = "alarm_topic_arns must hold at most 5 topics, the number of actions that CloudWatch allows an alarm."
  }
}

variable "alarm_thresholds" {
  description = <<-EOT
    Values that must be exceeded for an alarm to fire.

    - read_throttle_events: Throttled reads of a table or index in five minutes.
    - write_throttle_events: Throttled writes of a table or index in five minutes.
    - system_errors: HTTP 500 answers of a table in five minutes.
    - user_errors: HTTP 400 answers in the account and region in five minutes.
    - latency_ms: p99 of a table's slowest operation over five minutes, in milliseconds.
    - consumed_capacity_percent: Share of the provisioned capacity in use, in per cent.
  EOT
  type = object({
    read_throttle_events      = optional(number, 0)
    write_throttle_events     = optional(number, 0)
    system_errors             = optional(number, 0)
    user_errors               = optional(number, 10)
    latency_ms                = optional(number, 100)
    consumed_capacity_percent = optional(number, 90)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])
    error_message = "alarm_thresholds must not hold a negative number."
  }

  validation {
    condition     = var.alarm_thresholds.consumed_capacity_percent <= 100
    error_message = "alarm_thresholds must have a consumed_capacity_percent of at most 100."
  }
}

variable "enable_dashboard" {
  description = "Whether a CloudWatch dashboard of capacity and throttles exists."
  type        = bool
  default     = false
  nullable    = false
}

variable "autoscaling_read_capacity" {
  description = <<-EOT
    Bounds in read capacity units of every table and index; used in provisioned mode only.

    - min: Units that are always provisioned, and the capacity a new table starts with.
    - max: Units that autoscaling never exceeds.
  EOT
  type = object({
    min = optional(number, 5)
    max = optional(number, 100)
  })
  default  = {}
  nullable = false

  validation {
    condition     = floor(var.autoscaling_read_capacity.min) == var.autoscaling_read_capacity.min && floor(var.autoscaling_read_capacity.max) == var.autoscaling_read_capacity.max && var.autoscaling_read_capacity.min >= 1 && var.autoscaling_read_capacity.max <= 40000
    error_message = "autoscaling_read_capacity must have whole numbers between 1 and 40000, the default quota of a table."
  }

  validation {
    condition     = var.autoscaling_read_capacity.min <= var.autoscaling_read_capacity.max
    error_message = "autoscaling_read_capacity must have a min that is not above its max."
  }
}

variable "autoscaling_write_capacity" {
  description = <<-EOT
    Bounds in write capacity units of every table and index; used in provisioned mode only.

    - min: Units that are always provisioned, and the capacity a new table starts with.
    - max: Units that autoscaling never exceeds.
  EOT
  type = object({
    min = optional(number, 5)
    max = optional(number, 100)
  })
  default  = {}
  nullable = false

  validation {
    condition     = floor(var.autoscaling_write_capacity.min) == var.autoscaling_write_capacity.min && floor(var.autoscaling_write_capacity.max) == var.autoscaling_write_capacity.max && var.autoscaling_write_capacity.min >= 1 && var.autoscaling_write_capacity.max <= 40000
    error_message = "autoscaling_write_capacity must have whole numbers between 1 and 40000, the default quota of a table."
  }

  validation {
    condition     = var.autoscaling_write_capacity.min <= var.autoscaling_write_capacity.max
    error_message = "autoscaling_write_capacity must have a min that is not above its max."
  }
}

variable "autoscaling_target_utilization" {
  description = "Per cent of the provisioned capacity that autoscaling aims at."
  type        = number
  default     = 70
  nullable    = false

  validation {
    condition     = var.autoscaling_target_utilization >= 20 && var.autoscaling_target_utilization <= 90
    error_message = "autoscaling_target_utilization must be a number of per cent between 20 and 90."
  }
}

variable "tags" {
  description = "Tags for every resource that takes tags; they win over the module's own Project, Environment and ManagedBy."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.tags) <= 47
    error_message = "tags must hold at most 47 tags, since AWS allows 50 and the module adds three."
  }

  validation {
    condition     = alltrue([for key in keys(var.tags) : can(regex("^.{1,128}$", key)) && !startswith(lower(key), "aws:")])
    error_message = "tags must have keys of 1 to 128 characters that do not start with aws:."
  }

  validation {
    condition     = alltrue([for value in values(var.tags) : value != null && length(coalesce(value, "-")) <= 256])
    error_message = "tags must have values of at most 256 characters, none of them null."
  }
}
