"""What the storage module is made of, file by file."""

from generators.storage.access import Access
from generators.storage.alarms import Alarms
from generators.storage.buckets import Buckets
from generators.storage.cache import Cache
from generators.storage.database import Database
from generators.storage.encryption import Encryption
from generators.storage.main import Main
from generators.storage.moves import Moves
from generators.storage.network import Network
from generators.storage.notifications import Notifications
from generators.storage.tables import Tables
from generators.storage.timestream import Timestream

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
    Moves,
)
