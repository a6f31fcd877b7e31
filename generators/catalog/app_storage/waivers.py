"""Which of Checkov's checks the app_storage module sets aside, and why."""

from __future__ import annotations

from generators.spec import Waiver

WAIVERS: tuple[Waiver, ...] = ()
