"""A row that may be a session of the programme under another title: it is asked for, so that nothing is planned twice
beside itself."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.reading.row_names import SessionTitles
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.words.catalogue.message import phrase

RENAMED = "agenda.renamed"
_MAX_TITLE_LENGTH = 80
_MIN_TITLE_SIMILARITY = 0.6  # so alike are titles that share most of their words
_LATER, _EARLIER = "start of each later day", "end of each earlier day"


def retitled_finding(title: str, session: Session, location: Location) -> Finding:
    """What is said of a row whose hidden id is that of a session, under a title that this doesn't have."""
    message = phrase(
        '`{written}` was read as "{title}" ({session}), since that is the hidden id of its row: renamed?',
        written=visible(title)[:_MAX_TITLE_LENGTH],
        title=session.title,
        session=session.id,
    )
    hint = "If so, write the same title here and in the programme. If it is a session of your own, fill in the column "
    hint += "Practice of its row, such as `0 %`."
    return Finding("agenda.retitled", Severity.WARNING, message, location, hint)


class _DoubtfulRow(NamedTuple):
    """A row in doubt: its day, its item, whether it says its method, and where the sessions around stand in the
    manual."""

    day: int
    item: AgendaItem
    says_method: bool
    before: int
    after: int


class RenamedSessions:
    """Finds, for rows that are no session of the programme, the session that they may be: one that the agenda lacks and
    that would fit into the row."""

    def __init__(self, programme: Programme, training: Training, titles: SessionTitles) -> None:
        self.sessions = programme.sessions(training.kind)
        self.titles, self.training = titles, training
        self.trainers = {trainer.id: trainer for trainer in programme.trainers}
        self.must = {
            session.id for chapter in programme.manual if chapter.cover == "must" for session in chapter.sessions
        }

    def findings(self, agenda: Agenda, unknowns: Sequence[tuple[AgendaItem, bool]]) -> Iterator[Finding]:
        """A question for each row in doubt that may be a session.

        Args:
            agenda: the agenda.
            unknowns: its items that no programme knows and that say nothing of themselves; with each, whether it says
                its method.
        """
        held_sessions = {
            (session.id, self._day(session, day.number))
            for day in agenda.days
            for item in day.items
            if (session := item.session)
        }
        for row in self._rows(agenda, unknowns):
            session = self._likeliest(row, held_sessions)
            if session is not None:
                held_sessions.add((session.id, self._day(session, row.day)))
                yield _question(row.item, session)

    def _rows(self, agenda: Agenda, unknowns: Sequence[tuple[AgendaItem, bool]]) -> Iterator[_DoubtfulRow]:
        number_by_id = {session.id: number for number, session in enumerate(self.sessions)}
        numbered_items = [(day.number, item) for day in agenda.days for item in day.items]
        manual_numbers = [number_by_id.get(item.session.id) if item.session else None for _, item in numbered_items]
        has_method_by_item = {id(item): method_name for item, method_name in unknowns}
        for position, (day, item) in enumerate(numbered_items):
            if id(item) in has_method_by_item:
                number_before = next(
                    (number for number in reversed(manual_numbers[:position]) if number is not None), -1
                )
                number_after = next(
                    (number for number in manual_numbers[position:] if number is not None), len(number_by_id)
                )
                yield _DoubtfulRow(day, item, has_method_by_item[id(item)], number_before, number_after)

    def _likeliest(self, row: _DoubtfulRow, held_sessions: Collection[tuple[str, int]]) -> Session | None:
        best_match: tuple[tuple[bool, bool, float], Session] | None = None
        for number, session in enumerate(self.sessions):
            if (session.id, self._day(session, row.day)) in held_sessions or not self._may_stand(session, row):
                continue
            likeness = self.titles.title_similarity(row.item.title, session)
            if likeness < _MIN_TITLE_SIMILARITY and not self._can_be_session(session, row):
                continue
            score = (likeness >= _MIN_TITLE_SIMILARITY, row.before < number < row.after, likeness)
            if best_match is None or score > best_match[0]:
                best_match = score, session
        return best_match[1] if best_match else None

    def _may_stand(self, session: Session, row: _DoubtfulRow) -> bool:
        is_first_day, is_last_day = row.day == 1, row.day >= self.training.days
        return not (session.place == _LATER and is_first_day) and not (session.place == _EARLIER and is_last_day)

    def _can_be_session(self, session: Session, row: _DoubtfulRow) -> bool:
        """Whether the row could be a session that the agenda must hold, whatever it is called: nobody retitles one and
        takes its trainers away as well."""
        min_minutes, max_minutes = session.minutes.low or 0, session.minutes.high or 0
        same_method = row.item.session is not None and session.method == row.item.session.method
        return (
            session.id in self.must
            and min_minutes <= row.item.minutes <= max_minutes
            and session.track == row.item.track
            and self._is_led(session, row.item)
            and (same_method or not row.says_method)
        )

    def _is_led(self, session: Session, item: AgendaItem) -> bool:
        team: list[Trainer] = [self.trainers[code] for code in item.trainers if code in self.trainers]
        return bool(team) and (session.needs is None or team[0].competent(session.needs.lead))

    @staticmethod
    def _day(session: Session, day: int) -> int:
        """The day of a session that is held on several; 0 for any other."""
        return day if session.place in (_LATER, _EARLIER) else 0


def _question(item: AgendaItem, session: Session) -> Finding:
    message = phrase(
        '`{written}` is no session of the programme, and the agenda lacks "{title}" ({session}), which would '
        "fit in here: renamed?",
        written=visible(item.title)[:_MAX_TITLE_LENGTH],
        title=session.title,
        session=session.id,
    )
    hint = phrase(
        "If so, write `{title}` here, or the new title in the programme. If it is a session of your own, say how much "
        "of it is practice, such as `0 %`: in the column Practice, or as `practice:` in a YAML file.",
        title=session.title,
    )
    return Finding(RENAMED, Severity.WARNING, message, item.where, hint)
