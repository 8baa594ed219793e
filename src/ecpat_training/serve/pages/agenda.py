"""The agenda of a training: a timetable in which lines are moved, judged by the rules with every move."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast, get_args

from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.model.edit import Edit, LinePlace
from ecpat_training.agenda.model.steps import Direction, step_edit
from ecpat_training.agenda.report.change import describe_changes, spoken_summary
from ecpat_training.agenda.report.rules import describe_compliance
from ecpat_training.agenda.workflows.agenda_file import checked
from ecpat_training.agenda.workflows.plan_change import change_agenda, parse_line_change
from ecpat_training.agenda.workflows.plan_line import NewLine, add_line, remove_line
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.serve.pages.agenda_plans import parse_unproven_draft
from ecpat_training.serve.pages.agenda_unread import show_unread
from ecpat_training.serve.showing.timetable import timetable_of
from ecpat_training.serve.visits.training import training_of
from ecpat_training.serve.visits.training_agenda import (
    TrainingAgenda,
    agenda_of,
    parse_line_place,
    parse_number,
    put_agenda,
    require_agenda,
    version_of,
)
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import earlier_bytes, replace_file, require_unchanged, writing
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response

_POSTS = 2  # lead and second, whom most sessions have
_NO_FURTHER_TEXT = marked("There is nothing further in this direction.")
_UNCHANGED_TEXT = marked("Nothing was changed.")
_UNDONE_TEXT = marked("Taken back.")
_AGAIN = marked("Made again.")
_CHANGED_CODE = "serve.changed"


def show(visit: Visit) -> "Response":
    """The timetable, what the rules say, and what can be done."""
    try:
        agenda = agenda_of(visit)
    except EcpatError as error:
        return show_unread(visit, error)
    if agenda is None:
        return visit.page("agenda-none", training=training_of(visit))
    return _agenda_page(visit, agenda)


def news(visit: Visit) -> "Response":
    """Whether the file is still as the page shows it, for a page that is left open."""
    new_agenda = version_of(visit) != visit.asked.get("seen")
    return visit.page("agenda-news", changed=new_agenda, address=f"/agenda/{visit.parts['training']}")


def change(visit: Visit) -> "Response":
    """Changes a line of the agenda as the form says.

    Raises:
        EcpatError: the change is impossible, and a whole page was asked for, not a part of one.
    """
    form = visit.form
    place = parse_line_place(form.get("day", ""), form.get("line", ""))
    codes = [code for code in visit.lists.get("trainers", ()) if code]
    if form.get("do") == "hand over":
        codes[:_POSTS] = reversed(codes[:_POSTS])

    def ask(_: TrainingAgenda) -> Edit:
        request = parse_line_change(
            "", day=parse_number(form.get("to_day")), start=form.get("start"),
            minutes=parse_number(form.get("minutes")),
            room=form.get("room"), trainers=" + ".join(codes) if "trainers" in visit.lists else None,
            pin="pin" in form, unpin="pin" not in form,
        )  # fmt: skip
        return request.edit

    return _apply_edit(visit, place, ask)


def move(visit: Visit) -> "Response":
    """Moves a line: one step in a direction, to the place of another line, or to a time.

    Raises:
        MissingError: the agenda has no such line.
        EcpatError: the move is impossible, and a whole page was asked for, not a part of one.
    """
    form = visit.form
    place = parse_line_place(form.get("day", ""), form.get("line", ""))

    def ask(agenda: TrainingAgenda) -> Edit | None:
        opened_agenda = agenda.text.opened
        if form.get("way") in get_args(Direction):
            try:
                return step_edit(
                    opened_agenda.agenda, place, cast("Direction", form["way"]), opened_agenda.context.rooms
                )
            except LookupError:
                raise MissingError from None
        if "onto_line" in form:
            return Edit(trades=parse_line_place(form.get("onto_day", ""), form["onto_line"]))
        return Edit(day=parse_number(form.get("onto_day")), start=parse_number(form.get("onto_start")))

    return _apply_edit(visit, place, ask)


def add(visit: Visit) -> "Response":
    """Adds a line to the agenda.

    Raises:
        EcpatError: the line is impossible, and a whole page was asked for, not a part of one.
    """
    form = visit.form

    def become(agenda: TrainingAgenda) -> ChangedAgenda:
        start = parse_line_change("", start=form.get("start", "")).edit.start or 0
        day, minutes = parse_number(form.get("to_day")) or 0, parse_number(form.get("minutes")) or 0
        new_line = NewLine(day, start, minutes, form.get("what", ""), form.get("title", ""))
        return add_line(agenda.text, new_line, agenda.target)

    return _became(visit, None, become)


def remove(visit: Visit) -> "Response":
    """Removes a line from the agenda.

    Raises:
        EcpatError: the line can't be removed, and a whole page was asked for, not a part of one.
    """
    place = parse_line_place(visit.form.get("day", ""), visit.form.get("line", ""))
    return _became(visit, place, lambda agenda: remove_line(agenda.text, place, agenda.target))


def undo_edit(visit: Visit) -> "Response":
    """Takes back the last change of the agenda; does nothing where none is known.

    Raises:
        EcpatError: the file has changed since the page was opened, or can't be written; and a whole page was asked for,
            not a part of one.
    """
    return _stepped(visit, is_undo=True)


def redo_edit(visit: Visit) -> "Response":
    """Makes the change again that was taken back last; does nothing where none is known.

    Raises:
        EcpatError: the file has changed since the page was opened, or can't be written; and a whole page was asked for,
            not a part of one.
    """
    return _stepped(visit, is_undo=False)


def _apply_edit(visit: Visit, place: LinePlace, build_edit: Callable[[TrainingAgenda], Edit | None]) -> "Response":
    """What `build_edit` makes of a line of the agenda that the person saw."""

    def change(agenda: TrainingAgenda) -> ChangedAgenda | None:
        edit = build_edit(agenda)
        return change_agenda(agenda.text, place, edit, agenda.target) if edit else None

    return _became(visit, place, change)


def _became(
    visit: Visit, place: LinePlace | None, build_change: Callable[[TrainingAgenda], ChangedAgenda | None]
) -> "Response":
    """What becomes of the agenda that the person saw, written and judged. What can't be is said beside the agenda as it
    is."""
    focus = place
    try:
        with writing(visit.desk.site):
            agenda = require_agenda(visit)
            require_unchanged(agenda.path, visit.form.get("seen", ""))
            sentence = str(_NO_FURTHER_TEXT)
            if new_agenda := build_change(agenda):
                is_same = new_agenda.text == agenda.text.text
                sentence = str(_UNCHANGED_TEXT) if is_same else spoken_summary(new_agenda)
                focus = new_agenda.place
                if not is_same:
                    put_agenda(visit, agenda, new_agenda.text, describe_changes(new_agenda))
    except EcpatError as error:
        return _show_refusal(visit, error)
    return _after(visit, sentence, focus)


def _stepped(visit: Visit, *, is_undo: bool) -> "Response":
    site, history = visit.desk.site, visit.desk.history
    sentence = str(_UNCHANGED_TEXT)
    try:
        with writing(site):
            agenda = require_agenda(visit)
            require_unchanged(agenda.path, visit.form.get("seen", ""))
            history_step = (history.last if is_undo else history.next)(agenda.path, agenda.seen)
            if history_step is not None:
                # A version after the one that is undone, since somebody's calendar may hold that one.
                earlier_content = earlier_bytes(
                    site, agenda.path, history_step.before if is_undo else history_step.after
                )
                text = agenda.text.put_back(earlier_content.decode()).encode()
                new_version = replace_file(site, agenda.path, text, agenda.seen)
                (history.record_undo if is_undo else history.record_redo)(agenda.path, new_version)
                sentence = (
                    f"{_UNDONE_TEXT if is_undo else _AGAIN} "
                    f"{describe_compliance(checked(require_agenda(visit).text.opened))}"
                )
    except EcpatError as error:
        return _show_refusal(visit, error)
    return _after(visit, sentence, None)


def _show_refusal(visit: Visit, error: EcpatError) -> "Response":
    if not visit.partial:
        raise error
    agenda = require_agenda(visit)
    agenda_location = agenda.text.opened.agenda.where  # of the agenda as a whole, whose page it is
    findings = [
        replace(finding, where=None) if finding.where == agenda_location else finding
        for finding in (*error.findings, *error.ways_out)
    ]
    finding_text = " ".join(f"{finding.message} {finding.hint or ''}".strip() for finding in findings)
    return _agenda_page(visit, agenda, sentence=finding_text, findings=findings)


def _after(visit: Visit, sentence: str, focus: LinePlace | None) -> "Response":
    if visit.partial:
        return _agenda_page(visit, require_agenda(visit), sentence=sentence, focus=focus)
    anchor = f"#line-{focus.day}-{focus.line}" if focus else ""
    return visit.go(f"/agenda/{visit.parts['training']}{anchor}")


def _agenda_page(
    visit: Visit,
    agenda: TrainingAgenda,
    *,
    sentence: str = "",
    focus: LinePlace | None = None,
    findings: Sequence[Finding] = (),
) -> "Response":
    check, history = checked(agenda.text.opened), visit.desk.history
    return visit.page(
        "agenda-part" if visit.partial else "agenda", agenda=agenda, check=check, table=timetable_of(check),
        best=parse_unproven_draft(visit), called=agenda.training.title,
        kept=describe_compliance(check), said=sentence, focus=focus, refused=findings,
        rooms=agenda.text.opened.context.rooms,
        undoable=history.last(agenda.path, agenda.seen), redoable=history.next(agenda.path, agenda.seen),
    )  # fmt: skip


_AGENDA_PATH = "/agenda/{training}"
page = Page(
    ways=(
        Endpoint(path=_AGENDA_PATH, do=show, of_training=marked("Agenda")),
        Endpoint(path=f"{_AGENDA_PATH}/news", do=news),
        Endpoint(path=f"{_AGENDA_PATH}/change", do=change, posts=True),
        Endpoint(path=f"{_AGENDA_PATH}/move", do=move, posts=True),
        Endpoint(path=f"{_AGENDA_PATH}/add", do=add, posts=True),
        Endpoint(path=f"{_AGENDA_PATH}/remove", do=remove, posts=True),
        Endpoint(path=f"{_AGENDA_PATH}/undo", do=undo_edit, posts=True),
        Endpoint(path=f"{_AGENDA_PATH}/redo", do=redo_edit, posts=True),
    )
)
