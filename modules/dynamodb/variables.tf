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
  description = <<-EOT
    How capacity is paid for: PAY_PER_REQUEST for each request, or PROVISIONED with autoscaling.
    Switching keeps the tables.
  EOT
  type        = string
  default     = "PAY_PER_REQUEST"
  nullable    = false

  validation {
    condition     = contains(["PAY_PER_REQUEST", "PROVISIONED"], var.billing_mode)
    error_message = "billing_mode must be one of PAY_PER_REQUEST, PROVISIONED."
  }
}

variable "table_class" {
  description = "STANDARD, or STANDARD_INFREQUENT_ACCESS for tables whose storage costs more than their requests."
  type        = string
  default     = "STANDARD"
  nullable    = false

  validation {
    condition     = contains(["STANDARD", "STANDARD_INFREQUENT_ACCESS"], var.table_class)
    error_message = "table_class must be one of STANDARD, STANDARD_INFREQUENT_ACCESS."
  }
}

variable "on_demand_maximum" {
  description = <<-EOT
    Limits of the throughput, and so of the cost, of each table and index on demand; DynamoDB throttles
    the rest. To lift a limit, set -1, apply, then leave it out. AWS refuses to leave it out at once,
    and -1 for new tables.

    - read: Read request units a second of a table or index; null for none, -1 to lift one.
    - write: Write request units a second of a table or index; null for none, -1 to lift one.
  EOT
  type = object({
    read  = optional(number)
    write = optional(number)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for units in values(var.on_demand_maximum) :
      units == null ? true : floor(units) == units && (units >= 1 || units == -1)
    ])
    error_message = "on_demand_maximum must have whole numbers of at least 1, -1 to lift a limit, or null."
  }

  validation {
    condition = (
      var.billing_mode == "PAY_PER_REQUEST" || alltrue([for units in values(var.on_demand_maximum) : units == null])
    )
    error_message = "on_demand_maximum needs billing_mode PAY_PER_REQUEST."
  }
}

variable "table_name_overrides" {
  description = <<-EOT
    Names for tables that are not called by project, environment and table, such as tables to import, by
    the table's key.
  EOT
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = (
      length(setsubtract(keys(var.table_name_overrides), [
        "log_metadata",
        "user_sessions",
        "system_config",
        "audit_trail",
      ])) ==
      0
    )
    error_message = "table_name_overrides must have only the keys log_metadata, user_sessions, system_config, audit_trail."
  }

  validation {
    condition = alltrue([
      for name in values(var.table_name_overrides) : can(regex("^[A-Za-z0-9_.-]{3,255}$", name))
    ])
    error_message = "table_name_overrides must have names of 3 to 255 letters, digits, underscores, hyphens and dots."
  }

  validation {
    condition     = length(distinct(values(var.table_name_overrides))) == length(var.table_name_overrides)
    error_message = "table_name_overrides must have each name once."
  }
}

variable "enable_point_in_time_recovery" {
  description = <<-EOT
    Whether every table can be restored to any second of the last backup_retention_days; prod warns when
    it is off.
  EOT
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
    condition = (
      floor(var.backup_retention_days) == var.backup_retention_days &&
      var.backup_retention_days >= 1 &&
      var.backup_retention_days <= 35
    )
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
  description = <<-EOT
    Whether the module's alarms exist, with what only they need: topics where the caller names none, and
    request metrics of buckets.
  EOT
  type        = bool
  default     = true
  nullable    = false
}

variable "kms_key_id" {
  description = <<-EOT
    ARN of the caller's KMS key, which encrypts everything the module stores; an alias or a bare key id
    is refused, as several services take the ARN alone. Null for a key of the module's own.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.kms_key_id == null ||
      can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.kms_key_id))
    )
    error_message = "kms_key_id must be the ARN of a KMS key, such as arn:aws:kms:REGION:ACCOUNT:key/ID."
  }

  validation {
    condition = (
      var.kms_key_id == null ? true :
      startswith(
        var.kms_key_id,
        "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:"
      )
    )
    error_message = "kms_key_id must be of the module's region and account."
  }
}

