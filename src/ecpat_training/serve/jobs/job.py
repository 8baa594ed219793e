"""Work that takes longer than a page may: it goes on in a thread, tells how far it is, and can be stopped."""

import secrets
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from threading import Condition, Lock, Thread
from typing import Literal

from ecpat_training.commands.progress_line import report_to
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.progress import SolverProgress
from ecpat_training.core.waiting import NobodyWaitsError, stop_search_when
from ecpat_training.serve.model.fault import fault_of_ours

JobState = Literal["running", "done", "failed", "stopped"]
Work = Callable[["Job"], str]
"""Does the work, and says which page shows what came of it."""


class StoppedError(Exception):
    """Raised in work that somebody has stopped, where it tells how far it is."""


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How far work is: what it is at, and of a search for the best its cost and the least possible: `points`, where
    nothing else is counted."""

    number: int
    what: str
    objective: int | None = None
    bound: int | None = None
    points: bool = True


@dataclass
class Job:
    """A piece of work. `page` is where what came of it is shown, `findings` what it failed of, `back` the page from
    which it began, `key` what it works out, `seconds` how long its search takes at most."""

    title: str
    back: str = ""
    key: object = None
    seconds: int | None = None
    id_: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    state: JobState = "running"
    page: str = ""
    findings: tuple[Finding, ...] = ()
    told: JobProgress = JobProgress(0, "")
    _change_condition: Condition = field(default_factory=Condition, repr=False)
    _stop: bool = False
    _keeps: bool = False

    def report_activity(self, activity: str) -> None:
        """Tells what the job is doing now, for its page.

        Raises:
            StoppedError: somebody has stopped the job.
        """
        self._tell(activity)

    def tell(self, activity: str) -> None:
        """Tells what a solver is asked now, for the job's page.

        Raises:
            StoppedError: somebody has stopped the job.
        """
        self._tell(activity)

    def progress(self, progress: SolverProgress) -> None:
        """Tells how far a search is. It never raises: a solver must not be left by an error, so it is stopped from
        another thread."""
        with self._change_condition:
            activity = progress.counts or self.told.what
            number = self.told.number + 1
            self.told = JobProgress(number, activity, progress.objective, progress.bound, points=not progress.counts)
            self._change_condition.notify_all()

    def keeps(self) -> None:
        """Says that the results are being kept now: from here on the job can't be stopped, since nobody could say truly
        that nothing was changed.

        Raises:
            StoppedError: somebody has stopped the job before; its search may have ended with less than it would have
                found.
        """
        with self._change_condition:
            if self._stop:
                raise StoppedError
            self._keeps = True

    def stop(self) -> None:
        """Stops the job as soon as possible; its results are not kept. A job whose results are being kept already goes
        on."""
        with self._change_condition:
            if self.state == "running" and not self._keeps:
                self._stop, self.state = True, "stopped"
            self._change_condition.notify_all()

    def wait(self, seen_number: int, seconds: float) -> bool:
        """Waits up to `seconds` until something is told after number `seen_number`, or the job ends; returns whether
        that happened."""
        with self._change_condition:
            return self._change_condition.wait_for(
                lambda: self.told.number > seen_number or self.state != "running", seconds
            )

    def wait_for_end(self, seconds: float) -> None:
        """Waits up to `seconds` for the job's end."""
        with self._change_condition:
            self._change_condition.wait_for(lambda: self.state != "running", seconds)

    def run(self, work: Work) -> None:
        """Does the job's work in the calling thread."""
        page: str = ""
        end_state: JobState = "done"
        findings: tuple[Finding, ...] = ()
        try:
            with report_to(self), stop_search_when(lambda: self._stop):
                page = work(self)
        except (StoppedError, NobodyWaitsError):
            end_state = "stopped"
        except EcpatError as error:
            end_state, findings = "failed", (*error.findings, *error.ways_out)
        except Exception as fault:  # noqa: BLE001 - told on the page as a fault of ours, as the command tells it
            end_state, findings = "failed", (fault_of_ours(fault),)
        with self._change_condition:
            # A job that was stopped meanwhile stays so: what its work still came to is not kept.
            if self.state == "running":
                self.page, self.findings, self.state = page, findings, end_state
            self._change_condition.notify_all()

    def _tell(self, activity: str) -> None:
        with self._change_condition:
            if self._stop:
                raise StoppedError
            self.told = JobProgress(self.told.number + 1, activity)
            self._change_condition.notify_all()


_MAX_ENDED_JOBS = 32  # ended jobs that are remembered
_AT_ONCE = 4


class Jobs:
    """The work of one server."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()

    def start(
        self, title: str, work: Work, back_path: str = "", *, key: object = None, seconds: int | None = None
    ) -> Job:
        """Begins a piece of work; `back_path` is the page where it was asked for, `seconds` what its search takes at
        most. With a `key` the same isn't begun twice: whoever loads a page again because it takes long waits for the
        work that goes on.

        Raises:
            UsageError: four pieces of work are going on already.
        """
        with self._lock:
            running_jobs = [candidate for candidate in self._jobs.values() if candidate.state == "running"]
            if key is not None and (
                existing := next((candidate for candidate in running_jobs if candidate.key == key), None)
            ):
                return existing
            if len(running_jobs) >= _AT_ONCE:
                message = "so much is being worked on already that this has to wait."
                raise UsageError.because("serve.busy", message, hint="Wait until something has ended, or stop it.")
            # Ended jobs hold whole pages; the oldest go, so that a server left running for weeks doesn't grow.
            for old_id in [id_ for id_, candidate in self._jobs.items() if candidate.state != "running"][
                : -_MAX_ENDED_JOBS or None
            ]:
                del self._jobs[old_id]
            job = Job(title, back_path, key, seconds)
            self._jobs[job.id_] = job
        context = copy_context()  # the language of the page
        Thread(target=lambda: context.run(job.run, work), name=f"job {title}", daemon=True).start()
        return job

    def job(self, id_: str) -> Job | None:
        """The job with this id; None where there is none."""
        return self._jobs.get(id_)

    def end(self) -> None:
        """Stops all jobs."""
        with self._lock:
            started_jobs = list(self._jobs.values())
        for job in started_jobs:
            job.stop()
