"""What the commands over agendas answer with `--json`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem
from ecpat_training.agenda.model.agenda_map import AgendaMap
from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.model.diff import AgendaDiff, AgendaItemChange, DateChange
from ecpat_training.agenda.model.plan import AgendaCheck, Explanation, PlanOption, PlanResult, Proof, Replan
from ecpat_training.commands.public import Public
from ecpat_training.core.finding import Finding
from ecpat_training.programme.rules.as_data import JudgedRule
from ecpat_training.programme.rules.check import RuleResult


class ItemData(Public[AgendaItem]):
    """One line of an agenda, from `start` to `end` in minutes after midnight. `session` is the programme's id, null for
    breaks and for what the programme doesn't have; `trainers` are codes, the lead first; `room` is null where
    everything happens in one."""

    keys = "kind title session=str(session.id) track start end trainers room pinned"


class Day(Public[AgendaDay]):
    """One day; its date is null where it isn't set yet, else as 2005-05-12."""

    keys = "number date=str(date) items"
    parts = (ItemData,)


# `ecpat plan check`: an edited agenda, and which rules it keeps.
class PlanCheckResult(Public[AgendaCheck]):
    """An agenda against its programme's rules; it `holds` where everything that must be kept is."""

    keys = "programme training=planned.agenda.training title=planned.agenda.title holds days=planned.agenda.days rules"
    parts = (Day, JudgedRule)


# `ecpat plan map`: what words of an agenda mean that its programme doesn't have.
class PlanMapResult(Public[AgendaMap]):
    """The lines of the mapping file; `open` counts those that wait for a person. A proposal ends in a question mark,
    and an empty `means` is open as well."""

    keys = "agenda open parts"


# `ecpat plan diff`: what changed between two agendas, item by item.
class ChangedItem(Public[AgendaItemChange]):
    """An item that changed: where it stood and stands (null: one agenda doesn't have it), by how many minutes it is
    longer, and how many posts change hands; `was_title` is what it was called (null: the same). Times are minutes after
    midnight, trainers codes, the lead first."""

    keys = "title kind before after moved longer handed_over was_title=or_none(was_title)"


class Date(Public[DateChange]):
    """A day that is held on another date; null where an agenda has no date, or no such day."""

    keys = "day before=str(before) after=str(after)"


class PlanDiffResult(Public[AgendaDiff]):
    """What changed: nothing else is listed."""

    keys = "title same dates items=changes"
    parts = (ChangedItem, Date)


# `ecpat plan change`: an agenda with a line changed, and what the rules say to it.
class RuleBreak(Public[tuple[RuleResult, Finding]]):
    """A rule that is broken or gives way in one place; `hard` ones must be kept."""

    keys = "rule=0.rule hard=0.hard message=1.message"


class PlanChangeResult(Public[ChangedAgenda]):
    """The agenda as it is after the change; it `holds` where everything that must be kept is. `broken` is what the
    change breaks, `mended` what it mends; `kept_file` says that the YAML file is otherwise as it was written."""

    keys = """
        training=check.planned.agenda.training title=check.planned.agenda.title holds=check.holds kept_file=kept
        changes=diff.changes broken mended days=check.planned.agenda.days rules=check.rules
    """
    parts = (ChangedItem, RuleBreak, Day, JudgedRule)


# `ecpat plan draft`: the agenda, how good it provably is, and with `--explain` what it would cost otherwise.
class ProofData(Public[Proof]):
    """What was found, and the least that is possible: equal where it is proven."""

    keys = "found=objective least=bound"


class ReplanData(Public[Replan]):
    """How little an agenda changed that was planned again: sessions dropped and moved, posts handed over, steps of 5
    minutes. `forced` is what the old agenda breaks by the programme as it is now."""

    keys = "sessions dropped moved handed_over minutes forced"
    parts = (ProofData,)


class Otherwise(Public[PlanOption]):
    """One thing that could be otherwise: what it costs more than the plan, and the least that is proven (both null
    where there is no such agenda, or the search ended before that was `known`)."""

    keys = "what=description here=is_current costs_more=extra_cost at_least=least known=is_cost_known"


class Explained(Public[Explanation]):
    """What another place or another trainer of a session would cost."""

    keys = "session=str(session.id) places leads co_trainers=seconds"
    parts = (Otherwise,)


class PlanDraftResult(Public[PlanResult]):
    """An agenda with its proof: `cost` is what wishes cost that gave way, no agenda can cost less than `bound`."""

    keys = """
        training=str(training.id) title=agenda.title cost=objective bound proven=optimal days left_out rules=check.rules
        replanned=replan explained
    """
    parts = (Day, JudgedRule, ReplanData, Explained)
    explained: Explanation | None

    def days(self) -> tuple[AgendaDay, ...]:
        plan = self.model
        return plan.printed.agenda.days if plan.printed else plan.agenda.days


# `ecpat plan handbook`: the edition and what it holds, or who got which copy.
@dataclass(frozen=True, slots=True)
class EditionData:
    """An edition of the ledger."""

    edition: str
    language: str
    released: date


@dataclass(frozen=True, slots=True)
class UntranslatedData:
    """A part of the programme, by its id, and the texts that it lacks in the language."""

    where: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiesData:
    """Copies that somebody got; null where nobody knows. `standing` says whether they are of the newest edition in
    their language."""

    edition: str
    to: str
    copies: int | None
    date: date | None
    language: str | None
    standing: Literal["newest", "older", "not in the ledger", "not clear"]


@dataclass(frozen=True, slots=True)
class PlanHandbookResult:
    """The handbook that was made, with its `edition`, `language`, chapters by title and number of sessions; or with
    `--copies` who got which copy, and `edition` is null. `ledger` holds the released editions."""

    edition: str | None
    language: str | None
    chapters: tuple[str, ...]
    sessions: int
    untranslated: tuple[UntranslatedData, ...]
    copies: tuple[CopiesData, ...]
    ledger: tuple[EditionData, ...]


def handbook_result(
    release: tuple[str, str] | None,
    chapters: Iterable[tuple[str, int]],
    untranslated: Iterable[UntranslatedData],
    copies: Iterable[CopiesData],
    ledger: Iterable[EditionData],
) -> PlanHandbookResult:
    """The handbook that was `release`, by edition and language, with its chapters by title and number of sessions; None
    and no chapters where only copies were looked at."""
    edition, language = release or (None, None)
    printed_chapters = tuple(chapters)
    titles, sessions = tuple(title for title, _ in printed_chapters), sum(number for _, number in printed_chapters)
    return PlanHandbookResult(edition, language, titles, sessions, tuple(untranslated), tuple(copies), tuple(ledger))


# `ecpat plan print`: which papers were written.
class PaperFile(Public[tuple[str, str, bool]]):
    """A file of the folder: `paper` is its name without the ending, `for_programs` says that it is none to print."""

    keys = "file=0 paper=1 for_programs=2"


class PlanPrintResult(Public[Sequence[tuple[str, str, bool]]]):
    """The papers of one agenda in one folder."""

    keys = "folder training papers=model"
    parts = (PaperFile,)
    folder: str
    training: str
