"""What one file says as far as the board needs it: counts, dates and codes, never a name. It is what is remembered of a
file under its hash, so that a file that didn't change needn't be read again."""

from ecpat_training.core.record import record

MIX = ("GO", "IGO", "NGO", "law enforcement", "care", "other")
"""The stakeholders, then the sides, as the board has them in columns."""


@record
class FileFacts:
    """What a reader found.

    Attributes:
        code: the code of the message for which the file can't be read as what it should be; "" where it can.
        people: who stand on a list and aren't out of it, or how many answered; how many decisions a meeting made.
        unclear: cells of a list, or lines of an agenda, that need a person.
        broken: how many rules that must hold are broken; how many decisions don't stand.
        gaps: whom to recruit, in words of the programme's rules.
        stages: whether a list says of anybody how far they have come.
        invited, confirmed, attended: how many have come so far, as `roster/model/stages.py` says it.
        invitees: how many are invited or still to be invited: those who come, and those who left after they were.
        walked_in: how many signed, and stand on no list.
        half_days: how many half-days people are ticked off for.
        by_kind: how many of the people are of each stakeholder and side, by the words of `MIX`.
        waves: the waves that a file of answers says it holds.
        first_day, last_day: when answers were sent, as ISO dates; "" where nothing says it.
        inputs: the hashes of the files that a report was made from.
        answered: how many people said what became of all their commitments, by the month.
        counted: how many answered, by the wave, as a file of counts says.
        due: the open decisions of a meeting, by their numbers, with their days as ISO dates; "" where one has none.
        dates: the first days of trainings, as ISO dates by the trainings' ids.
    """

    code: str = ""
    people: int = 0
    unclear: int = 0
    broken: int = 0
    gaps: tuple[str, ...] = ()
    stages: bool = False
    invited: int = 0
    confirmed: int = 0
    attended: int = 0
    invitees: int = 0
    walked_in: int = 0
    half_days: int = 0
    by_kind: tuple[tuple[str, int], ...] = ()
    waves: tuple[str, ...] = ()
    first_day: str = ""
    last_day: str = ""
    inputs: tuple[str, ...] = ()
    answered: tuple[tuple[str, int], ...] = ()
    counted: tuple[tuple[str, int], ...] = ()
    due: tuple[tuple[str, str], ...] = ()
    dates: tuple[tuple[str, str], ...] = ()

    @property
    def readable(self) -> bool:
        """Whether the file could be read as what it should be."""
        return not self.code
