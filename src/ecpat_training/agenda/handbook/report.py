"""Who got which copy, as a document for the programme's own people."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ecpat_training.agenda.handbook.copies import Copies, ReleasedEdition, Standing, newest_of
from ecpat_training.core.text import count
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import wording

TONES: dict[Standing, doc.Tone] = {
    "newest": "plain",
    "older": "attention",
    "not in the ledger": "bad",
    "not clear": "bad",
}


def copies_document(
    programme: str, copies: Sequence[Copies], ledger: Sequence[ReleasedEdition], provenance: Provenance
) -> doc.Document:
    """First what is to be done, then every row, then the editions."""
    return doc.Document(
        "Who has which copy of the handbook",
        [*_write_first_page(copies), *_rows(copies), *_editions(copies, ledger)],
        programme,
        notice="For the programme's own people: this table may hold names.",
        footer=provenance_sentence(provenance),
    )


def write_headline(copies: Sequence[Copies]) -> str:
    """The result in one line."""
    older_count = sum(row.standing == "older" for row in copies)
    return f"{count(len(copies), 'row')}, {older_count} of an older edition."


def _write_first_page(copies: Sequence[Copies]) -> Iterable[doc.Block]:
    older_rows = [row for row in copies if row.standing == "older"]
    if older_rows:
        sheets, unnumbered_rows = _sum(older_rows)
        recipients = list(dict.fromkeys(row.given.to for row in older_rows))
        uncounted = f", and {count(unnumbered_rows, 'row')} without a number" if unnumbered_rows else ""
        sentence = (
            f"{count(len(recipients), 'recipient')} {'has' if len(recipients) == 1 else 'have'} an older edition: "
        )
        yield doc.Paragraph(f"{sentence}{count(sheets, 'copy', 'copies')}{uncounted}.", "attention")
    elif copies:
        yield doc.Paragraph("Nobody has an older edition, as far as the rows say.", "good")
    else:
        yield doc.Paragraph("The table has no row that can be read.", "attention")
    unclear_count = sum(row.standing in ("not in the ledger", "not clear") for row in copies)
    if unclear_count:
        verb = "is" if unclear_count == 1 else "are"
        yield doc.Paragraph(
            f"{count(unclear_count, 'row')} {verb} of an edition or language that the ledger doesn't have.", "bad"
        )


def _sum(copies: Iterable[Copies]) -> tuple[int, int]:
    """How many copies, and of how many rows nobody knows."""
    copy_counts = [row.given.copies for row in copies]
    return sum(number for number in copy_counts if number is not None), sum(number is None for number in copy_counts)


def _language(code: str | None) -> str:
    return wording().name_of(code) if code else ""


def _cell_or_empty(value: object) -> object:
    """A cell, empty where nobody knows."""
    return "" if value is None else value


def _rows(copies: Sequence[Copies]) -> Iterable[doc.Block]:
    if not copies:
        return
    order: Sequence[Standing] = ("older", "not in the ledger", "not clear", "newest")
    sorted_ = sorted(copies, key=lambda row: (order.index(row.standing), row.given.to.casefold()))
    yield doc.Heading("Copies, those of older editions first")
    yield table_of(
        "Copies",
        sorted_,
        [
            Column("To whom", lambda row: row.given.to, width=3),
            Column("Edition", lambda row: row.given.edition, width=1.3),
            Column("Language", lambda row: _language(row.language), width=1.3),
            Column("Copies", lambda row: _cell_or_empty(row.given.copies), "count", width=0.9),
            Column("Date", lambda row: _cell_or_empty(row.given.on), "date", width=1.2),
            Column("Edition is", lambda row: row.standing, width=1.5),
        ],
        tones=tuple(TONES[row.standing] for row in sorted_),
    )


def _editions(copies: Sequence[Copies], ledger: Sequence[ReleasedEdition]) -> Iterable[doc.Block]:
    if not ledger:
        yield doc.Paragraph("No edition was released yet: the ledger beside the programme is empty.", "quiet")
        return
    newest_editions = {release.edition for release in newest_of(ledger).values()}
    copies_by_edition: Counter[str] = Counter()
    for row in copies:
        copies_by_edition[row.given.edition] += row.given.copies or 0
    yield doc.Heading("Editions that were released")
    yield table_of(
        "Editions",
        ledger,
        [
            Column("Edition", lambda release: release.edition, width=1.3),
            Column("Language", lambda release: _language(release.language), width=1.3),
            Column("Released", lambda release: release.on, "date", width=1.2),
            Column("Copies out", lambda release: copies_by_edition[release.edition], "count", width=1),
            Column(
                "Edition is", lambda release: "newest" if release.edition in newest_editions else "older", width=1.5
            ),
        ],
    )
