"""Encryption of single fields (BSN, factor secrets, mail text) and of sessions with versioned keys from a file.

The file WISSEL_SLEUTELS holds one `version:base64` line per key; the highest version writes, all versions read.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


class KeyMissing(RuntimeError):
    """A value was written with a key that is not in the file."""


@lru_cache(maxsize=4)
def _keys(path: str) -> dict[int, bytes]:
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(f"1:{base64.b64encode(secrets.token_bytes(32)).decode()}\n")
    with open(path) as file:
        pairs = (line.strip().split(":", 1) for line in file if line.strip())
        return {int(version): base64.b64decode(key) for version, key in pairs}


def keys() -> dict[int, bytes]:
    """All keys by version; the first start makes a file with one key, readable by its owner only."""
    return _keys(str(settings.SLEUTELS_BESTAND))


def encrypt(data: bytes, *, context: str) -> bytes:
    """Encrypt with the newest key (AES-256-GCM); `context` binds the value to its place, such as a row id."""
    version = max(keys())
    nonce = secrets.token_bytes(NONCE)
    return version.to_bytes(2, "big") + nonce + AESGCM(keys()[version]).encrypt(nonce, data, context.encode())


def decrypt(data: bytes | memoryview, *, context: str) -> bytes:
    """Undo `encrypt`. Raises KeyMissing when the key is gone or the value was moved or changed."""
    data = bytes(data)
    key = keys().get(int.from_bytes(data[:2], "big"))
    if key is None:
        raise KeyMissing("De sleutel van deze waarde ontbreekt in het sleutelbestand.")
    try:
        return AESGCM(key).decrypt(data[2 : 2 + NONCE], data[2 + NONCE :], context.encode())
    except InvalidTag as error:
        raise KeyMissing("Deze waarde is veranderd of hoort bij een andere rij.") from error


def encrypt_text(text: str, *, context: str) -> str:
    return base64.b64encode(encrypt(text.encode(), context=context)).decode()


def decrypt_text(text: str, *, context: str) -> str:
    return decrypt(base64.b64decode(text), context=context).decode()


def blind_index(value: str, *, context: str) -> bytes:
    """A keyed hash for exact search. Uses the oldest key, so that rotation does not lose what was indexed."""
    oldest = keys()[min(keys())]
    return hmac.new(
        hashlib.sha256(oldest + b"index").digest(), f"{context}|{value}".encode(), hashlib.sha256
    ).digest()


class SessionSerializer:
    """Sessions at rest: a new factor's secret or a form that waits for a password must not be readable in the table."""

    def dumps(self, data: dict[str, Any]) -> bytes:
        return encrypt(json.dumps(data, separators=(",", ":")).encode(), context="sessie")

    def loads(self, data: bytes) -> Any:
        return json.loads(decrypt(data, context="sessie"))
