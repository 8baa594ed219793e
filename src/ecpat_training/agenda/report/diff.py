"""What changed between two agendas as a document: for everybody, then trainer by trainer to be sent on;
and how little changed where an agenda was planned again."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from ecpat_training.agenda.model.diff import AgendaDiff, AgendaItemChange, DateChange
from ecpat_training.agenda.model.plan import Proof, Replan
from ecpat_training.agenda.report.change_sentences import change_sentence, position_text, trainer_sentences
from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import wording

_MOST_TITLES = 10


def diff_document(diff: AgendaDiff, provenance: Provenance) -> doc.Document:
    """How much changed in a sentence, every change, and a section for each trainer."""
    blocks = [doc.Paragraph(diff_sentence(diff), "good" if diff.same else "attention"), *change_blocks(diff)]
    return doc.Document(
        "What changed in the agenda", blocks, f"{diff.title}: {diff.new} against {diff.old}",
        footer=provenance_sentence(provenance),
    )  # fmt: skip


def diff_sentence(diff: AgendaDiff) -> str:
    """How much changed, in counts: `3 of 22 sessions move, 2 change trainers; 1 break is at another time.`"""
    if diff.same:
        return "Nothing changed: both agendas say the same."
    return f"{listing([*_counts(diff)], 20)}."


def _counts(diff: AgendaDiff) -> Iterator[str]:
    wholes = diff.changes_by_session
    held_sessions = [part_changes for part_changes in wholes if any(part_change.before for part_change in part_changes)]
    moved_count = sum(any(part_change.moved for part_change in part_changes) for part_changes in held_sessions)
    verb = "moves" if moved_count < 2 else "move"
    yield f"{moved_count or 'None'} of {count(len(held_sessions), 'session')} {verb}"
    for number, singular, plural in (
        (len(wholes) - len(held_sessions), "is new", "are new"),
        (
            sum(not any(part_change.after for part_change in part_changes) for part_changes in held_sessions),
            "is no longer held",
            "are no longer held",
        ),
        (sum(map(_lasts_otherwise, held_sessions)), "lasts longer or shorter", "last longer or shorter"),
        (
            sum(any(part_change.handed_over for part_change in part_changes) for part_changes in held_sessions),
            "changes trainers",
            "change trainers",
        ),
        (
            sum(any(part_change.was_title for part_change in part_changes) for part_changes in held_sessions),
            "is under another title",
            "are under other titles",
        ),
    ):
        if number:
            yield f"{number} {singular if number == 1 else plural}"
    pauses = sum(change.kind != "session" for change in diff.changes)
    if pauses:
        yield f"{count(pauses, 'break')} {'changes' if pauses == 1 else 'change'}"
    if diff.dates:
        yield f"{count(len(diff.dates), 'day')} {'is' if len(diff.dates) == 1 else 'are'} on another date"


def _lasts_otherwise(part_changes: Sequence[AgendaItemChange]) -> bool:
    """Whether a session that is still held lasts longer or shorter, all its parts together."""
    minutes_before = sum(part_change.before.minutes for part_change in part_changes if part_change.before)
    minutes_after = sum(part_change.after.minutes for part_change in part_changes if part_change.after)
    return minutes_after not in (0, minutes_before)


def change_blocks(diff: AgendaDiff) -> Iterable[doc.Block]:
    """Every change in words and as it stands in both agendas, then what changes for each trainer."""
    dates = tuple(map(_date, diff.dates))
    if dates:
        yield doc.Bullets(dates)
    if diff.changes:
        yield doc.Heading("What changes", 2)
        yield _table(diff)
    lines_by_trainer = {code: (*dates, *trainer_sentences(code, diff.changes)) for code in diff.trainers}
    if any(lines_by_trainer.values()):
        yield doc.Heading("For each trainer, to send on", 2)
        for code, sentences in lines_by_trainer.items():
            if sentences:
                yield from (doc.Heading(code, 3), doc.Bullets(sentences))
        if unchanged_codes := [code for code, sentences in lines_by_trainer.items() if not sentences]:
            yield doc.Paragraph(f"Nothing changes for {listing(unchanged_codes, 40)}.", "quiet")


def _date(change: DateChange) -> str:
    date = wording().date
    if change.before and change.after:
        return f"Day {change.day} is on {date(change.after)}, not on {date(change.before)}."
    if change.before:
        return f"Day {change.day} has no date any more; it was {date(change.before)}."
    return f"Day {change.day} now has a date: {date(change.after) if change.after else ''}."


def _table(diff: AgendaDiff) -> doc.ReportTable:
    reasons = any(change.why for change in diff.changes)
    columns = [
        doc.ReportColumn("What changes", width=5),
        doc.ReportColumn("Before", width=3),
        doc.ReportColumn("Now", width=3),
    ]
    return doc.ReportTable(
        "Changes",
        (*columns, doc.ReportColumn("Why", width=4)) if reasons else tuple(columns),
        tuple(
            (
                change_sentence(change),
                position_text(change.before),
                position_text(change.after),
                *((change.why,) if reasons else ()),
            )
            for change in diff.changes
        ),
        tones=tuple(map(_tone, diff.changes)),
    )


def _tone(change: AgendaItemChange) -> doc.Tone:
    if change.kind != "session":
        return "quiet"
    if change.after is None:
        return "bad"
    return "good" if change.before is None else "attention" if change.moved else "plain"


def replan_blocks(replan: Replan) -> Iterable[doc.Block]:
    """The proof in sentences, what forced a change of the whole, then every change with its reason."""
    yield doc.Heading(f"What changed against {PurePath(replan.diff.old).name}", 2)
    is_proven = all(proof.is_proven for proof in (replan.dropped, replan.moved, replan.handed_over, replan.minutes))
    yield doc.Paragraph(replan_sentence(replan), "good" if is_proven else "attention")
    if replan.forced:
        yield doc.Paragraph("By the programme as it is now, the agenda as it was doesn't hold:")
        yield doc.Bullets(replan.forced)
    yield from change_blocks(replan.diff)


def replan_sentence(replan: Replan) -> str:
    """`3 of 22 sessions move; it is proven that fewer is impossible.` and the same of what else changes."""
    if replan.diff.same:
        return "Nothing has to change: the agenda keeps every rule that must hold."
    titles = [change for change in replan.diff.sessions if change.by_id]
    other_changes = [change for change in replan.diff.changes if change not in titles or change.before != change.after]
    if titles and not other_changes and not replan.diff.dates:
        return (
            f"{_describe_written_titles(titles)} Nothing else has to change: the agenda keeps every rule that "
            f"must hold."
        )
    return " ".join([*_sentences(replan), *([_describe_written_titles(titles)] if titles else [])])


def _describe_written_titles(titles: Sequence[AgendaItemChange]) -> str:
    """Which titles of the agenda give way to those of the programme."""
    title_list = listing([f"“{change.title}” in place of “{change.was_title}”" for change in titles], _MOST_TITLES)
    verb, pronoun = ("is", "it") if len(titles) == 1 else ("are", "them")
    return f"{count(len(titles), 'title')} {verb} written back as the programme has {pronoun}: {title_list}."


def _sentences(replan: Replan) -> Iterator[str]:
    wholes = replan.diff.changes_by_session
    new_count = sum(not any(part_change.before for part_change in part_changes) for part_changes in wholes)
    gone_count = sum(not any(part_change.after for part_change in part_changes) for part_changes in wholes)
    # One session for another of the same title, or of one's own.
    if not replan.dropped.objective and (new_count or gone_count):
        comes_verb, falls_verb = "comes" if new_count == 1 else "come", "falls" if gone_count == 1 else "fall"
        yield f"{count(new_count, 'session')} {comes_verb} in, {gone_count} {falls_verb} out."
    if replan.dropped.objective or not replan.dropped.is_proven:
        verb = "falls" if replan.dropped.objective == 1 else "fall"
        yield f"{count(replan.dropped.objective, 'session')} {verb} out or come in{_proof(replan.dropped)}."
    verb = "moves" if replan.moved.objective < 2 else "move"  # none of them moves
    yield f"{replan.moved.objective or 'None'} of {count(replan.sessions, 'session')} {verb}{_proof(replan.moved)}."
    qualifier = " with so few moves"
    if replan.handed_over.objective or not replan.handed_over.is_proven:
        posts = count(replan.handed_over.objective, "post")
        yield f"{posts}, lead or second, {_change(replan.handed_over)} hands{_proof(replan.handed_over, qualifier)}."
    minutes = (
        "Minutes and breaks change as little as possible"
        if replan.minutes.objective
        else "No minutes and no breaks change"
    )
    yield f"{minutes}." if replan.minutes.is_proven else "Whether minutes and breaks could change less is open."


def _change(proof: Proof) -> str:
    return "changes" if proof.objective == 1 else "change"


def _proof(proof: Proof, scope: str = "") -> str:
    if not proof.objective:
        return ""
    if proof.is_proven:
        return f"; it is proven that fewer is impossible{scope}"
    return f"; the search was stopped: it is proven that at least {proof.bound} must{scope}, fewer than these may do"
