"""One server over a programme's folder in the middle of its work, and one real browser, for all tests of pages."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from ecpat_training.core.shipped import shipped
from ecpat_training.folder.workflows.status import status
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety.hosts import LOOPBACK
from ecpat_training.serve.safety.token import cookie_name
from ecpat_training.serve.server import LocalServer
from tests.folder.made import ON, make
from tests.made_once import made_once

PATIENCE = 300_000
"""Milliseconds after which a test gives up on a browser that hangs; a busy machine needs many."""
expect.set_options(timeout=PATIENCE)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


@dataclass
class Seen:
    """A page in the browser, where it is at home and by which address it came in; and what it should not have done:
    errors on its console, requests to elsewhere."""

    page: Page
    home: str
    entry: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Opens an address of the server."""
        self.page.goto(f"{self.home}{address}")
        return self.page

    def requested(self, request: Request) -> None:
        """Hears of a request."""
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")) and request.url != self.entry:
            self.elsewhere.append(request.url)


@contextmanager
def served(site: Site, came: Callable[[], None] = lambda: None) -> Iterator[LocalServer]:
    """A server of a site, until the end of the block."""
    with running(LocalServer(site, 0, on_arrival=came)) as server:
        yield server


@contextmanager
def running(server: LocalServer) -> Iterator[LocalServer]:
    """A server in a thread of its own, until the end of the block."""
    ready = Event()
    server.began = lambda _: ready.set()
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    assert ready.wait(300)
    try:
        yield server
    finally:
        server.should_exit = True
        thread.join(30)


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make_it(folder: Path) -> None:
        make(folder, 1)
        status(folder / "programme.yaml", ON)  # what was read is remembered in the folder, and in each copy of it

    return made_once(tmp_path_factory, "programme-of-24", make_it)


@pytest.fixture(scope="session")
def site(_made: Path) -> Site:
    """The folder of 24 events, for tests that change nothing in it."""
    return Site(folder=_made, programme=_made / "programme.yaml")


@pytest.fixture
def own_site(_made: Path, tmp_path: Path) -> Site:
    """A copy of it, for a test that changes it."""
    folder = tmp_path / "programme"
    shutil.copytree(_made, folder)
    return Site(folder=folder, programme=folder / "programme.yaml")


@pytest.fixture
def mixed_up(tmp_path: Path) -> Site:
    """A training of which somebody has added the answers from after as a second version of those from before."""
    return of_one_training(tmp_path / "tirana", "pre-v2.csv")


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[LocalServer]:
    with served(site) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine, which must be there; nothing is downloaded."""
    with sync_playwright() as playwright:
        quick = ["--no-sandbox", "--disable-gpu", "--in-process-gpu"]
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=quick)
        yield started
        started.close()


@contextmanager
def window(browser: Browser, **how: object) -> Iterator[Page]:
    """An empty window of a browser that remembers nothing. Opening one takes longer than most of what is looked at: it
    is used again by the next test that wants such a one."""
    ready = _READY.setdefault((browser, repr(how)), [])
    page = ready.pop() if ready else browser.new_context(**how).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    page.context.set_default_timeout(PATIENCE)
    page.set_viewport_size(how.get("viewport", {"width": 1280, "height": 720}))  # type: ignore[arg-type]
    try:
        yield page
    except BaseException:
        page.context.close()  # nobody knows what state it is in
        raise
    if page.is_closed():
        return
    page.goto("about:blank")
    page.context.clear_cookies()
    ready.append(page)


_READY: dict[tuple[Browser, str], list[Page]] = {}


@contextmanager
def visiting(browser: Browser, server: LocalServer, at: str = "", **how: object) -> Iterator[Seen]:
    """A person who has opened the address that was printed, and is at the board, or has gone on to another page. What
    the page does that none may do fails the test."""
    with window(browser, **how) as page:
        site = server.config.app.state.desk.site  # type: ignore[union-attr]
        seen = Seen(page, f"http://{LOOPBACK}:{server.port}{site.path}", server.address)
        heard = {
            "request": seen.requested,
            "pageerror": lambda error: seen.errors.append(str(error)),
            "console": lambda told: seen.errors.append(told.text) if told.type in ("error", "warning") else None,
            "dialog": lambda asked: (seen.errors.append(asked.message), asked.dismiss()),
        }
        for name, hear in heard.items():
            page.on(name, hear)  # type: ignore[call-overload]
        if at:
            page.request.get(server.address, max_redirects=0)  # lets in, as the board would
            seen.go(at)
        else:
            page.goto(server.address)
            page.wait_for_url(f"{seen.home}/")
        try:
            yield seen
            assert (seen.errors, seen.elsewhere) == ([], [])
            if how.get("java_script_enabled", True) and not page.is_closed():
                page.evaluate("sessionStorage.clear()")
        finally:
            for name, hear in heard.items():
                page.remove_listener(name, hear)


def broken_rules(page: Page, *, dark: bool = False) -> list[str]:
    """The rules of accessibility that a page breaks, and where; in the dark those on colours, since the style sheets
    change nothing else there. What it keeps needn't be listed, which would take as long again."""
    page.wait_for_load_state()  # a click waits for the next page's first bytes alone
    on_colours = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}} if dark else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **on_colours}).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.fixture
