variable "project_name" {
  description = "Name of the project, the first part of every resource's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.project_name))
    error_message = "project_name must be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }
}

variable "environment" {
  description = "Environment that the resources belong to, the second part of every name; prod protects data."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment must be one of dev, staging, prod."
  }
}

variable "kinesis_shard_count" {
  description = <<-EOT
    Shards that the stream starts with, within the bounds of shard_scaling; the shard scaler moves the
    number later and Terraform leaves it alone.
  EOT
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition = (
      floor(var.kinesis_shard_count) == var.kinesis_shard_count &&
      var.kinesis_shard_count >= 1 &&
      var.kinesis_shard_count <= 10000
    )
    error_message = "kinesis_shard_count must be a whole number of shards between 1 and 10000."
  }
}

variable "kinesis_retention_period" {
  description = "Hours that the stream keeps a record; AWS bills what exceeds 24."
  type        = number
  default     = 24
  nullable    = false

  validation {
    condition = alltrue([
      for value in [var.kinesis_retention_period] :
      floor(value) == value && value >= 24 && value <= 8760
    ])
    error_message = "kinesis_retention_period must be a whole number of hours between 24 and 8760."
  }
}

variable "shard_scaling" {
  description = <<-EOT
    Bounds and pace of the shard scaler.

    - min_shards: Shards that the stream always has.
    - max_shards: Shards that the stream never exceeds.
    - target_records_per_shard: Records a second that a shard is to carry; AWS ends at 1000.
    - scale_out_cooldown_seconds: Seconds after a change before shards are added.
    - scale_in_cooldown_seconds: Seconds after a change before shards are removed.
    - daily_updates: Changes that AWS allows in any 24 hours; 10 unless your quota was raised.
  EOT
  type = object({
    min_shards                 = optional(number, 10)
    max_shards                 = optional(number, 50)
    target_records_per_shard   = optional(number, 1000)
    scale_out_cooldown_seconds = optional(number, 60)
    scale_in_cooldown_seconds  = optional(number, 300)
    daily_updates              = optional(number, 10)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for value in [var.shard_scaling.min_shards, var.shard_scaling.max_shards] :
      floor(value) == value && value >= 1 && value <= 10000
    ])
    error_message = "shard_scaling must have a min_shards and a max_shards that are whole numbers between 1 and 10000."
  }

  validation {
    condition     = var.shard_scaling.min_shards <= var.shard_scaling.max_shards
    error_message = "shard_scaling must have a min_shards that is not above its max_shards."
  }

  validation {
    condition = alltrue([
      for value in [var.shard_scaling.target_records_per_shard] :
      floor(value) == value && value >= 1 && value <= 1000
    ])
    error_message = "shard_scaling must have a target_records_per_shard that is a whole number between 1 and 1000."
  }

  validation {
    condition = alltrue([
      for value in [var.shard_scaling.scale_out_cooldown_seconds, var.shard_scaling.scale_in_cooldown_seconds] :
      floor(value) == value && value >= 60 && value <= 86400
    ])
    error_message = "shard_scaling must have cooldowns that are whole numbers between 60 and 86400, since the scaler looks once a minute."
  }

  validation {
    condition = alltrue([
      for value in [var.shard_scaling.daily_updates] :
      floor(value) == value && value >= 1 && value <= 40
    ])
    error_message = "shard_scaling must have a daily_updates that is a whole number between 1 and 40."
  }

  validation {
    condition = (
      var.shard_scaling.min_shards * pow(2, var.shard_scaling.daily_updates) >= var.shard_scaling.max_shards
    )
    error_message = "shard_scaling must have a max_shards that daily_updates doublings of min_shards reach, since a change can at most double the stream."
  }
}

variable "kinesis_shard_level_metrics" {
  description = <<-EOT
    Metrics that Kinesis also reports for each shard, at a price, to find a hot one; such as
    IncomingBytes.
  EOT
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition = length(setsubtract(var.kinesis_shard_level_metrics, [
      "IncomingBytes",
      "IncomingRecords",
      "IteratorAgeMilliseconds",
      "OutgoingBytes",
      "OutgoingRecords",
      "ReadProvisionedThroughputExceeded",
      "WriteProvisionedThroughputExceeded"
    ])) == 0
    error_message = "kinesis_shard_level_metrics must hold only names of shard-level metrics of Kinesis, such as IncomingBytes; not ALL."
  }
}

variable "kinesis_consumers" {
  description = <<-EOT
    Consumers to register for enhanced fan-out, by the last part of their names; each has an alarm on
    its lag.
  EOT
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.kinesis_consumers : can(regex("^[a-z0-9-]{1,64}$", name))])
    error_message = "kinesis_consumers must hold only names of 1 to 64 lower-case letters, digits and hyphens."
  }

  validation {
    condition     = length(var.kinesis_consumers) <= 20
    error_message = "kinesis_consumers must hold at most 20 names, the most that a stream takes."
  }
}

