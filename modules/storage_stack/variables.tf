variable "project_name" {
  description = "Name of the project, the first part of every resource's name."
  type        = string
  default     = "co2-analysis"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.project_name))
    error_message = "project_name must be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }

  validation {
    condition = alltrue([
      for prefix in ["xn--", "sthree-", "amzn-s3-demo-"] : !startswith(var.project_name, prefix)
    ])
    error_message = "project_name must not start with xn--, sthree- or amzn-s3-demo-, which S3 keeps for itself."
  }

  validation {
    condition     = alltrue([for prefix in ["aws", "ssm"] : !startswith(var.project_name, prefix)])
    error_message = "project_name must not start with aws or ssm: Parameter Store refuses such a path."
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

variable "cache_ttl_days" {
  description = <<-EOT
    Days that a cached result is good for. The module hands them to producers as seconds, who write the
    ttl of each item.
  EOT
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition = (
      floor(var.cache_ttl_days) == var.cache_ttl_days && var.cache_ttl_days >= 1 && var.cache_ttl_days <= 3650
    )
    error_message = "cache_ttl_days must be a whole number of days between 1 and 3650."
  }
}

variable "billing_mode" {
  description = <<-EOT
    How capacity is paid for: PAY_PER_REQUEST for each request, or PROVISIONED by the hour. Null for
    PROVISIONED in prod and PAY_PER_REQUEST elsewhere. Switching keeps the table.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition     = var.billing_mode == null ? true : contains(["PAY_PER_REQUEST", "PROVISIONED"], var.billing_mode)
    error_message = "billing_mode must be PAY_PER_REQUEST, PROVISIONED or null."
  }
}

variable "read_capacity" {
  description = <<-EOT
    Read capacity units of the table, and as many again of its index, where they are provisioned and not
    autoscaled.
  EOT
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition = (
      floor(var.read_capacity) == var.read_capacity && var.read_capacity >= 1 && var.read_capacity <= 40000
    )
    error_message = "read_capacity must be a whole number of units between 1 and 40000."
  }
}

variable "write_capacity" {
  description = <<-EOT
    Write capacity units of the table, and as many again of its index, where they are provisioned and
    not autoscaled.
  EOT
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition = (
      floor(var.write_capacity) == var.write_capacity && var.write_capacity >= 1 && var.write_capacity <= 40000
    )
    error_message = "write_capacity must be a whole number of units between 1 and 40000."
  }
}

variable "enable_autoscaling" {
  description = <<-EOT
    Whether Application Auto Scaling moves the capacity of table and index, where they are provisioned;
    on demand it has no effect.
  EOT
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

variable "autoscaling_max_read_capacity" {
  description = <<-EOT
    Read capacity units that autoscaling never exceeds, with read_capacity as the least; null for
    autoscaling_read_capacity. Deprecated since 0.2.0: Use `autoscaling_read_capacity`; min was
    `read_capacity`.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.autoscaling_max_read_capacity == null ? true :
      floor(var.autoscaling_max_read_capacity) == var.autoscaling_max_read_capacity &&
      var.autoscaling_max_read_capacity >= (var.enable_autoscaling ? var.read_capacity : 1) &&
      var.autoscaling_max_read_capacity <= 40000
    )
    error_message = "autoscaling_max_read_capacity must be a whole number of units between read_capacity and 40000, or null."
  }
}

check "deprecated_autoscaling_max_read_capacity" {
  assert {
    condition     = var.autoscaling_max_read_capacity == null
    error_message = "autoscaling_max_read_capacity is deprecated: Use `autoscaling_read_capacity`; min was `read_capacity`."
  }
}

variable "autoscaling_max_write_capacity" {
  description = <<-EOT
    Write capacity units that autoscaling never exceeds, with write_capacity as the least; null for
    autoscaling_write_capacity. Deprecated since 0.2.0: Use `autoscaling_write_capacity`; min was
    `write_capacity`.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.autoscaling_max_write_capacity == null ? true :
      floor(var.autoscaling_max_write_capacity) == var.autoscaling_max_write_capacity &&
      var.autoscaling_max_write_capacity >= (var.enable_autoscaling ? var.write_capacity : 1) &&
      var.autoscaling_max_write_capacity <= 40000
    )
    error_message = "autoscaling_max_write_capacity must be a whole number of units between write_capacity and 40000, or null."
  }
}

