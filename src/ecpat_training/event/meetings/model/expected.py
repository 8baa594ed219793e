"""Who is asked to a meeting, before anybody has come."""

from datetime import date

from ecpat_training.core.record import record


@record
class ExpectedPerson:
    """Somebody on the meeting's list: the code, the name and the partner. Of a meeting without a list a guest is a
    partner of the programme, without code and name."""

    code: str
    name: str
    partner: str


@record
class Meeting:
    """An expert meeting: its id, its title, its first day where it has one, its quorum as the programme says it, and
    who is asked to it; `listed` says that this is a participant list."""

    id: str
    title: str
    start: date | None
    quorum: str | None
    guests: tuple[ExpectedPerson, ...]
    has_list: bool

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners, each once, in the order of the list."""
        return tuple(dict.fromkeys(guest.partner for guest in self.guests if guest.partner))
