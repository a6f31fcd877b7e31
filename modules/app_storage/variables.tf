variable "project_name" {
  description = "Name of the project, the first part of every resource's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.project_name))
    error_message = "project_name must be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }

  validation {
    condition     = !can(regex("^(xn--|sthree-|amzn-s3-demo-)", var.project_name))
    error_message = "project_name must not begin with xn--, sthree- or amzn-s3-demo-, which S3 keeps for itself."
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

variable "random_suffix" {
  description = "Last part of the names that are unique in all of AWS or in the account."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.random_suffix))
    error_message = "random_suffix must be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }

  validation {
    condition     = !can(regex("(^|-)(s3alias|an)$|--(ol|x|table)-s3$", var.random_suffix))
    error_message = "random_suffix must not end in s3alias, an, --ol-s3, --x-s3 or --table-s3, which S3 reserves."
  }

  validation {
    condition     = length("${var.project_name}-${var.environment}-frontend-backup-${var.random_suffix}") <= 63
    error_message = "random_suffix is too long: PROJECT-ENVIRONMENT-frontend-backup-SUFFIX must have at most 63 characters."
  }
}

variable "kms_key_arn" {
  description = <<-EOT
    ARN of the caller's KMS key in the primary region, for the table, its buckets and its alarm topic;
    an alias or a bare key id is refused, as DynamoDB takes the ARN alone.
  EOT
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key, such as arn:aws:kms:REGION:ACCOUNT:key/ID."
  }

  validation {
    condition = startswith(
      var.kms_key_arn,
      "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:"
    )
    error_message = "kms_key_arn must be of the module's region and account."
  }
}

variable "replica_kms_key_arn" {
  description = <<-EOT
    ARN of the caller's KMS key in the replica region, for the backups and its alarm topic; an alias or
    a bare key id is refused, as DynamoDB takes the ARN alone.
  EOT
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.replica_kms_key_arn))
    error_message = "replica_kms_key_arn must be the ARN of a KMS key, such as arn:aws:kms:REGION:ACCOUNT:key/ID."
  }

  validation {
    condition = startswith(
      var.replica_kms_key_arn,
      "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.replica.id}:${data.aws_caller_identity.current.account_id}:"
    )
    error_message = "replica_kms_key_arn must be of the replica region and the module's account."
  }
}

variable "access_logs_bucket_name" {
  description = <<-EOT
    Bucket of this account and the primary region that gets the server access logs of frontend and
    images; it must be encrypted with S3's own keys. Pass the `bucket` of its policy resource, such as
    aws_s3_bucket_policy.logs.bucket: the plan knows that name, and logging waits for the policy.
  EOT
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.access_logs_bucket_name))
    error_message = "access_logs_bucket_name must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens."
  }

  validation {
    condition = !can(regex(
      "\\.\\.|^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$",
      var.access_logs_bucket_name
    ))
    error_message = "access_logs_bucket_name must not look like an IP address, have two dots in a row, or begin or end with what S3 reserves."
  }

  validation {
    condition     = !contains(local.bucket_names, var.access_logs_bucket_name)
    error_message = "access_logs_bucket_name must not be one of the module's own buckets: each log would be logged."
  }
}

variable "replica_access_logs_bucket_name" {
  description = <<-EOT
    Bucket of this account and the replica region that gets the server access logs of the backups; it
    must be encrypted with S3's own keys. Pass the `bucket` of its policy resource, such as
    aws_s3_bucket_policy.logs.bucket: the plan knows that name, and logging waits for the policy. Null
    logs no access.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.replica_access_logs_bucket_name == null ||
      can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.replica_access_logs_bucket_name))
    )
    error_message = "replica_access_logs_bucket_name must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens."
  }

  validation {
    condition = var.replica_access_logs_bucket_name == null ? true : !can(regex(
      "\\.\\.|^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$",
      var.replica_access_logs_bucket_name
    ))
    error_message = "replica_access_logs_bucket_name must not look like an IP address, have two dots in a row, or begin or end with what S3 reserves."
  }

  validation {
    condition = (
      var.replica_access_logs_bucket_name == null ? true :
      !contains(local.bucket_names, var.replica_access_logs_bucket_name)
    )
    error_message = "replica_access_logs_bucket_name must not be one of the module's own buckets: each log would be logged."
  }
}

variable "cloudfront_distribution_arns" {
  description = <<-EOT
    CloudFront distributions that may read the buckets; nobody reads them through CloudFront while the
    list is empty.
  EOT
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for value in var.cloudfront_distribution_arns :
      can(regex("^arn:aws[a-z-]*:cloudfront::[0-9]{12}:distribution/[A-Z0-9]+$", value))
    ])
    error_message = "cloudfront_distribution_arns must hold only ARNs of CloudFront distributions, such as arn:aws:cloudfront::ACCOUNT:distribution/ID."
  }
}

