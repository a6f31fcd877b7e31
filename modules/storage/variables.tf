variable "project_name" {
  description = "Name of the project, the first part of every resource's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.project_name))
    error_message = "project_name must be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }

  validation {
    condition     = can(regex("^[a-z]", var.project_name)) && !strcontains(var.project_name, "--")
    error_message = "project_name must start with a letter and have no two hyphens in a row: Aurora and Redis accept no other."
  }

  validation {
    condition     = length("${var.project_name}-${var.environment}-redis") <= 40
    error_message = "project_name must be short enough for a Redis replication group: PROJECT-ENVIRONMENT-redis in at most 40 characters."
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

variable "vpc_id" {
  description = "VPC of database and cache; both refuse security groups and subnets outside of it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-[0-9a-f]{8,17}$", var.vpc_id))
    error_message = "vpc_id must be an id such as vpc-0123456789abcdef0."
  }
}

variable "private_subnet_ids" {
  description = "Private subnets for Redis, in at least two availability zones."
  type        = list(string)
  nullable    = false

  validation {
    condition     = alltrue([for value in var.private_subnet_ids : can(regex("^subnet-[0-9a-f]{8,17}$", value))])
    error_message = "private_subnet_ids must hold only ids of subnets."
  }

  validation {
    condition = (
      length(var.private_subnet_ids) >= 2 && length(distinct(var.private_subnet_ids)) == length(var.private_subnet_ids)
    )
    error_message = "private_subnet_ids must hold at least two subnets, each once."
  }
}

variable "database_security_group_id" {
  description = "Security group of Aurora; it lets clients in on port 5432."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^sg-[0-9a-f]{8,17}$", var.database_security_group_id))
    error_message = "database_security_group_id must be an id such as sg-0123456789abcdef0."
  }
}

variable "cache_security_group_id" {
  description = "Security group of Redis; it lets clients in on port 6379."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^sg-[0-9a-f]{8,17}$", var.cache_security_group_id))
    error_message = "cache_security_group_id must be an id such as sg-0123456789abcdef0."
  }
}

variable "db_subnet_group_name" {
  description = "DB subnet group of Aurora, with subnets in at least two availability zones of the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9 ._-]{0,254}$", var.db_subnet_group_name))
    error_message = "db_subnet_group_name must be 1 to 255 lower-case letters, digits, spaces, dots, underscores and hyphens, starting with a letter or digit."
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

variable "aurora_min_capacity" {
  description = <<-EOT
    Aurora capacity units (2 GiB of memory each) that an instance never goes below; 0 lets it pause when
    idle.
  EOT
  type        = number
  default     = 0.5
  nullable    = false

  validation {
    condition     = var.aurora_min_capacity >= 0 && var.aurora_min_capacity <= 256
    error_message = "aurora_min_capacity must be a number of ACU between 0 and 256."
  }

  validation {
    condition     = floor(var.aurora_min_capacity * 2) == var.aurora_min_capacity * 2
    error_message = "aurora_min_capacity must be a multiple of 0.5 ACU."
  }

  validation {
    condition     = var.aurora_min_capacity <= var.aurora_max_capacity
    error_message = "aurora_min_capacity must not be above aurora_max_capacity."
  }

  validation {
    condition = (
      var.aurora_min_capacity > 0 ||
      try(
        tonumber(split(".", var.aurora_engine_version)[1]) >=
        lookup({ "13" = 15, "14" = 12, "15" = 7, "16" = 3 }, split(".", var.aurora_engine_version)[0], 0),
        true
      )
    )
    error_message = "aurora_min_capacity can only be 0 with an engine that can pause: 13.15, 14.12, 15.7, 16.3 or later."
  }
}

