"""Nobody but the person who started it gets in, no page elsewhere can act for them, and nothing outside is reached."""

import os
import resource
import socket
import stat
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Message, Receive, Scope, Send

from ecpat_training.core.errors import OutputError, RefusedError
from ecpat_training.folder.journal.lines import NOTHING
from ecpat_training.serve.app import collect_pages
from ecpat_training.serve.connection import MANY
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety import uploads
from ecpat_training.serve.safety.behind import PrefixedSender
from ecpat_training.serve.safety.inside import require_inside, resolve_inside
from ecpat_training.serve.safety.token import cookie_name
from ecpat_training.serve.server import LocalServer
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.starting import OpeningPage
from ecpat_training.serve.writing.folder import replace_file, undo, version, writing
from tests.serve.conftest import client_of, running, served, visiting

ELSEWHERE = "http://evil.example"


@pytest.mark.attack("another account")
def test_only_the_printed_address_lets_in(server: LocalServer, site: Site) -> None:
    home = f"http://127.0.0.1:{server.port}"
    wrong = ("/", "/?token=", "/?token=wrong", f"/trainings/al-1?token={site.entry}", "/static/app.js")
    for address in (*wrong, f"{site.path}/", f"{site.path}/?token={site.entry}", f"{site.path}/static/app.js"):
        assert httpx.get(home + address).status_code == 403, address
    entered = httpx.get(server.address)
    assert f'url={site.path}/"' in entered.text
    cookie = entered.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict"))
    assert site.entry not in cookie
    assert httpx.get(home, cookies={cookie_name(server.port): site.entry}).status_code == 403


@pytest.mark.attack("another account")
def test_the_cookie_goes_to_no_other_server_of_this_machine(
    browser: Browser, server: LocalServer, site: Site, tmp_path: Path
) -> None:
    """Browsers send cookies to every port; so it is sent for a path alone that no other server can ask for."""
    other = LocalServer(Site(folder=tmp_path, programme=tmp_path))
    told: list[str] = []

    async def listening(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            told.append(f"{scope['path']} {Headers(scope=scope).get('cookie', '')}")
            await PlainTextResponse("")(scope, receive, send)

    other.config.app = listening
    other.config.lifespan = "off"
    with running(other), visiting(browser, server) as seen:
        seen.page.request.get(f"http://127.0.0.1:{other.port}/trainings")
        page = seen.page.context.new_page()
        page.goto(f"http://127.0.0.1:{other.port}/")
        page.close()
        expect(seen.go("/trainings/al-1").locator("h1")).to_have_count(1)
    assert told
    assert [one for one in told if site.ticket in one] == []


@pytest.mark.attack("another account")
def test_what_is_not_behind_the_path_is_closed_even_with_the_cookie(server: LocalServer, site: Site) -> None:
    cookies = {cookie_name(server.port): site.ticket}
    for address in ("/", "/add", f"{site.path}", f"{site.path}x/", f"/{site.path}/", f"{site.path[:-1]}/"):
        answer = httpx.get(f"http://127.0.0.1:{server.port}{address}", cookies=cookies)
        assert answer.status_code == 403, address
        assert "al-1" not in answer.text


def test_no_answer_leads_to_what_a_request_calls_this_machine(client: httpx.Client) -> None:
    for address in ("/add/", "/trainings/al-1/", "//evil.example/"):
        answer = client.get(f"http://127.0.0.1:{client.base_url.port}{address}")
        assert (answer.status_code, "location" in answer.headers) == (404, False), address


def test_addresses_lead_behind_the_path_and_files_stay_as_they_are() -> None:
    """Whatever a person has typed stays as well."""
    page = b'<a href="/add"> <a href="//x"> <a href="http://x/"> <input value="/add"> <p>href=&#34;/add&#34;</p>'
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    def answer(response: Response) -> bytes:
        sent.clear()
        answering = response({"type": "http", "method": "GET"}, None, PrefixedSender(send, "/secret"))  # type: ignore[arg-type]
        with pytest.raises(StopIteration):  # waits for nothing, so it needs no loop
            answering.send(None)
        return b"".join(one.get("body", b"") for one in sent)

    assert answer(HTMLResponse(page)) == page.replace(b'<a href="/add">', b'<a href="/secret/add">')
    assert answer(HTMLResponse(page, headers={"content-disposition": "attachment"})) == page
    assert answer(PlainTextResponse(page)) == page
    answer(RedirectResponse("/add"))
    assert Headers(raw=sent[0]["headers"])["location"] == "/secret/add"


def test_the_browser_is_opened_without_a_secret_on_its_command_line(
    browser: Browser, own_site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every user of a machine sees what programs are called with; the page that leads on is theirs alone, and goes."""
    monkeypatch.setenv("HOME", str(tmp_path))
    called: list[str] = []
    monkeypatch.setattr("webbrowser.open", called.append)
    opening = OpeningPage()
    with served(own_site, came=opening.end) as server:
        opening.open(server.address)
        (address,) = called
        page = Path(address.removeprefix("file://"))
        assert own_site.entry not in address
        assert [stat.S_IMODE(one.stat().st_mode) for one in (page, page.parent)] == [0o600, 0o700]
        seen = browser.new_context().new_page()
        seen.goto(address)
        seen.wait_for_url(f"**{own_site.path}/")
        expect(seen.get_by_role("heading", level=1), "the cookie is sent, though a file has led here").to_have_count(1)
        seen.context.close()
        assert not page.parent.exists()


HALVES = [b"", b"GET / HTTP/1.1\r\nHost: ", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n"]


@pytest.fixture
def _room_for_connections() -> Iterator[None]:
    """The person's and the strangers' ends are files of this one process, of which some systems allow it 256."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY != allowed < 4096:
        resource.setrlimit(resource.RLIMIT_NOFILE, (4096 if most == resource.RLIM_INFINITY else min(most, 4096), most))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))


