"""Open Badges 3.0: tokens as the standards have them, checked apart from the program that writes them.

Values: RFC 8037, appendix A.4 (EdDSA under a JWS); the key of 32 zero bytes in the did:key method's own test vectors.
"""

import base64
import hashlib
import json
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ecpat_training.certificates.badges.credential import compact_jws, credential_token, did_key
from ecpat_training.certificates.model.person import Certificate
from ecpat_training.certificates.signing.signature import public_of, signed_text
from tests.certificates.material import OTHER, PRIVATE, STATEMENT

RFC_8037 = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
CERTIFICATE = Certificate("K1", "Ana Petrova", STATEMENT, signed_text(STATEMENT, PRIVATE), "AAAA-BBBB-CCCC-DDDD")


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def test_the_example_of_the_rfc_letter_by_letter() -> None:
    private = Ed25519PrivateKey.from_private_bytes(decoded(RFC_8037))
    assert compact_jws({"alg": "EdDSA"}, b"Example of Ed25519 signing", private) == (
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhij"
        "cNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    )


def test_the_key_of_zeros_has_the_address_that_the_method_says() -> None:
    assert did_key(public_of(OTHER)) == "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"


def test_a_token_verifies_by_the_key_in_its_header_and_claims_agree() -> None:
    """The steps of the specification's section on verifying a VC-JWT."""
    token = credential_token(CERTIFICATE, "Children first", PRIVATE)
    header, payload, signature = token.split(".")
    jose = json.loads(decoded(header))
    assert set(jose) <= {"alg", "kid", "jwk", "typ"}
    assert (jose["alg"], jose["typ"], jose["jwk"]["crv"]) == ("EdDSA", "JWT", "Ed25519")
    assert "d" not in jose["jwk"]
    key = Ed25519PublicKey.from_public_bytes(decoded(jose["jwk"]["x"]))
    key.verify(decoded(signature), f"{header}.{payload}".encode())
    claims = json.loads(decoded(payload))
    assert claims["iss"] == claims["issuer"]["id"]
    assert claims["jti"] == claims["id"]
    assert datetime.fromtimestamp(claims["nbf"], UTC) == datetime.fromisoformat(claims["validFrom"])


def test_a_credential_has_all_that_the_specification_requires() -> None:
    """AchievementCredential: context, id, type, credentialSubject, issuer, validFrom; Achievement: id, type, name,
    description, criteria; IdentityObject: type, hashed, identityHash, identityType."""
    claims = json.loads(decoded(credential_token(CERTIFICATE, "Children first", PRIVATE).split(".")[1]))
    assert claims["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert claims["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    subject = claims["credentialSubject"]
    assert subject["type"] == ["AchievementSubject"]
    achievement = subject["achievement"]
    assert {"id", "type", "name", "description", "criteria"} <= set(achievement)
    assert achievement["criteria"]["narrative"]
    assert subject["identifier"]  # a subject without an id has one
    for one in subject["identifier"]:
        assert one.keys() == {"type", "hashed", "identityHash", "identityType"}


def test_the_name_is_not_in_the_token_and_can_be_proved() -> None:
    payload = decoded(credential_token(CERTIFICATE, "Children first", PRIVATE).split(".")[1]).decode()
    assert "Petrova" not in payload
    assert "AAAA-BBBB" not in payload
    named = json.loads(payload)["credentialSubject"]["identifier"][0]
    assert named["identityHash"] == "sha256$" + hashlib.sha256(b"Ana PetrovaAAAA-BBBB-CCCC-DDDD").hexdigest()
