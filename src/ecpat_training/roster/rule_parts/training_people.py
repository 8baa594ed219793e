"""The people of a training from its three lists: who applied, who was chosen, who signed. The same person is known by
the list's own code, the e-mail address, or the same words of the name; names stay here."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count as numbers
from typing import NamedTuple

from ecpat_training.roster.model.stages import STAGE_ORDER, AnonymousPerson, SignedRow, Stage, TrainingPeople
from ecpat_training.values.participant import STAGES, STATUSES_OUT, Participant, Roster, Status
from ecpat_training.words.comparable_codes import code_key
from ecpat_training.words.person_name import name_key

_STATUS: tuple[tuple[Stage, Status], ...] = (
    ("invited", Status.INVITED), ("confirmed", Status.CONFIRMED), ("attended", Status.ATTENDED),
)  # fmt: skip


class _KnownPerson(NamedTuple):
    """One person: the rows of the lists, and of the sheets, where they have one."""

    applied: Participant | None = None
    chosen: Participant | None = None
    signed_row: SignedRow | None = None


class _Lists(NamedTuple):
    """What there is of a training; None: no such file."""

    applicants: Roster | None
    participants: Roster | None
    signed_rows: Sequence[SignedRow] | None

    @property
    def rosters(self) -> list[Roster]:
        return [roster for roster in (self.applicants, self.participants) if roster is not None]


def training_people(
    participants: Roster | None,
    applicants: Roster | None = None,
    signed_rows: Sequence[SignedRow] | None = None,
) -> TrainingPeople:
    """Everybody of a training, and how far each has come: what every count of its people is made from.

    Args:
        participants: who was chosen.
        applicants: who applied. Those of them who weren't chosen are registered, and go no further.
        signed_rows: the typed sheets, which go before what a list says of who came. Whoever signed and stands on no
            list
            is one of the training's people as well, and has reached every stage up to there.
    """
    lists = _Lists(applicants, participants, signed_rows)
    stages = _spoken_of(lists)
    has_statuses = any(person.reached is not None for roster in lists.rosters for person in roster.participants)
    standings = [_standing(known_person, lists) for known_person in _join_lists(lists)]
    person_by_standing = {
        standing: _person(standing, lists, stages, states_reached_stage=has_statuses)
        for standing in dict.fromkeys(standings)
    }
    people = tuple(person_by_standing[standing] for standing in standings)
    return TrainingPeople(people, _stated_stages(stages, people), signed_rows is not None)


def _spoken_of(lists: _Lists) -> set[Stage]:
    stages: set[Stage] = {"registered"} if lists.rosters else set()
    for roster in lists.rosters:
        statuses = {*roster.columns.values(), *(person.reached for person in roster.participants)}
        if any(person.status is not None for person in roster.participants):
            stages |= {stage for stage, status in _STATUS if status in statuses}
    return stages if lists.signed_rows is None else stages | {"attended", "completed"}


def _stated_stages(stages: set[Stage], people: Sequence[AnonymousPerson]) -> tuple[Stage, ...]:
    """The stages in their order, without completing where it isn't known of anybody who came."""
    attendees = [person for person in people if person.reached["attended"]]
    if attendees and all(person.reached["completed"] is None for person in attendees):
        stages = stages - {"completed"}
    return tuple(stage for stage in STAGE_ORDER if stage in stages)


def _join_lists(lists: _Lists) -> list[_KnownPerson]:
    """Everybody once: rows that share a code, an address or the words of a name are one person."""
    applicants = lists.applicants.participants if lists.applicants else ()
    participants = lists.participants.participants if lists.participants else ()
    if lists.signed_rows is None and (lists.applicants is None or lists.participants is None):
        return [*(_KnownPerson(chosen=row) for row in participants), *(_KnownPerson(applied=row) for row in applicants)]
    place_by_key: dict[tuple[str, str | tuple[str, ...]], int] = {}
    new_numbers = numbers()

    def places(rows: Iterable[Participant | SignedRow]) -> Iterator[int]:
        occupied_places: set[int] = set()  # two rows of one list are two people
        for row in rows:
            keys = [*_keys(row)]
            place = next(
                (place_by_key[key] for key in keys if key in place_by_key and place_by_key[key] not in occupied_places),
                None,
            )
            place = next(new_numbers) if place is None else place
            for key in keys:
                place_by_key.setdefault(key, place)
            occupied_places.add(place)
            yield place

    applied = dict(zip(places(applicants), applicants, strict=True))
    chosen = dict(zip(places(participants), participants, strict=True))
    signature_by_place = dict(zip(places(lists.signed_rows or ()), lists.signed_rows or (), strict=True))
    all_places = dict.fromkeys((*applied, *chosen, *signature_by_place))
    return [_KnownPerson(applied.get(place), chosen.get(place), signature_by_place.get(place)) for place in all_places]


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
    furthest_stage: int | None
    status: Status | None
    has_attended: bool | None
    has_completed: bool | None
    is_listed: bool
    has_seat: bool
    is_passed_over: bool


def _standing(known_person: _KnownPerson, lists: _Lists) -> _Standing:
    rows, sheet_entry = (
        [row for row in (known_person.applied, known_person.chosen) if row is not None],
        known_person.signed_row,
    )
    return _Standing(
        next((str(row.stakeholder) for row in rows if row.stakeholder), None),
        next((str(row.role) for row in rows if row.role), None),
        max((STAGES.index(row.reached) for row in rows if row.reached is not None), default=None),
        rows[-1].status if rows else None,
        sheet_entry.attended if sheet_entry else False,
        sheet_entry.completed if sheet_entry else False,
        bool(rows),
        bool(rows) and (lists.participants is None or known_person.chosen is not None),
        lists.participants is not None and known_person.chosen is None and sheet_entry is None,
    )


def _person(standing: _Standing, lists: _Lists, stages: set[Stage], *, states_reached_stage: bool) -> AnonymousPerson:
    furthest_stage = standing.furthest_stage
    reached_stages: dict[Stage, bool | None] = dict.fromkeys(STAGE_ORDER)
    reached_stages["registered"] = True
    for stage, status in _STATUS:
        if stage in stages:
            unsaid = False if standing.is_passed_over else None
            reached_stages[stage] = unsaid if furthest_stage is None else furthest_stage >= STAGES.index(status)
    if lists.signed_rows is not None:  # the signed sheets go before what a list says of who came
        reached_stages["attended"], reached_stages["completed"] = standing.has_attended, standing.has_completed
    elif states_reached_stage and furthest_stage is None and not standing.is_passed_over:
        reached_stages["registered"] = False  # a no under Registered, and nothing further
    outside_status = standing.status if standing.status in STATUSES_OUT and not reached_stages["attended"] else None
    return AnonymousPerson(
        standing.stakeholder,
        standing.side,
        _fill_earlier_stages(reached_stages, stages),
        outside_status,
        outside_status is None and standing.has_seat,
        standing.is_listed or not lists.rosters,
    )


def _fill_earlier_stages(reached_stages: dict[Stage, bool | None], stages: set[Stage]) -> dict[Stage, bool | None]:
    """Whoever reached a stage has reached those before, as far as the files speak of them."""
    later = False
    for stage in reversed(STAGE_ORDER):
        if later and stage in stages:
            reached_stages[stage] = True
        later = later or bool(reached_stages[stage])
    return reached_stages
