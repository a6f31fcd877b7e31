"""boto3 clients that connect only to an emulator.

boto3 takes 0.3 s to import, and validation without a plan does not need it, so functions import it.
"""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import boto3  # type: ignore[import-untyped]

REGION = "us-east-1"
KEY = "emulator"  # moto accepts any
RESTRICTED = "modsmith-restricted"
"""The access key ID of the principal that has only the policy of the emulator."""

PLAIN: dict[str, Any] = {
    "profile": (None, [], None, None),
    "config_file": (None, [], os.devnull, None),
    "credentials_file": (None, [], os.devnull, None),
}


@functools.lru_cache(maxsize=256)
def aws_client(endpoint: str, service: str, region: str) -> Any:
    """A client without retries, which would only delay errors of moto by seconds."""
    from botocore.config import Config  # type: ignore[import-untyped]  # noqa: PLC0415

    config = Config(retries={"total_max_attempts": 1}, proxies={}, read_timeout=30)
    return _session().client(service, region_name=region, endpoint_url=endpoint, config=config)


@functools.cache
def _session() -> boto3.Session:
    """A session that reads service descriptions once, and none of the user's files or variables."""
    import boto3  # noqa: PLC0415
    import botocore.session  # type: ignore[import-untyped]  # noqa: PLC0415

    session = botocore.session.Session(session_vars=PLAIN)
    return boto3.Session(aws_access_key_id=KEY, aws_secret_access_key=KEY, botocore_session=session)
