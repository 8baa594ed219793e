"""The agenda of a training: a timetable in which lines are moved, judged by the rules with every move."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast, get_args

from ecpat_training.agenda.model.edit import Edit, Place, item_at
from ecpat_training.agenda.model.steps import Direction, step
from ecpat_training.agenda.report.change import told, what_changed
from ecpat_training.agenda.report.rules import kept_sentence
from ecpat_training.agenda.workflows.agenda_file import checked
from ecpat_training.agenda.workflows.plan_change import change_agenda, change_asked
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.serve.showing.timetable import timetable_of
from ecpat_training.serve.visits.missing import MissingError
from ecpat_training.serve.visits.page import Page, Way
from ecpat_training.serve.visits.training_agenda import TrainingAgenda, agenda_of, put_agenda, training_of, version_of
from ecpat_training.serve.visits.visit import Visit
from ecpat_training.serve.writing.folder import unchanged, undo, writing
from ecpat_training.words.catalogue.ours import ours

if TYPE_CHECKING:
    from starlette.responses import Response

_POSTS = 2  # lead and second, whom most sessions have
_NOWHERE = ours("There is nothing further in this direction.")
_SAME = ours("Nothing was changed.")
_TAKEN_BACK = ours("Taken back.")
_AGAIN = ours("Made again.")
_CHANGED = "serve.changed"


def show(visit: Visit) -> "Response":
    """The timetable, what the rules say, and what can be done."""
    agenda = agenda_of(visit)
    if agenda is None:
        return visit.page("agenda-none", training=training_of(visit))
    return _shown(visit, agenda)


def news(visit: Visit) -> "Response":
    """Whether the file is still as the page shows it, for a page that is left open."""
    changed = version_of(visit) != visit.asked.get("seen")
    return visit.page("agenda-news", changed=changed, address=f"/agenda/{visit.parts['training']}")


def line(visit: Visit) -> "Response":
    """The form for one line."""
    agenda = _there(visit)
    place = _place(visit.parts["day"], visit.parts["line"])
    opened = agenda.text.opened
    try:
        item = item_at(opened.agenda, place)
    except LookupError:
        raise MissingError from None
    pool = [trainer.id for trainer in opened.context.pool]
    posts = [*item.trainers, *[""] * max(0, _POSTS - len(item.trainers))]
    return visit.page(
        "agenda-line", stale=visit.asked.get("seen", agenda.seen) != agenda.seen, agenda=agenda,
        place=place, item=item, posts=posts, days=opened.agenda.days,
        codes=[*pool, *sorted(set(opened.context.trainers) - set(pool))], trainers=opened.context.trainers,
        rooms=opened.context.training.room_names,
    )  # fmt: skip


def change(visit: Visit) -> "Response":
    """A line as its form has it."""
    form = visit.form
    place = _place(form.get("day", ""), form.get("line", ""))
    codes = [code for code in dict.fromkeys(visit.lists.get("trainers", ())) if code]
    if form.get("do") == "hand over":
        codes[:_POSTS] = reversed(codes[:_POSTS])

    def ask(_: TrainingAgenda) -> Edit:
        asked = change_asked(
            "", day=_number(form.get("to_day")), start=form.get("start"), minutes=_number(form.get("minutes")),
            room=form.get("room"), trainers=" + ".join(codes) if "trainers" in visit.lists else None,
            pin="pin" in form, unpin="pin" not in form,
        )  # fmt: skip
        return asked.edit

    return _changed(visit, place, ask)


def move(visit: Visit) -> "Response":
    """A line one step in a direction, in the place of another line, or to a time."""
    form = visit.form
    place = _place(form.get("day", ""), form.get("line", ""))

    def ask(agenda: TrainingAgenda) -> Edit | None:
        opened = agenda.text.opened
        if form.get("way") in get_args(Direction):
            try:
                return step(opened.agenda, place, cast("Direction", form["way"]), opened.context.rooms)
            except LookupError:
                raise MissingError from None
        if "onto_line" in form:
            return Edit(trades=_place(form.get("onto_day", ""), form["onto_line"]))
        return Edit(day=_number(form.get("onto_day")), start=_number(form.get("onto_start")))

    return _changed(visit, place, ask)


def take_back(visit: Visit) -> "Response":
    """The version before the last change."""
    return _stepped(visit, back=True)


def make_again(visit: Visit) -> "Response":
    """The version that was taken back."""
    return _stepped(visit, back=False)


def _changed(visit: Visit, place: Place, ask: Callable[[TrainingAgenda], Edit | None]) -> "Response":
    """What `ask` makes of the agenda that the person saw, written and judged. What can't be is said beside the agenda
    as it is."""
    focus = place
    try:
        with writing(visit.desk.site):
            agenda = _there(visit)
            unchanged(agenda.path, visit.form.get("seen", ""))
            said = str(_NOWHERE)
            if edit := ask(agenda):
                changed = change_agenda(agenda.text, place, edit, agenda.target)
                same = changed.text == agenda.text.text
                said = str(_SAME) if same else told(changed)
                focus = changed.place
                if not same:
                    put_agenda(visit, agenda, changed.text, what_changed(changed))
    except EcpatError as error:
        return _refused(visit, error)
    return _after(visit, said, focus)


def _stepped(visit: Visit, *, back: bool) -> "Response":
    site, history = visit.desk.site, visit.desk.history
    said = str(_SAME)
    try:
        with writing(site):
            agenda = _there(visit)
            unchanged(agenda.path, visit.form.get("seen", ""))
            one = (history.last if back else history.next)(agenda.path, agenda.seen)
            if one is not None:
                undo(site, agenda.path, agenda.seen, one.before if back else one.after)
                (history.took_back if back else history.made_again)(agenda.path)
                said = f"{_TAKEN_BACK if back else _AGAIN} {kept_sentence(checked(_there(visit).text.opened))}"
    except EcpatError as error:
        return _refused(visit, error)
    return _after(visit, said, None)


def _refused(visit: Visit, error: EcpatError) -> "Response":
    if not visit.partial:
        raise error
    findings = [*error.findings, *error.ways_out]
    told_ = " ".join(f"{one.message} {one.hint or ''}".strip() for one in findings)
    return _shown(visit, _there(visit), said=told_, refused=findings)


def _after(visit: Visit, said: str, focus: Place | None) -> "Response":
    if visit.partial:
        return _shown(visit, _there(visit), said=said, focus=focus)
    anchor = f"#line-{focus.day}-{focus.line}" if focus else ""
    return visit.go(f"/agenda/{visit.parts['training']}{anchor}")


def _shown(
    visit: Visit, agenda: TrainingAgenda, *, said: str = "", focus: Place | None = None, refused: Sequence[Finding] = ()
) -> "Response":
    check, history = checked(agenda.text.opened), visit.desk.history
    return visit.page(
        "agenda-part" if visit.partial else "agenda", agenda=agenda, check=check, table=timetable_of(check),
        kept=kept_sentence(check), said=said, focus=focus, refused=refused, rooms=agenda.text.opened.context.rooms,
        undoable=history.last(agenda.path, agenda.seen), redoable=history.next(agenda.path, agenda.seen),
    )  # fmt: skip


def _there(visit: Visit) -> TrainingAgenda:
    agenda = agenda_of(visit)
    if agenda is None:
        raise MissingError
    return agenda


def _place(day: str, line_: str) -> Place:
    at, number = _number(day), _number(line_)
    if at is None or number is None:
        raise MissingError
    return Place(at, number)


def _number(text: str | None) -> int | None:
    """A number of a form; 0, which none may be, for what is none."""
    if text is None:
        return None
    return int(text) if text.isdecimal() and len(text) < 6 else 0


_OF = "/agenda/{training}"
page = Page(
    ways=(
        Way(path=_OF, do=show, of_training=ours("Agenda")),
        Way(path=f"{_OF}/news", do=news),
        Way(path=f"{_OF}/lines/{{day}}/{{line}}", do=line),
        Way(path=f"{_OF}/change", do=change, posts=True),
        Way(path=f"{_OF}/move", do=move, posts=True),
        Way(path=f"{_OF}/undo", do=take_back, posts=True),
        Way(path=f"{_OF}/redo", do=make_again, posts=True),
    )
)