variable "aurora_max_capacity" {
  description = <<-EOT
    Aurora capacity units that an instance never exceeds; the bill is at most this for each of the two
    instances.
  EOT
  type        = number
  default     = 16
  nullable    = false

  validation {
    condition     = var.aurora_max_capacity >= 1 && var.aurora_max_capacity <= 256
    error_message = "aurora_max_capacity must be a number of ACU between 1 and 256."
  }

  validation {
    condition     = floor(var.aurora_max_capacity * 2) == var.aurora_max_capacity * 2
    error_message = "aurora_max_capacity must be a multiple of 0.5 ACU."
  }

  validation {
    condition = (
      var.aurora_max_capacity <= 128 ||
      try(
        tonumber(split(".", var.aurora_engine_version)[1]) >=
        lookup({ "13" = 13, "14" = 10, "15" = 5, "16" = 1 }, split(".", var.aurora_engine_version)[0], 0),
        true
      )
    )
    error_message = "aurora_max_capacity can only be above 128 with an engine that grows so far: 13.13, 14.10, 15.5, 16.1 or later."
  }
}

variable "aurora_engine_version" {
  description = <<-EOT
    Aurora PostgreSQL version. When AWS withdraws a minor version such as 15.4, new clusters cannot use
    it, and after the end date AWS upgrades existing ones in a maintenance window; plans then ask for
    the old version, which AWS refuses: raise this input. The major version alone leaves minor versions
    to AWS.
  EOT
  type        = string
  default     = "15.4"
  nullable    = false

  validation {
    condition     = can(regex("^1[3-9]([.][0-9]{1,2})?$", var.aurora_engine_version))
    error_message = "aurora_engine_version must be a version of PostgreSQL from 13 on, such as 15.4 or 15."
  }
}

variable "aurora_database_name" {
  description = "Database that the cluster is made with; changing it replaces the cluster."
  type        = string
  default     = "ccs"
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9_]{0,62}$", var.aurora_database_name))
    error_message = "aurora_database_name must be 1 to 63 letters, digits and underscores, starting with a letter."
  }
}

variable "aurora_master_username" {
  description = "Master user of the cluster; RDS makes and rotates its password. Changing it replaces the cluster."
  type        = string
  default     = "ccsadmin"
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9]{0,15}$", var.aurora_master_username))
    error_message = "aurora_master_username must be 1 to 16 letters and digits, starting with a letter."
  }

  validation {
    condition = (
      !startswith(lower(var.aurora_master_username), "rds") && lower(var.aurora_master_username) != "admin"
    )
    error_message = "aurora_master_username must not be a name that RDS keeps for itself: admin, or one that starts with rds."
  }
}

variable "database_insights_mode" {
  description = <<-EOT
    CloudWatch Database Insights: standard keeps performance data for 7 days, advanced for 465 days at a
    price for each ACU.
  EOT
  type        = string
  default     = "standard"
  nullable    = false

  validation {
    condition     = contains(["standard", "advanced"], var.database_insights_mode)
    error_message = "database_insights_mode must be one of standard, advanced."
  }
}

variable "elasticache_node_type" {
  description = "Node type of the two Redis nodes."
  type        = string
  default     = "cache.r6g.large"
  nullable    = false

  validation {
    condition = can(regex(
      "^cache[.][a-z][0-9][a-z]*[.]([0-9]*x?large|micro|small|medium)$",
      var.elasticache_node_type
    ))
    error_message = "elasticache_node_type must be a node type such as cache.r6g.large."
  }

  validation {
    condition     = !can(regex("^cache[.](t1|m1|m2|m3|c1|r3|r6gd)[.]", var.elasticache_node_type))
    error_message = "elasticache_node_type must not be of the families t1, m1, m2, m3, c1, r3 or r6gd: no failover, no TLS, or data tiering."
  }
}

variable "cache_user_group_id" {
  description = "User group whose users alone may use Redis; null leaves that to the security group."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition     = var.cache_user_group_id == null || can(regex("^[a-z][a-z0-9-]{0,39}$", var.cache_user_group_id))
    error_message = "cache_user_group_id must be the id of a user group: 1 to 40 lower-case letters, digits and hyphens, starting with a letter."
  }
}

