"""The board as a document: what is most urgent, the table of all trainings, and everything that is to be done."""

from collections.abc import Iterator, Mapping

from ecpat_training.commands.questionnaires import untouched_example_message
from ecpat_training.core.text import count, listing, visible
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.folder.model.board import Board, BoardRow, BoardStep, State
from ecpat_training.folder.model.facts import MIX
from ecpat_training.folder.reading.table import COLUMNS
from ecpat_training.followup.report.goals import goals_in_short, goals_table
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_WIDE_TERMINAL = 164  # columns of a terminal that has room for all steps
_MAX_LIST_LINES = 5  # lines: a longer list isn't read
_NOTICE = "Internal: it holds no names, but counts of few people."
_IN_A_FILE = phrase("more: {command} has all of them.", command=Command("status", "--out board.html"))
_STATE_TEXTS = {"nothing due yet": "–", "not asked": ""}
_MARKS: Mapping[State, doc.Tone] = {
    "done": "good", "partly": "attention", "late": "bad", "not received": "attention", "nothing due yet": "quiet",
    "not asked": "plain",
}  # fmt: skip
_EMPTY_TONE: doc.Tone = "attention"
_KEY = (
    ("done", "read, and it holds what it should"),
    ("partly", "something has come that isn't enough"),
    ("late", "its day is over, and it isn't done"),
    ("not received", "it is time for it, and nothing has come"),
    ("–", "nothing due yet"),
    ("(empty)", "an event of this kind has no such step"),
)


def board_document(board: Board, provenance: Provenance) -> doc.Document:
    """What is most urgent comes first, at most five lines of it."""
    blocks = [
        doc.Paragraph(headline(board), _board_tone(board)),
        *_urgent(board, "more are below."),
        _table(board),
        *_to_do_blocks(board),
        *_seats(board),
        *_goals(board),
    ]
    blocks += [*_side_notes(board), doc.Heading("What the words mean", 2), doc.FactList(_KEY)]
    subtitle = f"{board.programme}, on {board.on}"
    return doc.Document(
        "Where the trainings stand",
        blocks,
        subtitle,
        notice=_NOTICE,
        footer=provenance_sentence(provenance),
        landscape=True,
    )


def board_on_terminal(board: Board, provenance: Provenance, width: int) -> doc.Document:
    """The board for a terminal of `width` columns: the table where there is room, else each training with its steps
    by how they stand; and the first lines of what is to be done."""
    table = _table(board) if width >= _WIDE_TERMINAL else _narrow(board)
    blocks = [doc.Paragraph(headline(board), _board_tone(board)), *_urgent(board, _IN_A_FILE), table]
    blocks += [*_goals_in_short(board), *_side_notes(board)]
    return doc.Document(
        "Where the trainings stand", blocks, f"{board.programme}, on {board.on}", footer=provenance_sentence(provenance)
    )


def headline(board: Board) -> str:
    """How much there is to do, in one line."""
    states = [step.state for row in board.rows for step in row.steps]
    headline_parts = [f"{states.count('done')} done"]
    headline_parts += [
        f"{number} {name}" for name in ("late", "partly", "not received") if (number := states.count(name))
    ]
    return f"{count(len(board.rows), 'training')}. Steps: {listing(headline_parts)}."


def _board_tone(board: Board) -> doc.Tone:
    return "bad" if any(step.state == "late" for row in board.rows for step in row.steps) else "plain"


def _urgent(board: Board, remainder_text: str) -> Iterator[doc.Block]:
    pending = board.to_do
    if pending:
        yield doc.Heading("First of all", 2)
        yield doc.Bullets(tuple(_line(row, step) for row, step in pending[:_MAX_LIST_LINES]))
        if len(pending) > _MAX_LIST_LINES:
            yield doc.Paragraph(f"{len(pending) - _MAX_LIST_LINES:,} {remainder_text}", "quiet")


def _line(row: BoardRow, step: BoardStep) -> str:
    due_text = f" (by {step.by})" if step.by else ""
    return f"{row.training}, {step.name}, {step.state}{due_text}: {step.what}. To do: {step.do}."


def _table(board: Board) -> doc.ReportTable:
    columns = (
        doc.ReportColumn("Training", width=1.6),
        *(doc.ReportColumn(column.short or column.title) for column in COLUMNS),
    )
    rows = tuple((row.training, *(_cell(step) for step in row.steps)) for row in board.rows)
    marks: list[tuple[doc.Tone, ...]] = [("plain", *(_MARKS[step.state] for step in row.steps)) for row in board.rows]
    return doc.ReportTable("Board", columns, rows, marks=tuple(marks))


def _cell(step: BoardStep) -> str:
    if step.name == "date" and step.state == "done":
        return step.what
    return _STATE_TEXTS.get(step.state, step.state)


