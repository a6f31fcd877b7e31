"""What the dynamodb module is made of, file by file."""

from generators.catalog.dynamodb.access import Access
from generators.catalog.dynamodb.alarms import Alarms
from generators.catalog.dynamodb.autoscaling import Autoscaling
from generators.catalog.dynamodb.capacity import Capacity
from generators.catalog.dynamodb.dashboard import Dashboard
from generators.catalog.dynamodb.encryption import Encryption
from generators.catalog.dynamodb.main import Main
from generators.catalog.dynamodb.notifications import Notifications
from generators.catalog.dynamodb.tables import Tables

FILES = (Main, Tables, Capacity, Autoscaling, Encryption, Notifications, Alarms, Dashboard, Access)
