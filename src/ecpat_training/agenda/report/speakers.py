"""How those who speak in a session or moderate it are written on papers and in the columns of edited agendas."""

from collections.abc import Iterable, Iterator

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.documents.wording import Wording
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.programme.model.trainer import Trainer


def has_speakers(agenda: Agenda) -> bool:
    """Whether the programme names anybody to speak in what this agenda holds."""
    return any(item.session.people for item in agenda.sessions() if item.session)


def speakers_of(item: AgendaItem, programme: Programme, words: Wording, *, public: bool = False) -> str:
    """Who speaks in a session and who moderates it, parted by semicolons. In `public` a trainer who doesn't agree to be
    named is known by the organisation, or by the country, never by the code."""
    if item.session is None:
        return ""
    names = [speaker_name(speaker, programme, words, public=public) for speaker in item.session.speakers]
    if moderator := item.session.moderator:
        names.append(words.say("moderates", name=speaker_name(moderator, programme, words, public=public)))
    return "; ".join(names)


def speaker_name(
    speaker: Speaker, programme: Programme, words: Wording, *, public: bool = False, tells_remote: bool = True
) -> str:
    """One of them, with whether he or she is to be confirmed and, unless that is said already, joins from afar."""
    trainer = next((candidate for candidate in programme.trainers if candidate.id == speaker.trainer), None)
    name = speaker.called if trainer is None else _trainer(trainer, words, public=public)
    if trainer is not None and not trainer.confirmed:
        name = words.say("to be confirmed", trainer=name)
    return words.say("from afar", name=name) if speaker.remote and tells_remote else name


def _trainer(trainer: Trainer, words: Wording, *, public: bool) -> str:
    if trainer.names or not public:
        return trainer.called
    return trainer.organisation or words.country(trainer.country)


def remote_speakers(agenda: Agenda) -> Iterator[Speaker]:
    """Those who join from afar, each once."""
    people = (person for item in agenda.sessions() if item.session for person in item.session.people)
    yield from {person.identity_key: person for person in people if person.remote}.values()


def panels(agenda: Agenda) -> Iterable[AgendaItem]:
    """The sessions in which several people sit in front."""
    sessions = [item for item in agenda.sessions() if item.session]
    return [item for item in sessions if item.session and sum(not person.remote for person in item.session.people) > 1]
