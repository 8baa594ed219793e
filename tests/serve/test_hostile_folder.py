"""Whatever lies in the folder or comes in a form: nothing is read outside, nothing is lost, nothing is alive."""

import csv
import os
import shutil
import socket
import stat
from pathlib import Path
from tempfile import gettempdir
from threading import Event
from threading import enumerate as threads

import httpx
import pytest
from playwright.sync_api import Browser, expect

from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety import uploads
from ecpat_training.serve.safety.token import cookie_name
from ecpat_training.serve.server import LocalServer
from ecpat_training.serve.visits.tray import Tray
from ecpat_training.serve.writing.folder import replace_file, undo, version, writing
from tests.serve.conftest import client_of, served, visiting

pytestmark = pytest.mark.attack("a file that is sent in")

TRAINING = "/trainings/al-1"
SECRET = "Code,Surname\nP1,Hidden-Elsewhere\n"
PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title><svg onload=alert(1)>", "{{7*7}}",
    '" onmouseover="alert(1)" style="background:url(//evil.example/p)', "javascript:alert(1)",
    "}</style><link rel=stylesheet href=//evil.example/x.css>", "=HYPERLINK(\"http://evil.example\")",
)  # fmt: skip


@pytest.mark.parametrize("link", ["trainings/al-1/pre.csv", "trainings/al-1/participants.csv", "trainings/x", ".ecpat"])
def test_no_page_shows_what_a_link_leads_to_elsewhere(own_site: Site, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "list.csv").write_text(SECRET)
    here = own_site.folder / link
    if here.is_dir():
        shutil.rmtree(here)
    here.unlink(missing_ok=True)
    here.symlink_to(elsewhere / "list.csv" if here.suffix else elsewhere)
    with served(own_site) as server, client_of(server, own_site) as client:
        for address in ("/", "/funnel", "/series", TRAINING, f"{TRAINING}/list", "/board/board.json"):
            answer = client.get(address)
            assert "Hidden" not in answer.text, address
            assert str(tmp_path) not in answer.text, address
        assert client.get("/").status_code == 422
        here.unlink()
        assert client.get("/").status_code == 200
    assert [one.name for one in elsewhere.iterdir()] == ["list.csv"]


def test_a_mapping_that_is_a_link_is_not_read(own_site: Site, tmp_path: Path) -> None:
    place = own_site.folder / "trainings/al-1"
    (place / "participants.csv").write_text("Code,Gender\nP1,F\n")
    (tmp_path / "m.yaml").write_text("values:\n  gender:\n    Hidden: female\n")
    (place / "participants-map.yaml").symlink_to(tmp_path / "m.yaml")
    with served(own_site) as server, client_of(server, own_site) as client:
        answer = client.get(f"{TRAINING}/list")
    assert answer.status_code == 422
    assert "Hidden" not in answer.text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_what_is_no_file_hides_no_other(own_client: httpx.Client, own_site: Site) -> None:
    place = own_site.folder / "trainings/al-1"
    (place / "dangling.txt").symlink_to(place / "gone.txt")
    os.mkfifo(place / "attendance.pdf")
    (place / "post.xlsx").mkdir()
    (place / "agenda.html").mkdir()
    page = own_client.get(TRAINING)
    assert page.status_code == 200
    assert "applicants.csv" in page.text
    assert own_client.get(f"{TRAINING}/files/agenda.html").status_code == 404


