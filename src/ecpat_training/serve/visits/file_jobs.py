"""What a page shows and takes long to work out of a large file: a job does it, says how far it is, and leads back."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ecpat_training.core.errors import ContentError
from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.visits.form_jobs import query_of
from ecpat_training.serve.visits.visit import Visit

T = TypeVar("T")
LARGE = 100_000
"""Bytes of a file from which on it is looked at by a job: a list of some thousand people, in whatever format."""
AT_ONCE = 1.0
"""Seconds that one waits without a word."""


class AwaitedError(Exception):
    """What a page shows is still being worked out, by the job."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job


def compute_or_start_job(
    visit: Visit, file: Path, key: object, work_out: Callable[[], T], *, title: str, back_path: str
) -> T:
    """What is to be shown of a file, worked out once for a state of the folder; `title` and `back_path` are the job's.

    Raises:
        AwaitedError: the work takes so long that the person is shown its progress instead.
        ContentError: the job failed; the error carries all its findings.
    """
    cache, folder = visit.desk.known, visit.desk.site.folder
    if file.stat().st_size < LARGE or cache.get_value(folder, key) is not None:
        return cache.of(folder, key, work_out)
    query = query_of(visit)
    address = f"{visit.address}?{query}" if query else visit.address

    def work(job: Job) -> str:
        def compute() -> T:
            value = work_out()
            job.keeps()
            return value

        job.report_activity("reading and checking the list")
        cache.of(folder, key, compute)
        return address

    job = visit.desk.jobs.start(title, work, back_path, key=key)
    job.wait_for_end(AT_ONCE)
    if job.state == "failed":
        raise ContentError(list(job.findings))
    if job.state != "done":
        raise AwaitedError(job)
    return cache.of(folder, key, work_out)
