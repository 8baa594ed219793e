"""`ecpat event keys --copy` and `--restore`: every key of a programme in one file that a passphrase opens.

The file holds the private keys of certificates, and the ledgers of what was published with their keys: a ledger without
its key, or a key without its ledger, stops publishing. Nothing that stands is replaced by what a copy holds, so that an
older copy never takes releases out of a longer ledger. The passphrase becomes a key by scrypt (RFC 7914), which
encrypts and seals by Fernet: both are the `cryptography` library's.
"""

import base64
import os
import re
import secrets
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import typer
from pydantic import TypeAdapter, ValidationError

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.errors import ContentError, InputError, RefusedError, UsageError
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.documents.formats.json import canonical
from ecpat_training.event.certificates.signing.key_store import keys_folder, refuse_shared
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.words.catalogue.message import Option, phrase

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

PASSPHRASE = "ECPAT_PASSPHRASE"  # noqa: S105 - the variable's name
"""The variable that holds the passphrase, for scripts."""
_SHORTEST = 12  # letters
_MOST_BYTES = 256 << 20
_FIRST_LINE = b"ecpat keys 1"
_SALT = 16  # bytes
_OF_CERTIFICATES = "certificates"
_LEDGERS = re.compile(r"ecpat-published(-donors)?\.(yaml|json|key)")
_HEX_KEY = re.compile(rb"^[0-9a-f]{64}\s*$", re.MULTILINE)
_NAMED_FILES = TypeAdapter(dict[str, str])


def copy_keys(programme: Path, copy: Path, passphrase_file: Path | None, delivery: Delivery) -> None:
    """Writes all keys of the programme into a file that only the passphrase opens.

    Raises:
        InputError, RefusedError: the programme or a key can't be read.
        ContentError: there is no key to copy.
        UsageError: there is no passphrase, or too short a one.
        OutputError: the file is there already, or can't be written.
    """
    loaded_programme, _ = read_programme(programme)
    files = {
        name: read_bytes(path, _MOST_BYTES)
        for name, path in _key_files(loaded_programme.id, programme_file(programme).parent)
    }
    if not files:
        message = "there is no key to copy on this computer."
        raise ContentError.because("certificate.copy", message, location=Location(visible(str(programme))))
    salt = secrets.token_bytes(_SALT)
    texts = {name: base64.b64encode(data).decode() for name, data in files.items()}
    token = _fernet(_passphrase(passphrase_file, is_new=True), salt).encrypt(
        canonical({"programme": loaded_programme.id, **texts})
    )
    data = b"\n".join((_FIRST_LINE, base64.b64encode(salt), token, b""))
    delivery.files({copy: data}, private_files=[copy])
    delivery.say(
        f"{count(len(files), 'file')} of keys and ledgers copied into {visible(str(copy))}. Keep it away from this "
        "computer, and the passphrase away from it: nobody can open it without. Copy again after each publication."
    )


def restore_keys(programme: Path, copy: Path, passphrase_file: Path | None, delivery: Delivery) -> None:
    """Puts back what is missing here of the keys and ledgers that a copy holds.

    Raises:
        InputError, RefusedError: the file is no copy, is damaged, of another programme, or the passphrase is another;
            or another key stands in a key's place.
        UsageError: there is no passphrase.
        OutputError: a file can't be written.
    """
    loaded_programme, _ = read_programme(programme)
    folder = programme_file(programme).parent
    refuse_shared(folder)
    missing_files: dict[Path, bytes] = {}
    for name, data in _open_copy(copy, passphrase_file, loaded_programme.id).items():
        path = _place(name, folder)
        if not path.exists():
            # Beside a ledger that stands, and may be longer, a key's word for the last release would be an older one.
            has_ledger = path.suffix == ".key" and any(path.with_suffix(end).exists() for end in (".yaml", ".json"))
            missing_files[path] = _secret(data) + b"\n" if has_ledger else data
        elif path.suffix in (".pem", ".key") and _secret(read_bytes(path, _MOST_BYTES)) != _secret(data):
            message = "another key stands here than the copy holds; nothing was restored."
            hint = "Please find out which of them is right. Move this one away, and restore again, if it is the copy's."
            raise InputError.because("certificate.copy-key", message, location=Location(visible(str(path))), hint=hint)
        else:
            delivery.say(f"{visible(str(path))} stays as it is.")
    delivery.files(missing_files, private_files=tuple(missing_files))
    delivery.say(
        f"{count(len(missing_files), 'file')} restored."
        + "".join(f"\n  {visible(str(path))}" for path in missing_files)
    )


