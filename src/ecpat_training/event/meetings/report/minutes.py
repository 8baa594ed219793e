"""The minutes: who was there by partners and codes, the decisions as they stand on a day, the documents. No names."""

from collections.abc import Iterable

from ecpat_training.core.finding import errors
from ecpat_training.core.text import count
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording
from ecpat_training.event.meetings.model.expected import Meeting
from ecpat_training.event.meetings.model.standing import (
    DecisionStanding,
    DecisionValidity,
    JudgedDecision,
    Progress,
    QuorumCount,
)

_TONES: dict[Progress, Tone] = {
    "late": "bad", "due soon": "attention", "open": "plain", "done": "good", "dropped": "quiet",
    "not known": "attention", "does not stand": "quiet",
}  # fmt: skip
_VALIDITY_TEXTS: dict[DecisionValidity, str] = {
    "stands": "present yes", "does not stand": "present no", "not known": "present unknown",
}  # fmt: skip
_PRESENCE_KEYS = {True: "present yes", False: "present no", None: "present unknown"}
_NO_QUORUM: tuple[str, Tone] = ("quorum none", "plain")
_QUORUM_TEXTS: dict[bool | None, tuple[str, Tone]] = {
    True: ("quorum reached", "good"), False: ("quorum missed", "bad"), None: ("quorum unknown", "attention"),
}  # fmt: skip


def write_headline(standing: DecisionStanding) -> str:
    """The result in one line."""
    standing_count = sum(judged_decision.stands == "stands" for judged_decision in standing.decisions)
    late_count, soon_count = len(standing.those("late")), len(standing.those("due soon"))
    sentence = (
        f"{count(len(standing.decisions), 'decision')}, {standing_count} stand{'s' if standing_count == 1 else ''}"
    )
    done_count = len(standing.those("done"))
    sentence += f"; {done_count} done, {len(standing.those('open')) + soon_count + late_count} open, "
    sentence += f"{late_count} late on {standing.on}."
    question_count = len(errors(standing.minutes.findings))
    return f"{sentence} {count(question_count, 'question')} to answer." if question_count else sentence


def minutes_document(
    standing: DecisionStanding, meeting: Meeting, words: Wording, provenance: Provenance, *, texts: bool = True
) -> Document:
    """The minutes in the language of the words; without `texts` of people, as a program gets them."""
    quorum_count = standing.quorum
    quorum_phrase, tone = _NO_QUORUM if quorum_count.needed is None else _QUORUM_TEXTS[quorum_count.reached]
    blocks: list[Block] = [Paragraph(f"{words.say(quorum_phrase)} {_quorum_sentences(quorum_count, words)}", tone)]
    if question_count := len(errors(standing.minutes.findings)):
        blocks.append(Paragraph(words.say("minutes questions", number=question_count), "attention"))
    blocks += [Heading(words.say("decisions"), 2), _decisions(standing, words, texts=texts)]
    blocks += _build_open_decisions(standing, words)
    if standing.minutes.partners:
        blocks += [Heading(words.say("who was there"), 2), _attendance_table(standing, words)]
    if standing.minutes.papers and texts:
        blocks += [Heading(words.say("meeting documents"), 2), _papers(standing, words)]
    return Document(
        words.say("minutes of", training=meeting.title),
        blocks,
        words.date(meeting.start) if meeting.start else "",
        footer=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
        landscape=True,
    )


def _quorum_sentences(quorum_count: QuorumCount, words: Wording) -> str:
    min_present, max_present = words.number(quorum_count.low), words.number(quorum_count.high)
    present_count = min_present if min_present == max_present else f"{min_present}–{max_present}"
    sentences = [words.say("partners present", number=present_count, all=words.number(quorum_count.partners))]
    if quorum_count.needed is not None:
        sentences.append(words.say("quorum needed", number=words.number(quorum_count.needed)))
    return " ".join(sentences)


