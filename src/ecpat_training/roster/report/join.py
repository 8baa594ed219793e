"""Several lists as one: what became of each list's rows, as a report without names; and the one list as a workbook."""

from ecpat_training.core.text import count
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.roster.model.joined import POSSIBLE_MATCH_HEADER, SOURCE_HEADER, JoinedLists, JoinedPiece
from ecpat_training.roster.report.list_files import list_workbook
from ecpat_training.roster.report.match import PAIRS, pairs_table

PEOPLE, NOT_JOINED = "Participants", "Rows not joined"


def write_headline(joined_lists: JoinedLists) -> str:
    """The result in one sentence."""
    people = sum(piece.people for piece in joined_lists.pieces)
    merged_count = people - len(joined_lists.rows)
    lists, rows = count(len(joined_lists.pieces), "list"), count(len(joined_lists.rows), "row")
    text = f"{count(people, 'person', 'people')} of {lists} in {rows}"
    text += f", {count(merged_count, 'of them was', 'of them were')} decided to be the same" if merged_count else ""
    return f"{text}; {count(joined_lists.open, 'pair')} to decide." if joined_lists.open else f"{text}."


def join_document(joined_lists: JoinedLists, provenance: Provenance) -> doc.Document:
    """Each list's rows, added up; then the pairs that wait for a person, by their places."""
    tone: doc.Tone = "attention" if joined_lists.open else "good"
    columns: list[Column[JoinedPiece]] = [
        Column("List", lambda piece: piece.label, width=3),
        Column("Rows", lambda piece: piece.rows, "count"),
        Column("No people", lambda piece: piece.no_people, "count"),
        Column("Repeated in it", lambda piece: piece.repeats, "count"),
        Column("People", lambda piece: piece.people, "count"),
        Column("Of them out", lambda piece: piece.out, "count"),
        Column("Same as before", lambda piece: piece.merged, "count"),
        Column("Joined", lambda piece: piece.people - piece.merged, "count"),
    ]
    blocks: list[doc.Block] = [
        doc.Paragraph(write_headline(joined_lists), tone),
        table_of("Lists", joined_lists.pieces, columns),
    ]
    open_pairs = [pair.model_copy(update={"names": ""}) for pair in joined_lists.pairs[: joined_lists.open]]
    if open_pairs:
        blocks += [doc.Heading("Who may be one person", 2), pairs_table(PAIRS, open_pairs, "", keys=False)]
    if joined_lists.not_joined:
        blocks += [doc.Heading("Rows that aren't joined", 2), _unjoined_table(joined_lists, "Not joined")]
    return doc.Document("One list of several", blocks, footer=provenance_sentence(provenance), landscape=True)


def build_joined_table(joined_lists: JoinedLists) -> doc.ReportTable:
    """The list itself: a row for each person, with the place from which they come."""
    titles = (
        *joined_lists.columns,
        SOURCE_HEADER,
        *((POSSIBLE_MATCH_HEADER,) if any(row.pairs for row in joined_lists.rows) else ()),
    )
    rows = tuple(
        tuple(
            {**row.cells, SOURCE_HEADER: "; ".join(row.places), POSSIBLE_MATCH_HEADER: "; ".join(row.pairs)}.get(
                title, ""
            )
            for title in titles
        )
        for row in joined_lists.rows
    )
    tones: tuple[doc.Tone, ...] = tuple("attention" if row.pairs else "plain" for row in joined_lists.rows)
    return doc.ReportTable(PEOPLE, tuple(doc.ReportColumn(title) for title in titles), rows, tones=tones)


def build_joined_workbook(joined_lists: JoinedLists) -> bytes:
    """The list on the first sheet; behind it the pairs to decide and the rows that aren't joined, which whoever reads
    the list passes over."""
    further_tables = []
    if joined_lists.pairs:
        further_tables.append(pairs_table(PAIRS, joined_lists.pairs, "", keys=True))
    if joined_lists.not_joined:
        further_tables.append(_unjoined_table(joined_lists, NOT_JOINED))
    return list_workbook(build_joined_table(joined_lists), further_tables)


def _unjoined_table(joined_lists: JoinedLists, name: str) -> doc.ReportTable:
    columns = (doc.ReportColumn("Row", width=3), doc.ReportColumn("Because", width=5))
    return doc.ReportTable(name, columns, tuple((row.place, row.why) for row in joined_lists.not_joined))