check "deprecated_autoscaling_max_write_capacity" {
  assert {
    condition     = var.autoscaling_max_write_capacity == null
    error_message = "autoscaling_max_write_capacity is deprecated: Use `autoscaling_write_capacity`; min was `write_capacity`."
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
      "cache",
      "cache/cached-at-index",
    ])) == 0
    error_message = "capacity_overrides must have keys of tables or of their indexes, such as cache or cache/cached-at-index."
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
      (
        (
          var.billing_mode == null ? (var.environment == "prod" ? "PROVISIONED" : "PAY_PER_REQUEST") : var.billing_mode
        ) ==
        "PAY_PER_REQUEST"
      ) ||
      alltrue([for units in values(var.on_demand_maximum) : units == null])
    )
    error_message = "on_demand_maximum needs billing_mode PAY_PER_REQUEST."
  }
}

variable "enable_point_in_time_recovery" {
  description = <<-EOT
    Whether the table can be restored to any second of the last backup_retention_days. Null for prod
    alone, which never goes without.
  EOT
  type        = bool
  default     = null
  nullable    = true

  validation {
    condition     = var.environment == "prod" ? var.enable_point_in_time_recovery != false : true
    error_message = "enable_point_in_time_recovery must not be false in prod: a table that is damaged there could not be brought back."
  }
}

variable "backup_retention_days" {
  description = "Days that point-in-time recovery reaches back; AWS ends at 35."
  type        = number
  default     = 35
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

variable "point_in_time_recovery_days" {
  description = <<-EOT
    Days that point-in-time recovery reaches back; null for backup_retention_days. Deprecated since
    0.2.0: Use `backup_retention_days`.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.point_in_time_recovery_days == null ? true :
      floor(var.point_in_time_recovery_days) == var.point_in_time_recovery_days &&
      var.point_in_time_recovery_days >= 1 &&
      var.point_in_time_recovery_days <= 35
    )
    error_message = "point_in_time_recovery_days must be a whole number of days between 1 and 35, or null."
  }
}

check "deprecated_point_in_time_recovery_days" {
  assert {
    condition     = var.point_in_time_recovery_days == null
    error_message = "point_in_time_recovery_days is deprecated: Use `backup_retention_days`."
  }
}

variable "replica_regions" {
  description = "Other regions that the table is replicated to, as a global table; on demand only."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for value in var.replica_regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", value))])
    error_message = "replica_regions must hold only names of regions."
  }

  validation {
    condition     = length(distinct(var.replica_regions)) == length(var.replica_regions)
    error_message = "replica_regions must hold each region once."
  }

  validation {
    condition = (
      length(var.replica_regions) == 0 ? true :
      (var.billing_mode == null ? (var.environment == "prod" ? "PROVISIONED" : "PAY_PER_REQUEST") : var.billing_mode) ==
      "PAY_PER_REQUEST"
    )
    error_message = "replica_regions needs billing_mode PAY_PER_REQUEST: AWS refuses a replica before writes are autoscaled."
  }
}

variable "enable_versioning" {
  description = <<-EOT
    Whether overwritten and deleted objects can be brought back. Null for prod alone, which never goes
    without. What was versioned once can only be suspended.
  EOT
  type        = bool
  default     = null
  nullable    = true

  validation {
    condition     = var.environment == "prod" ? var.enable_versioning != false : true
    error_message = "enable_versioning must not be false in prod: an object that is overwritten there could not be brought back."
  }
}

variable "bucket_name_overrides" {
  description = <<-EOT
    Names of buckets, which are unique in all of AWS, where somebody else has the usual ones. Another
    name is another bucket.

    - static_website: Name of the static website bucket; null for PROJECT-ENVIRONMENT-static-website.
    - geojson_data: Name of the geojson data bucket; null for PROJECT-ENVIRONMENT-geojson-data.
  EOT
  type = object({
    static_website = optional(string)
    geojson_data   = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for name in [for name in values(var.bucket_name_overrides) : name if name != null] :
      can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", name))
    ])
    error_message = "bucket_name_overrides must hold names of buckets: 3 to 63 lower-case letters, digits, dots and hyphens."
  }

  validation {
    condition = (
      length(distinct([for name in values(var.bucket_name_overrides) : name if name != null])) ==
      length([for name in values(var.bucket_name_overrides) : name if name != null])
    )
    error_message = "bucket_name_overrides must hold two different names."
  }
}

