"""What a coordinator must not forget, with the names and times of this agenda."""

from collections.abc import Iterable

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem, PlannedTraining
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.lines import (
    days_of,
    find_free_trainers,
    list_unconfirmed,
    room_with_seats,
    sensitive,
    team,
    times,
    trainer_listing,
)
from ecpat_training.agenda.report.speakers import panels, remote_speakers, speaker_name
from ecpat_training.documents.document import Block, Checklist, Document, Heading
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording, wording
from ecpat_training.values.quantity import clock

ENDINGS = (".docx",)
WHAT = "the coordinator's checklist, from before people arrive to the end"
POSTS = 2  # a lead and a second


def document(planned_training: PlannedTraining, provenance: Provenance) -> Document:
    """From before people arrive to the end, each item with a box to tick."""
    words = wording(planned_training.language)
    sensitive_items = [(day, item) for day in days_of(planned_training) for item in day.items if sensitive(item)]
    sections = (
        (words.say("before"), _before(planned_training, sensitive_items, words)),
        (words.say("start"), map(words.say, ("start forms", "start agreements", "start support"))),
        (words.say("during"), (_during(day, item, planned_training, words) for day, item in sensitive_items)),
        (words.say("evening"), (_describe_evening(day, words) for day in days_of(planned_training) if day.sessions())),
        (words.say("end"), map(words.say, ("end forms", "end sheets", "end times"))),
    )
    blocks: list[Block] = []
    for title, items in sections:
        if tick_lines := tuple(items):
            blocks += [Heading(title, 2), Checklist(tick_lines)]
    return Document(
        f"{words.say('checklist')}: {planned_training.training.title}",
        blocks,
        planned_training.programme.programme,
        footer=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
    )


def _before(
    planned_training: PlannedTraining, sensitive_sessions: list[tuple[AgendaDay, AgendaItem]], words: Wording
) -> Iterable[str]:
    if unconfirmed_codes := list_unconfirmed(planned_training):
        yield words.say("before unconfirmed", codes=words.listing(unconfirmed_codes))
    if vacant_items := [item for item in planned_training.agenda.sessions() if _is_vacant(item, planned_training)]:
        yield words.say("before vacant", sessions=_titles(vacant_items, words))
    if sensitive_sessions:
        yield words.say("before notice", sessions=_titles([item for _, item in sensitive_sessions], words))
        yield words.say("before support")
    if planned_training.training.interpreters:
        yield words.say("before interpreters")
    if remote_names := [
        speaker_name(speaker, planned_training.programme, words, tells_remote=False)
        for speaker in remote_speakers(planned_training.agenda)
    ]:
        yield words.say("before remote", speakers=words.listing(remote_names))
    if panel_sessions := panels(planned_training.agenda):
        yield words.say("before microphones", sessions=_titles([*panel_sessions], words))
    if counted := [
        room_with_seats(room.room, planned_training, words) for room in planned_training.training.rooms if room.seats
    ]:
        yield words.say("before seats", rooms=words.listing(counted))
    yield from map(words.say, ("before referral", "before room", "before materials", "before sign in"))


def _is_vacant(item: AgendaItem, planned_training: PlannedTraining) -> bool:
    posts = item.session.posts if item.session else POSTS
    return len(item.trainers) < posts and bool(team(planned_training.agenda))


def _titles(items: list[AgendaItem], words: Wording) -> str:
    return words.listing([words.say("quoted", title=title) for title in dict.fromkeys(item.title for item in items)])


def _during(day: AgendaDay, item: AgendaItem, planned_training: PlannedTraining, words: Wording) -> str:
    session_time = f"{words.say('day', number=day.number)}, {times(item)}"
    session = words.say("quoted", title=item.title)
    support = find_free_trainers(planned_training, day, item)
    if not support:
        return words.say("during nobody", when=session_time, session=session)
    return words.say(
        "during session",
        when=session_time,
        session=session,
        support=trainer_listing(support, planned_training, words, names=False),
    )


def _describe_evening(day: AgendaDay, words: Wording) -> str:
    """The trainers' debrief follows the last session, not a dinner."""
    end = clock(max(item.end for item in day.sessions()))
    return words.say("evening day", day=day_name(day, words), time=end)
