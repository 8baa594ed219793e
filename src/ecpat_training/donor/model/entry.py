"""One participation, as a list has it or as a number without names."""

from dataclasses import dataclass

from ecpat_training.donor.model.template import Counts
from ecpat_training.values.participant import StakeholderType

NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """The training of a list: by id of the programme, or by the list's own name; `days`, and the `period` of the report
    in which its first day is, where known."""

    id: str
    days: int | None
    period: str | None


@dataclass(frozen=True, slots=True)
class Participation:
    """A row of a list: who took part in which training.

    Attributes:
        list: the number of the list.
        person: the person, as a number that all rows of a person share.
        file: the list's name.
        row: the row in it.
        training: the training.
        sex, side: of the person; `NOT_KNOWN` where no list says it.
        stakeholder, profession: as this row says it.
        body: the organisation, by its letters; empty where it isn't known.
        share: of the half-days attended; None where the list doesn't say it.
        known_by: what tells the person again in another run: name, e-mail and code. Never shown.
    """

    list: int
    person: int
    file: str
    row: int
    training: TrainingFacts
    sex: str
    side: str
    stakeholder: StakeholderType | None
    profession: str | None
    body: str
    share: float | None
    known_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadCount:
    """A number of people without names, from a row of a table: participations, never persons. `answered` is how many
    were asked and answered, where it is a count of answers."""

    file: str
    row: int
    counts: Counts
    training: TrainingFacts
    sex: str
    side: str
    stakeholder: StakeholderType | None
    profession: str | None
    number: int
    answered: int | None
