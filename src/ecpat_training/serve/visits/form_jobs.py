"""What a form asks for that takes a while: worked out as a job, kept until a file changes, found by its address."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.training import training_of
from ecpat_training.serve.visits.visit import MissingError, Visit

if TYPE_CHECKING:
    from starlette.responses import Response


_IGNORED_FIELDS = ("key", "kept")
"""Fields by which nothing that is worked out differs: the key of a form, and what a page has just done."""


def start_job(
    visit: Visit, title: str, work: Callable[[], CapturedDelivery], *, back_path: str = "", seconds: int | None = None
) -> "Response":
    """Begins what the form of a page asks for. From the job one comes back to the page, whose address then holds the
    answers of the form, or to `back_path`; a search takes `seconds` at most."""
    query = _query(visit.form)
    site, cache = visit.desk.site, visit.desk.known

    def run_job(job: Job) -> str:
        def compute() -> CapturedDelivery:
            captured = work()
            job.keeps()
            return captured

        cache.of(site.folder, (visit.address, query), compute)
        return f"{visit.address}?{query}"

    job = visit.desk.jobs.start(title, run_job, back_path or f"{visit.address}?{query}", seconds=seconds)
    return visit.go(f"/jobs/{job.id_}")


def came_of(visit: Visit) -> CapturedDelivery | None:
    """What was worked out for the answers in the page's address. None where nothing was, or where a file has changed
    since."""
    return _cached_outcome(visit, visit.address, visit.asked)


def find_last_result(visit: Visit, page: str, *names: str) -> CapturedDelivery | None:
    """What `page` has shown for these fields of the form; None where a file has changed since."""
    return _cached_outcome(visit, page, {name: visit.form.get(name, "") for name in names})


def find_result_file(visit: Visit) -> tuple[str, bytes]:
    """Returns name and bytes of a file of what was worked out; the last part of the address is its name.

    Raises:
        MissingError: no file has this name, or a file of the folder has changed since.
    """
    page, _, name = visit.address.rpartition("/")
    captured = _cached_outcome(visit, page, visit.asked or visit.form)
    if captured is None or name not in captured.file_contents:
        raise MissingError
    return name, captured.file_contents[name]


def training_download(visit: Visit) -> "Response":
    """The same file, to be kept under a name that begins with the training's id."""
    name, data = find_result_file(visit)
    return visit.download(f"{training_of(visit).id}-{name}", data)


def keep_result(visit: Visit, page: str, written_path: Path) -> None:
    """Keeps what `page` has worked out, although a file that it doesn't depend on was just written."""

    def of_the_page(key: object) -> bool:
        return isinstance(key, tuple) and key[0] == page

    visit.desk.known.keep_unaffected_values(visit.desk.site.folder, written_path, of_the_page)


def query_of(visit: Visit) -> str:
    """The answers of the page's address, or of a form that brings them along, to be put behind an address."""
    return _query(visit.asked or visit.form)


def _cached_outcome(visit: Visit, page: str, answers: Mapping[str, str]) -> CapturedDelivery | None:
    cached = visit.desk.known.get_value(visit.desk.site.folder, (page, _query(answers)))
    return cast("CapturedDelivery | None", cached)


def _query(answers: Mapping[str, str]) -> str:
    from starlette.datastructures import QueryParams

    return str(
        QueryParams({key: answer for key, answer in sorted(answers.items()) if key not in _IGNORED_FIELDS and answer})
    )
