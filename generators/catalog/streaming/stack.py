"""What the streaming module is made of, file by file."""

from generators.catalog.streaming.access import Access
from generators.catalog.streaming.alarms import Alarms
from generators.catalog.streaming.archive import Archive
from generators.catalog.streaming.encryption import Encryption
from generators.catalog.streaming.main import Main
from generators.catalog.streaming.queues import Queues
from generators.catalog.streaming.scaler import Scaler
from generators.catalog.streaming.schema import Schema
from generators.catalog.streaming.stream import Stream
from generators.catalog.streaming.topics import Topics

FILES = (Main, Stream, Scaler, Queues, Topics, Archive, Schema, Alarms, Encryption, Access)
