"""Who comes to an event, as badges, signs and letters need it."""

from ecpat_training.core.record import record


@record
class BadgeHolder:
    """A person of the list. `name` is what is printed: the code where the list has no name. `track` is the track that
    the person's side of work sits in, empty where the event isn't split or nobody knows; `email` is empty where the
    list has none that can be written to."""

    code: str
    name: str
    given_name: str = ""
    surname: str = ""
    organisation: str = ""
    track: str = ""
    email: str = ""