variable "application_role_arns" {
  description = "IAM roles of the application, which may read and write images and read their backups."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for value in var.application_role_arns :
      can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/([A-Za-z0-9+=,.@_/-]+/)?[A-Za-z0-9+=,.@_-]{1,64}$", value))
    ])
    error_message = "application_role_arns must hold only ARNs of IAM roles, such as arn:aws:iam::ACCOUNT:role/NAME."
  }
}

variable "s3_vpc_endpoint_id" {
  description = <<-EOT
    VPC endpoint through which alone the roles in application_role_arns reach images; null lets them
    come from anywhere.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition     = var.s3_vpc_endpoint_id == null || can(regex("^vpce-[0-9a-f]{8,17}$", var.s3_vpc_endpoint_id))
    error_message = "s3_vpc_endpoint_id must be the id of a VPC endpoint, such as vpce-0123456789abcdef0."
  }
}

variable "replica_s3_vpc_endpoint_id" {
  description = <<-EOT
    VPC endpoint of the replica region through which alone those roles reach the backup of images where
    s3_vpc_endpoint_id is given; null then keeps them out of it.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.replica_s3_vpc_endpoint_id == null || can(regex("^vpce-[0-9a-f]{8,17}$", var.replica_s3_vpc_endpoint_id))
    )
    error_message = "replica_s3_vpc_endpoint_id must be the id of a VPC endpoint, such as vpce-0123456789abcdef0."
  }
}

variable "cors_allowed_origins" {
  description = <<-EOT
    Origins whose pages may read the buckets, and upload images, from a browser; an empty list allows
    none.
  EOT
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for value in var.cors_allowed_origins :
      can(regex("^https?://([*][.])?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$", value))
    ])
    error_message = "cors_allowed_origins must hold only origins in lower case and without a path, such as https://www.example.com; a bare * is not one."
  }

  validation {
    condition     = length(var.cors_allowed_origins) <= 100
    error_message = "cors_allowed_origins must hold at most 100 origins, which is what a CORS rule takes."
  }

  validation {
    condition     = alltrue([for origin in var.cors_allowed_origins : !can(regex("[*][.][^.]+$", origin))])
    error_message = "cors_allowed_origins must not hold a wildcard for a top-level domain, such as https://*.com."
  }

  validation {
    condition = alltrue([
      for origin in var.cors_allowed_origins : abs(try(tonumber(regex(":([0-9]+)$", origin)[0]), 443) - 32768) < 32768
    ])
    error_message = "cors_allowed_origins must have ports from 1 to 65535."
  }
}

variable "inventory" {
  description = <<-EOT
    Lists of all objects and versions of both buckets, under inventory/; null lists nothing.

    - destination_bucket_arn: ARN of a bucket of this account and region, whose policy lets S3 put.
    - frequency: Daily or Weekly.
    - format: CSV, ORC or Parquet.
  EOT
  type = object({
    destination_bucket_arn = string
    frequency              = optional(string, "Weekly")
    format                 = optional(string, "Parquet")
  })
  default  = null
  nullable = true

  validation {
    condition = (
      var.inventory == null ? true :
      can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.inventory.destination_bucket_arn))
    )
    error_message = "inventory must have the ARN of a bucket as destination_bucket_arn."
  }

  validation {
    condition = (
      var.inventory == null ? true :
      !contains(
        [for name in local.bucket_names : "arn:${data.aws_partition.current.partition}:s3:::${name}"],
        var.inventory.destination_bucket_arn
      )
    )
    error_message = "inventory must not go to one of the module's own buckets, which CloudFront reads."
  }

  validation {
    condition     = var.inventory == null ? true : contains(["Daily", "Weekly"], var.inventory.frequency)
    error_message = "inventory must have the frequency Daily or Weekly."
  }

  validation {
    condition     = var.inventory == null ? true : contains(["CSV", "ORC", "Parquet"], var.inventory.format)
    error_message = "inventory must have the format CSV, ORC or Parquet."
  }
}

