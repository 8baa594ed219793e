"""Who got which copy, as a document for the programme's own people."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ecpat_training.agenda.handbook.copies import Copies, ReleasedEdition, Standing, newest_of
from ecpat_training.core.text import count
from ecpat_training.documents.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    ReportColumn,
    ReportTable,
    Tone,
)
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.documents.wording import wording

TONES: dict[Standing, Tone] = {
    "newest": "plain",
    "older": "attention",
    "not in the ledger": "bad",
    "not clear": "bad",
}


def copies_document(
    programme: str, copies: Sequence[Copies], ledger: Sequence[ReleasedEdition], made: Provenance
) -> Document:
    """First what is to be done, then every row, then the editions."""
    return Document(
        "Who has which copy of the handbook",
        [*_first(copies), *_rows(copies), *_editions(copies, ledger)],
        programme,
        notice="For the programme's own people: this table may hold names.",
        footer=made_by(made),
    )


def headline(copies: Sequence[Copies]) -> str:
    """The result in one line."""
    older = sum(one.standing == "older" for one in copies)
    return f"{count(len(copies), 'row')}, {older} of an older edition."


def _first(copies: Sequence[Copies]) -> Iterable[Block]:
    older = [one for one in copies if one.standing == "older"]
    if older:
        sheets, unknown = _sum(older)
        who = list(dict.fromkeys(one.given.to for one in older))
        more = f", and {count(unknown, 'row')} without a number" if unknown else ""
        said = f"{count(len(who), 'recipient')} {'has' if len(who) == 1 else 'have'} an older edition: "
        yield Paragraph(f"{said}{count(sheets, 'copy', 'copies')}{more}.", "attention")
    elif copies:
        yield Paragraph("Nobody has an older edition, as far as the rows say.", "good")
    else:
        yield Paragraph("The table has no row that can be read.", "attention")
    unclear = sum(one.standing in ("not in the ledger", "not clear") for one in copies)
    if unclear:
        verb = "is" if unclear == 1 else "are"
        yield Paragraph(
            f"{count(unclear, 'row')} {verb} of an edition or language that the ledger doesn't have.", "bad"
        )


def _sum(copies: Iterable[Copies]) -> tuple[int, int]:
    """How many copies, and of how many rows nobody knows."""
    numbers = [one.given.copies for one in copies]
    return sum(one for one in numbers if one is not None), sum(one is None for one in numbers)


def _language(code: str | None) -> str:
    return wording().name_of(code) if code else ""


def _known(value: object) -> object:
    """A cell, empty where nobody knows."""
    return "" if value is None else value


def _rows(copies: Sequence[Copies]) -> Iterable[Block]:
    if not copies:
        return
    order: Sequence[Standing] = ("older", "not in the ledger", "not clear", "newest")
    sorted_ = sorted(copies, key=lambda one: (order.index(one.standing), one.given.to.casefold()))
    columns = (
        ReportColumn("To whom", width=3),
        ReportColumn("Edition", width=1.3),
        ReportColumn("Language", width=1.3),
        ReportColumn("Copies", "count", width=0.9),
        ReportColumn("Date", "date", width=1.2),
        ReportColumn("Edition is", width=1.5),
    )
    rows = tuple(
        (
            one.given.to,
            one.given.edition,
            _language(one.language),
            _known(one.given.copies),
            _known(one.given.on),
            one.standing,
        )
        for one in sorted_
    )
    yield Heading("Copies, those of older editions first")
    yield ReportTable("Copies", columns, rows, tones=tuple(TONES[one.standing] for one in sorted_))


def _editions(copies: Sequence[Copies], ledger: Sequence[ReleasedEdition]) -> Iterable[Block]:
    if not ledger:
        yield Paragraph("No edition was released yet: the ledger beside the programme is empty.", "quiet")
        return
    newest = {one.edition for one in newest_of(ledger).values()}
    out: Counter[str] = Counter()
    for one in copies:
        out[one.given.edition] += one.given.copies or 0
    columns = (
        ReportColumn("Edition", width=1.3),
        ReportColumn("Language", width=1.3),
        ReportColumn("Released", "date", width=1.2),
        ReportColumn("Copies out", "count", width=1),
        ReportColumn("Edition is", width=1.5),
    )
    rows = tuple(
        (one.edition, _language(one.language), one.on, out[one.edition], "newest" if one.edition in newest else "older")
        for one in ledger
    )
    yield Heading("Editions that were released")
    yield ReportTable("Editions", columns, rows)
