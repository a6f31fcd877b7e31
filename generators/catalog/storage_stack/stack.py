"""What the storage_stack module is made of, file by file."""

from generators.catalog.storage_stack.access import Access
from generators.catalog.storage_stack.alarms import Alarms
from generators.catalog.storage_stack.autoscaling import Autoscaling
from generators.catalog.storage_stack.buckets import Buckets
from generators.catalog.storage_stack.dashboard import Dashboard
from generators.catalog.storage_stack.housekeeping import Housekeeping
from generators.catalog.storage_stack.main import Main
from generators.catalog.storage_stack.notifications import Notifications
from generators.catalog.storage_stack.object_lock import ObjectLock
from generators.catalog.storage_stack.parameters import Parameters
from generators.catalog.storage_stack.replication import Replication
from generators.catalog.storage_stack.table import Table

FILES = (
    Main,
    Table,
    Autoscaling,
    Buckets,
    ObjectLock,
    Replication,
    Housekeeping,
    Parameters,
    Access,
    Notifications,
    Alarms,
    Dashboard,
)
