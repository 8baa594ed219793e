"""What a certificate states in its square code: what was attended, by which rule, under which number.

A statement is a few lines of text, always written the same way, so that its bytes can be signed; the same bytes give
the same statement and no others do.
"""

import re
import unicodedata
from datetime import date
from typing import Literal, get_args

from ecpat_training.core.record import record
from ecpat_training.core.text import squeeze, visible

CertificateKind = Literal["attendance", "completion"]
WORDS: dict[CertificateKind, str] = {"attendance": "attended", "completion": "completed"}

MOST_TITLE = 80
"""Letters of a title, of a training or a name: what is longer is cut, so that the code stays large enough to scan."""
_HASH_HEX = 32  # digits of a name's fingerprint: 128 bits
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{3,79}")
_FIELDS = 11
_MAX_HALF_DAYS = 10_000


@record
class Statement:
    """What is stated. `first` and `last` are the training's first and last day, `attended` of `held` half-days were
    signed for, `required` of them make it completed; `minutes` is how long the half-days attended took, 0 where nobody
    knows. `name` is the person's only where that was asked for; else `fingerprint` stands for it (see
    `signing.names`), which tells nobody the name."""

    kind: CertificateKind
    programme: str
    training: str
    title: str
    first: date | None
    last: date | None
    attended: int
    held: int
    required: int
    minutes: int
    number: str
    issued: date
    name: str = ""
    fingerprint: str = ""


def statement_bytes(statement: Statement) -> bytes:
    """The statement as it is signed.

    Raises:
        ValueError: the statement says what can't be: more half-days attended than held, a field of two lines.
    """
    data = _encode_statement(statement)
    # Read back before it is signed: what can't be read as written must never get a signature.
    if statement_of(data) != statement:
        raise ValueError("this can't be stated on a certificate")
    return data


def _encode_statement(statement: Statement) -> bytes:
    days = (
        "" if statement.first is None or statement.last is None else f"{statement.first:%Y%m%d}-{statement.last:%Y%m%d}"
    )
    holder_text = f"+{statement.name}" if statement.name else statement.fingerprint
    counts = f"{statement.attended}/{statement.held}/{statement.required}"
    fields = (
        statement.kind[0].upper(),
        statement.programme,
        statement.training,
        statement.title,
        days,
        counts,
        str(statement.minutes),
        statement.number,
        f"{statement.issued:%Y%m%d}",
        holder_text,
        "",
    )
    return "\n".join(fields).encode()


def statement_of(data: bytes) -> Statement:
    """The statement that bytes hold.

    Raises:
        ValueError: the bytes hold no statement, or one that isn't written in the one way that is signed.
    """
    fields = data.decode("utf-8").split("\n")
    if len(fields) != _FIELDS or any(text != fit(text, len(text)) for text in fields):
        raise ValueError("no statement")
    kind_letter, programme, training, title, days, counts, minutes, number, issue_date, holder_text, _ = fields
    certificate_kind: CertificateKind | None = next(
        (candidate for candidate in get_args(CertificateKind) if candidate[0].upper() == kind_letter), None
    )
    attended_count, total, required_count = (int(figure) for figure in counts.split("/"))
    first_day, last_day = (_day(day) for day in days.split("-")) if days else (None, None)
    name = holder_text[1:] if holder_text.startswith("+") else ""
    fingerprint = "" if name else holder_text
    if certificate_kind is None or not (0 < attended_count <= total <= _MAX_HALF_DAYS and 0 < required_count <= total):
        raise ValueError("no statement")
    if not _NUMBER.fullmatch(number) or (certificate_kind == "completion" and attended_count < required_count):
        raise ValueError("no statement")
    if not re.fullmatch(rf"([0-9a-f]{{{_HASH_HEX}}})?", fingerprint) or (
        first_day and last_day and first_day > last_day
    ):
        raise ValueError("no statement")
    statement = Statement(
        certificate_kind, programme, training, title, first_day, last_day, attended_count, total, required_count,
        int(minutes), number,
        _day(issue_date), name, fingerprint,
    )  # fmt: skip
    # `int` also takes `+7`, `07` and other scripts' digits: only the one way of writing may pass.
    if _encode_statement(statement) != data:
        raise ValueError("no statement")
    return statement


def fit(text: str, max_length: int = MOST_TITLE) -> str:
    """A text as a statement holds it: one line, nothing that steers or hides text, no longer than `max_length`
    letters."""
    plain_text = squeeze(visible(unicodedata.normalize("NFC", text)))
    return plain_text if len(plain_text) <= max_length else plain_text[: max_length - 1].rstrip() + "…"


def _day(text: str) -> date:
    """A day written as eight digits.

    Raises:
        ValueError: the text is no day.
    """
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))
