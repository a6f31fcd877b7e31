"""What the streaming module is made of, file by file."""

from generators.streaming.access import Access
from generators.streaming.alarms import Alarms
from generators.streaming.archive import Archive
from generators.streaming.encryption import Encryption
from generators.streaming.main import Main
from generators.streaming.queues import Queues
from generators.streaming.scaler import Scaler
from generators.streaming.schema import Schema
from generators.streaming.stream import Stream
from generators.streaming.topics import Topics

FILES = (Main, Stream, Scaler, Queues, Topics, Archive, Schema, Alarms, Encryption, Access)
