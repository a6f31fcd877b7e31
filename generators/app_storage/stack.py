"""What the app_storage module is made of, file by file."""

from generators.app_storage.access import Access
from generators.app_storage.alarms import Alarms
from generators.app_storage.bucket_alarms import BucketAlarms
from generators.app_storage.bucket_policies import BucketPolicies
from generators.app_storage.bucket_reports import BucketReports
from generators.app_storage.buckets import Buckets
from generators.app_storage.encryption import Encryption
from generators.app_storage.main import Main
from generators.app_storage.moves import Moves
from generators.app_storage.notifications import Notifications
from generators.app_storage.replication import Replication
from generators.app_storage.table import Table

FILES = (
    *(Main, Table, Buckets, BucketPolicies, BucketReports, Replication, Encryption),
    *(Notifications, Alarms, BucketAlarms, Access, Moves),
)
