"""What of an agenda depends on people who have not said yes yet."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.core.text import listing
from ecpat_training.programme.model.programme import Programme


def unconfirmed_sentence(agenda: Agenda, programme: Programme) -> str:
    """How many sessions have a trainer who is not confirmed yet, and who these are; empty where all are. A session that
    goes on after a break is one."""
    tentative = [trainer.id for trainer in programme.trainers if not trainer.confirmed]
    everywhere = {
        (day.number, item.session.id): set[str]() for day in agenda.days for item in day.items if item.session
    }
    for day in agenda.days:
        for item in day.items:
            if item.session:
                everywhere[day.number, item.session.id] |= set(tentative) & set(item.trainers)
    depending = [codes for codes in everywhere.values() if codes]
    if not depending:
        return ""
    who = [code for code in tentative if any(code in codes for codes in depending)]
    verb = "depends" if len(depending) == 1 else "depend"
    people = f"{listing(who)}, who {'is' if len(who) == 1 else 'are'} not confirmed yet"
    return f"{len(depending)} of {len(everywhere)} sessions {verb} on {people}."
