"""Long work: the page says how far it is as it is told, leads on when it has ended, and can stop it."""

from threading import Event

from ecpat_training.commands.deliver import Delivery
from ecpat_training.commands.telling import telling
from ecpat_training.core.errors import ContentError
from ecpat_training.core.progress import Progress
from ecpat_training.serve.jobs.job import Job
from ecpat_training.serve.server import LocalServer
from tests.serve.conftest import Seen


def begin(server: LocalServer, go_on: Event, result: str = "/") -> Job:
    """Work as a workflow does it: it tells a line, which here is a page."""

    def work(_: Job) -> str:
        with telling(Delivery(), "looking for an agenda") as line:
            assert line is not None
            line.progress(Progress(7, 4))
            assert go_on.wait(60)
            line.now("writing it down")
        if result == "!":
            raise ContentError.because("folder.no-lists", "no training has a list.")
        return result

    return server.config.app.state.desk.jobs.start("Plan", work)  # type: ignore[union-attr,no-any-return]


def test_progress_is_told_and_the_result_is_opened(visit: Seen, server: LocalServer) -> None:
    go_on = Event()
    page = visit.go(f"/jobs/{begin(server, go_on, '/trainings/al-1').id_}")
    page.get_by_text("Gap").wait_for()
    assert "7" in page.locator("dl").inner_text()
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


def test_what_it_fails_of_is_told(visit: Seen, server: LocalServer) -> None:
    go_on = Event()
    go_on.set()
    page = visit.go(f"/jobs/{begin(server, go_on, '!').id_}")
    page.get_by_text("no training has a list.").wait_for()
    assert page.locator(".findings .error").count() == 1
