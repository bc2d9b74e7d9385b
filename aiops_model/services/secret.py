"""The installation's secret: the key of resume codes, visits and links, kept beside the database.

Whoever has the database without this file can neither make a resume code nor recognise a cookie
or a link.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from aiops_model.domain.errors import Refusal

SECRET_BYTES = 32


def load_secret(path: Path) -> bytes:
    """The secret at the path; made at the first start, with mode 0600 in a folder of mode 0700.

    Raises Refusal("secret_readable") when others may read the file, Refusal("secret_damaged") when
    it is not 32 bytes long, Refusal("secret_file") when it cannot be read or made.
    """
    try:
        if not path.exists():
            _make(path)
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise Refusal("secret_readable", "secret_file", file=path.name)
        secret = path.read_bytes()
    except OSError as error:
        reason = error.strerror or ""
        raise Refusal("secret_file", "secret_file", file=path.name, reason=reason) from None
    if len(secret) != SECRET_BYTES:
        raise Refusal("secret_damaged", "secret_file", file=path.name)
    return secret


def keyed_hash(secret: bytes, purpose: str, text: str) -> str:
    """HMAC-SHA-256 in hex (64 characters). Different purposes never give the same hash."""
    return keyed_digest(secret, purpose, text).hex()


def keyed_digest(secret: bytes, purpose: str, text: str) -> bytes:
    """HMAC-SHA-256 of the text for one purpose."""
    message = f"{purpose}\n{text}".encode("utf-8", "surrogatepass")
    return hmac.new(secret, message, hashlib.sha256).digest()


def _make(path: Path) -> None:
    """Write the whole file aside and link it into place: two starts at once agree on one secret."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(aside, path)
        except FileExistsError:
            return
    finally:
        aside.unlink()