def test_agendas_and_reports_are_downloaded_and_lists_are_not(own_client: httpx.Client, own_site: Site) -> None:
    place = own_site.folder / "trainings/al-1"
    (place / "reports/effect.html").write_text("<script>alert(1)</script>")
    for kept in ("internal", "published"):
        (place / "reports" / kept).mkdir()
        (place / "reports" / kept / "effect.json").write_text("{}")
        (place / "reports" / kept / "pre.csv").write_text("code")
    (place / "agenda.html").hardlink_to(place / "reports/effect.html")
    page = own_client.get(TRAINING).text
    kept_apart = [f"reports/{kept}/effect.json" for kept in ("internal", "published")]
    for name in ("agenda.yaml", "agenda.html", "reports/effect.html", *kept_apart):
        assert f"{TRAINING}/files/{name}" in page
        answer = own_client.get(f"{TRAINING}/files/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
    for name in (
        "applicants.csv",
        "attendance.csv",
        "..%2f..%2fprogramme.yaml",
        "agenda-x%2f..%2fpre.csv",
        "reports/pre.csv",
        "reports/internal/pre.csv",
        "reports/published/..%2f..%2fpre.csv",
    ):
        assert f"files/{name}" not in page
        assert own_client.get(f"{TRAINING}/files/{name}").status_code in (404, 422), name


def test_earlier_versions_are_private_and_only_the_last_are_kept(
    own_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecpat_training.serve.writing.folder._VERSIONS", 3)
    path = own_site.folder / "trainings/al-1/attendance.csv"
    seen = [version(path)]
    with writing(own_site):
        seen += [replace_file(own_site, path, b"version %d" % at, version(path)) for at in range(6)]
        kept = list((own_site.folder / ".ecpat/undo").iterdir())
        assert len(kept) == 3
        assert {stat.S_IMODE(one.stat().st_mode) for one in kept} == {0o600}
        undo(own_site, path, seen[-1], seen[-2])
    assert path.read_bytes() == b"version 4"


def test_to_be_read_alone_leaves_nothing_in_the_folder(own_site: Site) -> None:
    shutil.rmtree(own_site.folder / ".ecpat", ignore_errors=True)
    before = {one: one.stat().st_mtime_ns for one in own_site.folder.rglob("*")}
    alone = Site(folder=own_site.folder, programme=own_site.programme, read_only=True)
    with served(alone) as server, client_of(server, alone) as client:
        for address in ("/", "/funnel", "/board/board.docx", "/funnel/funnel.json"):
            assert client.get(address).status_code == 200
    assert {one: one.stat().st_mtime_ns for one in own_site.folder.rglob("*")} == before


def test_a_programme_that_breaks_is_told_and_shown_again_when_mended(own_client: httpx.Client, own_site: Site) -> None:
    whole = own_site.programme.read_bytes()
    for broken in (b"", b"trainings: [", b"\0\xff", b"&a [*a]", None):
        own_site.programme.unlink()
        if broken is not None:
            own_site.programme.write_bytes(broken)
        for address in ("/", TRAINING, "/series", "/funnel", "/board/board.json"):
            answer = own_client.get(address)
            assert answer.status_code in (404, 422), (broken, address)
            assert str(own_site.folder.parent) not in answer.text
        own_site.programme.write_bytes(whole)
        assert own_client.get("/").status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "x", "2006-02-30", "٢٠٠٦-٠١-٠١"])
def test_a_day_that_no_training_has_is_told(client: httpx.Client, day: str) -> None:
    assert client.get("/series", params={"al-1": day}).status_code == 422


@pytest.mark.parametrize(
    "name", ["ж" * 200 + ".csv", "😀" * 200, "a." + "ж" * 90, "CON.csv", "nul", "com1.x.csv", "a. . "]
)
def test_every_name_can_be_kept_on_every_disk(own_client: httpx.Client, own_site: Site, name: str) -> None:
    plain = uploads.clean_file_name(name)
    assert len(plain.encode()) <= 141
    assert plain.partition(".")[0].upper() not in ("CON", "NUL", "COM1")
    sent = [("files", (name, b"Code\nP1\n"))] * 2  # two of one name
    answer = own_client.post("/add", data={"key": own_site.form_key}, files=sent)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(("/add/", "/jobs/"))


def line_of(server: LocalServer, site: Site, *head: str, body: bytes = b"") -> bytes:
    """What comes back for a request that is sent as it is written, and then left open."""
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.settimeout(20)
        host = f"127.0.0.1:{server.port}"
        asked = head[0].replace(" /", f" {site.path}/", 1)
        told = (asked, f"Host: {host}", f"Cookie: {cookie_name(server.port)}={site.ticket}", *head[1:], "", "")
        line.sendall("\r\n".join(told).encode() + body)
        return line.recv(65536)


@pytest.mark.parametrize(
    "twice", ["Origin: http://evil.example", "Cookie: a=b", "Sec-Fetch-Site: cross-site", "Host: evil.example"]
)
def test_a_header_with_two_meanings_is_refused(server: LocalServer, site: Site, twice: str) -> None:
    name = twice.partition(":")[0]
    own = {"Origin": f"http://127.0.0.1:{server.port}", "Sec-Fetch-Site": "same-origin"}
    first = [f"{name}: {own[name]}"] if name in own else []
    answer = line_of(server, site, "GET / HTTP/1.1", *first, twice)
    assert answer.split()[1] in (b"400", b"403")


