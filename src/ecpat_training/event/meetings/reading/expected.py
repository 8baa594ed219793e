"""Who is asked to a meeting: the people of its participant list, else the programme's partners."""

from collections.abc import Sequence

from ecpat_training.core.errors import UsageError
from ecpat_training.documents.wording import Wording, wording
from ecpat_training.event.meetings.model.expected import ExpectedPerson, Meeting
from ecpat_training.event.meetings.reading.names import NamesOfPeople
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.training_named import find_training, titled
from ecpat_training.values.participant import STATUSES_OUT, Participant, Status
from ecpat_training.words.catalogue.message import names_hint, phrase

MEETING_KIND = "expert meeting"


def expert_meeting(programme: Programme, id_: str) -> Training:
    """The expert meeting of that id.

    Raises:
        UsageError: the programme has none such.
    """
    training = find_training(programme, id_)
    if training.kind != MEETING_KIND:
        meetings = [event.id for event in programme.list_trainings() if event.kind == MEETING_KIND]
        hint = names_hint(None, meetings, 40) if meetings else "Write one under `events`, of this kind."
        message = phrase(
            "{training} is no expert meeting: its kind is {kind}.", training=training.id, kind=training.kind
        )
        raise UsageError.because("meetings.kind", message, hint=hint)
    return training


def expected(programme: Programme, training: Training, people: Sequence[Participant] | None) -> Meeting:
    """The meeting with the people of its list; without one, with the programme's partner countries and their twins."""
    words = wording(training.language)
    if people is None:
        countries = dict.fromkeys(code for pair in programme.partners for code in (pair.country, pair.twin))
        guests = tuple(ExpectedPerson("", "", words.country(code)) for code in countries)
    else:
        # whoever was said not to have come may have
        outside_statuses = [status for status in STATUSES_OUT if status is not Status.ABSENT]
        names = NamesOfPeople((person.name, person.code) for person in people if person.name)
        guests = tuple(
            ExpectedPerson(
                person.code, person.name, names.partner(person.body or person.organisation or _country(words, person))
            )
            for person in people
            if person.status not in outside_statuses
        )
    title = titled(words, training).title
    return Meeting(training.id, title, training.start, programme.quorum_of(training), guests, people is not None)


def _country(words: Wording, person: Participant) -> str:
    return words.country(person.country) if person.country else ""
