"""What the app_storage module is made of, file by file."""

from generators.catalog.app_storage.access import Access
from generators.catalog.app_storage.alarms import Alarms
from generators.catalog.app_storage.buckets import Buckets
from generators.catalog.app_storage.encryption import Encryption
from generators.catalog.app_storage.main import Main
from generators.catalog.app_storage.notifications import Notifications
from generators.catalog.app_storage.replication import Replication
from generators.catalog.app_storage.table import Table

FILES = (Main, Table, Buckets, Replication, Encryption, Notifications, Alarms, Access)
