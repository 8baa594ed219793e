"""The effect of all trainings together: as `ecpat evaluate --programme` writes it."""

from typing import TYPE_CHECKING

from ecpat_training.effect.programme.workflows.programme_effect import programme_report
from ecpat_training.serve.pages.report import FILES, READERS, languages_of_reports
from ecpat_training.serve.showing.caught import Caught
from ecpat_training.serve.visits.answers import evaluation_of_all, example_seen, instrument_of_all
from ecpat_training.serve.visits.form_jobs import came_of, file_that_came, query_of, start_job
from ecpat_training.serve.visits.publishing import EFFECT, published_of
from ecpat_training.serve.visits.visit import Endpoint, Page, Visit
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech

if TYPE_CHECKING:
    from starlette.responses import Response


def show(visit: Visit) -> "Response":
    """What is asked, and the report that came of it."""
    caught = came_of(visit)
    shown = None
    if caught:
        with speaking(speech(visit.asked.get("language", ""))):
            shown = visit.shown(caught.documents[0])
    return visit.page(
        "effect", readers=READERS, languages=languages_of_reports(), shown=shown, of=published_of(visit),
        asked={"for": "coordinator", "language": "", **visit.asked}, stale=bool(visit.asked.get("for")) and not caught,
        downloads=[f"{visit.address}/{name}?{query_of(visit)}" for name in FILES],
        instrument=instrument_of_all(visit), example=example_seen(visit), remarks=caught.remarks if caught else (),
    )  # fmt: skip


def write(visit: Visit) -> "Response":
    """Makes the report, as a job."""
    request = evaluation_of_all(visit, visit.form)

    def work() -> Caught:
        caught = Caught(out=FILES)
        programme_report(request, caught)
        return caught

    return start_job(visit, marked("Evaluating all trainings"), work)


def file(visit: Visit) -> "Response":
    """The report as a file."""
    name, data = file_that_came(visit)
    return visit.download(f"programme-{name}", data)


page = Page(
    menu=marked("Effect of the programme"),
    place=65,
    ways=(
        Endpoint(path=EFFECT, do=show),
        Endpoint(path=EFFECT, do=write, posts=True),
        Endpoint(path=f"{EFFECT}/report.{{ending}}", do=file),
    ),
)
