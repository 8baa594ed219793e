"""An agenda in another language."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.programme.model.programme import Programme


def agenda_in(programme: Programme, agenda: Agenda) -> Agenda:
    """The agenda with the texts of a programme: its sessions are the programme's of the same id, those that the
    programme doesn't have stay as they are."""
    sessions = {session.id: session for session in programme.sessions()}
    days = []
    for day in agenda.days:
        items = []
        for item in day.items:
            session = sessions.get(item.session.id) if item.session else None
            items.append(item.model_copy(update={"session": session, "title": session.title}) if session else item)
        days.append(day.model_copy(update={"items": tuple(items)}))
    title = programme.training(agenda.training).title
    return agenda.model_copy(update={"days": tuple(days), "title": title})
