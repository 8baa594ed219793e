"""A certificate as a page for the holder's hands: what was attended, by which rule, what it does not say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ecpat_training.certificates.model.person import Certificate
from ecpat_training.certificates.model.statement import Kind, Statement
from ecpat_training.certificates.reading.texts import in_groups
from ecpat_training.documents.document import (
    BlankLines,
    Block,
    Document,
    FactList,
    Heading,
    PageBreak,
    Paragraph,
    QrCode,
)
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.documents.qr import qr_modules
from ecpat_training.documents.wording import Wording

_TITLES: dict[Kind, str] = {"attendance": "attendance certificate", "completion": "completion certificate"}
_MODULE_CM, _LEAST_CM, _MOST_CM = 0.05, 3.5, 5.5
_MASK = 3  # any will do for signed letters
_HOUR = 60


def certificate_document(one: Certificate, words: Wording, programme: str, made: Provenance) -> Document:
    """The page of one person."""
    return _document(one, [*_blocks(one, words, programme)], words, programme, made)


def all_certificates(every: Sequence[Certificate], words: Wording, programme: str, made: Provenance) -> Document:
    """All certificates one behind the other, each with its own title, to be printed at once."""
    blocks: list[Block] = []
    for number, one in enumerate(every):
        blocks += [PageBreak(), Heading(words.say(_TITLES[one.statement.kind]), 0)] if number else []
        blocks += _blocks(one, words, programme)
    return _document(every[0], blocks, words, programme, made)


def _document(first: Certificate, blocks: list[Block], words: Wording, programme: str, made: Provenance) -> Document:
    title = words.say(_TITLES[first.statement.kind])
    labels = replace(words.labels, page="")  # of one page each: nothing to count
    return Document(
        title, blocks, foot=programme, made=made_by(made, words), language=words.tag, labels=labels, full=True
    )


def _blocks(one: Certificate, words: Wording, programme: str) -> Iterable[Block]:
    said = one.statement
    yield Paragraph(programme)
    yield Paragraph(words.say("certified name"), "quiet")
    yield Heading(one.name, 1)
    yield Paragraph(words.say("certified completed" if said.kind == "completion" else "certified attended"), "quiet")
    yield Heading(said.title, 2)
    yield FactList(tuple(_facts(said, one.held, words)))
    yield Paragraph(words.say("certificate rule"), "quiet")
    yield Paragraph(words.say("certificate limits"), "attention")
    yield BlankLines(1)
    yield Paragraph(words.say("certificate signature"), "quiet")
    cm = min(max(_LEAST_CM, _MODULE_CM * qr_modules(one.text, mask=_MASK)), _MOST_CM)
    yield QrCode(one.text, words.say("certificate code"), cm, _MASK)
    yield Paragraph(in_groups(one.text), "quiet")
    yield Paragraph(words.say("certificate code named" if said.name else "certificate code"), "quiet")
    if one.proof:
        yield FactList(((words.say("certificate proof"), one.proof),))
    yield Paragraph(words.say("certificate private"), "quiet")


def _facts(said: Statement, held: int, words: Wording) -> Iterable[tuple[str, str]]:
    if said.first and said.last:
        first, last = words.date(said.first), words.date(said.last)
        yield words.say("dates"), first if first == last else words.say("from to", first=first, last=last)
    yield words.say("half-days attended"), words.say("of many", number=said.attended, all=said.held)
    yield words.say("half-days needed"), words.say("of many", number=said.required, all=said.held)
    if said.minutes:
        there = hours(said.minutes)
        all_ = words.say("of many", number=there, all=hours(held)) if held else there
        yield words.say("hours attended"), all_
    yield words.say("certificate number"), said.number
    yield words.say("issued on"), words.date(said.issued)


def hours(minutes: int) -> str:
    """Hours and minutes, `34:30`; whole hours, `34`."""
    whole, rest = divmod(minutes, _HOUR)
    return f"{whole}:{rest:02d}" if rest else str(whole)
