"""The agenda in a browser: lines are moved by keyboard, by dragging and by forms, and the rules judge every move."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.workflows.agenda_text import AgendaText
from ecpat_training.agenda.workflows.plan_keep import replan_opened
from ecpat_training.core.progress import SolverProgress
from ecpat_training.core.waiting import is_abandoned
from ecpat_training.serve.pages import agenda_plans
from ecpat_training.serve.server import LocalServer
from tests.agenda.edits import sent
from tests.serve.agendas import ADDRESS, agenda, agenda_file, small_site
from tests.serve.conftest import Seen, broken_rules, client_of, served, visiting

SMALL = {"width": 390, "height": 844}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "programme"


@pytest.fixture
def own(folder: Path) -> Iterator[LocalServer]:
    with served(small_site(folder)) as server:
        yield server


@pytest.fixture
def seen(browser: Browser, own: LocalServer) -> Iterator[Seen]:
    with visiting(browser, own, ADDRESS) as there:
        yield there


@pytest.fixture
def rude(own: LocalServer, folder: Path) -> Iterator[httpx.Client]:
    """A client that sends what it likes."""
    with client_of(own, own.config.app.state.desk.site) as made:  # type: ignore[union-attr]
        yield made


def lines(folder: Path) -> list[str]:
    text = agenda_file(folder).read_text("utf-8")
    return [" ".join(one.partition("#")[0].split()) for one in text.splitlines() if one.startswith("      - ")]


def told(page: Page) -> str:
    """What is announced after a move."""
    expect(page.locator("#said")).not_to_be_empty()
    return page.locator("#said").inner_text()


def test_arrow_keys_let_two_sessions_trade_places_and_the_focus_goes_along(seen: Seen, folder: Path) -> None:
    page = seen.page
    page.get_by_role("button", name="A talk").focus()
    page.keyboard.press("ArrowUp")
    assert "“A talk” starts 15 minutes earlier" in told(page)
    assert lines(folder)[:3] == [
        "- 09:00-09:30 opening @ BG-1 + NL-2",
        "- 09:30-10:10 talk @ BG-1 + NL-2",
        "- 10:10-10:25 pre-test @ NL-2 + BG-1",
    ]
    assert page.evaluate("document.activeElement.id") == "line-1-1"
    page.keyboard.press("ArrowRight")
    expect(page.locator("#line-2-1:focus")).to_contain_text("A talk")
    assert agenda_file(folder).read_text("utf-8").startswith("# Agreed on the phone.\n")


def test_a_broken_rule_is_said_in_red_and_gone_when_the_move_is_taken_back(seen: Seen, folder: Path) -> None:
    page = seen.page
    page.get_by_role("button", name="Before").focus()  # the questionnaire, which belongs to the start
    page.keyboard.press("ArrowDown")
    broken = page.locator(".grid li.broken .why")
    expect(broken.first).to_be_visible()
    assert "frame" in broken.first.inner_text()
    assert "Broken: frame" in told(page)
    expect(page.get_by_role("region", name="What the rules say").locator(".error").first).to_contain_text("frame")
    colour = broken.first.evaluate("one => getComputedStyle(one).color")
    assert colour == "rgb(155, 52, 18)"
    page.keyboard.press("Control+z")
    expect(page.locator(".grid li.broken")).to_have_count(0)
    assert agenda_file(folder).read_text("utf-8") == agenda(3)
    page.get_by_role("button", name="Redo").click()
    expect(page.locator(".grid li.broken").first).to_be_visible()


def test_a_session_is_dragged_onto_another_and_onto_free_time(seen: Seen, folder: Path) -> None:
    page = seen.page
    page.get_by_role("button", name="Hard to hear").drag_to(page.get_by_role("button", name="An exercise"))
    assert "“Hard to hear” starts" in told(page)
    assert "- 10:40-11:25 heavy @ NL-2 + BG-1" in lines(folder)
    free = page.locator("li.free").last
    expect(free).to_contain_text("09:35–14:00")
    page.get_by_role("button", name="Hard to hear").drag_to(free)
    expect(page.locator("#line-2-2")).to_contain_text("Hard to hear")
    assert lines(folder)[-1] == "- 09:35-10:20 heavy @ NL-2 + BG-1"


def test_the_form_of_a_line_says_everything_of_it(seen: Seen, folder: Path) -> None:
    page = seen.page
    page.get_by_role("button", name="A talk").press("Enter")
    form = page.get_by_role("dialog", name="A talk")
    form.get_by_label("Minutes").fill("35")
    form.get_by_label("Room").fill("Hall")
    form.get_by_label("Pinned").check()
    form.get_by_role("button", name="Save with lead and second exchanged").click()
    told(page)
    expect(page.locator("#line-1-2")).to_contain_text("pinned")
    assert lines(folder)[2] == "- 09:45-10:20 talk @ NL-2 + BG-1 [Hall] (pinned)"
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_cannot_be_is_said_beside_the_agenda(seen: Seen, folder: Path) -> None:
    page = seen.page
    page.get_by_role("button", name="A talk").press("Enter")
    page.get_by_label("Start").fill("13:30")
    page.get_by_label("Minutes").fill("700")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("region", name="This was not done")).to_contain_text("don't end on the same day")
    assert agenda_file(folder).read_text("utf-8") == agenda()


def test_the_last_of_a_direction_says_so(seen: Seen, folder: Path) -> None:
    seen.page.get_by_role("button", name="Opening").focus()
    seen.page.keyboard.press("ArrowLeft")
    assert told(seen.page) == "There is nothing further in this direction."
    assert agenda_file(folder).read_text("utf-8") == agenda()


def to_the_second_day(page: Page) -> None:
    """An exercise where the closing already is."""
    page.get_by_role("button", name="An exercise").press("Enter")
    page.get_by_role("dialog").get_by_label("Day").select_option("2")
    page.get_by_label("Start").fill("09:15")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#line-2-2")).to_contain_text("An exercise")


def test_everything_else_gives_way_to_a_line(seen: Seen, folder: Path) -> None:
    page = seen.page
    to_the_second_day(page)
    wrong = page.locator(".grid li.broken").filter(has_text="An exercise")
    expect(wrong.locator(".why")).to_contain_text("no overlap")
    wrong.get_by_role("button", name="Plan around it").click()
    page.wait_for_url(f"**{ADDRESS}")
    expect(page.locator(".grid li.broken")).to_have_count(0)
    assert lines(folder)[-2:] == [
        "- 09:15-10:15 exercise @ NL-2 + BG-1 (pinned)",
        "- 10:15-10:35 closing @ BG-1 + NL-2",
    ]
    assert agenda_file(folder).read_text("utf-8").startswith("# Agreed on the phone.\n")
    assert "\nversion: 3\ndays:\n" in agenda_file(folder).read_text("utf-8")
    expect(page.get_by_text("it is proven that fewer is impossible")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".grid li.broken").first).to_be_visible()


def test_planning_says_how_far_it_is_and_writes_nothing_when_it_is_stopped(
    seen: Seen, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick = Event()

    def endless(was: AgendaText, *_: object, **heard: Callable[..., bool]) -> tuple[PlanResult, str]:
        heard["progress"](SolverProgress(7, 4, "sessions that move"))
        while not is_abandoned():
            tick.wait(0.02)
        return replan_opened(was.opened, seconds=1), "written all the same"

    monkeypatch.setattr(agenda_plans, "plan_around", endless)
    page = seen.page
    page.get_by_role("button", name="Plan again").click()
    expect(page.locator(".job")).to_contain_text("sessions that move")
    assert [one.split() for one in page.locator(".job dd").all_inner_texts()] == [["7"], ["4"], ["3"]]
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".job")).to_contain_text("Stopped; nothing was changed.")
    page.get_by_role("link", name="Back").click()
    page.wait_for_url(f"**{ADDRESS}")
    assert agenda_file(folder).read_text("utf-8") == agenda()


def test_a_file_that_another_program_has_saved_is_not_overwritten(seen: Seen, folder: Path) -> None:
    page = seen.page
    page.get_by_role("button", name="A talk").press("ArrowUp")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    theirs = agenda().replace("09:45-10:25 talk", "09:45-10:20 talk")
    agenda_file(folder).write_text(theirs, encoding="utf-8")
    page.get_by_role("button", name="An exercise").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("region", name="This was not done")).to_contain_text("somebody has changed this file")
    assert agenda_file(folder).read_text("utf-8") == theirs
    expect(page.locator("#line-1-2")).to_contain_text("09:45–10:20")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()  # it would take their work along
    page.locator("a.line", has_text="An exercise").press("ArrowUp")  # now it is as it was seen
    expect(page.locator("#line-1-2")).to_contain_text("An exercise")


def test_the_second_of_two_windows_is_told(browser: Browser, own: LocalServer, folder: Path) -> None:
    with visiting(browser, own, ADDRESS) as one, visiting(browser, own, "/add") as other:
        other.page.clock.install()
        other.go(ADDRESS)
        one.page.get_by_role("button", name="A talk").press("ArrowUp")
        told(one.page)
        other.page.clock.run_for(5000)
        expect(other.page.get_by_role("alert")).to_contain_text("changed meanwhile, in another window")
        before = agenda_file(folder).read_text("utf-8")
        other.page.get_by_role("button", name="An exercise").press("ArrowUp")
        expect(other.page.get_by_role("region", name="This was not done")).to_be_visible()
        assert agenda_file(folder).read_text("utf-8") == before
        other.page.close()  # its clock stands still for good


@pytest.mark.parametrize("how", [{}, {"color_scheme": "dark"}, {"viewport": SMALL}], ids=["light", "dark", "small"])
def test_it_is_accessible_and_needs_no_sideways_scrolling(
    browser: Browser, own: LocalServer, how: dict[str, object]
) -> None:
    with visiting(browser, own, ADDRESS, bypass_csp=True, **how) as there:  # axe is run within the page
        page = there.page
        page.get_by_role("button", name="Before").press("ArrowDown")
        told(page)
        for address in ("", "/papers", "/versions", "/lines/1/2"):
            if address:
                there.go(f"{ADDRESS}{address}")
            assert broken_rules(page, dark="color_scheme" in how) == []
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


def test_without_scripts_every_line_has_its_form(browser: Browser, own: LocalServer, folder: Path) -> None:
    with visiting(browser, own, ADDRESS, java_script_enabled=False) as there:
        page = there.page
        page.get_by_role("button", name="A talk").click()
        page.get_by_role("button", name="Earlier").click()
        assert lines(folder)[1] == "- 09:30-10:10 talk @ BG-1 + NL-2"
        page.get_by_role("button", name="Undo").click()
        assert agenda_file(folder).read_text("utf-8") == agenda(3)


def test_a_training_leads_to_its_agenda(seen: Seen) -> None:
    seen.go("/trainings/two-days").get_by_role("link", name="Agenda", exact=True).click()
    expect(seen.page.get_by_role("heading", level=1)).to_have_text("Agenda")


def test_read_only_serves_no_agenda(folder: Path) -> None:
    site = replace(small_site(folder), read_only=True)
    with served(site) as server, client_of(server, site) as client:
        assert client.get(ADDRESS).status_code == 404
        assert client.post(f"{ADDRESS}/move", data={"key": site.form_key}).status_code == 404


def test_papers_and_calendars_are_those_of_the_command(rude: httpx.Client) -> None:
    assert "sign-in.docx" in rude.get(f"{ADDRESS}/papers").text
    assert rude.get(f"{ADDRESS}/papers/sign-in.docx").content[:2] == b"PK"
    assert b"BEGIN:VCALENDAR" in rude.get(f"{ADDRESS}/papers/agenda.ics").content
    assert b"BEGIN:VCALENDAR" in rude.get(f"{ADDRESS}/papers/trainer-BG-1.ics").content
    for name in ("trainer-XX-9.ics", "no-such.docx", "..%2f..%2fprogramme.yaml"):
        assert rude.get(f"{ADDRESS}/papers/{name}").status_code in (404, 422), name


def test_a_version_is_kept_and_compared_with_the_next(seen: Seen, folder: Path) -> None:
    page = seen.go(f"{ADDRESS}/versions")
    page.get_by_role("button", name="Keep agenda.yaml").click()
    assert agenda_file(folder).with_name("agenda-v2.yaml").read_text("utf-8") == agenda()
    seen.go(ADDRESS).get_by_role("button", name="A talk").press("ArrowUp")
    told(page)
    assert agenda_file(folder).read_text("utf-8") == agenda()  # the kept version stays
    seen.go(f"{ADDRESS}/versions").get_by_role("button", name="What changed?").click()
    expect(page.locator(".document")).to_contain_text("2 of 8 sessions move")
    page.get_by_role("button", name="Go back to it").click()
    page.wait_for_url(f"**{ADDRESS}")
    assert agenda_file(folder).with_name("agenda-v3.yaml").read_text("utf-8") == agenda()


def test_a_word_file_stays_as_it_is_and_a_version_with_lines_follows(rude: httpx.Client, folder: Path) -> None:
    agenda_file(folder).unlink()
    word = sent(agenda_file(folder).with_suffix(".docx"))
    theirs = word.read_bytes()
    page = rude.get(ADDRESS).text
    assert "With your first change it becomes agenda-v2.yaml" in page
    key, seen = (page.partition(f'data-{name}="')[2].partition('"')[0] for name in ("key", "seen"))
    answer = rude.post(f"{ADDRESS}/move", data={"key": key, "seen": seen, "day": "1", "line": "2", "way": "earlier"})
    assert answer.status_code == 303
    assert word.read_bytes() == theirs
    assert "09:30-10:10 talk" in word.with_name("agenda-v2.yaml").read_text("utf-8")
    assert "With your first change" not in rude.get(ADDRESS).text


def test_a_file_that_cannot_be_read_is_said_with_its_line(rude: httpx.Client, folder: Path) -> None:
    agenda_file(folder).write_text(agenda().replace("talk @ BG-1", "tlak @ BG-7"), encoding="utf-8")
    answer = rude.get(ADDRESS)
    assert answer.status_code == 422
    page = " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())
    assert "Who is this? BG-7 not decided" in page  # each with its line, and what it may be, for a person to say
    assert "Which session is this? tlak not decided" in page
    assert page.count("line 9") == 2
    assert "changed meanwhile" in rude.get(f"{ADDRESS}/news?seen=x").text


def test_a_training_without_an_agenda_gets_a_first_one(seen: Seen, folder: Path) -> None:
    agenda_file(folder).unlink()
    page = seen.go(ADDRESS)
    page.get_by_role("button", name="Draft an agenda").click()
    page.wait_for_url(f"**{ADDRESS}")
    expect(page.locator(".grid li.session").first).to_be_visible()
    assert 'programme: "../../programme.yaml"' in agenda_file(folder).read_text("utf-8")


@pytest.mark.parametrize(
    ("what", "form", "status"),
    [
        ("move", {"day": "1", "line": "99", "way": "earlier"}, 404),
        ("move", {"day": "x", "line": "1", "way": "earlier"}, 404),
        ("move", {"day": "1", "line": "1", "onto_day": "7", "onto_start": "600"}, 422),
        ("change", {"day": "1", "line": "1", "to_day": "1", "start": "<b>", "minutes": "10"}, 422),
        ("change", {"day": "1", "line": "1", "to_day": "1", "start": "10:00", "minutes": "x", "trainers": "ZZ"}, 422),
        ("around", {"day": "1", "line": "99"}, 303),
    ],
)
def test_what_no_page_sends_changes_nothing(
    rude: httpx.Client, folder: Path, what: str, form: dict[str, str], status: int
) -> None:
    from ecpat_training.serve.writing.folder import version

    key = rude.get(ADDRESS).text.partition('data-key="')[2].partition('"')[0]
    sent = {"key": key, "seen": version(agenda_file(folder)), **form}
    assert rude.post(f"{ADDRESS}/{what}", data=sent).status_code == status
    assert rude.post(f"{ADDRESS}/{what}", data={**sent, "key": "guessed"}).status_code == 403
    assert rude.post(f"{ADDRESS}/{what}", data={**sent, "seen": "old"}).status_code == 422
    assert agenda_file(folder).read_text("utf-8") == agenda()