def _key_files(programme: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """The files with the name that each has in a copy."""
    certificate_key_pattern = re.compile(re.escape(programme) + r"-[0-9a-f]{8}\.pem")
    for path in sorted(keys_folder().glob("*.pem")):
        if certificate_key_pattern.fullmatch(path.name):
            yield f"{_OF_CERTIFICATES}/{path.name}", path
    for path in sorted(folder.rglob("ecpat-published*")):
        if _LEDGERS.fullmatch(path.name) and is_file(path):
            yield f"folder/{path.relative_to(folder).as_posix()}", path


def _place(name: str, folder: Path) -> Path:
    """Where a file of a copy belongs. Whoever made a copy for somebody else may not name other places.

    Raises:
        RefusedError: the file is no key and no ledger, or would stand outside of both folders.
    """
    room, *name_parts = PurePosixPath(name).parts
    if (
        name_parts
        and room == _OF_CERTIFICATES
        and re.fullmatch(r"[\w-]+\.pem", name_parts[-1])
        and len(name_parts) == 1
    ):
        return keys_folder() / name_parts[0]
    path = folder.joinpath(*name_parts)
    if name_parts and _LEDGERS.fullmatch(name_parts[-1]) and path.resolve().is_relative_to(folder.resolve()):
        return path
    message = "the copy holds a file that is no key and no ledger of this programme; nothing was restored."
    raise RefusedError.because("certificate.copy", message, location=Location(visible(name)))


def _secret(data: bytes) -> bytes:
    """The key of a file, without what else a ledger's key says beside it, such as its last release."""
    key = _HEX_KEY.search(data)
    return key.group().strip() if key else data


def _open_copy(copy: Path, passphrase_file: Path | None, programme: str) -> Mapping[str, bytes]:
    from cryptography.fernet import InvalidToken

    first_line, *later_lines = read_bytes(copy, _MOST_BYTES).splitlines() or [b""]
    location = Location(visible(str(copy)))
    if first_line != _FIRST_LINE or len(later_lines) != 2:
        message = "this is no copy of keys, or it is damaged; nothing was restored."
        hint = phrase("Please name the file that {copy} wrote.", copy=Option("--copy"))
        raise InputError.because("certificate.copy", message, location=location, hint=hint)
    try:
        fernet = _fernet(_passphrase(passphrase_file, is_new=False), base64.b64decode(later_lines[0]))
        texts = _NAMED_FILES.validate_json(fernet.decrypt(later_lines[1]))
    except (InvalidToken, ValidationError, ValueError):
        message = "the passphrase is another one, or the file is damaged; nothing was restored."
        hint = phrase("Please type the passphrase again, or take another copy.")
        raise InputError.because("certificate.copy", message, location=location, hint=hint) from None
    if (copied_programme := texts.pop("programme", "")) != programme:
        other_programme = phrase(
            "this is a copy of the keys of {other}, and this programme is {programme}; nothing was restored.",
            other=visible(copied_programme),
            programme=programme,
        )
        hint = phrase("Please name the programme's folder with {programme}.", programme=Option("--programme"))
        raise InputError.because("certificate.copy", other_programme, location=location, hint=hint)
    return {name: base64.b64decode(text) for name, text in texts.items()}


def _fernet(passphrase: str, salt: bytes) -> "Fernet":
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    key = Scrypt(salt=salt, length=32, n=2**16, r=8, p=1).derive(passphrase.encode())
    return Fernet(base64.urlsafe_b64encode(key))


def _passphrase(file: Path | None, *, is_new: bool) -> str:
    """The passphrase of the file, else of the variable, else as a person types it, which nobody sees."""
    if file is not None:
        text = read_bytes(file, 10_000).decode("utf-8", "replace").strip()
    else:
        text = os.environ.get(PASSPHRASE, "")
        if not text and sys.stdin.isatty():
            text = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=is_new, err=True)
    if text and not (is_new and len(text) < _SHORTEST):
        return text
    message = phrase("the passphrase needs at least {letters} letters.", letters=_SHORTEST)
    if not text:
        message = phrase("there is no passphrase.")
    hint = phrase(
        "Take four words that nobody would guess, and keep them apart from the copy: typed in a terminal, in a file "
        "that {file} names, or in the variable {variable}.",
        file=Option("--passphrase-file", "FILE"),
        variable=PASSPHRASE,
    )
    raise UsageError.because("certificate.passphrase", message, hint=hint)