def visit(browser: Browser, server: LocalServer) -> Iterator[Seen]:
    """A person at the board of the folder that nobody changes."""
    with visiting(browser, server) as seen:
        yield seen


class Behind(httpx.BaseTransport):
    """Asks for addresses behind the path that nobody knows, and answers as if it weren't there."""

    def __init__(self, path: str) -> None:
        self._path, self._line = path.encode(), httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(raw_path=self._path + request.url.raw_path)
        answer = self._line.handle_request(request)
        headers = [(name, value.replace(self._path, b"")) for name, value in answer.headers.raw]
        content = answer.read().replace(self._path, b"")
        answer.close()
        kept = [one for one in headers if one[0].lower() not in (b"content-length", b"transfer-encoding")]
        return httpx.Response(answer.status_code, headers=kept, content=content)

    def close(self) -> None:
        self._line.close()


def client_of(server: LocalServer, site: Site, **how: object) -> httpx.Client:
    """A client without a browser that has been let in, for what needs no browser: it is quicker, and can be rude."""
    home = f"http://{LOOPBACK}:{server.port}"
    cookies = {cookie_name(server.port): site.ticket}
    inside = Behind(site.path)
    return httpx.Client(base_url=home, cookies=cookies, headers={"origin": home}, timeout=300, transport=inside, **how)  # type: ignore[arg-type]


def field(page: str, name: str) -> str:
    """What a hidden field of a page's form holds."""
    return page.partition(f'name="{name}" value="')[2].partition('"')[0]


def job_done(client: httpx.Client, answer: httpx.Response) -> str:
    """The page to which the answer to a form leads, at once or once a job has ended: what a person is asked to wait for
    depends on how busy the machine is."""
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    if not address.startswith("/jobs/"):
        return str(address)
    with client.stream("GET", f"{address}/events") as told:
        text = told.read().decode()
    end = text.rpartition("event: end")[2]
    assert "data-goto" in end, end
    return end.partition('href="')[2].partition('"')[0].replace("&amp;", "&")


def of_one_training(folder: Path, second: str) -> Site:
    """A programme of which one training has answers: those from before, and those from after, called `second`."""
    example, place = shipped("examples") / "tirana-2005", folder / "trainings/al-1"
    place.mkdir(parents=True)
    for name in ("programme.yaml", "instrument.yaml"):
        shutil.copyfile(example / name, folder / name)
    shutil.copyfile(example / "pre-kobo.csv", place / "pre.csv")
    shutil.copyfile(example / "post-google-forms.csv", place / second)
    return Site(folder=folder, programme=folder / "programme.yaml")


@pytest.fixture
def client(server: LocalServer, site: Site) -> Iterator[httpx.Client]:
    """A client of the folder that nobody changes."""
    with client_of(server, site) as made:
        yield made


@pytest.fixture
def own_client(own_site: Site) -> Iterator[httpx.Client]:
    """A client of a folder of its own, which it may change."""
    with served(own_site) as running, client_of(running, own_site) as made:
        yield made
