"""What the storage module keeps, and which checks it sets aside."""

from __future__ import annotations

from generators.spec import Promise, Waiver

PROMISES: tuple[Promise, ...] = ()
WAIVERS: tuple[Waiver, ...] = ()
