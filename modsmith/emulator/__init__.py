"""An emulated AWS on loopback: moto with the gaps filled that the Terraform provider falls into.

with Emulator() as aws:
    subprocess.run(["terraform", "apply", "-auto-approve"], env=aws.env(), check=True)
    aws.client("dynamodb").list_tables()
    aws.leftovers()
"""

from modsmith.emulator.server import Emulator

__all__ = ["Emulator"]
