"""An Open Badges 3.0 credential as a JSON Web Token (VC-JWT, section 8.2 of the specification), signed with EdDSA (RFC
8037) by the same key.

The issuer is named by the key itself (`did:key`), so that it is checked without asking any server. The holder has no
address on the web: the credential holds the SHA-256 of the name and of secret words that stand on the certificate.
"""

import base64
import hashlib
import json
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from ecpat_training.core.text import count
from ecpat_training.event.certificates.model.person import Certificate
from ecpat_training.event.certificates.report.page import hours
from ecpat_training.event.certificates.report.statement_text import DISCLAIMER_TEXT
from ecpat_training.event.certificates.signing.signature import public_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

CONTEXT = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"  # multicodec's name of the kind of key


def credential_token(certificate: Certificate, programme: str, private_key: "Ed25519PrivateKey") -> str:
    """The credential as a compact JWS: three parts of Base64url letters with dots between them."""
    public_key = public_of(private_key)
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": _base64url(public_key)}
    credential = credential_of(certificate, programme, public_key)
    claims = {
        "iss": did_key(public_key),
        "jti": credential["id"],
        "nbf": int(_midnight(certificate).timestamp()),
    }
    return compact_jws({"alg": "EdDSA", "typ": "JWT", "jwk": jwk}, _json({**credential, **claims}), private_key)


def compact_jws(header: dict[str, object], payload: bytes, private_key: "Ed25519PrivateKey") -> str:
    """A payload signed as RFC 7515 and RFC 8037 say."""
    signing_input = f"{_base64url(_json(header))}.{_base64url(payload)}"
    return f"{signing_input}.{_base64url(private_key.sign(signing_input.encode()))}"


def credential_of(certificate: Certificate, programme: str, public_key: bytes) -> dict[str, object]:
    """The credential as JSON holds it, without its proof."""
    statement, issuer = certificate.statement, did_key(public_key)
    achievement = f"{statement.kind}/{statement.programme}/{statement.training}"
    subject: dict[str, object] = {
        "type": ["AchievementSubject"],
        "achievement": {
            "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{issuer}/{achievement}')}",
            "type": ["Achievement"],
            "achievementType": "Certificate" if statement.kind == "completion" else "Award",
            "name": f"{'Completed' if statement.kind == 'completion' else 'Took part in'}: {statement.title}",
            "description": f"{programme}. {statement.title}, {count(statement.held, 'half-day')}. {DISCLAIMER_TEXT}",
            "criteria": {
                "narrative": f"Half-days count that the person signed for. Whoever signs for {statement.required} of "
                f"{statement.held} has completed the training."
            },
        },
        "narrative": f"Attended {statement.attended} of {count(statement.held, 'half-day')}"
        + (f", {hours(statement.minutes)} hours" if statement.minutes else "")
        + ".",
    }
    subject["identifier"] = [
        {
            "type": "IdentityObject",
            "hashed": bool(certificate.proof),
            "identityHash": _hash(certificate) if certificate.proof else statement.name,
            "identityType": "name",
        },
        {"type": "IdentityObject", "hashed": False, "identityHash": statement.number, "identityType": "identifier"},
    ]
    return {
        "@context": list(CONTEXT),
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{issuer}/{statement.number}')}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": programme},
        "validFrom": _midnight(certificate).isoformat().replace("+00:00", "Z"),
        "name": f"Certificate of {statement.kind}: {statement.title}",
        "credentialSubject": subject,
    }


def did_key(public_key: bytes) -> str:
    """The address of a key that is the key itself: `did:key:z6Mk...` (did:key, section 3.1)."""
    return f"did:key:z{base58(_ED25519 + public_key)}"


def base58(data: bytes) -> str:
    """Bytes in Bitcoin's Base58 letters, as Multibase's `z` means them."""
    number, letters = int.from_bytes(data), ""
    while number:
        number, remainder = divmod(number, len(_BASE58))
        letters = _BASE58[remainder] + letters
    return _BASE58[0] * (len(data) - len(data.lstrip(b"\0"))) + letters


def _hash(certificate: Certificate) -> str:
    """`sha256$` and the SHA-256 of the name with the secret words behind it, as the specification's IdentityHash."""
    return f"sha256${hashlib.sha256((certificate.name + certificate.proof).encode()).hexdigest()}"


def _midnight(certificate: Certificate) -> datetime:
    return datetime.combine(certificate.statement.issued, time(), UTC)


def _json(content: dict[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