variable "create_kms_key" {
  description = <<-EOT
    Whether the module makes a key of its own; null decides by kms_key_id. Say false with a kms_key_id
    known only after apply.
  EOT
  type        = bool
  default     = null
  nullable    = true

  validation {
    condition     = var.create_kms_key == null ? true : var.create_kms_key == (var.kms_key_id == null)
    error_message = "create_kms_key must be false with a kms_key_id and true without one, or null."
  }
}

variable "kms_deletion_window" {
  description = "Days between asking for the key's deletion and the deletion; it can be cancelled until then."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition = (
      floor(var.kms_deletion_window) == var.kms_deletion_window &&
      var.kms_deletion_window >= 7 &&
      var.kms_deletion_window <= 30
    )
    error_message = "kms_deletion_window must be a whole number of days between 7 and 30."
  }
}

variable "alarm_topic_arns" {
  description = <<-EOT
    SNS topics that every alarm notifies when it fires and when it recovers; the module makes a topic of
    its own when the list is empty. CloudWatch publishes only to topics of the alarm's own region.
  EOT
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for value in var.alarm_topic_arns :
      can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$", value))
    ])
    error_message = "alarm_topic_arns must hold only ARNs of standard SNS topics."
  }

  validation {
    condition = alltrue([
      for arn in var.alarm_topic_arns :
      startswith(
        arn,
        "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:"
      )
    ])
    error_message = "alarm_topic_arns must be of the module's region and account."
  }

  validation {
    condition     = length(var.alarm_topic_arns) <= 5
    error_message = "alarm_topic_arns must hold at most 5 topics, the number of actions that CloudWatch allows an alarm."
  }
}

variable "alarm_level" {
  description = <<-EOT
    full for every alarm; basic for throttles and user errors alone, which is enough where nobody is
    called at night.
  EOT
  type        = string
  default     = "full"
  nullable    = false

  validation {
    condition     = contains(["full", "basic"], var.alarm_level)
    error_message = "alarm_level must be one of full, basic."
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
    - consumed_capacity_percent: Share of the provisioned capacity, or of the limit on demand, in use,
      in per cent.
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
  description = "Whether a CloudWatch dashboard of the module's resources exists."
  type        = bool
  default     = false
  nullable    = false
}

variable "autoscaling_read_capacity" {
  description = <<-EOT
    Bounds in read capacity units of every table and index in provisioned mode.

    - min: Units that are always provisioned.
    - max: Units that autoscaling never exceeds.
    - initial: Units that a table or index starts with when it is made or leaves on-demand mode; null
      for min.
  EOT
  type = object({
    min     = optional(number, 5)
    max     = optional(number, 100)
    initial = optional(number)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for units in values(var.autoscaling_read_capacity) :
      units == null ? true : floor(units) == units && units >= 1 && units <= 40000
    ])
    error_message = "autoscaling_read_capacity must have whole numbers between 1 and 40000, the default quota of a table."
  }

  validation {
    condition = (var.autoscaling_read_capacity.min <= coalesce(
      var.autoscaling_read_capacity.initial,
      var.autoscaling_read_capacity.min
      )) && (
      coalesce(
        var.autoscaling_read_capacity.initial,
        var.autoscaling_read_capacity.min
      ) <= var.autoscaling_read_capacity.max
    )
    error_message = "autoscaling_read_capacity must have a min that is not above its initial, and an initial that is not above its max."
  }
}

