"""`ecpat plan change`: one line of an agenda otherwise, judged by every rule, in the file as the person wrote it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.model.diff import compare
from ecpat_training.agenda.model.edit import Edit, LinePlace, apply_edit, find_item, place_of
from ecpat_training.agenda.report.change import change_document, change_sentence
from ecpat_training.agenda.report.for_machines import PlanChangeResult
from ecpat_training.agenda.workflows.agenda_exports import exports
from ecpat_training.agenda.workflows.agenda_file import OpenedAgenda, checked, opened_text
from ecpat_training.agenda.workflows.agenda_text import AgendaText, agenda_text
from ecpat_training.agenda.workflows.agenda_version import next_version
from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import closest_name, fold, listing, unsafe_characters, visible
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.values.quantity import clock, parse_clock, parse_item_hours
from ecpat_training.words.catalogue.message import Command, message_of, names_hint, phrase

YAML = ".yaml"
_LONGEST, _LONGEST_ROOM = 720, 60
_HELP = phrase("Please look at {command}.", command=Command("plan change", "--help"))
_BETWEEN = re.compile(r"[+,&]")


@dataclass(frozen=True, slots=True)
class LineChange:
    """A change as a command line says it: which line, with which it trades places, and what is to be otherwise."""

    line: str
    edit: Edit
    trades: str | None = None


def parse_line_change(
    line: str,
    *,
    day: int | None = None,
    start: str | None = None,
    minutes: int | None = None,
    room: str | None = None,
    trainers: str | None = None,
    trade: str | None = None,
    pin: bool = False,
    unpin: bool = False,
) -> LineChange:
    """What the words of a command line or of a form ask for: a `start` such as `10:30`, `trainers` such as
    `AL-1 + BE-2`.

    Raises:
        UsageError: a word can't be understood, both pins are asked for, or nothing is to change.
    """
    problems: list[tuple[str, str | None]] = []
    minute: object = None
    try:
        minute = parse_clock(start)
    except ValueError as problem:
        message = phrase(
            "`{start}` is no start: {problem}.", start=visible((start or "")[:40]), problem=message_of(problem)
        )
        problems.append((message, None))
    codes = None if trainers is None else tuple(code.strip() for code in _BETWEEN.split(trainers) if code.strip())
    if pin and unpin:
        problems.append(("a line can't be pinned and let go at once.", _HELP))
    edit = Edit(
        day,
        minute if isinstance(minute, int) else None,
        minutes,
        room,
        codes,
        True if pin else False if unpin else None,
    )
    if not problems and edit == Edit() and trade is None:
        problems.append(("it isn't said what is to change.", _HELP))
    if problems:
        raise UsageError(
            [Finding("change.impossible", Severity.ERROR, message, None, hint) for message, hint in problems]
        )
    return LineChange(line, edit, trade)


def change_report(
    agenda: Path, line_change: LineChange, programme: Path | None, delivery: Delivery, training: str | None = None
) -> Outcome:
    """Changes a line of an agenda and delivers what that does; see `agenda_text`, `line_named` and `change_agenda` for
    what is raised. A YAML file that is asked for is the agenda that the change makes."""
    delivery.check([agenda, programme, find_mapping_beside(agenda)])
    old_text = agenda_text(agenda, programme, training)
    opened_agenda = old_text.opened
    delivery.check([programme_file(opened_agenda.programme_file)])  # the agenda may have named it
    place = line_named(opened_agenda.agenda, line_change.line)
    traded_line = line_named(opened_agenda.agenda, line_change.trades) if line_change.trades else None
    edit = replace(line_change.edit, trades=traded_line)
    targets = delivery.files_ending_in(YAML) or (agenda,)
    changed_agendas = [change_agenda(old_text, place, edit, target) for target in targets]
    findings = [
        *changed_agendas[0].check.findings,
        *(finding for rule in changed_agendas[0].check.rules for finding in rule.breaks),
    ]
    if delivery.quiet:  # otherwise the document says it all
        delivery.findings(findings)
    origin = provenance(
        "ecpat plan change", [agenda, programme_file(opened_agenda.programme_file), find_mapping_beside(agenda)]
    )
    texts_by_path = {
        path: changed_agenda.text.encode() for path, changed_agenda in zip(targets, changed_agendas, strict=True)
    }
    export_files = exports(changed_agendas[0].check.planned, delivery)
    delivery.document(change_document(changed_agendas[0], origin), content_by_ending=export_files, named=texts_by_path)
    delivery.data(lambda: PlanChangeResult(changed_agendas[0]), findings, origin)
    return Outcome(exit_code(findings), change_sentence(changed_agendas[0]))


def change_agenda(old_text: AgendaText, place: LinePlace, edit: Edit, target: Path) -> ChangedAgenda:
    """Changes one line of an agenda. Nothing is written: `target` is where the text will stand, from which it names its
    programme if the file is written anew.

    Raises:
        UsageError: with everything that can't be: a line, a day, a room, a trainer that isn't there, minutes or times
            outside a day.
    """
    opened_agenda = old_text.opened
    if problems := [*_lines(opened_agenda, place, edit), *_room(opened_agenda, edit), *_trainers(opened_agenda, edit)]:
        raise impossible(opened_agenda, problems)
    changed_agenda = apply_edit(opened_agenda.agenda, place, edit)
    return judged_change(
        old_text, changed_agenda, place_of(changed_agenda, find_item(opened_agenda.agenda, place)), target
    )


def judged_change(old_text: AgendaText, changed_agenda: Agenda, place: LinePlace, target: Path) -> ChangedAgenda:
    """What an agenda becomes, as its next version: its text and how it is judged, before and now; `place` is the line
    that it is about."""
    opened_agenda = old_text.opened
    text, keeps_lines = old_text.changed_to(
        next_version(opened_agenda.context, opened_agenda.agenda, changed_agenda), target
    )
    reopened = replace(opened_text(text, opened_agenda), file=opened_agenda.file)
    diff = compare(opened_agenda.agenda, reopened.agenda, opened_agenda.context.known)
    return ChangedAgenda(checked(opened_agenda), checked(reopened), diff, text, keeps_lines, place)


def impossible(opened_agenda: OpenedAgenda, problems: Iterable[tuple[str, str]]) -> UsageError:
    """Makes the error that refuses a change: one finding for each thing that is wrong, with what to do about it."""
    location = opened_agenda.agenda.where
    return UsageError(
        [Finding("change.impossible", Severity.ERROR, message, location, hint) for message, hint in problems]
    )


def _lines(opened_agenda: OpenedAgenda, place: LinePlace, edit: Edit) -> Iterator[tuple[str, str]]:
    """Yields what is wrong with the lines, the day and the times, each with what to do about it."""
    for line_place in (place, *([edit.trades] if edit.trades else [])):
        try:
            item = find_item(opened_agenda.agenda, line_place)
        except LookupError:
            yield no_line(line_place)
            return
        if line_place == place:
            start = item.start if edit.start is None else edit.start
            yield from impossible_times(start, item.minutes if edit.minutes is None else edit.minutes)
    if edit.day is not None:
        yield from impossible_day(opened_agenda, edit.day)


def no_line(place: LinePlace) -> tuple[str, str]:
    """What is wrong and what to do about it, where the agenda doesn't have this line."""
    message = phrase("day {day} has no line {line}.", day=place.day, line=place.line + 1)
    return message, "Please look at the agenda as it is now."


