"""The effect of all trainings together: as `ecpat evaluate --programme` writes it."""

from typing import TYPE_CHECKING

from ecpat_training.effect.programme.workflows.programme_effect import programme_report
from ecpat_training.serve.pages.report import FILES, READERS, languages_of_reports
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.answers import build_programme_request, example_seen, find_common_instrument
from ecpat_training.serve.visits.form_jobs import came_of, find_result_file, query_of, start_job
from ecpat_training.serve.visits.publishing import EFFECT, published_of
from ecpat_training.serve.visits.visit import Endpoint, Page, Visit
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech

if TYPE_CHECKING:
    from starlette.responses import Response


def show(visit: Visit) -> "Response":
    """What is asked, and the report that came of it."""
    captured = came_of(visit)
    fragment = None
    if captured:
        with speaking(speech(visit.asked.get("language", ""))):
            fragment = visit.render_document(captured.documents[0])
    return visit.page(
        "effect", readers=READERS, languages=languages_of_reports(), shown=fragment, of=published_of(visit),
        asked={"for": "coordinator", "language": "", **visit.asked},
        stale=bool(visit.asked.get("for")) and not captured,
        downloads=[f"{visit.address}/{name}?{query_of(visit)}" for name in FILES],
        instrument=find_common_instrument(visit), example=example_seen(visit),
        remarks=captured.remarks if captured else (),
    )  # fmt: skip


def write(visit: Visit) -> "Response":
    """Makes the report, as a job."""
    request = build_programme_request(visit, visit.form)

    def work() -> CapturedDelivery:
        captured = CapturedDelivery(out_names=FILES)
        programme_report(request, captured)
        return captured

    return start_job(visit, marked("Evaluating all trainings"), work)


def file(visit: Visit) -> "Response":
    """The report as a file."""
    name, data = find_result_file(visit)
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