@pytest.mark.usefixtures("_room_for_connections")
@pytest.mark.parametrize("half", HALVES, ids=["idle", "half a head", "a form without a body"])
@pytest.mark.attack("many connections")
def test_the_page_stays_open_beside_a_thousand_connections_of_another_account(
    server: LocalServer, site: Site, client: httpx.Client, half: bytes
) -> None:
    assert client.get("/").status_code == 200
    with ExitStack() as lines:
        first = lines.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        for at in range(1000):
            line = lines.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            with suppress(ConnectionError):
                line.sendall(half)
            if at % 100 == 99:
                assert client.get("/").status_code == 200, "on the connection that the person has"
                with client_of(server, site) as other:
                    assert other.get("/").status_code == 200, "on a new one"
        assert len(server.server_state.connections) <= MANY + 10
        assert first.recv(1) == b"", "the one that has waited longest was closed"


@pytest.mark.usefixtures("_room_for_connections")
def test_whoever_is_slow_to_ask_is_answered_as_long_as_few_others_come_in_between(
    server: LocalServer, site: Site
) -> None:
    """A browser asks a moment after it has opened a connection; strangers open theirs without end meanwhile."""
    head = f"GET {site.path}/ HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n"
    cookie = f"Cookie: {cookie_name(server.port)}={site.ticket}\r\n\r\n"
    with ExitStack() as lines:
        for _ in range(3):
            person = lines.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            for _ in range(MANY - 1):
                stranger = lines.enter_context(socket.create_connection(("127.0.0.1", server.port)))
                with suppress(ConnectionError):
                    stranger.sendall(HALVES[1])
            person.sendall(f"{head}{cookie}".encode())
            assert person.recv(65536).split()[1] == b"200"


BEGUN = [
    b"",
    b"GET / HTTP/1.1\r\nHost: 127",
    b"POST /add HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na",
]


@pytest.mark.parametrize("sent", BEGUN)
@pytest.mark.attack("many connections")
def test_what_asks_nothing_is_not_waited_for(server: LocalServer, monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    """Also a head that comes a byte at a time, and a body after its answer."""
    monkeypatch.setattr("ecpat_training.serve.connection.PATIENCE", 0.0)
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(sent)
        answer = b""
        with suppress(ConnectionResetError):
            while block := line.recv(65536):
                answer += block
    assert answer == b"" or answer.split()[1] == b"403"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil:{port}", ""]
)
@pytest.mark.attack("another page")
def test_a_name_that_leads_here_from_elsewhere_is_refused(client: httpx.Client, server: LocalServer, host: str) -> None:
    """DNS rebinding: the browser sends the cookie, and the name gives it away."""
    answer = client.get("/", headers={"host": host.format(port=server.port)})
    assert answer.status_code in (400, 403)
    assert "al-1" not in answer.text