variable "replica_inventory" {
  description = <<-EOT
    The same for both backups, in the replica region; null lists nothing.

    - destination_bucket_arn: ARN of a bucket of this account and region, whose policy lets S3 put.
    - frequency: Daily or Weekly.
    - format: CSV, ORC or Parquet.
  EOT
  type = object({
    destination_bucket_arn = string
    frequency              = optional(string, "Weekly")
    format                 = optional(string, "Parquet")
  })
  default  = null
  nullable = true

  validation {
    condition = (
      var.replica_inventory == null ? true :
      can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.replica_inventory.destination_bucket_arn))
    )
    error_message = "replica_inventory must have the ARN of a bucket as destination_bucket_arn."
  }

  validation {
    condition = (
      var.replica_inventory == null ? true :
      !contains(
        [for name in local.bucket_names : "arn:${data.aws_partition.current.partition}:s3:::${name}"],
        var.replica_inventory.destination_bucket_arn
      )
    )
    error_message = "replica_inventory must not go to one of the module's own buckets, which CloudFront reads."
  }

  validation {
    condition = (
      var.replica_inventory == null ? true : contains(["Daily", "Weekly"], var.replica_inventory.frequency)
    )
    error_message = "replica_inventory must have the frequency Daily or Weekly."
  }

  validation {
    condition = (
      var.replica_inventory == null ? true : contains(["CSV", "ORC", "Parquet"], var.replica_inventory.format)
    )
    error_message = "replica_inventory must have the format CSV, ORC or Parquet."
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

variable "enable_cross_region_replication" {
  description = "Whether frontend and images are replicated to the replica region; null replicates them in prod only."
  type        = bool
  default     = null
  nullable    = true
}

variable "images_glacier_class" {
  description = <<-EOT
    Storage class of images after 90 days: GLACIER_IR answers at once, GLACIER only after an image was
    restored, which CloudFront does not wait for.
  EOT
  type        = string
  default     = "GLACIER_IR"
  nullable    = false

  validation {
    condition     = contains(["GLACIER_IR", "GLACIER"], var.images_glacier_class)
    error_message = "images_glacier_class must be one of GLACIER_IR, GLACIER."
  }
}

variable "frontend_old_version_days" {
  description = "Days that the files of an earlier deployment can be brought back, in both regions."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition = (
      floor(var.frontend_old_version_days) == var.frontend_old_version_days &&
      var.frontend_old_version_days >= 1 &&
      var.frontend_old_version_days <= 3650
    )
    error_message = "frontend_old_version_days must be a whole number of days between 1 and 3650."
  }
}

variable "images_old_version_days" {
  description = "Days that an overwritten or deleted image can be brought back, in both regions."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition = (
      floor(var.images_old_version_days) == var.images_old_version_days &&
      var.images_old_version_days >= 1 &&
      var.images_old_version_days <= 3650
    )
    error_message = "images_old_version_days must be a whole number of days between 1 and 3650."
  }
}

variable "enable_table_replica" {
  description = "Whether the table has a replica in the replica region, as a global table; null makes one in prod only."
  type        = bool
  default     = null
  nullable    = true

  validation {
    condition = (
      local.two_regions || !(var.enable_table_replica == null ? var.environment == "prod" : var.enable_table_replica)
    )
    error_message = "enable_table_replica, which null makes true in prod, needs aws.replica in another region than aws."
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

variable "replica_alarm_topic_arns" {
  description = <<-EOT
    SNS topics that every alarm notifies when it fires and when it recovers; the module makes a topic of
    its own when the list is empty. CloudWatch publishes only to topics of the alarm's own region.
  EOT
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for value in var.replica_alarm_topic_arns :
      can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$", value))
    ])
    error_message = "replica_alarm_topic_arns must hold only ARNs of standard SNS topics."
  }

  validation {
    condition = alltrue([
      for arn in var.replica_alarm_topic_arns :
      startswith(
        arn,
        "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.replica.id}:${data.aws_caller_identity.current.account_id}:"
      )
    ])
    error_message = "replica_alarm_topic_arns must be of the replica region and the module's account."
  }

  validation {
    condition     = length(var.replica_alarm_topic_arns) <= 5
    error_message = "replica_alarm_topic_arns must hold at most 5 topics, the number of actions that CloudWatch allows an alarm."
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
    - bucket_5xx_percent: Share of the requests to a bucket that are answered with HTTP 5xx, three times
      five minutes in a row, in per cent.
    - replication_latency_seconds: Seconds that a backup or the table's replica may be behind.
    - failed_replications: Operations that could not be replicated in five minutes.
  EOT
  type = object({
    read_throttle_events        = optional(number, 0)
    write_throttle_events       = optional(number, 0)
    system_errors               = optional(number, 0)
    user_errors                 = optional(number, 10)
    latency_ms                  = optional(number, 100)
    consumed_capacity_percent   = optional(number, 90)
    bucket_5xx_percent          = optional(number, 1)
    replication_latency_seconds = optional(number, 900)
    failed_replications         = optional(number, 0)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])
    error_message = "alarm_thresholds must not hold a negative number."
  }

  validation {
    condition = (
      var.alarm_thresholds.consumed_capacity_percent < 100 && var.alarm_thresholds.bucket_5xx_percent < 100
    )
    error_message = "alarm_thresholds must have consumed_capacity_percent and bucket_5xx_percent below 100, or their alarms never fire."
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