variable "autoscaling_write_capacity" {
  description = <<-EOT
    Bounds in write capacity units of every table and index in provisioned mode.

    - min: Units that are always provisioned.
    - max: Units that autoscaling never exceeds.
    - initial: Units that a table or index starts with when it is made or leaves on-demand mode; null
      for min.
  EOT
  type = object({
    min     = optional(number, 5)
    max     = optional(number, 100)
    initial = optional(number)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for units in values(var.autoscaling_write_capacity) :
      units == null ? true : floor(units) == units && units >= 1 && units <= 40000
    ])
    error_message = "autoscaling_write_capacity must have whole numbers between 1 and 40000, the default quota of a table."
  }

  validation {
    condition = (var.autoscaling_write_capacity.min <= coalesce(
      var.autoscaling_write_capacity.initial,
      var.autoscaling_write_capacity.min
      )) && (
      coalesce(
        var.autoscaling_write_capacity.initial,
        var.autoscaling_write_capacity.min
      ) <= var.autoscaling_write_capacity.max
    )
    error_message = "autoscaling_write_capacity must have a min that is not above its initial, and an initial that is not above its max."
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

variable "capacity_overrides" {
  description = <<-EOT
    Bounds of single tables and indexes, by table or table/Index. What is left out is as in
    autoscaling_read_capacity and autoscaling_write_capacity.

    - read: Bounds of its read capacity.
    - read.min: Units that are always provisioned; null for the bound of all.
    - read.max: Units that autoscaling never exceeds; null for the bound of all.
    - read.initial: Units that a table or index starts with when it is made or leaves on-demand mode;
      null for the bound of all.
    - write: Bounds of its write capacity.
    - write.min: Units that are always provisioned; null for the bound of all.
    - write.max: Units that autoscaling never exceeds; null for the bound of all.
    - write.initial: Units that a table or index starts with when it is made or leaves on-demand mode;
      null for the bound of all.
  EOT
  type = map(object({
    read = optional(object({
      min     = optional(number)
      max     = optional(number)
      initial = optional(number)
    }), {})
    write = optional(object({
      min     = optional(number)
      max     = optional(number)
      initial = optional(number)
    }), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition = length(setsubtract(keys(var.capacity_overrides), [
      "log_metadata",
      "log_metadata/ServiceIndex",
      "log_metadata/LogLevelIndex",
      "log_metadata/UserIndex",
      "user_sessions",
      "user_sessions/UserSessionIndex",
      "system_config",
      "system_config/EnvironmentIndex",
      "audit_trail",
      "audit_trail/ActionTypeIndex",
      "audit_trail/UserAuditIndex",
    ])) == 0
    error_message = "capacity_overrides must have keys of tables or of their indexes, such as log_metadata or log_metadata/ServiceIndex."
  }

  validation {
    condition = alltrue([for units in flatten([
      for unit in values(var.capacity_overrides) : [for bounds in values(unit) : values(bounds)]
    ]) : units == null ? true : floor(units) == units && units >= 1 && units <= 40000])
    error_message = "capacity_overrides must have whole numbers between 1 and 40000, the default quota of a table."
  }

  validation {
    condition = alltrue(flatten([
      for unit in values(var.capacity_overrides) : [
        for pair in [[unit.read, var.autoscaling_read_capacity], [unit.write, var.autoscaling_write_capacity]] :
        coalesce(pair[0].min, pair[1].min) <= coalesce(pair[0].initial, pair[0].min, pair[1].min) &&
        coalesce(pair[0].initial, pair[0].max, pair[1].max) <= coalesce(pair[0].max, pair[1].max) &&
        coalesce(pair[0].min, pair[1].min) <= coalesce(pair[0].max, pair[1].max)
      ]
    ]))
    error_message = "capacity_overrides must have min ≤ initial ≤ max; the rest is as in autoscaling_read_capacity and autoscaling_write_capacity."
  }
}

variable "read_back_capacity" {
  description = <<-EOT
    Whether a plan reads the capacities that autoscaling has set, so that it does not undo them. Switch
    it off where the plan cannot look tables up: a project_name known only after apply, or depends_on on
    the module.
  EOT
  type        = bool
  default     = true
  nullable    = false
}

variable "tags" {
  description = <<-EOT
    Tags for every resource that takes tags; they win over the module's own Project, Environment and
    ManagedBy.
  EOT
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.tags) <= 47
    error_message = "tags must hold at most 47 tags, since AWS allows 50 and the module adds three."
  }

  validation {
    condition = alltrue([
      for key in keys(var.tags) : can(regex("^.{1,128}$", key)) && !startswith(lower(key), "aws:")
    ])
    error_message = "tags must have keys of 1 to 128 characters that do not start with aws:."
  }

  validation {
    condition     = alltrue([for value in values(var.tags) : value != null && length(coalesce(value, "-")) <= 256])
    error_message = "tags must have values of at most 256 characters, none of them null."
  }
}
