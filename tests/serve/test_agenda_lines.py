"""Lines are added to an agenda and taken out in the browser; a refused form keeps what was typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.serve.agendas import ADDRESS, agenda, agenda_file, small_site
from tests.serve.conftest import Seen, served, visiting


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "programme"


@pytest.fixture
def seen(browser: Browser, folder: Path) -> Iterator[Seen]:
    with served(small_site(folder)) as server, visiting(browser, server, locale="fr-FR") as there:
        there.go(ADDRESS)
        yield there


def test_a_line_of_ones_own_is_added_where_time_is_free_and_taken_out_again(seen: Seen, folder: Path) -> None:
    page = seen.page
    page.locator("li.free a").last.click()
    form = page.get_by_role("dialog")
    expect(form.get_by_label("Début")).to_have_value("09:35")
    form.get_by_label("Minutes").fill("10")
    form.get_by_role("button", name="Ajouter").click()  # without a title
    expect(form.locator("#refusal:focus")).to_contain_text("it isn't said what the new line is")
    expect(form.get_by_label("Minutes")).to_have_value("10")
    form.get_by_label("Titre").fill("Photo de groupe")
    form.get_by_role("button", name="Ajouter").click()
    expect(page.locator("#line-2-2:focus")).to_contain_text("Photo de groupe")
    assert 'at: 09:35-09:45, title: "Photo de groupe"' in agenda_file(folder).read_text("utf-8")
    page.keyboard.press("Enter")
    form.get_by_role("button", name="Retirer").click()
    expect(page.locator("#line-2-1:focus")).to_be_visible()
    text, _, gone = agenda_file(folder).read_text("utf-8").partition("# Sessions of earlier versions")
    assert (text, "Photo de groupe" in gone) == (agenda(3), True)  # so that calendars remove it


def test_undo_by_the_keyboard_keeps_the_place(seen: Seen) -> None:
    page = seen.page
    page.locator("#line-1-2").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#line-1-1:focus")).to_contain_text("A talk")
    page.keyboard.press("Control+z")
    expect(page.locator("#redo")).to_be_enabled()
    assert page.evaluate("document.activeElement.id") == "line-1-1"
    page.keyboard.press("Escape")
    expect(page.locator("#said")).to_be_empty()  # it covers what is below it


def test_breaks_and_roles_are_called_in_the_language_of_the_page(seen: Seen) -> None:
    page = seen.page
    expect(page.locator("li.lunch b")).to_have_text("Déjeuner")
    page.locator("#line-1-2").click()
    expect(page.get_by_role("dialog").locator("#f-post-1 option:checked")).to_have_text("BG-1, forces de l’ordre")


def test_three_rooms_side_by_side_leave_words_whole(browser: Browser, folder: Path) -> None:
    site = small_site(folder)
    twice = agenda().replace("- 09:45-10:25 talk", "- 09:30-10:25 talk").replace("- 10:25-10:40", "- 09:35-10:40")
    agenda_file(folder).write_text(twice, "utf-8")
    with served(site) as server, visiting(browser, server, viewport={"width": 1280, "height": 900}) as there:
        page = there.go(ADDRESS)
        expect(page.locator(".lane-3-of-3")).to_have_count(1)
        days = page.locator(".days").evaluate("one => getComputedStyle(one).gridTemplateColumns.split(' ').length")
        heights = page.locator("a.line b").evaluate_all("all => all.map(one => one.clientHeight)")
        assert (days, max(heights) < 60) == (1, True), "one day a row, and no title of one letter a line"


def test_an_agenda_that_a_text_editor_broke_is_shown_with_its_line_and_a_way_back(seen: Seen, folder: Path) -> None:
    broken = agenda().replace("09:45-10:25 talk", "09:4x-10:25 talk")
    agenda_file(folder).write_text(broken, "utf-8")
    page = seen.go(ADDRESS)
    expect(page.locator("ul.asked code")).to_contain_text("09:4x-10:25 talk @ BG-1 + NL-2")
    page.get_by_role("button", name="Revenir au programme").click()
    expect(page.locator("#line-1-2")).to_contain_text("A talk")
    assert agenda_file(folder).read_text("utf-8") == agenda()
    page.locator("#undo").click()
    expect(page.locator("ul.asked code")).to_be_visible()
    seen.errors.clear()
    assert agenda_file(folder).read_text("utf-8") == broken, "what somebody typed isn't lost"
