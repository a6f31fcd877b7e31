"""modsmith generates Terraform modules from typed specs and checks what they guarantee."""

from __future__ import annotations


def synth() -> None:
    """Builds every module of the project as a CDKTF app; `main.py` calls it for `cdktf synth`."""
    from modsmith.cli import cdktf_main  # noqa: PLC0415 - importing modsmith stays cheap

    cdktf_main()
