"""What the minutes of a meeting hold: who was there, by codes and partners, what was decided, and the documents."""

from collections.abc import Sequence
from datetime import date

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.core.record import record
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.words.lists.decision_words import DecisionStatus


@record
class MeetingGuest:
    """Somebody who was asked to the meeting: the code, the partner, and whether they were there (None: not known)."""

    code: str
    partner: str
    is_present: bool | None


@record
class Partner:
    """An organisation, or a country where no list names any, and whether anybody of it was there (None: not known).
    `codes` are those of its people who were."""

    name: str
    is_present: bool | None
    codes: tuple[str, ...] = ()


@record
class Decision:
    """One decision under its number, as the minutes write it. `owners` and `agreed` are partners by their names; what
    isn't known is empty or None, and a finding says where. `refused` says that nobody agreed."""

    number: str
    text: str
    where: Location
    owners: tuple[str, ...] = ()
    due: date | None = None
    status: DecisionStatus | None = None
    agreed: tuple[str, ...] = ()
    was_refused: bool = False


@record
class PaperVersion:
    """A document of the meeting, its version, and its date where it says one."""

    title: str
    version: str
    version_date: date | None = None


@record
class Minutes:
    """What a file says of a meeting, with everything that is to be asked."""

    partners: tuple[Partner, ...]
    decisions: tuple[Decision, ...]
    papers: tuple[PaperVersion, ...]
    not_used: tuple[UnusedRow, ...]
    findings: tuple[Finding, ...]


def group_by_partner(attenders: Sequence[MeetingGuest]) -> tuple[Partner, ...]:
    """The partners in the order in which they come, each there if anybody of it was."""
    attenders_by_partner: dict[str, list[MeetingGuest]] = {}
    for attender in attenders:
        attenders_by_partner.setdefault(attender.partner, []).append(attender)
    return tuple(
        Partner(name, _is_any_present(people), _codes(people)) for name, people in attenders_by_partner.items()
    )


def _is_any_present(people: Sequence[MeetingGuest]) -> bool | None:
    if any(attender.is_present for attender in people):
        return True
    return None if any(attender.is_present is None for attender in people) else False


def _codes(people: Sequence[MeetingGuest]) -> tuple[str, ...]:
    return tuple(attender.code for attender in people if attender.is_present and attender.code)
