"""What callers of the storage_stack module change to take a version."""

from __future__ import annotations

from generators.shared.limits_upgrade import LIMITS
from modsmith import Upgrade

NOTES = """\
**What to change.** Nothing must be changed. `point_in_time_recovery_days`, `autoscaling_max_read_capacity` and `autoscaling_max_write_capacity` still
work and warn: `backup_retention_days`, `autoscaling_read_capacity` and `autoscaling_write_capacity` replace them. With autoscaling and without
these inputs, the bounds are now 5 and 100 units; in 0.1.0 they were `read_capacity` or `write_capacity`, and 50. Set
`autoscaling_read_capacity = { min = …, max = … }` to keep yours. `cors_allowed_origins` is now `["*"]` by default: the GeoJSON data
is public. `[]` leaves CORS off, as it was.

**What the plan shows.** Buckets and their settings move to `this["…"]`. Descriptions of the alarms on refused requests are updated in place.
Where you leave `cors_allowed_origins` alone, a CORS configuration of the GeoJSON bucket is created. With replication, its
configuration and its role are updated in place, and alarms on failed replications are created. With autoscaling, the bounds of the targets
may change.

**What to watch.** ARNs of topics of another region or account are refused at plan, by the input's name. Do not apply a plan that
replaces the table or a bucket: other stacks read their names from the parameters.
"""

UPGRADES = (Upgrade("0.2.0", NOTES), LIMITS)
