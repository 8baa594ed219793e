"""A session of the handbook: what it is for, what it takes, how it goes, and what whoever leads it should know."""

from collections.abc import Iterable, Mapping

from ecpat_training.agenda.report.method import method_of
from ecpat_training.agenda.report.steps import step_starts
from ecpat_training.documents import document as doc
from ecpat_training.documents.numbers import value_text
from ecpat_training.documents.wording import Wording
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.kinds import TOGETHER, TRACKS

ANYBODY = "any"
CARE: Mapping[str, tuple[str, doc.Tone]] = {
    "sensitive": ("care sensitive planned", "attention"),
    "debrief": ("care debrief", "good"),
    "restoring": ("care restoring", "good"),
}


def session_blocks(session: Session, titles: Mapping[str, str], words: Wording) -> Iterable[doc.Block]:
    """The session in the order in which somebody prepares it; `titles` are those of all sessions by their ids."""
    yield doc.Heading(session.title, 2)
    if session.care in CARE:
        key, tone = CARE[session.care]
        yield doc.Paragraph(words.say(key), tone)
    yield doc.FactList(tuple(_facts(session, titles, words)), keep_with_next=bool(session.steps))
    if session.steps:
        yield _steps(session, words)
    if session.notes:
        yield doc.Heading(words.say("trainers notes"), 3)
        yield from map(doc.Paragraph, filter(str.strip, session.notes.split("\n\n")))


def minutes_text(session: Session, words: Wording) -> str:
    """`60-90, ideally 75`; one number where it has no choice."""
    min_minutes, max_minutes = int(session.minutes.low or 0), int(session.minutes.high or 0)
    if min_minutes == max_minutes:
        return str(min_minutes)
    return words.say("minutes ideal", minutes=f"{min_minutes}\u2013{max_minutes}", ideal=session.ideal_minutes)


def _facts(session: Session, titles: Mapping[str, str], words: Wording) -> Iterable[tuple[str, str]]:
    if session.goal:
        yield words.say("goal"), session.goal
    yield words.say("minutes"), minutes_text(session, words)
    method = method_of(session, words)
    share = value_text(session.practice, "percent")
    yield (
        words.say("method"),
        words.say("share of practice", method=method, share=share) if session.practice else method,
    )
    if session.track != TOGETHER:
        yield words.say("for track"), words.say(session.track) if session.track in TRACKS else session.track
    competences = session.needs
    for key, competence in (
        (("leader needs", competences.lead), ("second needs", competences.second)) if competences else ()
    ):
        if competence != ANYBODY:
            yield words.say(key), competence
    if session.expert == "welcome":
        yield words.say("expert"), words.say("expert welcome")
    base_titles = [words.say("quoted", title=titles[base]) for base in session.after if base in titles]
    if base_titles:
        yield words.say("comes after"), words.listing(base_titles)
    for key, supplies in (("materials", session.materials), ("handouts", session.handouts)):
        if supplies:
            yield words.say(key), ", ".join(supplies)


def _steps(session: Session, words: Wording) -> doc.ReportTable:
    """The steps with the minutes that each would have if all took the same time."""
    total = session.ideal_minutes
    starts = step_starts(total, len(session.steps))
    spans = (f"{start}\u2013{end}" for start, end in zip(starts, (*starts[1:], total), strict=True))
    return doc.ReportTable(
        words.say("step"),
        (doc.ReportColumn(words.say("minutes"), "times", width=1), doc.ReportColumn(words.say("step"), width=8)),
        tuple(zip(spans, session.steps, strict=True)),
        roomy=True,
    )
