"""The effect of all trainings together: as `ecpat evaluate --programme` writes it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ecpat_training.across.workflows.programme_effect import programme_report
from ecpat_training.commands.found import INSTRUMENT
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import is_file
from ecpat_training.serve.pages.report import FILES, READERS
from ecpat_training.serve.safety.inside import inside
from ecpat_training.serve.showing.caught import Caught
from ecpat_training.serve.visits.answers import reader_asked
from ecpat_training.serve.visits.asked import begun, came_of, file_that_came, query_of
from ecpat_training.serve.visits.page import Page, Way
from ecpat_training.serve.visits.visit import Visit
from ecpat_training.words.catalogue.ours import ours

if TYPE_CHECKING:
    from starlette.responses import Response

_ADDRESS = "/effect"


def show(visit: Visit) -> "Response":
    """What is asked, and the report that came of it."""
    caught, site = came_of(visit), visit.desk.site
    asked = {"for": "coordinator", "publish": "" if visit.asked.get("for") else "yes", **visit.asked}
    return visit.page(
        "effect", readers=READERS, caught=caught, shown=visit.shown(caught.documents[0]) if caught else None,
        asked=asked, stale=bool(visit.asked.get("for")) and not caught,
        downloads=[f"{visit.address}/{name}?{query_of(visit)}" for name in FILES],
        instrument=is_file(inside(site.folder, INSTRUMENT.file)), remarks=caught.remarks if caught else (),
    )  # fmt: skip


def write(visit: Visit) -> "Response":
    """Makes it, as a job."""
    site = visit.desk.site
    request = Request(programme=site.programme, reader=reader_asked(visit.form), quiet=True)
    request = replace(request, publish=visit.form.get("publish") == "yes")

    def work() -> Caught:
        caught = Caught(out=FILES)
        programme_report(request, caught)
        return caught

    return begun(visit, ours("Evaluating all trainings"), work)


def file(visit: Visit) -> "Response":
    """The report as a file."""
    name, data = file_that_came(visit)
    return visit.download(f"programme-{name}", data)


page = Page(
    menu=ours("Effect of the programme"),
    place=65,
    ways=(
        Way(path=_ADDRESS, do=show),
        Way(path=_ADDRESS, do=write, posts=True),
        Way(path=f"{_ADDRESS}/report.{{ending}}", do=file),
    ),
)
