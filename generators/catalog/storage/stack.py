"""What the storage module is made of, file by file."""

from generators.catalog.storage.access import Access
from generators.catalog.storage.alarms import Alarms
from generators.catalog.storage.buckets import Buckets
from generators.catalog.storage.cache import Cache
from generators.catalog.storage.database import Database
from generators.catalog.storage.encryption import Encryption
from generators.catalog.storage.main import Main
from generators.catalog.storage.network import Network
from generators.catalog.storage.notifications import Notifications
from generators.catalog.storage.tables import Tables
from generators.catalog.storage.timestream import Timestream

FILES = (
    Main,
    Network,
    Tables,
    Database,
    Cache,
    Buckets,
    Timestream,
    Encryption,
    Notifications,
    Alarms,
    Access,
)