variable "cors_allowed_origins" {
  description = "Origins whose pages may read the GeoJSON data from a browser; an empty list allows none."
  type        = list(string)
  default     = ["*"]
  nullable    = false

  validation {
    condition = alltrue([
      for value in var.cors_allowed_origins :
      can(regex("^(https?://([*][.])?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?|[*])$", value))
    ])
    error_message = "cors_allowed_origins must hold only origins in lower case, such as https://example.com or https://*.example.com:8443, no path, or *."
  }

  validation {
    condition     = length(var.cors_allowed_origins) <= 100
    error_message = "cors_allowed_origins must hold at most 100 origins, which is what a CORS rule takes."
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

variable "enable_lifecycle" {
  description = "Whether GeoJSON data is archived with age and old versions in both buckets expire."
  type        = bool
  default     = false
  nullable    = false
}

variable "geojson_standard_ia_after_days" {
  description = "Days after which GeoJSON data moves to Standard-IA, with enable_lifecycle."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition = (
      floor(var.geojson_standard_ia_after_days) == var.geojson_standard_ia_after_days &&
      var.geojson_standard_ia_after_days >= 30 &&
      var.geojson_standard_ia_after_days <= 3650
    )
    error_message = "geojson_standard_ia_after_days must be a whole number of days between 30 and 3650."
  }
}

variable "geojson_glacier_ir_after_days" {
  description = <<-EOT
    Days after which GeoJSON data moves to Glacier Instant Retrieval, where CloudFront still reads it,
    with enable_lifecycle.
  EOT
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition = (
      floor(var.geojson_glacier_ir_after_days) == var.geojson_glacier_ir_after_days &&
      var.geojson_glacier_ir_after_days >= 60 &&
      var.geojson_glacier_ir_after_days <= 3650
    )
    error_message = "geojson_glacier_ir_after_days must be a whole number of days between 60 and 3650."
  }

  validation {
    condition     = var.geojson_glacier_ir_after_days >= var.geojson_standard_ia_after_days + 30
    error_message = "geojson_glacier_ir_after_days must be at least 30 days after geojson_standard_ia_after_days, the least that Standard-IA is paid for."
  }
}

variable "old_versions_expire_after_days" {
  description = "Days that an overwritten or deleted object is kept, with enable_lifecycle."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition = (
      floor(var.old_versions_expire_after_days) == var.old_versions_expire_after_days &&
      var.old_versions_expire_after_days >= 1 &&
      var.old_versions_expire_after_days <= 3650
    )
    error_message = "old_versions_expire_after_days must be a whole number of days between 1 and 3650."
  }
}

variable "enable_intelligent_tiering" {
  description = <<-EOT
    Whether GeoJSON data lives in Intelligent-Tiering from the first day, which then takes the place of
    archiving with age.
  EOT
  type        = bool
  default     = false
  nullable    = false
}

variable "intelligent_tiering_archive_after_days" {
  description = <<-EOT
    Days without access after which Intelligent-Tiering archives GeoJSON data, which CloudFront then
    cannot read until it is restored; null never archives.
  EOT
  type        = number
  default     = null
  nullable    = true

  validation {
    condition = (
      var.intelligent_tiering_archive_after_days == null ? true :
      floor(var.intelligent_tiering_archive_after_days) == var.intelligent_tiering_archive_after_days &&
      var.intelligent_tiering_archive_after_days >= 90 &&
      var.intelligent_tiering_archive_after_days <= 730
    )
    error_message = "intelligent_tiering_archive_after_days must be a whole number of days between 90 and 730, or null."
  }

  validation {
    condition     = var.intelligent_tiering_archive_after_days == null ? true : var.enable_intelligent_tiering
    error_message = "intelligent_tiering_archive_after_days needs enable_intelligent_tiering."
  }
}

variable "enable_bucket_analytics" {
  description = "Whether S3 analyses how both buckets are accessed, to tell which storage class would be cheaper."
  type        = bool
  default     = false
  nullable    = false
}

