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

from ecpat_training.certificates.model.person import Certificate
from ecpat_training.certificates.report.page import hours
from ecpat_training.certificates.report.said import NOT_SAID
from ecpat_training.certificates.signing.signature import public_of
from ecpat_training.core.text import count

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

CONTEXT = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"  # multicodec's name of the kind of key


def credential_token(one: Certificate, programme: str, private: "Ed25519PrivateKey") -> str:
    """The credential as a compact JWS: three parts of Base64url letters with dots between them."""
    public = public_of(private)
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": _base64url(public)}
    credential = credential_of(one, programme, public)
    claims = {
        "iss": did_key(public),
        "jti": credential["id"],
        "nbf": int(_midnight(one).timestamp()),
    }
    return compact_jws({"alg": "EdDSA", "typ": "JWT", "jwk": jwk}, _json({**credential, **claims}), private)


def compact_jws(header: dict[str, object], payload: bytes, private: "Ed25519PrivateKey") -> str:
    """A payload signed as RFC 7515 and RFC 8037 say."""
    signed = f"{_base64url(_json(header))}.{_base64url(payload)}"
    return f"{signed}.{_base64url(private.sign(signed.encode()))}"


def credential_of(one: Certificate, programme: str, public: bytes) -> dict[str, object]:
    """The credential as JSON holds it, without its proof."""
    said, issuer = one.statement, did_key(public)
    achievement = f"{said.kind}/{said.programme}/{said.training}"
    subject: dict[str, object] = {
        "type": ["AchievementSubject"],
        "achievement": {
            "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{issuer}/{achievement}')}",
            "type": ["Achievement"],
            "achievementType": "Certificate" if said.kind == "completion" else "Award",
            "name": f"{'Completed' if said.kind == 'completion' else 'Took part in'}: {said.title}",
            "description": f"{programme}. {said.title}, {count(said.held, 'half-day')}. {NOT_SAID}",
            "criteria": {
                "narrative": f"Half-days count that the person signed for. Whoever signs for {said.required} of "
                f"{said.held} has completed the training."
            },
        },
        "narrative": f"Attended {said.attended} of {count(said.held, 'half-day')}"
        + (f", {hours(said.minutes)} hours" if said.minutes else "")
        + ".",
    }
    subject["identifier"] = [
        {
            "type": "IdentityObject",
            "hashed": bool(one.proof),
            "identityHash": _hash(one) if one.proof else said.name,
            "identityType": "name",
        },
        {"type": "IdentityObject", "hashed": False, "identityHash": said.number, "identityType": "identifier"},
    ]
    return {
        "@context": list(CONTEXT),
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{issuer}/{said.number}')}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": programme},
        "validFrom": _midnight(one).isoformat().replace("+00:00", "Z"),
        "name": f"Certificate of {said.kind}: {said.title}",
        "credentialSubject": subject,
    }


def did_key(public: bytes) -> str:
    """The address of a key that is the key itself: `did:key:z6Mk...` (did:key, section 3.1)."""
    return f"did:key:z{base58(_ED25519 + public)}"


def base58(data: bytes) -> str:
    """Bytes in Bitcoin's Base58 letters, as Multibase's `z` means them."""
    number, letters = int.from_bytes(data), ""
    while number:
        number, rest = divmod(number, len(_BASE58))
        letters = _BASE58[rest] + letters
    return _BASE58[0] * (len(data) - len(data.lstrip(b"\0"))) + letters


def _hash(one: Certificate) -> str:
    """`sha256$` and the SHA-256 of the name with the secret words behind it, as the specification's IdentityHash."""
    return f"sha256${hashlib.sha256((one.name + one.proof).encode()).hexdigest()}"


def _midnight(one: Certificate) -> datetime:
    return datetime.combine(one.statement.issued, time(), UTC)


def _json(content: dict[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
