"""Long work: the page says how far it is as it is told, leads on when it has ended, and can stop it."""

from threading import Event
from types import SimpleNamespace

from playwright.sync_api import expect

from ecpat_training.commands.deliver import Delivery
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError
from ecpat_training.core.progress import SolverProgress
from ecpat_training.core.waiting import solve_while_awaited
from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.server import LocalServer
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.form_jobs import start_job
from ecpat_training.serve.visits.visit import Visit
from tests.serve.conftest import Seen


def begin(server: LocalServer, go_on: Event, result: str = "/") -> Job:
    """Work as a workflow does it: it tells a line, which here is a page."""

    def work(_: Job) -> str:
        with progress_line(Delivery(), "looking for an agenda") as line:
            assert line is not None
            line.progress(SolverProgress(7, 4))
            assert go_on.wait(300)
            line.report_activity("writing it down")
        if result == "!":
            raise ContentError.because("folder.no-lists", "no training has a list.")
        return result

    return server.config.app.state.desk.jobs.start("Plan", work)  # type: ignore[union-attr,no-any-return]


def test_progress_is_told_and_the_result_is_opened(visit: Seen, server: LocalServer) -> None:
    go_on = Event()
    page = visit.go(f"/jobs/{begin(server, go_on, '/trainings/al-1').id_}")
    page.get_by_text("Gap").wait_for()
    expect(page.locator("dl")).to_contain_text("7")
    expect(
        page.get_by_text("can be improved by at most 3 points. Each wish that gives way costs points")
    ).to_have_count(1)
    go_on.set()
    page.wait_for_url("**/trainings/al-1")


def test_work_is_stopped(visit: Seen, server: LocalServer) -> None:
    go_on = Event()
    job = begin(server, go_on)
    page = visit.go(f"/jobs/{job.id_}")
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped; nothing was changed.").wait_for()
    go_on.set()
    assert (job.state, job.page) == ("stopped", "")


def test_the_same_is_not_begun_twice(server: LocalServer) -> None:
    go_on, jobs = Event(), server.config.app.state.desk.jobs  # type: ignore[union-attr]
    begun = [jobs.start("Check", lambda _: str(go_on.wait(300)), key=key) for key in ("a", "a", "b")]
    go_on.set()
    assert begun[0] is begun[1] is not begun[2]


def test_what_is_being_written_is_not_said_to_be_stopped(server: LocalServer) -> None:
    """Who is told that nothing was changed must be able to believe it."""
    writing, go_on, ended = Event(), Event(), Event()

    def work(job: Job) -> str:
        job.keeps()
        writing.set()
        assert go_on.wait(300)
        ended.set()
        return "/"

    job = server.config.app.state.desk.jobs.start("Write", work)  # type: ignore[union-attr]
    assert writing.wait(300)
    job.stop()
    assert job.state == "running"
    go_on.set()
    assert ended.wait(300)
    job.wait_for_end(60)
    assert (job.state, job.page) == ("done", "/")


def test_what_it_fails_of_is_told(visit: Seen, server: LocalServer) -> None:
    go_on = Event()
    go_on.set()
    page = visit.go(f"/jobs/{begin(server, go_on, '!').id_}")
    page.get_by_text("no training has a list.").wait_for()
    expect(page.locator(".findings .error")).to_have_count(1)


class Endless:
    """A solver that finds nothing, and goes on until it is told to stop."""

    def __init__(self) -> None:
        self.parameters = SimpleNamespace()
        self.begun, self.over = Event(), Event()

    def solve(self, model: object, callback: object = None, /) -> None:
        self.begun.set()
        assert self.over.wait(300)

    def stop_search(self) -> None:
        self.over.set()


def test_a_search_that_is_stopped_ends_and_its_half_result_is_not_kept(server: LocalServer, site: Site) -> None:
    """It says no word by itself that it could be stopped at."""
    search, ended, desk = Endless(), Event(), server.config.app.state.desk  # type: ignore[union-attr]
    visit = Visit(desk=desk, pages=[], address="/half", form={"seed": "1"})

    def work() -> CapturedDelivery:
        solve_while_awaited(search, "a model")
        ended.set()
        return CapturedDelivery()

    answer = start_job(visit, "Plan", work)
    assert search.begun.wait(300)
    job = desk.jobs.job(answer.headers["location"].rpartition("/")[2])
    job.stop()
    assert ended.wait(300), "the processor is free again"
    assert desk.known.of(site.folder, ("/half", "seed=1"), lambda: "worked out anew") == "worked out anew"


def test_work_that_ended_before_its_page_was_asked_for_leads_on_at_once(visit: Seen, server: LocalServer) -> None:
    go_on = Event()
    go_on.set()
    job = begin(server, go_on, "/trainings/al-1")
    job.wait_for_end(60)
    page = visit.go(f"/jobs/{job.id_}")
    assert page.url.endswith("/trainings/al-1")
