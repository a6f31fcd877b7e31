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
  description = "Last part of the buckets' names, which are unique in all of AWS."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.random_suffix))
    error_message = "random_suffix must be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }

  validation {
    condition     = !can(regex("(^|-)(s3alias|an)$|--(ol|x|table)-s3$", var.random_suffix))
    error_message = "random_suffix must not end in s3alias, an, --ol-s3, --x-s3 or --table-s3, which S3 keeps for itself at the end of a name."
  }

  validation {
    condition     = length("${var.project_name}-${var.environment}-frontend-backup-${var.random_suffix}") <= 63
    error_message = "random_suffix, project_name and environment must be short enough together for the longest bucket name: PROJECT-ENVIRONMENT-frontend-backup-SUFFIX in at most 63 characters."
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
}

variable "access_logs_bucket_name" {
  description = <<-EOT
    Bucket of the primary region and this account that gets the access logs of frontend and images; it
    must be encrypted with S3's own keys.
  EOT
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.access_logs_bucket_name))
    error_message = "access_logs_bucket_name must be the name of a bucket: 3 to 63 lower-case letters, digits, hyphens and dots, with a letter or digit at both ends."
  }

  validation {
    condition = !can(regex(
      "\\.\\.|^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$",
      var.access_logs_bucket_name
    ))
    error_message = "access_logs_bucket_name must not look like an IP address, have two dots in a row, or begin or end with what S3 keeps for itself, such as xn-- or -s3alias."
  }
}

variable "replica_access_logs_bucket_name" {
  description = "The same for the backups, in the replica region; null logs no access to them."
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.replica_access_logs_bucket_name == null ||
      can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.replica_access_logs_bucket_name))
    )
    error_message = "replica_access_logs_bucket_name must be the name of a bucket: 3 to 63 lower-case letters, digits, hyphens and dots, with a letter or digit at both ends."
  }

  validation {
    condition = (
      var.replica_access_logs_bucket_name == null ? true :
      !can(regex(
        "\\.\\.|^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$",
        var.replica_access_logs_bucket_name
      ))
    )
    error_message = "replica_access_logs_bucket_name must not look like an IP address, have two dots in a row, or begin or end with what S3 keeps for itself, such as xn-- or -s3alias."
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
    Origins whose pages may call the buckets from a browser; no bucket has a CORS configuration while
    the list is empty.
  EOT
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for value in var.cors_allowed_origins :
      can(regex(
        "^https?://(\\*\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?$",
        value
      ))
    ])
    error_message = "cors_allowed_origins must hold only origins in lower case, scheme://host or scheme://host:port without a path, and never a bare *."
  }
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

variable "enable_cloudwatch_alarms" {
  description = "Whether the module's alarms, and its topics where the caller names none, exist."
  type        = bool
  default     = true
  nullable    = false
}

variable "alarm_topic_arns" {
  description = <<-EOT
    SNS topics of the primary region that alarms on the table and on failed copies notify when they fire
    and when they recover; the module makes a topic of its own when the list is empty.
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
    SNS topics of the replica region that alarms on the latency of replication notify when they fire and
    when they recover; the module makes a topic of its own when the list is empty.
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
        "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:"
      )
    ])
    error_message = "replica_alarm_topic_arns must be of the module's region and account."
  }

  validation {
    condition     = length(var.replica_alarm_topic_arns) <= 5
    error_message = "replica_alarm_topic_arns must hold at most 5 topics, the number of actions that CloudWatch allows an alarm."
  }
}

variable "alarm_thresholds" {
  description = <<-EOT
    Values that must be exceeded for an alarm to fire.

    - read_throttle_events: Throttled reads of the table or an index in five minutes.
    - write_throttle_events: Throttled writes of the table or an index in five minutes.
    - system_errors: HTTP 500 answers of DynamoDB for the table in five minutes.
    - replication_latency_seconds: Seconds that a backup may be behind its bucket.
    - failed_replications: Operations that could not be replicated in five minutes.
  EOT
  type = object({
    read_throttle_events        = optional(number, 0)
    write_throttle_events       = optional(number, 0)
    system_errors               = optional(number, 0)
    replication_latency_seconds = optional(number, 900)
    failed_replications         = optional(number, 0)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])
    error_message = "alarm_thresholds must not hold a negative number."
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
