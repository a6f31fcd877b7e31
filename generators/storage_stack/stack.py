"""What the storage_stack module is made of, file by file."""

from generators.storage_stack.access import Access
from generators.storage_stack.alarms import Alarms
from generators.storage_stack.autoscaling import Autoscaling
from generators.storage_stack.buckets import Buckets
from generators.storage_stack.dashboard import Dashboard
from generators.storage_stack.housekeeping import Housekeeping
from generators.storage_stack.main import Main
from generators.storage_stack.notifications import Notifications
from generators.storage_stack.object_lock import ObjectLock
from generators.storage_stack.parameters import Parameters
from generators.storage_stack.replication import Replication
from generators.storage_stack.table import Table

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
