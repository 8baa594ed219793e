"""A statement as signed text, and back.

The text is `ECPAT1:` and Base32 letters (RFC 4648): 4 bytes that name the key, the statement, 64 bytes of signature. A
QR code holds these letters nearly as closely as Base45 (343 against 321 for 214 bytes, the same version of the code),
and Base45 has a blank and punctuation among its letters, which mail and word processors lose.
"""

import base64
import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.event.certificates.model.statement import Statement, statement_bytes, statement_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PREFIX = "ECPAT1:"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_FOR = b"ecpat-training certificate 1\n"  # a signature under anything else of this key is none of a certificate
_KEY, _SIGNATURE, _PUBLIC = 4, 64, 32
MAX_SIGNED_LENGTH = 1200
"""Letters that a statement's text has at most."""


class SignedStatement(NamedTuple):
    """A statement whose signature is good, and by which key, as `key_id` names it."""

    statement: Statement
    key: str


class UnknownKeyError(ValueError):
    """The key that a text names is none of those that are known."""


def key_id(public_key: bytes) -> str:
    """What a key is called: the first 4 bytes of the SHA-256 of its 32 public bytes, as eight hexadecimal digits."""
    return hashlib.sha256(public_key).hexdigest()[: 2 * _KEY]


def public_of(private_key: "Ed25519PrivateKey") -> bytes:
    """The 32 bytes of the public key."""
    return private_key.public_key().public_bytes_raw()


def sign_statement(statement: Statement, private_key: "Ed25519PrivateKey") -> str:
    """The statement as text that nobody without the key can make. Made again from the same statement and key, it is
    equal.

    Raises:
        ValueError: the statement says what can't be.
    """
    payload = statement_bytes(statement)
    key = bytes.fromhex(key_id(public_of(private_key)))
    return PREFIX + _letters(key + payload + private_key.sign(_FOR + key + payload))


def read_signed(text: str, keys: Iterable[bytes]) -> SignedStatement:
    """The statement of a text, if one of the public keys signed exactly this.

    Args:
        text: what a code holds. Blanks and ends of lines, which mail adds, don't count; every other letter does.
        keys: 32 bytes each.

    Raises:
        UnknownKeyError: none of the keys is the one that the text names.
        ValueError: the text isn't a signed one, or its signature doesn't fit the statement.
    """
    data = _bytes(text)
    key, payload, signature = data[:_KEY], data[_KEY:-_SIGNATURE], data[-_SIGNATURE:]
    # Four bytes only name a key; two keys may have them in common, so each is tried.
    matching_keys = [candidate for candidate in keys if len(candidate) == _PUBLIC and key_id(candidate) == key.hex()]
    # Read before it is verified, which is safe: nothing is done with it, and its reader takes only one way of writing.
    statement = statement_of(payload)
    if not matching_keys:
        raise UnknownKeyError("it is signed by a key that isn't among those of the programme")
    if any(is_signature_valid(public_key, signature, _FOR + key + payload) for public_key in matching_keys):
        return SignedStatement(statement, key.hex())
    raise ValueError("its signature doesn't fit what it says")


def is_signature_valid(public_key: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the key with these 32 public bytes made this signature of the data."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _letters(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """What the letters hold; only the one text that `_letters` makes of it is taken.

    Raises:
        ValueError: the text isn't what `_letters` writes.
    """
    plain_text = "".join(text.split())
    letters = plain_text.removeprefix(PREFIX)
    if letters == plain_text or len(letters) > MAX_SIGNED_LENGTH or not set(letters) <= set(LETTERS):
        raise ValueError("it is no text of a certificate")
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        raise ValueError("it is no text of a certificate") from None
    # Base32 has unused bits at its end: without this, several texts would stand for one certificate.
    if _letters(data) != letters or len(data) <= _KEY + _SIGNATURE:
        raise ValueError("it is no text of a certificate")
    return data
