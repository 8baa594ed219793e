"""No private key is ever copied on, and each is told: whoever gets one can sign as the programme."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from ecpat_training.folder.merging.reading.private_keys import is_private_key
from tests.commands.running import Ran, run_here
from tests.folder.merging.material import lay

ROOMS = "Code,Room\n1,A\n2,B\n"
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PEM = PRIVATE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("sent", "al", "ro"):
        lay(Path(folder), {"rooms.csv": ROOMS})


def merge(*line: str) -> Ran:
    return run_here(["merge", *line, "--base", "sent", "--out", "merged"])


@pytest.mark.parametrize(
    ("name", "data", "is_one"),
    [
        ("ecpat-3a35.pem", PEM, True),
        ("notes.txt", b"our key, please keep:\r\n" + PEM, True),
        ("notes.txt", PEM.decode().encode("utf-16"), True),
        ("rooms.csv", b"Code,Room\n1,A\n" + PEM, True),
        ("id", PRIVATE.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()), True),
        ("key.der", PRIVATE.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()), True),
        ("a.asc", b"-----BEGIN PGP PRIVATE KEY BLOCK-----\n", True),
        ("Store.P12", b"0\x82", True),
        ("public.pem", PRIVATE.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo), False),
        ("letter.txt", b"Keep the PRIVATE KEY at home.", False),
    ],
)
def test_a_private_key_is_known_by_what_it_holds(name: str, data: bytes, is_one: bool) -> None:
    assert is_private_key(name, data) is is_one


@pytest.mark.parametrize("place", [("al",), ("al", "ro"), ("sent",), ("sent", "al", "ro")])
@pytest.mark.parametrize("name", ["keys/ecpat-3a35.pem", "rooms.csv"])
def test_no_file_of_the_merged_folder_holds_it(place: tuple[str, ...], name: str) -> None:
    for folder in place:
        lay(Path(folder), {name: ROOMS.encode() + PEM})
    ran = merge("al", "ro")
    assert ran.exit_code == 1
    for folder in place:
        assert f"{folder}/{name}: error: this is a private key" in ran.stderr
    secret = PEM.splitlines()[1]
    assert secret.decode() not in ran.said
    assert not [path for path in Path("merged").rglob("*") if path.is_file() and secret in path.read_bytes()]


def test_a_merge_without_keys_says_nothing_of_them() -> None:
    ran = merge("al", "ro")
    assert ran.exit_code == 0
    assert "private key" not in ran.said


def test_a_data_package_of_another_program_stays_and_is_said() -> None:
    lay(Path("al"), {"datapackage.json": '{"name": "our-data", "resources": []}'})
    ran = merge("al", "ro")
    assert Path("merged/datapackage.json").read_text("utf-8") == '{"name": "our-data", "resources": []}'
    assert "datapackage.json is a partner's own" in ran.stderr