def _narrow(board: Board) -> doc.ReportTable:
    columns = (
        doc.ReportColumn("Training"),
        doc.ReportColumn("First day", "times"),
        doc.ReportColumn("Late", width=2),
        doc.ReportColumn("Partly", width=2),
        doc.ReportColumn("Not received", width=2),
        doc.ReportColumn("Done", "count"),
    )
    states: tuple[State, ...] = ("late", "partly", "not received")
    rows = []
    for row in board.rows:
        step_names = [", ".join(step.name for step in row.steps if step.state == state) for state in states]
        rows.append(
            (
                row.training,
                str(row.first_day or "no date"),
                *step_names,
                sum(step.state == "done" for step in row.steps),
            )
        )
    return doc.ReportTable("Board", columns, tuple(rows), tones=tuple(map(_tone, board.rows)))


def _tone(row: BoardRow) -> doc.Tone:
    states = {step.state for step in row.steps}
    if "late" in states:
        return "bad"
    if states & {"partly", "not received"}:
        return "attention"
    return "quiet" if "nothing due yet" in states else "good"


def _to_do_blocks(board: Board) -> Iterator[doc.Block]:
    if board.to_do:
        yield doc.Heading("What to do next", 2)
        columns = (
            *(doc.ReportColumn(title, width=1.2) for title in ("Training", "Step", "State")),
            doc.ReportColumn("By", "times", width=1.2), doc.ReportColumn("What there is", width=3),
            doc.ReportColumn("What to do", width=4),
        )  # fmt: skip
        rows = tuple(
            (row.training, step.name, step.state, str(step.by or ""), step.what, step.do) for row, step in board.to_do
        )
        tones: tuple[doc.Tone, ...] = tuple("bad" if step.state == "late" else "plain" for _, step in board.to_do)
        yield doc.ReportTable("To do", columns, rows, tones=tones)


def _seats(board: Board) -> Iterator[doc.Block]:
    """Who is on the lists, by stakeholder and side."""
    rows_with_mix = [row for row in board.rows if row.mix]
    if not rows_with_mix:
        return
    yield doc.Heading("Seats by stakeholder and side", 2)
    columns = (
        doc.ReportColumn("Training", width=1.6),
        *(doc.ReportColumn(title, "count") for title in ("People", *MIX)),
    )
    rows = tuple((row.training, row.people, *(dict(row.mix)[kind] for kind in MIX)) for row in rows_with_mix)
    plain_tone: doc.Tone = "plain"
    marks = tuple(
        (plain_tone, plain_tone, *(_EMPTY_TONE if not dict(row.mix)[kind] else plain_tone for kind in MIX))
        for row in rows_with_mix
    )
    yield doc.ReportTable("Seats", columns, _add_total_row(rows), marks=(*marks, (plain_tone,) * len(columns)))
    yield doc.Paragraph("As the lists say it; whoever's organisation or role isn't known is in People alone.", "quiet")


def _goals(board: Board) -> Iterator[doc.Block]:
    """What the programme follows up as a whole."""
    if board.goals:
        yield doc.Heading("Goals of the programme", 2)
        yield goals_table(board.goals)
        yield doc.Paragraph("Done: all files named as evidence are there. Links weren't followed.", "quiet")


def _goals_in_short(board: Board) -> Iterator[doc.Block]:
    if board.goals:
        yield doc.Paragraph(
            phrase(
                "{goals} {command} shows them.",
                goals=goals_in_short(board.goals),
                command=Command("follow-up due", "--goals"),
            ),
            "quiet",
        )


def _add_total_row(rows: tuple[tuple[object, ...], ...]) -> tuple[tuple[object, ...], ...]:
    sums = [sum(value for value in column if isinstance(value, int)) for column in list(zip(*rows, strict=True))[1:]]
    return (*rows, ("All lists", *sums))


def _side_notes(board: Board) -> Iterator[doc.Block]:
    unknown_files = [f"{row.training} ({row.unknown})" for row in board.rows if row.unknown]
    if unknown_files:
        text = sentences(
            phrase("Files whose names say nothing: {files}.", files=listing(unknown_files, 40)),
            phrase("{command} finds a file's place.", command=Command("add", "FILE")),
        )
        yield doc.Paragraph(text, "attention")
    if board.strays:
        names = listing([f"`{visible(name)}`" for name in board.strays], 20)
        yield doc.Paragraph(f"Folders under trainings that no training of the programme has: {names}.", "attention")
    for example in board.examples:
        text = sentences(
            untouched_example_message(example),
            phrase(
                "Write your own questions into it, or {command} drafts them.", command=Command("survey draft", "FILE")
            ),
        )
        yield doc.Paragraph(text, "attention")
