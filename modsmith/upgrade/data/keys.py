"""KMS keys, parameters and secrets."""

from __future__ import annotations

from typing import Any

from modsmith.upgrade.data import TEXT, Clients, Store, Values, identity, region


def _encrypt(clients: Clients, values: Values) -> bytes | None:
    """A text that only this key decrypts; None for a key that signs."""
    if values.get("key_usage") not in (None, "ENCRYPT_DECRYPT"):
        return None
    answer = clients("kms", region(values)).encrypt(KeyId=values["arn"], Plaintext=TEXT.encode())
    return bytes(answer["CiphertextBlob"])


def _decrypt(clients: Clients, values: Values, encrypted: bytes | None) -> str:
    client = clients("kms", region(values))
    state = client.describe_key(KeyId=values["arn"])["KeyMetadata"]["KeyState"]
    if state != "Enabled":
        return f"the key has the state {state}"
    if encrypted is None:
        return ""
    plain = client.decrypt(CiphertextBlob=encrypted)["Plaintext"]
    return "" if plain == TEXT.encode() else "the key decrypts to something else"


def _aliased(clients: Clients, values: Values) -> str:
    key = clients("kms", region(values)).describe_key(KeyId=values["name"])["KeyMetadata"]
    return str(key["Arn"])


def _parameter(clients: Clients, values: Values) -> str:
    client = clients("ssm", region(values))
    return str(client.get_parameter(Name=values["name"], WithDecryption=True)["Parameter"]["Value"])


def _same_parameter(clients: Clients, values: Values, before: str) -> str:
    after = _parameter(clients, values)
    return "" if after == before else "it has another value"


def _secret(clients: Clients, values: Values) -> Any:
    """The secret's value, which is written if there is none."""
    client = clients("secretsmanager", region(values))
    try:
        return client.get_secret_value(SecretId=values["arn"]).get("SecretString")
    except client.exceptions.ResourceNotFoundException:
        client.put_secret_value(SecretId=values["arn"], SecretString=TEXT)
        return TEXT


def _same_secret(clients: Clients, values: Values, before: Any) -> str:
    client = clients("secretsmanager", region(values))
    after = client.get_secret_value(SecretId=values["arn"]).get("SecretString")
    return "" if after == before else "it has another value"


STORES = {
    "aws_kms_key": Store("an encrypted text", _encrypt, _decrypt),
    "aws_kms_replica_key": Store("an encrypted text", _encrypt, _decrypt),
    "aws_kms_alias": identity(_aliased, "it only names a key"),
    "aws_ssm_parameter": Store("its value", _parameter, _same_parameter),
    "aws_secretsmanager_secret": Store("its value", _secret, _same_secret),
}
