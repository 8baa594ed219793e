"""`plan`: the agenda of a training."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.workflows.agenda_exports import clock_remarks, export_endings
from ecpat_training.agenda.workflows.agenda_report import YAML, command_of, deliver_agenda, plan_document, plan_headline
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.agenda.workflows.translation import check_language
from ecpat_training.commands.deliver import Delivery, provenance
from ecpat_training.core.finding import Finding
from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.notebook.paths import AnyPath, input_path
from ecpat_training.notebook.result import NotebookResult
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.values.quantity import clock

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False, eq=False)
class Plan(NotebookResult):
    """An agenda with its proof. A notebook shows the agenda that `ecpat plan` writes.

    Attributes:
        result: everything that was found: the agenda, what it costs, what the solver proved, what gave way.
    """

    result: PlanResult
    _made: Provenance
    _programme: Path

    @property
    def headline(self) -> str:
        """How long the agenda is and how good it provably is."""
        return plan_headline(self.result)

    @property
    def optimal(self) -> bool:
        """Whether it is proven that no agenda costs less."""
        return self.result.optimal

    def to_frame(self) -> "pandas.DataFrame":
        """The agenda, a row for each line of it, breaks among them.

        Columns:
            day, date: the number of the day from 1, and its date (missing where the programme has none).
            start, end: by the clock, such as `09:00`; `minutes` how long it lasts.
            kind: `session`, `break` or `lunch`.
            session: the session's id in the programme (missing for breaks); `title` what it is called.
            track: `together`, or one of the programme's tracks.
            trainers: the codes of who leads it, the lead first, as `AL-1, AL-2`.
            room: missing where everything happens in one.
        """
        import pandas

        shown_agenda = self.result.printed.agenda if self.result.printed else self.result.agenda
        rows = [
            (
                day.number, day.date, clock(item.start), clock(item.end), item.minutes, item.kind,
                item.session.id if item.session else None, item.title, item.track, ", ".join(item.trainers), item.room,
            )
            for day in shown_agenda.days
            for item in day.items
        ]  # fmt: skip
        frame = pandas.DataFrame(rows, columns=_COLUMNS)
        return frame.assign(date=pandas.to_datetime(frame["date"]))

    def _document(self) -> Document:
        return plan_document(self.result, self._made)

    def _findings(self) -> Sequence[Finding]:
        return [*self.result.check.findings, *clock_remarks(self.result.check.planned)]

    def _inputs(self) -> Sequence[Path]:
        return (self._programme,)

    def _more_endings(self) -> tuple[str, ...]:
        return (YAML, *export_endings())

    def _deliver(self, delivery: Delivery) -> None:
        deliver_agenda(self.result, self._made, self._programme, delivery)


_COLUMNS = (
    "day", "date", "start", "end", "minutes", "kind", "session", "title", "track", "trainers", "room",
)  # fmt: skip


def plan(
    programme: AnyPath,
    training: str | None = None,
    *,
    time_limit: float = 60,
    seed: int = 1,
    language: str | None = None,
) -> Plan:
    """Drafts the agenda of a training: sessions on a clock, trainers on sessions, as the command `ecpat plan` does.

    Args:
        programme: the programme's YAML file, or the folder that holds `programme.yaml`.
        training: which training, by its id; without it the pilot.
        time_limit: how many seconds of work the solver may take, as counted by itself, at least 1; then the best agenda
            so far is given, with its gap.
        seed: the solver's seed; the same programme and seed give the same agenda.
        language: the language of the agenda, such as `"sq"`, where the programme has its texts in it.

    Returns:
        The plan: `.to_frame()` has a row for each line of the agenda, times by the clock and trainers by their codes;
        `.optimal` says whether it is proven best; `.figures` the days as a picture; `.findings` what was noted;
        `.save("agenda.xlsx")` writes it, also as `.yaml`, and for calendars as `.ics`, schedule viewers as `.xml` and
        web pages as `.frab.json` and `.frab2.json`; `.result` holds everything.

    Raises:
        EcpatError: the programme can't be read or doesn't fit, has no such training, or no agenda keeps its rules;
            `error.findings` has everything, each with its code, place and text, and `error.ways_out` what would help.
        ValueError: the time limit is below a second.

    Example:
        >>> import ecpat_training as ecpat
        >>> agenda = ecpat.plan("programme.yaml", "al-1")
        >>> agenda.to_frame().groupby("day")["minutes"].sum()
        >>> agenda.save("agenda.docx")
    """
    if not time_limit >= 1:
        raise ValueError(f"time_limit is {time_limit:g} seconds. Please give the solver at least 1.")
    check_language(language)
    file = programme_file(input_path(programme))
    result = plan_training(file, training, seconds=time_limit, seed=seed, language=language)
    origin = provenance(command_of(result, language=language), [file], seed=seed)
    return Plan(result, origin, file)
