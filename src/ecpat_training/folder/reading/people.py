"""The people of a training from its three lists: who applied, who was chosen, who signed. The same person is known by
the list's own code, the e-mail address, or the same words of the name; names stay here."""

from collections.abc import Iterator, Sequence
from itertools import count as numbers
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import APPLICANTS, ATTENDANCE, PARTICIPANTS, folder_of, newest
from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.event.attendance.model.half_day import HalfDay
from ecpat_training.event.attendance.reading.attendees import who_came
from ecpat_training.event.attendance.reading.half_days import half_days_in
from ecpat_training.folder.kind_parts.lists import refuse_answers
from ecpat_training.folder.kind_parts.reading import AgendasOpened
from ecpat_training.folder.model.flow import WAY, AnonymousPerson, Stage, TrainingFlow
from ecpat_training.programme.model.completion import AttendanceSpec
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.rule_parts.funnel import funnel
from ecpat_training.values.participant import STAGES, Participant, Roster, Status
from ecpat_training.words.person_name import name_key

_STATUS: tuple[tuple[Stage, Status], ...] = (
    ("invited", Status.INVITED), ("confirmed", Status.CONFIRMED), ("attended", Status.ATTENDED),
)  # fmt: skip


class _Signed(NamedTuple):
    """Somebody of the typed sheets: whether there at all, and whether the training is completed by the programme's
    rule; None where the sheets don't say it."""

    code: str | None
    name: str
    attended: bool | None
    completed: bool | None


class _Known(NamedTuple):
    """One person: as the lists have them, and as the sheets have them, where they do."""

    rows: list[tuple[str, Participant]]
    signed: _Signed | None = None


def flow_of(
    programme: Programme, file: Path, training: Training, instrument: Path | None, agendas: AgendasOpened
) -> TrainingFlow:
    """The people of a training as its files tell them. A file that can't be read raises no error: it is named among
    `unread`."""
    folder, unread = folder_of(file, training.id), list[tuple[str, str]]()
    lists: dict[str, Roster] = {}
    for file_kind in (APPLICANTS, PARTICIPANTS):
        for path in newest(folder, file_kind)[:1]:
            try:
                reading = read_roster(ListFile(path))
                refuse_answers(path, reading, instrument)
                lists[file_kind.stem] = reading.roster
            except EcpatError as failure:
                unread.append((path.name, failure.findings[0].code))
    signed: Sequence[_Signed] | None = None
    for path in newest(folder, ATTENDANCE)[:1]:
        try:
            halves = half_days_in(folder, file, training, agendas).half_days
            signed = _sheets(path, halves, programme.attendance_of(training))
        except EcpatError as failure:
            unread.append((path.name, failure.findings[0].code))
    joined = _joined(lists, signed or ())
    stages = _spoken_of(lists, signed is not None)
    people = tuple(_person(joined_person, lists, stages, signs=signed is not None) for joined_person in joined)
    strangers = sum(not joined_person.rows for joined_person in joined) if lists else 0
    return TrainingFlow(training.id, training.country, people, stages, tuple(unread), strangers)


def _sheets(path: Path, halves: Sequence[HalfDay], spec: AttendanceSpec) -> list[_Signed]:
    """Everybody on the typed sheets.

    Raises:
        InputError, RefusedError: they can't be read.
        ContentError: they can't be understood, or nobody is ticked in any half-day.
    """
    attendees = who_came(ListFile(path), halves, spec)
    if attendees.asked:
        raise ContentError(attendees.asked)
    if not any(attendees.came):
        raise ContentError.because("certificate.no-signature", "nobody is ticked in any half-day.")
    people = zip(attendees.sheets.people, attendees.came, attendees.completed, strict=True)
    return [_Signed(person.own_code, person.name, came, completed) for person, came, completed in people]


def _spoken_of(lists: dict[str, Roster], signs: bool) -> tuple[Stage, ...]:
    stages: set[Stage] = {"registered"} if lists else set()
    for roster in lists.values():
        roster_funnel = funnel(roster)
        stages |= {stage for stage, status in _STATUS if roster_funnel and status in roster_funnel.stages}
    if signs:
        stages |= {"attended", "completed"}
    return tuple(stage for stage in WAY if stage in stages)


def _joined(lists: dict[str, Roster], signed: Sequence[_Signed]) -> list[_Known]:
    """Everybody once: rows that share a code, an address or the words of a name are one person."""
    joined_by_place: dict[int, _Known] = {}
    by_key: dict[tuple[str, object], int] = {}
    fresh = numbers()

    def place_for(keys: list[tuple[str, object]], excluded: set[int]) -> int:
        place = next((by_key[key] for key in keys if key in by_key and by_key[key] not in excluded), None)
        place = next(fresh) if place is None else place
        for key in keys:
            by_key.setdefault(key, place)
        return place

    for stem, roster in lists.items():
        occupied: set[int] = set()  # two rows of one list are two people
        for person in roster.participants:
            place = place_for(list(_keys(person.own_code, person.email, person.name)), occupied)
            occupied.add(place)
            joined_by_place.setdefault(place, _Known([])).rows.append((stem, person))
    occupied = set()
    for sheet_row in signed:
        place = place_for(list(_keys(sheet_row.code, None, sheet_row.name)), occupied)
        occupied.add(place)
        joined_by_place[place] = joined_by_place.get(place, _Known([]))._replace(signed=sheet_row)
    return list(joined_by_place.values())


def _keys(code: str | None, email: str | None, name: str) -> Iterator[tuple[str, object]]:
    if code:
        yield "code", code.casefold()
    if email:
        yield "mail", email.casefold()
    if key := name_key(name):
        yield "name", key


def _person(
    joined_person: _Known, lists: dict[str, Roster], stages: Sequence[Stage], *, signs: bool
) -> AnonymousPerson:
    rows = [person for _, person in joined_person.rows]
    chosen = [person for stem, person in joined_person.rows if stem == PARTICIPANTS.stem]
    passed_over = PARTICIPANTS.stem in lists and not chosen and joined_person.signed is None
    far = max((STAGES.index(row.reached) for row in rows if row.reached is not None), default=None)
    reached: dict[Stage, bool | None] = {"registered": True}
    for stage, status in _STATUS:
        if stage not in stages:
            reached[stage] = None
        elif far is None:
            reached[stage] = False if passed_over else None
        else:
            reached[stage] = far >= STAGES.index(status)
    if signs:  # the signed sheets go before what a list says of who came
        reached["attended"] = joined_person.signed.attended if joined_person.signed else False
        reached["completed"] = joined_person.signed.completed if joined_person.signed else False
    else:
        reached["completed"] = None
    return AnonymousPerson(
        next((str(row.stakeholder) for row in rows if row.stakeholder), None),
        next((str(row.role) for row in rows if row.role), None),
        _in_order(reached, stages),
    )


def _in_order(reached: dict[Stage, bool | None], stages: Sequence[Stage]) -> dict[Stage, bool | None]:
    """Whoever reached a stage has reached those before, as far as the files speak of them."""
    later = False
    for stage in reversed(WAY):
        if later and stage in stages:
            reached[stage] = True
        later = later or bool(reached.get(stage))
    return {stage: reached.get(stage) for stage in WAY}