def _describe_progress(judged_decision: JudgedDecision, words: Wording) -> str:
    """How far a decision is on the day; of one that doesn't stand, what the minutes say."""
    progress = (
        judged_decision.decision.status if judged_decision.progress == "does not stand" else judged_decision.progress
    )
    return words.say("present unknown" if progress in (None, "not known") else f"decision {progress}")


def _decisions(standing: DecisionStanding, words: Wording, *, texts: bool) -> ReportTable:
    columns = [
        ReportColumn(words.say("number"), width=0.6),
        ReportColumn(words.say("decision"), width=4),
        ReportColumn(words.say("owner"), width=1.8),
        ReportColumn(words.say("by when"), "date", width=1.1),
        ReportColumn(words.say("status"), width=1),
        ReportColumn(words.say("agreed by"), width=2.4),
        ReportColumn(words.say("stands"), width=0.9),
    ]
    rows = [
        [
            judged_decision.decision.number, judged_decision.decision.text, _names(judged_decision.decision.owners),
            judged_decision.decision.due or "",
            _describe_progress(judged_decision, words), _describe_agreement(judged_decision, standing, words),
            words.say(_VALIDITY_TEXTS[judged_decision.stands]),
        ]
        for judged_decision in standing.decisions
    ]  # fmt: skip
    shown_columns = range(len(columns)) if texts else [index for index in range(len(columns)) if index != 1]
    return ReportTable(
        words.say("decisions"),
        tuple(columns[index] for index in shown_columns),
        tuple(tuple(row[index] for index in shown_columns) for row in rows),
        caption=words.say("as it stands on", date=words.date(standing.on)),
        tones=tuple(_TONES[judged_decision.progress] for judged_decision in standing.decisions),
    )


def _describe_agreement(judged_decision: JudgedDecision, standing: DecisionStanding, words: Wording) -> str:
    """Who agreed; all who were there in a word, since a list of everybody hides what isn't unanimous."""
    present_names = {partner.name for partner in standing.minutes.partners if partner.is_present}
    return (
        words.say("agreed all")
        if present_names and present_names == {*judged_decision.decision.agreed}
        else _names(judged_decision.decision.agreed)
    )


def _build_open_decisions(standing: DecisionStanding, words: Wording) -> list[Block]:
    """A row for each partner that has something to do, what is late first."""
    decisions_by_owner = [*standing.group_by_owner()]
    if not decisions_by_owner:
        return []
    columns = (
        ReportColumn(words.say("owner"), width=2),
        ReportColumn(words.say("number"), width=0.8),
        ReportColumn(words.say("by when"), "date", width=1),
        ReportColumn(words.say("status"), width=1),
    )
    lines = [
        (
            owner or words.say("present unknown"),
            judged_decision.decision.number,
            judged_decision.decision.due or "",
            _describe_progress(judged_decision, words),
        )
        for owner, decisions in decisions_by_owner
        for judged_decision in decisions
    ]
    tones = tuple(
        _TONES[judged_decision.progress] for _, decisions in decisions_by_owner for judged_decision in decisions
    )
    title = words.say("still to do")
    return [Heading(title, 2), ReportTable(title, columns, tuple(lines), tones=tones)]


def _attendance_table(standing: DecisionStanding, words: Wording) -> ReportTable:
    return table_of(
        words.say("who was there"),
        standing.minutes.partners,
        [
            Column(words.say("organisation"), lambda partner: partner.name, width=3),
            Column(words.say("present"), lambda partner: words.say(_PRESENCE_KEYS[partner.is_present])),
            Column(words.say("pack code"), lambda partner: _names(partner.codes), width=3),
        ],
    )


def _papers(standing: DecisionStanding, words: Wording) -> ReportTable:
    return table_of(
        words.say("meeting documents"),
        standing.minutes.papers,
        [
            Column(words.say("meeting documents"), lambda paper: paper.title, width=4),
            Column(words.say("document version"), lambda paper: paper.version),
            Column(words.say("date column"), lambda paper: paper.version_date or "", "date"),
        ],
    )


def _names(names: Iterable[str]) -> str:
    return "; ".join(names)
