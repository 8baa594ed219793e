"""A day of an agenda as a table that people read, edit and send back: `agenda/reading/` reads it again as the same."""

from collections.abc import Callable, Sequence

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.reading.row_names import MARK, RowNamesOfTraining
from ecpat_training.agenda.report.method import method_of
from ecpat_training.agenda.report.speakers import has_speakers, speakers_of
from ecpat_training.agenda.report.track import track_of
from ecpat_training.documents.document import ReportColumn, ReportTable, Tone
from ecpat_training.documents.wording import Wording
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.quantity import clock_span

_ALMOST = 1e-9


def day_tables(agenda: Agenda, programme: Programme, words: Wording) -> list[ReportTable]:
    """A table a day, one row an item. What only some agendas have is a column only there: rooms, tracks; pins, and
    practice, care and level of sessions that no programme knows, since nobody else says them: by the keys of an agenda
    file."""
    names = RowNamesOfTraining(programme, agenda.training)
    unconfirmed_codes = {trainer.id for trainer in programme.trainers if not trainer.confirmed}
    extra_columns = [
        *_speaker_columns(agenda, programme, words),
        *_room_columns(agenda, words),
        *_build_extra_columns(agenda, names),
        *_pin_columns(agenda),
    ]
    return [_day_table(day, names, unconfirmed_codes, extra_columns, words) for day in agenda.days]


def _day_table(
    day: AgendaDay,
    names: RowNamesOfTraining,
    unconfirmed_codes: set[str],
    extra_columns: Sequence[tuple[ReportColumn, "_CellFormatter"]],
    words: Wording,
) -> ReportTable:
    columns = (
        ReportColumn(words.say("time"), "times", width=1.4),
        ReportColumn(words.say("session"), width=4.3),
        ReportColumn(words.say("method"), width=1.8),
        ReportColumn(words.say("trainers"), width=2),
    )
    rows = tuple(
        (
            clock_span(item.start, item.end),
            _title(item, names),
            _method(item, names, words),
            words.listing(
                [
                    words.say("to be confirmed", trainer=code) if code in unconfirmed_codes else code
                    for code in item.trainers
                ]
            ),
            *(cell_text(item) for _, cell_text in extra_columns),
        )
        for item in day.items
    )
    return ReportTable(
        words.say("day", number=day.number),
        (*columns, *(column for column, _ in extra_columns)),
        rows,
        tones=tuple(map(_row_tone, day.items)),
        ids=tuple(names.row_id(item.session, item.kind) for item in day.items),
    )


def _row_tone(item: AgendaItem) -> Tone:
    return "plain" if item.kind == "session" else "quiet"


def _title(item: AgendaItem, names: RowNamesOfTraining) -> str:
    """The title, with its mark; with the id behind it where several sessions go by it."""
    session = item.session
    title = f"{item.title}{MARK}" if session and session.care == "sensitive" else item.title
    if session is None or session.id not in names.sessions:
        return title
    try:
        named_session = names.find_meaning(title).session
    except ValueError:
        named_session = None
    return title if named_session is not None and named_session.id == session.id else f"{item.title} ({session.id})"


def _method(item: AgendaItem, names: RowNamesOfTraining, words: Wording) -> str:
    """A session's method. A break has none; one that neither its title nor its hidden id would say is one, says so
    here."""
    if item.session is not None:
        return method_of(item.session, words)
    try:
        meaning = names.find_meaning(item.title)
    except ValueError:
        return words.say(item.kind)
    has_row_id = meaning.kind is None and not item.trainers and bool(names.row_id(None, item.kind))
    return "" if meaning.session is None and (meaning.kind == item.kind or has_row_id) else words.say(item.kind)


_CellFormatter = Callable[[AgendaItem], str]


def _speaker_columns(agenda: Agenda, programme: Programme, words: Wording) -> list[tuple[ReportColumn, _CellFormatter]]:
    if not has_speakers(agenda):
        return []
    column = ReportColumn(words.say("speakers"), width=2.6)
    return [(column, lambda item: speakers_of(item, programme, words))]


def _room_columns(agenda: Agenda, words: Wording) -> list[tuple[ReportColumn, _CellFormatter]]:
    items = [item for day in agenda.days for item in day.items]
    columns: list[tuple[ReportColumn, _CellFormatter]] = []
    if any(item.room for item in items):
        columns.append((ReportColumn(words.say("room"), width=1.2), lambda item: item.room or ""))
    if any(track_of(item, words) for item in items):
        columns.append((ReportColumn(words.say("for track"), width=1.3), lambda item: track_of(item, words)))
    return columns


def _pin_columns(agenda: Agenda) -> list[tuple[ReportColumn, _CellFormatter]]:
    if not any(item.pinned for day in agenda.days for item in day.items):
        return []
    return [(ReportColumn("Pinned"), lambda item: "yes" if item.pinned else "")]


def _build_extra_columns(agenda: Agenda, names: RowNamesOfTraining) -> list[tuple[ReportColumn, _CellFormatter]]:
    sessions = [item.session for item in agenda.sessions() if item.session and item.session.id not in names.sessions]

    def session_text(text_of: Callable[[Session, int], str]) -> _CellFormatter:
        return lambda item: text_of(item.session, item.minutes) if item.session in sessions and item.session else ""

    columns: list[tuple[ReportColumn, _CellFormatter]] = []
    if sessions:
        columns.append((ReportColumn("Practice"), session_text(_practice)))
    if any(session.care in ("debrief", "restoring") or _has_title_mark(session) for session in sessions):
        columns.append((ReportColumn("Care"), session_text(lambda session, _: session.care)))
    if any(session.level != "plain" for session in sessions):
        columns.append((ReportColumn("Level"), session_text(lambda session, _: session.level)))
    return columns


def _has_title_mark(session: Session) -> bool:
    return session.care != "sensitive" and session.title.endswith(MARK)


def _practice(session: Session, session_minutes: int) -> str:
    """The share of practice as an agenda file writes it: a percentage, or minutes where those are whole."""
    share = session.practice
    percent = f"{share * 100:g}"
    minutes = share * session_minutes
    if abs(float(percent) / 100 - share) < _ALMOST:
        return f"{percent} %"
    if abs(minutes - round(minutes)) < _ALMOST:
        return f"{round(minutes)} min"
    return f"{share * 100!r} %"