variable "object_lock" {
  description = <<-EOT
    Retention of every new version in the GeoJSON bucket. It is chosen when the bucket is made:
    switching it on or off later is refused.

    - days: Days that a new version of an object cannot be deleted or changed.
    - mode: GOVERNANCE, which principals with s3:BypassGovernanceRetention can lift, or COMPLIANCE,
      which nobody can.
  EOT
  type = object({
    days = number
    mode = optional(string, "GOVERNANCE")
  })
  default  = null
  nullable = true

  validation {
    condition = var.object_lock == null ? true : try(
      floor(var.object_lock.days) == var.object_lock.days && var.object_lock.days >= 1 && var.object_lock.days <= 36500,
      false
    )
    error_message = "object_lock must have a whole number of days between 1 and 36500."
  }

  validation {
    condition = (
      var.object_lock == null ? true : try(contains(["GOVERNANCE", "COMPLIANCE"], var.object_lock.mode), false)
    )
    error_message = "object_lock must have the mode GOVERNANCE or COMPLIANCE."
  }

  validation {
    condition     = var.environment == "prod" ? true : try(var.object_lock.mode, "") != "COMPLIANCE"
    error_message = "object_lock must not have the mode COMPLIANCE outside of prod: a bucket could not be destroyed before the last retention ends."
  }

  validation {
    condition = (
      var.object_lock == null ? true :
      (var.enable_versioning == null ? var.environment == "prod" : var.enable_versioning == true)
    )
    error_message = "object_lock needs versioned buckets: set enable_versioning, which is off by default outside of prod."
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
      var.access_logs_bucket_name == null ? true : !contains(values(local.buckets)[*].name, var.access_logs_bucket_name)
    )
    error_message = "access_logs_bucket_name must not be one of the module's own buckets: each log would be logged."
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
        [for bucket in values(local.buckets) : "arn:${data.aws_partition.current.partition}:s3:::${bucket.name}"],
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

variable "replication_destination_bucket_arns" {
  description = <<-EOT
    Buckets of this account, usually in another region, that get a copy of every new object; null
    replicates nothing. S3 asks for versions there too: build the ARN from the `bucket` of the
    aws_s3_bucket_versioning of each, so that replication waits for it.

    - static_website: ARN of the bucket that gets a copy of the static website bucket.
    - geojson_data: ARN of the bucket that gets a copy of the geojson data bucket.
  EOT
  type = object({
    static_website = string
    geojson_data   = string
  })
  default  = null
  nullable = true

  validation {
    condition = alltrue([
      for arn in try(values(var.replication_destination_bucket_arns), []) :
      can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", arn))
    ])
    error_message = "replication_destination_bucket_arns must hold ARNs of buckets."
  }

  validation {
    condition = alltrue([
      for arn in try(values(var.replication_destination_bucket_arns), []) : !contains(
        [for bucket in values(local.buckets) : "arn:${data.aws_partition.current.partition}:s3:::${bucket.name}"], arn
      )
    ])
    error_message = "replication_destination_bucket_arns must not hold the module's own buckets: S3 replicates no bucket to itself."
  }

  validation {
    condition = (
      var.replication_destination_bucket_arns == null ? true :
      var.replication_destination_bucket_arns.static_website != var.replication_destination_bucket_arns.geojson_data
    )
    error_message = "replication_destination_bucket_arns must hold two buckets: in one, objects of the same key would overwrite each other."
  }

  validation {
    condition = (
      var.replication_destination_bucket_arns == null ? true :
      (var.enable_versioning == null ? var.environment == "prod" : var.enable_versioning == true)
    )
    error_message = "replication_destination_bucket_arns needs versioned buckets: set enable_versioning, which is off by default outside of prod."
  }
}

variable "enable_replication_time_control" {
  description = "Whether S3 undertakes to replicate within 15 minutes, for a charge on every gigabyte."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.enable_replication_time_control || var.replication_destination_bucket_arns != null
    error_message = "enable_replication_time_control needs replication_destination_bucket_arns."
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

    - throttle_events: Throttled reads and writes of the cache and its index, together, in five minutes.
    - latency_ms: p99 of a table's slowest operation over five minutes, in milliseconds.
    - bucket_4xx_percent: Share of the requests to a bucket that are answered with HTTP 4xx, three times
      five minutes in a row, in per cent.
    - bucket_5xx_errors: HTTP 5xx answers of a bucket in five minutes.
    - failed_replications: Operations that could not be replicated in five minutes.
  EOT
  type = object({
    throttle_events     = optional(number, 10)
    latency_ms          = optional(number, 100)
    bucket_4xx_percent  = optional(number, 5)
    bucket_5xx_errors   = optional(number, 0)
    failed_replications = optional(number, 0)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])
    error_message = "alarm_thresholds must not hold a negative number."
  }

  validation {
    condition     = var.alarm_thresholds.bucket_4xx_percent <= 100
    error_message = "alarm_thresholds must have a bucket_4xx_percent of at most 100."
  }
}

variable "enable_dashboard" {
  description = "Whether a CloudWatch dashboard of the module's resources exists."
  type        = bool
  default     = false
  nullable    = false
}

variable "function_log_group_name" {
  description = <<-EOT
    Log group of the function that uses the cache, for its policy; * stands for anything. Null for
    /aws/lambda/PROJECT-ENVIRONMENT-*.
  EOT
  type        = string
  default     = null
  nullable    = true

  validation {
    condition = (
      var.function_log_group_name == null || can(regex("^[A-Za-z0-9_/.#-]{1,512}[*]?$", var.function_log_group_name))
    )
    error_message = "function_log_group_name must be the name of a log group: 1 to 512 letters, digits and _ / . # -, with at most one * at the end."
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