variable "apply_immediately" {
  description = <<-EOT
    Whether changes of Aurora and Redis are made at once, with a failover where they need one, instead
    of in the next maintenance window; null for at once in dev and staging and in the window in prod.
  EOT
  type        = bool
  default     = null
  nullable    = true
}

variable "final_snapshot_names" {
  description = <<-EOT
    Names of the last snapshots that a destroy in prod takes. Without one the name ends in the time at
    which the store was planned, so that no earlier snapshot has it.

    - database: Last snapshot of Aurora.
    - cache: Last snapshot of Redis.
  EOT
  type = object({
    database = optional(string)
    cache    = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for name in values(var.final_snapshot_names) :
      name == null ? true : can(regex("^[a-z]([a-z0-9]|-[a-z0-9])*$", name)) && length(name) <= 255
    ])
    error_message = "final_snapshot_names must be of lower-case letters, digits and single hyphens, and start with a letter."
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
}

variable "random_suffix" {
  description = "Last part of the names that are unique in all of AWS or in the account; null for the account's id."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition     = var.random_suffix == null || can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.random_suffix))
    error_message = "random_suffix must be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }

  validation {
    condition = (
      var.random_suffix == null ? true : !can(regex("(^|-)(s3alias|an)$|--(ol|x|table)-s3$", var.random_suffix))
    )
    error_message = "random_suffix must not end in s3alias, an, --ol-s3, --x-s3 or --table-s3, which S3 reserves."
  }

  validation {
    condition = (
      var.random_suffix == null ? true :
      length("${var.project_name}-${var.environment}-aurora-monitoring-${var.random_suffix}") <= 64
    )
    error_message = "random_suffix must be short enough for an IAM role: PROJECT-ENVIRONMENT-aurora-monitoring-SUFFIX in at most 64 characters."
  }
}

variable "bucket_suffix" {
  description = <<-EOT
    Last part of the buckets' names, where random_suffix is null. Deprecated since 0.2.0: Use
    `random_suffix`, which is in the name of the monitoring role as well; IAM then makes that role anew.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition     = var.bucket_suffix == null || can(regex("^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$", var.bucket_suffix))
    error_message = "bucket_suffix must be 1 to 12 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }
}

check "deprecated_bucket_suffix" {
  assert {
    condition     = var.bucket_suffix == null
    error_message = "bucket_suffix is deprecated: Use `random_suffix`, which is in the name of the monitoring role as well; IAM then makes that role anew."
  }
}

variable "access_logs_bucket_name" {
  description = <<-EOT
    Bucket of this account and region that gets the server access logs of the buckets; it must be
    encrypted with S3's own keys. Pass the `bucket` of its policy resource, such as
    aws_s3_bucket_policy.logs.bucket: the plan knows that name, and logging waits for the policy. Null
    logs no access.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.access_logs_bucket_name == null ||
      can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.access_logs_bucket_name))
    )
    error_message = "access_logs_bucket_name must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens."
  }

  validation {
    condition = (
      var.access_logs_bucket_name == null ? true :
      !contains([for bucket in local.buckets : bucket.name], var.access_logs_bucket_name)
    )
    error_message = "access_logs_bucket_name must not be a bucket of this module: S3 writes no access logs to buckets with a KMS key."
  }
}

variable "enable_eventbridge_notifications" {
  description = <<-EOT
    Whether the buckets send their events, such as Object Created, to EventBridge, where rules select
    them.
  EOT
  type        = bool
  default     = false
  nullable    = false
}

variable "data_lake_archive_after_days" {
  description = <<-EOT
    Days without access after which Intelligent-Tiering archives an object of the data lake, which must
    then be restored before it can be read; null never archives.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.data_lake_archive_after_days == null ? true :
      floor(var.data_lake_archive_after_days) == var.data_lake_archive_after_days &&
      var.data_lake_archive_after_days >= 90 &&
      var.data_lake_archive_after_days <= 730
    )
    error_message = "data_lake_archive_after_days must be a whole number of days between 90 and 730, or null."
  }
}

