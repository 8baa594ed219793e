"""`ecpat event certificates --json`: what was issued, by codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ecpat_training.certificates.model.person import Certificate
from ecpat_training.certificates.model.statement import Kind


@dataclass(frozen=True, slots=True)
class IssuedCertificate:
    """One certificate: of which training, whose by code, of what kind, its number and day, and the signed text of its
    code. `attended` of `held` half-days were signed for, `required` make the training completed."""

    training: str
    code: str
    kind: Kind
    number: str
    issued: date
    attended: int
    held: int
    required: int
    text: str


@dataclass(frozen=True, slots=True)
class EventCertificatesResult:
    """The certificates, training by training; `key` signed them. `without` are the codes of those who got none, since
    they signed for nothing, by training."""

    key: str
    certificates: tuple[IssuedCertificate, ...]
    without: dict[str, tuple[str, ...]]


def result(
    key: str, issued: Sequence[tuple[str, Sequence[Certificate]]], without: dict[str, tuple[str, ...]]
) -> EventCertificatesResult:
    """What was issued. Codes whose statement holds a name hold it here too."""
    rows = tuple(
        IssuedCertificate(
            training, one.code, said.kind, said.number, said.issued, said.attended, said.held, said.required, one.text
        )
        for training, every in issued
        for one in every
        if (said := one.statement)
    )
    return EventCertificatesResult(key, rows, without)
