"""An emulated AWS on the loopback interface: moto, with fixes for the gaps that affect the Terraform provider.

with Emulator() as aws:
    subprocess.run(["terraform", "apply", "-auto-approve"], env=aws.env(), check=True)
    aws.client("dynamodb").list_tables()
    aws.leftovers()
"""

from modsmith.emulator.server import Emulator

__all__ = ["Emulator"]
