"""Agendas that a search finds: a first one, and one planned again around a line. Each is a job that tells how far it
is, and writes nothing when it is stopped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.agenda.model.edit import LinePlace
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.report.diff import replan_sentence
from ecpat_training.agenda.report.for_machines import PlanDraftResult
from ecpat_training.agenda.workflows.agenda_report import agenda_report
from ecpat_training.agenda.workflows.plan_around import plan_around
from ecpat_training.core.finding import Finding
from ecpat_training.documents.provenance import Provenance
from ecpat_training.folder.journal.lines import NOTHING
from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.training import place_of_training, training_of
from ecpat_training.serve.visits.training_agenda import DATA, agenda_of, next_file, put_agenda
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, require_unchanged, writing
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response


@dataclass(frozen=True)
class CaughtDraft(CapturedDelivery):
    """A draft as it is delivered, with what is proven of it."""

    drafts: list[PlanResult] = field(default_factory=list)

    def data(
        self,
        result: Callable[[], object],
        findings: Sequence[Finding],  # noqa: ARG002 - nothing else is wanted
        provenance: Provenance | None = None,  # noqa: ARG002
    ) -> None:
        """Keeps what is proven."""
        draft_result = result()
        if isinstance(draft_result, PlanDraftResult):
            self.drafts.append(draft_result.model)


class UnprovenDraft(NamedTuple):
    """What wishes that gave way cost in an agenda whose search the clock ended, and the least that any may cost."""

    cost: int
    bound: int


SECONDS = 60.0
"""How long a search may take, as the command's."""
_SEED = 1
_NUMBER_LENGTH_LIMIT = 10


def plan_around_pins(visit: Visit) -> "Response":
    """Plans the agenda anew around one line, or around what is pinned, as a job.

    Raises:
        MissingError: the training has no agenda.
    """
    agenda = agenda_of(visit)
    if agenda is None:
        raise MissingError
    require_unchanged(agenda.path, visit.form.get("seen", ""))
    day, line = visit.form.get("day", ""), visit.form.get("line", "")
    place = LinePlace(int(day), int(line)) if day.isdecimal() and line.isdecimal() else None

    def work(job: Job) -> str:
        result, text = plan_around(
            agenda.text, place, agenda.target, seconds=SECONDS, seed=_SEED, progress=job.progress, notify=job.tell,
        )  # fmt: skip
        job.report_activity("writing")
        with writing(visit.desk.site):
            job.keeps()
            if text != agenda.text.text:
                put_agenda(visit, agenda, text, replan_sentence(result.replan) if result.replan else "")
                return agenda.address
        return f"{agenda.address}?same=1"

    job = visit.desk.jobs.start(marked("Planning around it"), work, agenda.address, seconds=int(SECONDS))
    return visit.go(f"/jobs/{job.id_}")


def draft(visit: Visit) -> "Response":
    """Drafts the first agenda of a training, as a job."""
    training, site = training_of(visit), visit.desk.site
    folder = place_of_training(visit)

    def work(job: Job) -> str:
        path = next_file(folder)
        captured = CaughtDraft(out_names=(str(path),), more_endings=(DATA,))
        agenda_report(site.programme, training.id, captured, seconds=SECONDS, seed=_SEED)
        job.report_activity("writing")
        with writing(site):
            job.keeps()
            replace_file(site, path, captured.file_contents[path.name], NOTHING)
        unproven_drafts = [plan_draft for plan_draft in captured.drafts if not plan_draft.optimal]
        return f"/agenda/{training.id}" + "".join(
            f"?cost={plan_draft.objective}&bound={plan_draft.bound}" for plan_draft in unproven_drafts
        )

    job = visit.desk.jobs.start(marked("Drafting the agenda"), work, f"/agenda/{training.id}", seconds=int(SECONDS))
    return visit.go(f"/jobs/{job.id_}")


def parse_unproven_draft(visit: Visit) -> UnprovenDraft | None:
    """What the address says of a draft that has just ended without proof; None else."""
    cost, bound = visit.asked.get("cost", ""), visit.asked.get("bound", "")
    is_numeric = all(text.isascii() and text.isdecimal() and len(text) < _NUMBER_LENGTH_LIMIT for text in (cost, bound))
    return UnprovenDraft(int(cost), int(bound)) if is_numeric and int(bound) < int(cost) else None


page = Page(
    ways=(
        Endpoint(path="/agenda/{training}/around", do=plan_around_pins, posts=True),
        Endpoint(path="/agenda/{training}/draft", do=draft, posts=True),
    )
)
