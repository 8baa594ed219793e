"""`certificate-keys.csv` and `revoked.csv` of a programme's folder: text tables that everybody may read."""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, squeeze, visible
from ecpat_training.event.certificates.model.keys import KEYS_FILE, REVOKED_FILE, STATES, KeyRing, PublicKey
from ecpat_training.event.certificates.model.taken_back import STATES_FILE
from ecpat_training.event.certificates.signing.signature import key_id
from ecpat_training.event.certificates.signing.taken_back import read_list
from ecpat_training.files.cell import as_text
from ecpat_training.files.csv.list import list_csv
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.files.table_file import read_table
from ecpat_training.words.catalogue.message import names_hint, phrase

_KEY_COLUMNS = ("Key", "Public key", "Since", "State")
_REVOKED_COLUMNS = ("Number", "Reason")
_PUBLIC = 32
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212_"
_NUMBER = re.compile(r"[A-Z0-9-]+-[A-Z2-7]{8}")
_REVOKED_STEM, _TABLE_SUFFIXES = "revoked", (".csv", ".xlsx", ".ods")
_MOST_BYTES = 64 << 20


def read_key_ring(path: Path) -> KeyRing:
    """What a folder says of keys and of numbers taken back; nothing where it has no such files. Of a file that is named
    the keys are taken, whatever it is called; numbers taken back and the signed list of them stand beside it.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: a file isn't what it should be. Nothing is guessed of a key.
    """
    is_key_file = is_file(path)
    keys, folder = path if is_key_file else path / KEYS_FILE, path.parent if is_key_file else path
    problems: list[Finding] = []
    public_keys = tuple(_keys(keys, problems)) if keys.is_file() else ()
    numbers = _revoked_path(folder, problems)
    reasons_by_number = dict(_read_revoked(numbers, problems)) if numbers else {}
    if problems:
        raise ContentError(problems)
    trusted_keys = [key.data for key in public_keys if key.state != "stolen"]
    try:
        taken_back_list = read_list(read_bytes(folder / STATES_FILE, _MOST_BYTES), trusted_keys)
    except ValueError as problem:
        return KeyRing(public_keys, reasons_by_number, None, f"{STATES_FILE} isn't believed: {problem}")
    except EcpatError:
        return KeyRing(public_keys, reasons_by_number, None, f"there is no {STATES_FILE} that can be read")
    return KeyRing(public_keys, reasons_by_number, taken_back_list)


def _revoked_path(folder: Path, findings: list[Finding]) -> Path | None:
    """Where the numbers taken back are written: in `revoked.csv`, or a workbook of that name. A file that is nearly
    called so isn't passed over: a certificate that it takes back would be accepted."""
    try:
        revoked_paths = sorted(path for path in folder.iterdir() if path.name.casefold().startswith(_REVOKED_STEM))
    except OSError:
        return None
    exact_paths = [
        path
        for path in revoked_paths
        if path.stem.casefold() == _REVOKED_STEM and path.suffix.lower() in _TABLE_SUFFIXES
    ]
    if len(revoked_paths) == len(exact_paths) == 1 and is_file(exact_paths[0]):
        return exact_paths[0]
    for path in revoked_paths:
        message = phrase("it isn't plain whether {name} takes certificates back.", name=visible(path.name))
        hint = phrase("Please keep one file of the numbers taken back, and call it {file}.", file=REVOKED_FILE)
        location = Location(visible(path.name))
        findings.append(Finding("certificate.revoked-file", Severity.ERROR, message, location, hint))
    return None


def keys_csv(keys: Sequence[PublicKey]) -> bytes:
    """The keys as the file holds them."""
    rows = [(key.id, base64.b64encode(key.data).decode(), key.since, key.state) for key in keys]
    return list_csv([_KEY_COLUMNS, *rows])


def _keys(path: Path, findings: list[Finding]) -> Iterator[PublicKey]:
    for location, row in _rows(path, _KEY_COLUMNS, findings):
        try:
            data = base64.b64decode(row["public key"].lstrip("'"), validate=True)
        except binascii.Error:
            data = b""
        if len(data) != _PUBLIC or key_id(data) != row["key"].lower().lstrip("'"):
            message = "this public key and its name don't belong together: a letter of them was changed."
            hint = phrase("Please take {keys_file} anew from whoever keeps the programme's key.", keys_file=KEYS_FILE)
            findings.append(Finding("certificate.key", Severity.ERROR, message, location, hint))
            continue
        key_state = next((candidate for candidate in STATES if candidate == row["state"].casefold()), None)
        if key_state is None:
            message = phrase("`{state}` is no state of a key.", state=visible(row["state"]))
            findings.append(
                Finding(
                    "certificate.key",
                    Severity.ERROR,
                    message,
                    location,
                    names_hint(None, STATES, 6),
                )
            )
            continue
        yield PublicKey(key_id(data), data, row["since"], key_state)


def _read_revoked(path: Path, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    for location, row in _rows(path, _REVOKED_COLUMNS, findings):
        number = normalise_number(row["number"])
        if not _NUMBER.fullmatch(number):
            message = phrase(
                "`{number}` is no number of a certificate, so it takes none back.", number=visible(row["number"])
            )
            hint = "Please write it as the certificate has it, such as AL-1-KUT53FSB."
            findings.append(Finding("certificate.number", Severity.ERROR, message, location, hint))
            continue
        yield number, row["reason"]


def normalise_number(number: str) -> str:
    """A certificate's number as people may have typed it: capitals and blanks don't count, nor which dash a word
    processor has made of a hyphen, nor what can't be seen."""
    plain_text = unicodedata.normalize("NFKC", number).upper().lstrip("'")
    shown_letters = (
        letter for letter in plain_text if unicodedata.category(letter) not in ("Cf", "Cc") and not letter.isspace()
    )
    return "".join("-" if letter in _DASHES else letter for letter in shown_letters)


def _rows(
    path: Path, columns: tuple[str, ...], findings: list[Finding]
) -> Iterator[tuple[Location, Mapping[str, str]]]:
    """The rows with their cells by the columns' names in small letters; a file without the first column is wrong."""
    table = read_table(path)
    header = [squeeze(as_text(cell)).casefold() for cell in table.rows[0]] if table.rows else []
    if missing_columns := [name for name in columns if name.casefold() not in header]:
        message = phrase("the column {columns} is missing.", columns=listing(missing_columns))
        hint = phrase("The file has the columns {columns}.", columns=listing([*columns]))
        findings.append(Finding("certificate.columns", Severity.ERROR, message, Location(table.file), hint))
        return
    for row_index, cells in enumerate(table.rows[1:], 1):
        texts = [squeeze(as_text(cell)) for cell in cells]
        if any(texts):
            row = {name: texts[place] if place < len(texts) else "" for place, name in enumerate(header)}
            yield table.location_of(row_index), row
