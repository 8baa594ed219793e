"""Work that goes on: how far it is, and a button that stops it."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.showing.page_hints import PageContext
from ecpat_training.serve.showing.templates import fill_template
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit

if TYPE_CHECKING:
    from starlette.responses import Response

_PAUSE = 0.1  # seconds between two looks
_POLLS_PER_SIGN = 20  # without news between two signs of life


def show(visit: Visit) -> "Response":
    """Shows how far a job is; the browser is told of every step. A job that ended before its page was asked for tells
    nothing more, so one goes on to what came of it.

    Raises:
        MissingError: no job has this id.
    """
    job = _job(visit)
    return visit.go(job.page) if job.state == "done" and job.page else visit.page("job", job=job)


def events(visit: Visit) -> "Response":
    """Sends what a job tells, as it tells it: `progress` with a part of the page, at last `end`.

    Raises:
        MissingError: no job has this id.
    """
    from starlette.responses import StreamingResponse

    return StreamingResponse(_events(visit, _job(visit)), media_type="text/event-stream")


def stop(visit: Visit) -> "Response":
    """Stops a job.

    Raises:
        MissingError: no job has this id.
    """
    job = _job(visit)
    job.stop()
    return visit.go(f"/jobs/{job.id_}")


def _job(visit: Visit) -> Job:
    job = visit.desk.jobs.job(visit.parts["job"])
    if job is None:
        raise MissingError
    return job


async def _events(visit: Visit, job: Job) -> AsyncIterator[str]:
    """Looks again and again; by waiting in threads, windows left open would take all of them from the pages."""
    from anyio import sleep

    seen_number, quiet_polls = -1, 0
    while True:
        has_news = job.state != "running" or job.told.number > seen_number
        if not has_news and quiet_polls < _POLLS_PER_SIGN:
            quiet_polls += 1
            await sleep(_PAUSE)
            continue
        seen_number, quiet_polls = job.told.number, 0
        if job.state != "running":
            yield _event("end", _render_progress(visit, job))
            return
        yield _event("progress", _render_progress(visit, job)) if has_news else ": still here\n\n"


def _render_progress(visit: Visit, job: Job) -> str:
    return fill_template("job-part", {"job": job, "form_key": visit.desk.site.form_key}, PageContext())


def _event(name: str, text: str) -> str:
    lines = "".join(f"data: {line}\n" for line in text.splitlines())
    return f"event: {name}\n{lines}\n"


page = Page(
    ways=(
        Endpoint(path="/jobs/{job}", do=show),
        Endpoint(path="/jobs/{job}/events", do=events),
        Endpoint(path="/jobs/{job}/stop", do=stop, posts=True),
    )
)
