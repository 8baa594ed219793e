"""Which follow-ups are due: a table, how many people each partner asks, and what may be written to the partners."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import ENGLISH, wording
from ecpat_training.followup.model.due import DueBoard, DueState, FollowUpDue
from ecpat_training.followup.model.due_list import DueItem
from ecpat_training.followup.report.due_list import due_list_blocks
from ecpat_training.followup.report.partner_letters import PartnerLetter

NOTICE = "Internal: it holds no names, but counts of few people."
WITH_CODES = "Internal: it holds the codes of people who haven't answered. Give each partner its own alone."
_TONES: dict[DueState, Tone] = {
    DueState.DONE: "good", DueState.LATE: "bad", DueState.PARTLY: "attention", DueState.DUE: "attention",
    DueState.LATER: "quiet",
}  # fmt: skip


def headline(board: DueBoard) -> str:
    """How much there is to do, in one line."""
    states = [step.state(board.on) for step in board.steps]
    state_counts = [f"{states.count(due_state)} {due_state}" for due_state in DueState if due_state in states]
    return f"{count(len(states), 'follow-up')}{': ' if state_counts else ''}{listing(state_counts)}."


def due_document(
    board: DueBoard,
    items: Sequence[DueItem],
    letters: Sequence[PartnerLetter],
    origin: Provenance,
    *,
    codes: bool = False,
) -> Document:
    """What is due by date, where it isn't follow-ups alone; who asks how many people, by partner, with a text for each;
    then every follow-up."""
    blocks: list[Block] = [Paragraph(headline(board)), *due_list_blocks(items)]
    if board.now:
        blocks += [Heading("Who asks how many people", 2), _partners(board)]
    if codes and any(step.open for step in board.now):
        blocks += [Heading("Codes of people who haven't answered", 2), _codes(board)]
    blocks += [block for letter in letters for block in _letter(letter)]
    blocks += [Heading("All follow-ups", 2), _table(board)] if board.steps else []
    blocks += [*_undated(board)]
    blocks.append(Paragraph(_RULE, "quiet"))
    title = f"Follow-ups that are due, on {board.on}"
    notice = WITH_CODES if codes else NOTICE
    return Document(title, blocks, board.programme, notice=notice, footer=provenance_sentence(origin), landscape=True)


_RULE = (
    "People are asked 3, 6 and 12 months after the last day, and have two weeks. Done: four fifths of those who made "
    "commitments said what became of all of theirs, and as many answered the questionnaire."
)

_UNREAD = "The fixed words of this text are a working translation: let a native speaker read it before you mail it."


def _letter(letter: PartnerLetter) -> Iterator[Block]:
    yield Heading(
        f"Text for the partner in {wording().country(letter.country)}, in {wording().name_of(letter.language)}", 2
    )
    if letter.language != ENGLISH:
        yield Paragraph(_UNREAD, "quiet")
    yield from map(Paragraph, letter.text)


def _partners(board: DueBoard) -> ReportTable:
    columns = (
        ReportColumn("Partner in"),
        ReportColumn("Follow-ups", "count"),
        ReportColumn("Late", "count"),
        ReportColumn("People to ask", "count"),
        ReportColumn("By", "date", width=1.2),
    )
    rows = tuple(
        (
            wording().country(country),
            len(steps),
            sum(step.state(board.on) is DueState.LATE for step in steps),
            _people(steps),
            min(step.by for step in steps),
        )
        for country, steps in board.partners.items()
    )
    return ReportTable("Partners", columns, rows)


def _people(steps: Sequence[FollowUpDue]) -> int:
    """How many people are asked: whoever is asked for two months of one training is one."""
    most_by_training: dict[str, int] = {}
    for step in steps:
        most_by_training[step.training] = max(most_by_training.get(step.training, 0), _to_ask(step))
    return sum(most_by_training.values())


def _to_ask(step: FollowUpDue) -> int:
    """How many people still have to say what became of their commitments, or answer the questionnaire."""
    missing_questionnaires = max(step.people - (step.questionnaires or 0), 0)
    return max(len(step.open), missing_questionnaires)


def _codes(board: DueBoard) -> ReportTable:
    columns = (ReportColumn("Training"), ReportColumn("Months", "count"), ReportColumn("Codes", width=6))
    rows = tuple((step.training, step.month, ", ".join(step.open)) for step in board.now if step.open)
    return ReportTable("Codes", columns, rows)


def _table(board: DueBoard) -> ReportTable:
    columns = (
        ReportColumn("Training", width=1.3),
        ReportColumn("Months", "count"),
        ReportColumn("From", "date", width=1.3),
        ReportColumn("By", "date", width=1.3),
        ReportColumn("State"),
        ReportColumn("People", "count"),
        ReportColumn("On commitments", "text", width=1.5),
        ReportColumn("Questionnaires", "text", width=1.5),
    )
    rows = tuple(
        (step.training, step.month, step.on, step.by, str(step.state(board.on)), step.people, _on(step), _answers(step))
        for step in board.steps
    )
    return ReportTable("Follow-ups", columns, rows, tones=tuple(_TONES[step.state(board.on)] for step in board.steps))


def _on(step: FollowUpDue) -> str:
    return f"{step.answered} of {step.people}" if step.typed else "not typed"


def _answers(step: FollowUpDue) -> str:
    return "none" if step.questionnaires is None else str(step.questionnaires)


def _undated(board: DueBoard) -> Iterator[Block]:
    if board.undated:
        yield Paragraph(f"Without a date, so that nothing is due: {listing([*board.undated], 40)}.", "attention")