def impossible_day(opened_agenda: OpenedAgenda, number: int) -> Iterator[tuple[str, str]]:
    """Yields what is wrong and what to do about it, where the agenda doesn't have this day."""
    days = [str(day.number) for day in opened_agenda.agenda.days]
    if str(number) not in days:
        yield phrase("the agenda has no day {day}.", day=number), names_hint(None, days, 20)


def impossible_times(start: int, minutes: int) -> Iterator[tuple[str, str]]:
    """Yields what is wrong with a start (minutes after midnight) and a length (minutes), and what to do about it."""
    if not 1 <= minutes <= _LONGEST:
        message = phrase("{minutes} minutes are not possible.", minutes=minutes)
        yield message, phrase("Please write from 1 to {most}.", most=_LONGEST)
        return
    end = start + minutes
    try:
        parse_item_hours(f"{clock(start)}-{clock(end)}")  # as it will be written
    except ValueError:
        message = phrase(
            "{start} and {minutes} minutes don't end on the same day.", start=clock(start), minutes=end - start
        )
        yield message, "Please write an earlier start."


def _room(opened_agenda: OpenedAgenda, edit: Edit) -> Iterator[tuple[str, str]]:
    room, rooms = edit.room or "", opened_agenda.context.training.room_names
    if len(room) > _LONGEST_ROOM or set("[]") & set(room) or unsafe_characters(room):
        hint = phrase("Please write up to {letters} letters, without brackets.", letters=_LONGEST_ROOM)
        yield "no room is called so.", hint
    elif room and rooms and room not in rooms:
        yield phrase("this training has no room `{room}`.", room=visible(room)), names_hint(None, rooms)


def _trainers(opened_agenda: OpenedAgenda, edit: Edit) -> Iterator[tuple[str, str]]:
    codes = sorted(opened_agenda.context.trainers)
    for code in (code for code in edit.trainers or () if code not in codes):
        message = phrase("the programme has no trainer `{trainer}`.", trainer=visible(code[:60]))
        yield message, names_hint(closest_name(code, codes), codes)
    chosen_codes = edit.trainers or ()
    for code in dict.fromkeys(code for code in chosen_codes if code in codes and chosen_codes.count(code) > 1):
        message = phrase("{trainer} can't be there twice.", trainer=code)
        yield message, "Please choose somebody else for one of the two."


def line_named(agenda: Agenda, name: str) -> LinePlace:
    """Which line is meant: by its session's id or title, or by its day and start as `2/10:30`, which every line has.

    Raises:
        UsageError: `name` means no line, or several.
    """
    lines = [(LinePlace(day.number, index), item) for day in agenda.days for index, item in enumerate(day.items)]
    matches = [
        (place, item)
        for place, item in lines
        if fold(name) in {fold(item.title), fold(item.session.id) if item.session else "", _when(place, item)}
    ]
    if len(matches) == 1:
        return matches[0][0]
    if matches:
        line_texts = listing([f"`{_when(place, item)}`" for place, item in matches], 20)
        message = phrase("`{name}` stands in {lines} lines of the agenda.", name=visible(name), lines=len(matches))
        raise UsageError.because(
            "change.line", message, hint=phrase("Please say which by its day and start: {ways}.", ways=line_texts)
        )
    ids = list(dict.fromkeys(item.session.id for _, item in lines if item.session))
    suggestion = closest_name(name, [*ids, *(item.title for _, item in lines)])
    message = phrase("the agenda has no line `{name}`.", name=visible(name[:80]))
    raise UsageError.because("change.line", message, hint=names_hint(suggestion, ids, 40))


def _when(place: LinePlace, item: AgendaItem) -> str:
    return f"{place.day}/{clock(item.start)}"
