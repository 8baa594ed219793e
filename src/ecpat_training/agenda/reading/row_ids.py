"""What the hidden ids of rows say beside their titles: which row is a session under another title, and which rows carry
the id of another one, since they were copied, or typed over."""

from collections.abc import Iterable, Sequence

from ecpat_training.agenda.reading.row_names import BREAK_KINDS, RowNamesOfTraining
from ecpat_training.agenda.reading.table_day import AgendaRow, TableDay
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.kinds import ItemKind
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.matching import title_key

_MAX_ROWS_NAMED = 12
_DAILY = ("start of each later day", "end of each earlier day")


class RowIds:
    """The hidden ids of an agenda's rows. A title that the programme knows is believed before an id, since people see
    it; a title that it doesn't know is that of the id, unless the agenda holds that session under its own title: then
    the row was copied."""

    def __init__(self, names: RowNamesOfTraining, days: Sequence[TableDay]) -> None:
        self.names = names
        self._first: dict[tuple[str, int | None], str] = {}
        self.days = {id(row): number for number, day in enumerate(days) for row in day.rows}
        self.rows = [row for day in days for row in day.rows]
        self._by_title = {id(row): session for row in self.rows if (session := self._of_title(row))}
        self._titled = {
            self._session_day_key(self._by_title[id(row)], row) for row in self.rows if id(row) in self._by_title
        }

    def session(self, row: AgendaRow) -> Session | None:
        """The session that a row's id means, whatever the row's title says."""
        meaning = self.names.of_row_id(row.id) if row.id else None
        return meaning if isinstance(meaning, Session) else None

    def find_retitled_session(self, row: AgendaRow) -> Session | None:
        """The session of a row with a title that no session has; None where the id is another row's."""
        session = self.session(row)
        copied = (
            session is not None and self._session_day_key(session, row) in self._titled and not session.may_be_split
        )
        if session is None or copied:
            return None
        words = title_key(row.text("title"))
        return session if self._first.setdefault(self._session_day_key(session, row), words) == words else None

    def kind(self, row: AgendaRow) -> ItemKind | None:
        """The kind of break that a row's id means."""
        meaning = self.names.of_row_id(row.id) if row.id else None
        return None if isinstance(meaning, Session) else meaning

    def findings(self) -> Iterable[Finding]:
        """Which ids were not believed, and which mean nothing."""
        titled_rows = [(row, self._by_title[id(row)]) for row in self.rows if id(row) in self._by_title]
        mismatched = [row for row, session in titled_rows if self.session(row) not in (None, session)]
        if mismatched:
            message = phrase(
                "{rows:,} {rows:row|rows} ({places}) {rows:has|have} the hidden id of another session than the title "
                "names: the title was believed.",
                rows=len(mismatched),
                places=_places(mismatched),
            )
            yield Finding(
                "agenda.id", Severity.NOTE, message, mismatched[0].where("title"), "Please check these titles."
            )
        unknown_rows = [row for row in self.rows if row.text("id") and self.names.of_row_id(row.text("id")) is None]
        if unknown_rows:
            message = phrase(
                "{rows:,} {rows:row|rows} ({places}) {rows:has|have} an id that is no session of the programme: not "
                "read.",
                rows=len(unknown_rows),
                places=_places(unknown_rows),
            )
            hint = phrase(
                "Write the id of a session, or {kinds}, or leave it empty.",
                kinds=" or ".join(f"`{break_kind}`" for break_kind in BREAK_KINDS),
            )
            yield Finding("agenda.id", Severity.NOTE, message, unknown_rows[0].where("id"), hint)

    def _of_title(self, row: AgendaRow) -> Session | None:
        title = row.value("title")
        try:
            meaning = self.names.find_meaning(title, self.session(row)) if isinstance(title, str) else None
        except ValueError:
            return None
        return meaning.session if meaning else None

    def _session_day_key(self, session: Session, row: AgendaRow) -> tuple[str, int | None]:
        """A session, and its day where it is held on each, or may go on after a break."""
        return session.id, self.days[id(row)] if session.place in _DAILY else None


def _places(rows: Sequence[AgendaRow]) -> str:
    return listing([row.where().place_in_file for row in rows], _MAX_ROWS_NAMED)