variable "queue_settings" {
  description = <<-EOT
    Times and receives of the two queues. A function that reads a queue should end within a sixth of its
    visibility timeout.

    - emergency: Of the emergency queue.
    - emergency.visibility_timeout_seconds: Seconds that a received message stays hidden.
    - emergency.receive_wait_time_seconds: Seconds that a receive waits for a message.
    - emergency.max_receives: Receives after which a message becomes a dead letter.
    - telemetry: Of the telemetry queue.
    - telemetry.visibility_timeout_seconds: Seconds that a received message stays hidden.
    - telemetry.receive_wait_time_seconds: Seconds that a receive waits for a message.
    - telemetry.max_receives: Receives after which a message becomes a dead letter.
  EOT
  type = object({
    emergency = optional(object({
      visibility_timeout_seconds = optional(number, 30)
      receive_wait_time_seconds  = optional(number, 0)
      max_receives               = optional(number, 3)
    }), {})
    telemetry = optional(object({
      visibility_timeout_seconds = optional(number, 60)
      receive_wait_time_seconds  = optional(number, 20)
      max_receives               = optional(number, 3)
    }), {})
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for value in values(var.queue_settings)[*].visibility_timeout_seconds :
      floor(value) == value && value >= 0 && value <= 43200
    ])
    error_message = "queue_settings must have a visibility_timeout_seconds that is a whole number of seconds between 0 and 43200."
  }

  validation {
    condition = alltrue([
      for value in values(var.queue_settings)[*].receive_wait_time_seconds :
      floor(value) == value && value >= 0 && value <= 20
    ])
    error_message = "queue_settings must have a receive_wait_time_seconds that is a whole number of seconds between 0 and 20."
  }

  validation {
    condition = alltrue([
      for value in values(var.queue_settings)[*].max_receives :
      floor(value) == value && value >= 1 && value <= 1000
    ])
    error_message = "queue_settings must have a max_receives that is a whole number of receives between 1 and 1000."
  }
}

variable "s3_data_lake_bucket" {
  description = "Name of the bucket that Firehose archives telemetry in; the module does not make it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.s3_data_lake_bucket))
    error_message = "s3_data_lake_bucket must be a bucket's name: 3 to 63 lower-case letters, digits, hyphens and dots, letters or digits at both ends."
  }

  validation {
    condition     = !can(regex("\\.\\.|^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$", var.s3_data_lake_bucket))
    error_message = "s3_data_lake_bucket must not look like an IP address or have two dots in a row."
  }

  validation {
    condition = !can(regex(
      "^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$",
      var.s3_data_lake_bucket
    ))
    error_message = "s3_data_lake_bucket must not begin or end with what S3 keeps for itself, such as xn-- or -s3alias."
  }
}

variable "kms_key_id" {
  description = <<-EOT
    ARN of the caller's KMS key, which encrypts everything the module stores; an alias or a bare key id
    is refused, as several services take the ARN alone.
  EOT
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.kms_key_id))
    error_message = "kms_key_id must be the ARN of a KMS key, such as arn:aws:kms:REGION:ACCOUNT:key/ID."
  }

  validation {
    condition = startswith(
      var.kms_key_id,
      "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:"
    )
    error_message = "kms_key_id must be of the module's region and account."
  }
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

variable "alarm_thresholds" {
  description = <<-EOT
    Values that must be exceeded for an alarm to fire.

    - iterator_age_ms: How far a consumer of the stream may lag, in milliseconds.
    - visible_messages: Messages that may wait in a queue.
    - failed_deliveries_percent: Share of a topic's deliveries that may fail, in per cent of the attempts.
    - emergency_age_seconds: Seconds that a critical event may wait in its queue.
  EOT
  type = object({
    iterator_age_ms           = optional(number, 60000)
    visible_messages          = optional(number, 1000)
    failed_deliveries_percent = optional(number, 5)
    emergency_age_seconds     = optional(number, 2)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])
    error_message = "alarm_thresholds must not hold a negative number."
  }

  validation {
    condition     = var.alarm_thresholds.failed_deliveries_percent <= 100
    error_message = "alarm_thresholds must have a failed_deliveries_percent of at most 100."
  }
}

variable "log_retention_days" {
  description = "Days that the module's log groups in CloudWatch keep events."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition = contains(
      [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.log_retention_days
    )
    error_message = "log_retention_days must be a retention that CloudWatch Logs offers, such as 30, 90, 365, 731 or 3653."
  }
}

variable "permissions_boundary_arn" {
  description = "ARN of the managed policy that bounds what the module's IAM roles may do; null for no boundary."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.permissions_boundary_arn == null ||
      can(regex(
        "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[A-Za-z0-9+=,.@_/-]{1,512}$",
        var.permissions_boundary_arn
      ))
    )
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy, such as arn:aws:iam::ACCOUNT:policy/NAME."
  }
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
