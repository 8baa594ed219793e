"""`ecpat roster draft`: a file that is no table of people as a list that a person looks at."""

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import provenance_sentence
from ecpat_training.files.places import Places
from ecpat_training.roster.model.draft import UNREAD_SHEET
from ecpat_training.roster.model.joined import SOURCE_HEADER
from ecpat_training.roster.reading.draft import draft_list
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.report.for_machines import RosterDraftResult
from ecpat_training.roster.report.list_files import list_as_csv, list_workbook
from ecpat_training.words.catalogue.message import phrase

ENDINGS = (".csv",)
PEOPLE = "Participants"


def roster_draft(list_: ListFile, delivery: Delivery) -> Outcome:
    """Writes the list that a file may be.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: no two people are understood in it.
        UsageError, OutputError: a file can't be written there.
    """
    delivery.check([list_.path])
    draft = draft_list(list_)
    columns = (*draft.columns, SOURCE_HEADER)
    rows = tuple(
        tuple({**person.cells, SOURCE_HEADER: person.place.place_in_file}.get(title, "") for title in columns)
        for person in draft.people
    )
    table = doc.ReportTable(PEOPLE, tuple(doc.ReportColumn(title) for title in columns), rows)
    places = tuple(line.place for line in draft.unread)
    findings = []
    if places:
        message = phrase(
            "{places} {count:isn't|aren't} understood, and {count:stands|stand} on the last sheet of the list.",
            places=Places(places),
            count=len(places),
        )
        hint = "Please look whether somebody stands there."
        findings.append(Finding("roster.unread", Severity.NOTE, message, places[0], hint, places[1:]))
    delivery.findings(findings)
    origin = provenance("ecpat roster draft", [list_.path])
    headline = f"{count(len(rows), 'person', 'people')} of {draft.file}, read as {draft.shape}."
    blocks: list[doc.Block] = [
        doc.Paragraph(headline),
        doc.Paragraph("It is a proposal: look at each row before you use the list."),
        doc.FactList((("Columns", ", ".join(draft.columns)), ("Lines not understood", str(len(places))))),
    ]
    unread_table = doc.ReportTable(
        UNREAD_SHEET, (doc.ReportColumn("Place"), doc.ReportColumn("Text", width=6)),
        tuple((line.place.place_in_file, line.text) for line in draft.unread),
    )  # fmt: skip
    csv_files = {path: list_as_csv(table) for path in delivery.paths if path.suffix.lower() == ".csv"}
    workbook = {".xlsx": list_workbook(table, [unread_table] if places else [])} if delivery.writes(".xlsx") else {}
    report = doc.Document("A proposed list", blocks, footer=provenance_sentence(origin))
    delivery.document(
        report, content_by_ending=workbook, named=csv_files, private=[*csv_files, *delivery.files_ending_in(".xlsx")]
    )
    delivery.data(lambda: RosterDraftResult(draft), findings, origin)
    return Outcome(Exit.CLEAN, headline)