FROM_ELSEWHERE: list[dict[str, str]] = [
    {"origin": ELSEWHERE},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:1"},  # another program of this machine
    {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
    {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"},
]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
@pytest.mark.attack("another page")
def test_another_page_can_neither_read_nor_send(client: httpx.Client, site: Site, headers: dict[str, str]) -> None:
    assert client.get("/", headers=headers).status_code == 403
    assert client.post("/add", headers=headers, data={"key": site.form_key}).status_code == 403


@pytest.mark.attack("another page")
def test_a_form_must_bring_its_key(client: httpx.Client, site: Site) -> None:
    posting = [way.path for one in collect_pages() for way in one.ways if way.posts]
    assert len(posting) >= 4
    for path in posting:
        address = path.replace("{", "").replace("}", "")
        for key in ("", "wrong", site.ticket, site.entry):
            assert client.post(address, data={"key": key}).status_code == 403, (path, key)
        assert client.get(address).status_code in (200, 303, 404, 405), path


@pytest.mark.attack("another page")
def test_a_form_whose_sender_is_unknown_is_refused(client: httpx.Client, site: Site) -> None:
    del client.headers["origin"]
    assert client.post("/add", data={"key": site.form_key}).status_code == 403
    told = {"sec-fetch-site": "same-origin"}
    assert client.post("/add", data={"key": site.form_key}, headers=told).status_code == 303


def test_every_answer_forbids_what_is_not_ours(client: httpx.Client) -> None:
    for address in ("/", "/nope", "/static/app.css", "/board/board.json"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers


@pytest.mark.attack("another account")
def test_it_listens_on_this_machine_alone(server: LocalServer) -> None:
    bound = [one.getsockname() for listening in server.servers for one in listening.sockets]
    assert bound == [("127.0.0.1", server.port)]
    assert LocalServer(Site(folder=Path(), programme=Path())).config.host == "127.0.0.1"


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/%00"],
)
def test_no_address_leads_out_of_what_is_served(server: LocalServer, site: Site, path: str) -> None:
    """Sent as it is written, which no careful client does."""
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        head = (f"GET {site.path}{path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", "Connection: close")
        told = (*head, f"Cookie: {cookie_name(server.port)}={site.ticket}", "", "")
        line.sendall("\r\n".join(told).encode())
        answer = b""
        while block := line.recv(65536):
            answer += block
    assert answer.split()[1] in (b"404", b"400", b"405"), answer[:200]


FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_more_than_can_be_taken_is_refused(server: LocalServer, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "ALL", 4_000)
    with client_of(server, site) as client:
        said = client.post("/add", data={"key": site.form_key, "more": "x" * 5_000})
        unsaid = client.post("/add", content=iter([b"x" * 3_000] * 3), headers=FORM)
        many = client.post("/add", data={"key": site.form_key}, files=[("f", (f"{n}", b"")) for n in range(30)])
    assert (said.status_code, unsaid.status_code) == (413, 413)
    assert many.status_code in (400, 413)


@pytest.mark.parametrize("name", ["..", ".", "", ".ecpat", "a/b", "a\\b", "a\0b", "C:", "a\nb", "\u202e"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedError):
        resolve_inside(tmp_path, "trainings", name)


def test_no_link_leads_out_of_the_folder(own_site: Site, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mine")
    link = own_site.folder / "trainings" / "al-1" / "link.txt"
    link.symlink_to(secret)
    (own_site.folder / "trainings" / "out").symlink_to(tmp_path)
    for path in (link, own_site.folder / "trainings" / "out" / "secret.txt", tmp_path / "secret.txt"):
        with pytest.raises(RefusedError):
            require_inside(own_site.folder, path)
        with pytest.raises(RefusedError):
            replace_file(own_site, path, b"changed", version(path))
        with pytest.raises(RefusedError):
            CapturedDelivery(folder=own_site.folder, force=True).files({path: b"changed"})
    assert secret.read_text() == "mine"


SENT = {
    "../../x.csv": "x.csv",
    "C:\\a\\x.csv": "x.csv",
    "..": "file",
    "": "file",
    ".ecpat": "ecpat",
    "a\u202eb.csv": "a-b.csv",
    "a\0.csv": "a-.csv",
    "x" * 999 + ".xlsx": "x" * 120 + ".xlsx",
}


@pytest.mark.parametrize(("given", "plain"), SENT.items())
def test_a_sent_name_is_a_name_alone(given: str, plain: str) -> None:
    assert uploads.clean_file_name(given) == plain


def test_what_somebody_changed_meanwhile_is_never_overwritten(own_site: Site) -> None:
    path = own_site.folder / "trainings" / "al-1" / "attendance.csv"
    first, seen = path.read_bytes(), version(path)
    with writing(own_site):
        now = replace_file(own_site, path, b"changed on a page", seen)
    path.write_bytes(b"saved by Excel")
    with writing(own_site), pytest.raises(OutputError, match="somebody has changed this file"):
        replace_file(own_site, path, b"again", now)
    assert path.read_bytes() == b"saved by Excel"
    with writing(own_site):
        undo(own_site, path, version(path), seen)
    assert path.read_bytes() == first
    new = own_site.folder / "trainings" / "al-1" / "new.csv"
    assert version(new) == NOTHING


def test_to_be_read_alone_is_the_board_and_reports(own_site: Site) -> None:
    alone = Site(folder=own_site.folder, programme=own_site.programme, read_only=True)
    with served(alone) as server, client_of(server, alone) as client:
        assert client.get("/").status_code == 200
        assert client.get("/funnel").status_code == 200
        for address in ("/add", "/trainings/al-1", "/jobs/x"):
            assert client.get(address).status_code == 404, address
            assert client.post(address, data={"key": alone.form_key}).status_code in (404, 405), address
            assert f'href="{address}' not in client.get("/").text
    with pytest.raises(OutputError, match="to be read alone"), writing(alone):
        os.abort()
