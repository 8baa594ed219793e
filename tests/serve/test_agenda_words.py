"""An agenda of another office in a browser: its unknown words are a form of one question each, what else is wrong is
said, and only a file that can't be opened is said to be changed by somebody."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from ecpat_training.serve.model.site import Site
from tests.serve.agendas import ADDRESS, agenda_file, small_site
from tests.serve.conftest import broken_rules, client_of, served, visiting

ROWS: list[list[object]] = [
    ["Day 1"],
    ["Time", "Session", "Method", "Speaker"],
    ["09:00-09:30", "Opening", None, "Dr. Ana Popescu"],
    ["09:30-10:10", "A talk", None, "Popescu Ana, BG1"],
    ["10:25-11:25", "An exercize", None, "NL-22"],
]
CHANGING = "Perhaps somebody is changing it in another program."


def site_with(folder: Path, rows: list[list[object]]) -> Site:
    """A folder whose agenda is a workbook of another office."""
    site = small_site(folder)
    agenda_file(folder).unlink()
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(agenda_file(folder).with_suffix(".xlsx"))
    return site


@pytest.mark.parametrize("width", [1280, 390])
def test_unknown_words_are_a_form_and_the_answer_counts(tmp_path: Path, browser: Browser, width: int) -> None:
    folder = tmp_path / "programme"
    with (
        served(site_with(folder, ROWS)) as server,
        visiting(browser, server, ADDRESS, viewport={"width": width, "height": 844}) as seen,
    ):
        page = seen.page
        assert not broken_rules(page)
        assert CHANGING not in page.locator("main").inner_text()
        assert [one.inner_text() for one in page.locator(".field.word label").all()] == [
            "Dr. Ana Popescu", "NL-22", "An exercize",
        ]  # fmt: skip
        assert page.locator("select").evaluate_all("them => them.map(one => one.selectedIndex)") == [0, 0, 0]
        page.get_by_label("Dr. Ana Popescu").select_option("somebody of outside")
        page.get_by_label("NL-22").select_option("NL-2")
        page.get_by_label("An exercize").select_option("exercise")
        page.get_by_role("button", name="Save how it is read").click()
        expect(page.get_by_role("status")).to_contain_text("Saved.")
        assert not broken_rules(page)
        page.get_by_role("link", name="Open the agenda").click()
        expect(page.locator(".verdict")).to_have_count(1)
        page.get_by_role("link", name="Words of the agenda").click()
        assert page.locator("select").first.input_value() == "somebody of outside"
        page.get_by_role("button", name="Take back what was saved last").click()
        expect(page.locator(".field.word")).to_have_count(3)
        seen.go("/")  # behind which nothing is heard of the pages before
        assert all("422" in error for error in seen.errors), "the browser's own word on the status of such a page"
        seen.errors.clear()


def test_problems_of_the_content_are_said_and_nobody_is_said_to_change_it(tmp_path: Path) -> None:
    rows = [*ROWS[:2], ["noon", "Opening", None, "BG-1"], ["10:00-09:00", "A talk", None, "BG-1"]]
    site = site_with(tmp_path / "programme", rows)
    with served(site) as server, client_of(server, site) as client:
        text = client.get(ADDRESS).text
        assert CHANGING not in text
        assert "A3" in text
        assert "A4" in text
        path = agenda_file(site.folder).with_suffix(".xlsx")
        path.write_bytes(path.read_bytes()[:900])
        assert CHANGING in client.get(ADDRESS).text
    for words, is_changing in (("training: two-days\ndays: [", True), ("training: two-days\ndays: 3\n", False)):
        path.unlink(missing_ok=True)
        agenda_file(site.folder).write_text(words, encoding="utf-8")
        with served(site) as server, client_of(server, site) as client:
            assert (CHANGING in client.get(ADDRESS).text) is is_changing


def test_a_choice_that_is_none_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    site = site_with(tmp_path / "programme", ROWS)
    with served(site) as server, client_of(server, site) as client:
        key = client.get(ADDRESS).text.split('name="key" value="')[1].split('"')[0]
        sent = {"key": key, "seen": "", "word:trainers:NL-22": "ZZ-9"}
        assert client.post(f"{ADDRESS}/words", data=sent).status_code == 422
    assert not list(site.folder.glob("trainings/*/*-map.yaml"))
