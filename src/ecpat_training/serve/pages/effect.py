"""The effect of all trainings together: as `ecpat evaluate --programme` writes it."""

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.across.workflows.programme_effect import programme_report
from ecpat_training.commands.found import INSTRUMENT
from ecpat_training.commands.training_files import REPORTS
from ecpat_training.core.errors import OutputError
from ecpat_training.effect.workflows.publishing import tried
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import is_file
from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.pages.report import FILES, READERS
from ecpat_training.serve.safety.inside import inside
from ecpat_training.serve.showing.caught import Caught
from ecpat_training.serve.visits.answers import reader_asked
from ecpat_training.serve.visits.asked import begun, came_of, file_that_came, query_of, still_held
from ecpat_training.serve.visits.missing import MissingError
from ecpat_training.serve.visits.page import Page, Way
from ecpat_training.serve.visits.visit import Visit
from ecpat_training.serve.writing.folder import writing
from ecpat_training.words.catalogue.ours import ours

if TYPE_CHECKING:
    from starlette.responses import Response

_ADDRESS = "/effect"
_TOLD_LATER = "publish.ledger"  # that it was written down, which a look doesn't do


def show(visit: Visit) -> "Response":
    """What is asked, and the report that came of it."""
    caught, site = came_of(visit), visit.desk.site
    asked = {"for": "coordinator", "publish": "" if visit.asked.get("for") else "yes", **visit.asked}
    shown = visit.shown(caught.documents[0]) if caught and caught.documents else None
    remarks = [one for one in caught.remarks if one.code != _TOLD_LATER] if caught else []
    return visit.page(
        "effect", readers=READERS, caught=caught, shown=shown,
        asked=asked, stale=bool(visit.asked.get("for")) and not caught,
        downloads=[f"{visit.address}/{name}?{query_of(visit)}" for name in FILES],
        instrument=is_file(inside(site.folder, INSTRUMENT.file)), remarks=remarks,
    )  # fmt: skip


def write(visit: Visit) -> "Response":
    """Makes it, as a job."""
    request = _request(visit)

    def work() -> Caught:
        caught = Caught(out=FILES)
        if request.publish:
            caught.remarks.extend(tried(request, caught, programme_report))
        else:
            programme_report(request, caught)
        return caught

    return begun(visit, ours("Evaluating all trainings"), work)


def publish(visit: Visit) -> "Response":
    """Writes the report that was looked at among the programme's reports and into the ledger, as a job."""
    request, site = replace(_request(visit), publish=True), visit.desk.site
    if not still_held(visit, _ADDRESS, "for", "publish"):
        what = "a file has changed since the report was looked at; nothing was published."
        raise OutputError.because("serve.changed", what, hint="Make the report again, then publish it.")

    def work(job: Job) -> str:
        with writing(site):
            if job.stopped:
                return _ADDRESS
            folder = inside(site.folder, REPORTS)
            stem = _free_stem(folder, request.reader)
            out = tuple(str(folder / Path(name).with_stem(stem)) for name in FILES)
            folder.mkdir(parents=True, exist_ok=True)
            programme_report(request, Caught(out=out, folder=site.folder))
        return "/published"

    return visit.go(f"/jobs/{visit.desk.jobs.start(ours('Publishing the report'), work).id_}")


def _request(visit: Visit) -> Request:
    site = visit.desk.site
    instrument = inside(site.folder, INSTRUMENT.file)
    request = Request(programme=site.programme, instrument=instrument, reader=reader_asked(visit.form), quiet=True)
    return replace(request, publish=visit.form.get("publish") == "yes")


def _free_stem(folder: Path, reader: str) -> str:
    """A name that none of the programme's reports has."""
    names = (f"effect-programme-{reader}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return next(one for one in names if not any((folder / Path(name).with_stem(one)).exists() for name in FILES))


def file(visit: Visit) -> "Response":
    """The report as a file. One for others is handed out once it is published, since the ledger remembers it then."""
    if visit.asked.get("publish"):
        raise MissingError
    name, data = file_that_came(visit)
    return visit.download(f"programme-{name}", data)


page = Page(
    menu=ours("Effect of the programme"),
    place=65,
    ways=(
        Way(path=_ADDRESS, do=show),
        Way(path=_ADDRESS, do=write, posts=True),
        Way(path=f"{_ADDRESS}/publish", do=publish, posts=True),
        Way(path=f"{_ADDRESS}/report.{{ending}}", do=file),
    ),
)