variable "videos_glacier_after_days" {
  description = "Days after which a video moves to Glacier Flexible Retrieval."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition = (
      floor(var.videos_glacier_after_days) == var.videos_glacier_after_days &&
      var.videos_glacier_after_days >= 1 &&
      var.videos_glacier_after_days <= 3650
    )
    error_message = "videos_glacier_after_days must be a whole number of days between 1 and 3650."
  }
}

variable "logs_expire_after_days" {
  description = "Days after which a log file expires."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition = (
      floor(var.logs_expire_after_days) == var.logs_expire_after_days &&
      var.logs_expire_after_days >= 1 &&
      var.logs_expire_after_days <= 3650
    )
    error_message = "logs_expire_after_days must be a whole number of days between 1 and 3650."
  }
}

variable "enable_timestream" {
  description = <<-EOT
    Whether the Timestream database exists. AWS closed Timestream for LiveAnalytics to new customers on
    2025-06-20: an account that never used it needs false.
  EOT
  type        = bool
  default     = true
  nullable    = false
}

variable "timestream_existing_customer" {
  description = <<-EOT
    Whether the account used Timestream for LiveAnalytics before 2025-06-20; true silences the plan's
    warning.
  EOT
  type        = bool
  default     = false
  nullable    = false
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

    - dynamodb_read_units_per_second: Read units a second that a table or index consumes; null for 80 %
      of on_demand_maximum.read or, without it, of the default quota of a table, 40,000.
    - read_throttle_events: Throttled reads of a table or index in five minutes.
    - write_throttle_events: Throttled writes of a table or index in five minutes.
    - user_errors: HTTP 400 answers in the account and region in five minutes.
    - dynamodb_user_errors: Deprecated since 0.2.0: what user_errors was called; null for user_errors.
    - aurora_cpu_percent: CPU of a database instance over 15 minutes, in per cent of what its maximum
      capacity gives it.
    - aurora_connections: Connections to a database instance over 15 minutes; 80 % of the 2,000 that a
      minimum of 0.5 ACU allows.
    - cache_hit_rate_percent: Share of a Redis node's lookups that must find their key, over 15 minutes,
      in per cent.
    - cache_hit_rate_requests: Lookups in five minutes below which a node's hit rate is not computed.
    - cache_evictions: Keys that a Redis node evicts in five minutes, three times in a row.
    - timestream_system_errors: Requests that Timestream fails in the account and region in five
      minutes.
    - timestream_user_errors: Requests that Timestream refuses in the account and region in five
      minutes.
    - bucket_objects: Objects in a bucket, old versions included.
    - bucket_size_gib: Size of a bucket in GiB, old versions included.
  EOT
  type = object({
    dynamodb_read_units_per_second = optional(number)
    read_throttle_events           = optional(number, 0)
    write_throttle_events          = optional(number, 0)
    user_errors                    = optional(number, 10)
    dynamodb_user_errors           = optional(number)
    aurora_cpu_percent             = optional(number, 80)
    aurora_connections             = optional(number, 1600)
    cache_hit_rate_percent         = optional(number, 80)
    cache_hit_rate_requests        = optional(number, 1000)
    cache_evictions                = optional(number, 1000)
    timestream_system_errors       = optional(number, 0)
    timestream_user_errors         = optional(number, 10)
    bucket_objects                 = optional(number, 100000000)
    bucket_size_gib                = optional(number, 10240)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for threshold in values(var.alarm_thresholds) : coalesce(threshold, 0) >= 0])
    error_message = "alarm_thresholds must not hold a negative number."
  }

  validation {
    condition     = max(var.alarm_thresholds.aurora_cpu_percent, var.alarm_thresholds.cache_hit_rate_percent) <= 100
    error_message = "alarm_thresholds must have an aurora_cpu_percent and a cache_hit_rate_percent of at most 100."
  }

  validation {
    condition     = var.alarm_thresholds.cache_hit_rate_requests >= 1
    error_message = "alarm_thresholds must have a cache_hit_rate_requests of at least 1."
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
