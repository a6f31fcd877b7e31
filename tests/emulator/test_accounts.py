"""Whose account an access key belongs to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.iam import models

from modsmith.emulator import accounts

OTHER = "111122223333"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Moto in this process, as it was before and without accounts."""
    monkeypatch.setattr(models, "get_account_id_from", models.get_account_id_from)
    models.iam_backends.clear()
    accounts.create_no_partitions()
    yield
    models.iam_backends.clear()


@pytest.mark.parametrize("partition", ["aws", "aws-cn"])
def test_a_key_is_found_in_any_account_and_partition(partition: str) -> None:
    backend = models.iam_backends[OTHER][partition]
    backend.create_user(partition, "someone")
    key = backend.create_access_key("someone")
    assert models.get_account_id_from(key.access_key_id) == OTHER


def test_an_unknown_key_is_of_the_default_account_and_creates_nothing() -> None:
    assert models.iam_backends[OTHER]["aws"]
    assert models.get_account_id_from("AKIAIOSFODNN7EXAMPLE") == DEFAULT_ACCOUNT_ID
    assert list(models.iam_backends) == [OTHER]
    assert list(models.iam_backends[OTHER]) == ["aws"], "moto's own function creates every partition's IAM"
