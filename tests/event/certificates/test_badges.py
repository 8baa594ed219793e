"""Open Badges 3.0: tokens as the standards have them, checked apart from the program that writes them.

Values: RFC 8037, appendix A.4 (EdDSA under a JWS); the key of 32 zero bytes in the did:key method's own test vectors.
"""

import base64
import hashlib
import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ecpat_training.event.certificates.badges.credential import compact_jws, credential_token, did_key
from ecpat_training.event.certificates.model.person import Certificate
from ecpat_training.event.certificates.signing.signature import public_of, sign_statement
from tests.event.certificates.material import OTHER, PRIVATE, STATEMENT

RFC_8037 = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
CERTIFICATE = Certificate("K1", "Ana Petrova", STATEMENT, sign_statement(STATEMENT, PRIVATE), "AAAA-BBBB-CCCC-DDDD")


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def test_the_example_of_the_rfc_letter_by_letter() -> None:
    private = Ed25519PrivateKey.from_private_bytes(decoded(RFC_8037))
    assert compact_jws({"alg": "EdDSA"}, b"Example of Ed25519 signing", private) == (
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhij"
        "cNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    )


@pytest.mark.parametrize(
    ("secret", "public", "message", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
            "387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a",
        ),
    ],
    ids=["test 1", "test 2", "test 3"],
)
def test_signatures_are_those_of_rfc_8032(secret: str, public: str, message: str, signature: str) -> None:
    """Section 7.1: that the library signs as the standard says, whichever version of it is installed."""
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    assert public_of(private).hex() == public
    assert private.sign(bytes.fromhex(message)).hex() == signature


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
