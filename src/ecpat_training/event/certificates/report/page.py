"""A certificate as a page for the holder's hands: what was attended, by which rule, what it does not say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.qr import qr_modules
from ecpat_training.documents.wording import Wording
from ecpat_training.event.certificates.model.person import Certificate
from ecpat_training.event.certificates.model.statement import CertificateKind, Statement
from ecpat_training.event.certificates.reading.texts import format_digit_groups

_TITLES: dict[CertificateKind, str] = {"attendance": "attendance certificate", "completion": "completion certificate"}
_MODULE_CM, _LEAST_CM, _MOST_CM = 0.05, 3.5, 5.5
_MASK = 3  # any will do for signed letters
_HOUR = 60


def certificate_document(certificate: Certificate, words: Wording, programme: str, origin: Provenance) -> doc.Document:
    """The page of one person."""
    return _document(certificate, [*_blocks(certificate, words, programme)], words, programme, origin)


def build_all_certificates(
    certificates: Sequence[Certificate], words: Wording, programme: str, origin: Provenance
) -> doc.Document:
    """All certificates one behind the other, each with its own title, to be printed at once."""
    blocks: list[doc.Block] = []
    for number, certificate in enumerate(certificates):
        blocks += [doc.PageBreak(), doc.Heading(words.say(_TITLES[certificate.statement.kind]), 0)] if number else []
        blocks += _blocks(certificate, words, programme)
    return _document(certificates[0], blocks, words, programme, origin)


def _document(
    first_certificate: Certificate, blocks: list[doc.Block], words: Wording, programme: str, origin: Provenance
) -> doc.Document:
    title = words.say(_TITLES[first_certificate.statement.kind])
    labels = replace(words.labels, page="")  # of one page each: nothing to count
    return doc.Document(
        title,
        blocks,
        foot=programme,
        made=provenance_sentence(origin, words),
        language=words.tag,
        labels=labels,
        full=True,
    )


def _blocks(certificate: Certificate, words: Wording, programme: str) -> Iterable[doc.Block]:
    statement = certificate.statement
    yield doc.Paragraph(programme)
    yield doc.Paragraph(words.say("certified name"), "quiet")
    yield doc.Heading(certificate.name, 1)
    yield doc.Paragraph(
        words.say("certified completed" if statement.kind == "completion" else "certified attended"), "quiet"
    )
    yield doc.Heading(statement.title, 2)
    yield doc.FactList(tuple(certificate_facts(statement, certificate.held, words)))
    yield doc.Paragraph(words.say("certificate rule"), "quiet")
    yield doc.Paragraph(words.say("certificate limits"), "attention")
    yield doc.BlankLines(1)
    yield doc.Paragraph(words.say("certificate signature"), "quiet")
    code_cm = min(max(_LEAST_CM, _MODULE_CM * qr_modules(certificate.text, mask=_MASK)), _MOST_CM)
    yield doc.QrCode(certificate.text, words.say("certificate code"), code_cm, _MASK)
    yield doc.Paragraph(format_digit_groups(certificate.text), "quiet")
    yield doc.Paragraph(words.say("certificate code named" if statement.name else "certificate code"), "quiet")
    if certificate.proof:
        yield doc.FactList(((words.say("certificate proof"), certificate.proof),))
    yield doc.Paragraph(words.say("certificate private"), "quiet")


def certificate_facts(statement: Statement, full_minutes: int, words: Wording) -> Iterable[tuple[str, str]]:
    """Yields label and value of what a page prints in its table; `full_minutes` is how long the training took, 0 where
    nobody knows."""
    if statement.first and statement.last:
        first_day, last_day = words.date(statement.first), words.date(statement.last)
        yield (
            words.say("dates"),
            first_day if first_day == last_day else words.say("from to", first=first_day, last=last_day),
        )
    yield words.say("half-days attended"), words.say("of many", number=statement.attended, all=statement.held)
    yield words.say("half-days needed"), words.say("of many", number=statement.required, all=statement.held)
    if statement.minutes:
        attended_hours = hours(statement.minutes)
        hours_text = (
            words.say("of many", number=attended_hours, all=hours(full_minutes)) if full_minutes else attended_hours
        )
        yield words.say("hours attended"), hours_text
    yield words.say("certificate number"), statement.number
    yield words.say("issued on"), words.date(statement.issued)


def hours(minutes: int) -> str:
    """Hours and minutes, `34:30`; whole hours, `34`."""
    full_hours, remainder = divmod(minutes, _HOUR)
    return f"{full_hours}:{remainder:02d}" if remainder else str(full_hours)
