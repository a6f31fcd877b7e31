"""What the dynamodb module is made of, file by file."""

from generators.dynamodb.access import Access
from generators.dynamodb.alarms import Alarms
from generators.dynamodb.autoscaling import Autoscaling
from generators.dynamodb.capacity import Capacity
from generators.dynamodb.dashboard import Dashboard
from generators.dynamodb.encryption import Encryption
from generators.dynamodb.main import Main
from generators.dynamodb.notifications import Notifications
from generators.dynamodb.tables import Tables

FILES = (Main, Tables, Capacity, Autoscaling, Encryption, Notifications, Alarms, Dashboard, Access)