@pytest.mark.parametrize("part", ['name="key"\r\n\r\nwrong\r\n--b\r\n', 'name="files"; filename="a.csv"\r\n\r\nCode,'])
def test_nothing_of_a_form_is_taken_before_its_key(server: LocalServer, site: Site, part: str) -> None:
    """The rest of the body never comes, and isn't waited for."""
    head = (f"Origin: http://127.0.0.1:{server.port}", "Content-Type: multipart/form-data; boundary=b")
    body = f"--b\r\nContent-Disposition: form-data; {part}".encode()
    answer = line_of(server, site, "POST /add HTTP/1.1", *head, "Content-Length: 200000000", body=body)
    assert answer.split()[1] == b"403"


def test_a_form_that_was_cut_off_is_not_taken(client: httpx.Client, site: Site) -> None:
    body = (
        f'--b\r\nContent-Disposition: form-data; name="key"\r\n\r\n{site.form_key}\r\n'
        '--b\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nCode,'
    )
    answer = client.post("/add", content=body, headers={"content-type": "multipart/form-data; boundary=b"})
    assert answer.status_code == 400


def test_a_fault_before_a_page_has_the_headers_of_every_answer(
    own_client: httpx.Client, own_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space left", str(own_site.folder))

    monkeypatch.setattr("ecpat_training.serve.app._store_upload", full)
    answer = own_client.post("/add", data={"key": own_site.form_key}, files=[("files", ("a.csv", b"x"))])
    assert answer.status_code == 500
    assert "The disk is full." in answer.text
    assert "content-security-policy" in answer.headers
    assert str(own_site.folder) not in answer.text


def test_windows_left_open_take_no_thread_from_the_pages(server: LocalServer, site: Site) -> None:
    go_on = Event()
    job = server.config.app.state.desk.jobs.start("Plan", lambda _: str(go_on.wait(300)))  # type: ignore[union-attr]
    before = sum("AnyIO" in one.name for one in threads())
    lines = []
    try:
        for _ in range(60):
            line = socket.create_connection(("127.0.0.1", server.port))
            cookie = f"Host: 127.0.0.1:{server.port}\r\nCookie: {cookie_name(server.port)}={site.ticket}"
            line.sendall(f"GET {site.path}/jobs/{job.id_}/events HTTP/1.1\r\n{cookie}\r\n\r\n".encode())
            assert line.recv(1000).startswith(b"HTTP/1.1 200")
            lines.append(line)
        with client_of(server, site) as client:
            assert client.get("/").status_code == 200
        assert sum("AnyIO" in one.name for one in threads()) <= before + 20
    finally:
        go_on.set()
        for line in lines:
            line.close()


def test_what_a_killed_server_left_goes_and_what_another_has_stays() -> None:
    other, left = Tray(), Path(gettempdir()) / "ecpat-dropped-killed"
    there = other.place()
    left.mkdir(exist_ok=True)
    (left / "in-use").write_bytes(b"")
    (left / "participants.csv").write_text(SECRET)
    tray = Tray()
    tray.place()
    assert not left.exists()
    assert there.exists()
    tray.end()
    other.end()
    assert not there.exists()


def test_nothing_in_a_list_or_a_file_name_is_alive(own_site: Site, browser: Browser) -> None:
    place = own_site.folder / "trainings/al-1"
    for old in (*place.glob("participants*"), *place.glob("applicants*")):
        old.unlink()
    with (place / "participants.csv").open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(
            ["Code", "Given name", "Surname", "Stakeholder type", "Organisation", "Gender", "Country", PAYLOADS[0]]
        )
        rows.writerows([[f"P{at}", one, one, one, one, one, one, one] for at, one in enumerate(PAYLOADS)])
    (place / f"agenda {PAYLOADS[1].replace('/', '')}.html").write_text("x")
    with served(own_site) as server, visiting(browser, server) as seen:
        for address in ("/", TRAINING, f"{TRAINING}/list", f"{TRAINING}/seats", f"{TRAINING}/groups", "/funnel"):
            seen.go(address)
            expect(seen.page.locator("main svg[onload], [onerror], [onmouseover], [style]"), address).to_have_count(0)
            assert "evil.example/x.css" not in [one.get_attribute("href") for one in seen.page.locator("link").all()]
        shown = seen.go(f"{TRAINING}/list").locator("table.grid").inner_text()
        assert all(one in shown for one in PAYLOADS)
