"""The people of a training from its three lists: who applied, who was chosen, who signed. The same person is known by
the list's own code, the e-mail address, or the same words of the name; names stay here."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count as numbers
from typing import NamedTuple

from ecpat_training.roster.model.stages import WAY, AnonymousPerson, SignedRow, Stage, TrainingPeople
from ecpat_training.values.participant import OUTSIDE, STAGES, Participant, Roster, Status
from ecpat_training.words.comparable_codes import code_key
from ecpat_training.words.person_name import name_key

_STATUS: tuple[tuple[Stage, Status], ...] = (
    ("invited", Status.INVITED), ("confirmed", Status.CONFIRMED), ("attended", Status.ATTENDED),
)  # fmt: skip


class _Known(NamedTuple):
    """One person: the rows of the lists, and of the sheets, where they have one."""

    applied: Participant | None = None
    chosen: Participant | None = None
    signed: SignedRow | None = None


class _Lists(NamedTuple):
    """What there is of a training; None: no such file."""

    applicants: Roster | None
    participants: Roster | None
    signed: Sequence[SignedRow] | None

    @property
    def rosters(self) -> list[Roster]:
        return [roster for roster in (self.applicants, self.participants) if roster is not None]


def training_people(
    participants: Roster | None,
    applicants: Roster | None = None,
    signed: Sequence[SignedRow] | None = None,
) -> TrainingPeople:
    """Everybody of a training, and how far each has come: what every count of its people is made from.

    Args:
        participants: who was chosen.
        applicants: who applied. Those of them who weren't chosen are registered, and go no further.
        signed: the typed sheets, which go before what a list says of who came. Whoever signed and stands on no list
            is one of the training's people as well, and has reached every stage up to there.
    """
    lists = _Lists(applicants, participants, signed)
    stages = _spoken_of(lists)
    speaks = any(person.reached is not None for roster in lists.rosters for person in roster.participants)
    standings = [_standing(known_person, lists) for known_person in _joined(lists)]
    of_standing = {standing: _person(standing, lists, stages, speaks=speaks) for standing in dict.fromkeys(standings)}
    people = tuple(of_standing[standing] for standing in standings)
    return TrainingPeople(people, _said(stages, people), signed is not None)


def _spoken_of(lists: _Lists) -> set[Stage]:
    stages: set[Stage] = {"registered"} if lists.rosters else set()
    for roster in lists.rosters:
        statuses = {*roster.columns.values(), *(person.reached for person in roster.participants)}
        if any(person.status is not None for person in roster.participants):
            stages |= {stage for stage, status in _STATUS if status in statuses}
    return stages if lists.signed is None else stages | {"attended", "completed"}


def _said(stages: set[Stage], people: Sequence[AnonymousPerson]) -> tuple[Stage, ...]:
    """The stages in their order, without completing where it isn't known of anybody who came."""
    came = [person for person in people if person.reached["attended"]]
    if came and all(person.reached["completed"] is None for person in came):
        stages = stages - {"completed"}
    return tuple(stage for stage in WAY if stage in stages)


def _joined(lists: _Lists) -> list[_Known]:
    """Everybody once: rows that share a code, an address or the words of a name are one person."""
    applicants = lists.applicants.participants if lists.applicants else ()
    participants = lists.participants.participants if lists.participants else ()
    if lists.signed is None and (lists.applicants is None or lists.participants is None):
        return [*(_Known(chosen=row) for row in participants), *(_Known(applied=row) for row in applicants)]
    by_key: dict[tuple[str, str | tuple[str, ...]], int] = {}
    fresh = numbers()

    def places(rows: Iterable[Participant | SignedRow]) -> Iterator[int]:
        occupied: set[int] = set()  # two rows of one list are two people
        for row in rows:
            keys = [*_keys(row)]
            place = next((by_key[key] for key in keys if key in by_key and by_key[key] not in occupied), None)
            place = next(fresh) if place is None else place
            for key in keys:
                by_key.setdefault(key, place)
            occupied.add(place)
            yield place

    applied = dict(zip(places(applicants), applicants, strict=True))
    chosen = dict(zip(places(participants), participants, strict=True))
    signed = dict(zip(places(lists.signed or ()), lists.signed or (), strict=True))
    everybody = dict.fromkeys((*applied, *chosen, *signed))
    return [_Known(applied.get(place), chosen.get(place), signed.get(place)) for place in everybody]


def _keys(row: Participant | SignedRow) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    code, email = (row.code, None) if isinstance(row, SignedRow) else (row.own_code, row.email)
    if key := code_key(code or ""):
        yield "code", key
    if email:
        yield "mail", email.casefold()
    if name := name_key(row.name):
        yield "name", name


class _Standing(NamedTuple):
    """All that counts of a person: thousands of people share few of these."""

    stakeholder: str | None
    side: str | None
    far: int | None
    status: Status | None
    attended: bool | None
    completed: bool | None
    is_listed: bool
    has_seat: bool
    is_passed_over: bool


def _standing(known_person: _Known, lists: _Lists) -> _Standing:
    rows, signed = [row for row in (known_person.applied, known_person.chosen) if row is not None], known_person.signed
    return _Standing(
        next((str(row.stakeholder) for row in rows if row.stakeholder), None),
        next((str(row.role) for row in rows if row.role), None),
        max((STAGES.index(row.reached) for row in rows if row.reached is not None), default=None),
        rows[-1].status if rows else None,
        signed.attended if signed else False,
        signed.completed if signed else False,
        bool(rows),
        bool(rows) and (lists.participants is None or known_person.chosen is not None),
        lists.participants is not None and known_person.chosen is None and signed is None,
    )


def _person(standing: _Standing, lists: _Lists, stages: set[Stage], *, speaks: bool) -> AnonymousPerson:
    far = standing.far
    reached: dict[Stage, bool | None] = dict.fromkeys(WAY)
    reached["registered"] = True
    for stage, status in _STATUS:
        if stage in stages:
            unsaid = False if standing.is_passed_over else None
            reached[stage] = unsaid if far is None else far >= STAGES.index(status)
    if lists.signed is not None:  # the signed sheets go before what a list says of who came
        reached["attended"], reached["completed"] = standing.attended, standing.completed
    elif speaks and far is None and not standing.is_passed_over:
        reached["registered"] = False  # a no under Registered, and nothing further
    out = standing.status if standing.status in OUTSIDE and not reached["attended"] else None
    return AnonymousPerson(
        standing.stakeholder,
        standing.side,
        _in_order(reached, stages),
        out,
        out is None and standing.has_seat,
        standing.is_listed or not lists.rosters,
    )


def _in_order(reached: dict[Stage, bool | None], stages: set[Stage]) -> dict[Stage, bool | None]:
    """Whoever reached a stage has reached those before, as far as the files speak of them."""
    later = False
    for stage in reversed(WAY):
        if later and stage in stages:
            reached[stage] = True
        later = later or bool(reached[stage])
    return reached
