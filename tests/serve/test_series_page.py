"""The year of all trainings in a browser: one is moved, what clashes is seen, the others are planned around it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ecpat_training.serve.model.site import Site
from tests.commands.running import run_here
from tests.draws import NIGHTLY
from tests.made_once import made_once
from tests.series.material import laid
from tests.serve.conftest import Seen, client_of, served, visiting


@pytest.fixture(scope="session")
def planned_bytes(_made: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The planned series of the folder."""

    def plan(folder: Path) -> None:
        line = ["series", "plan", "-p", str(_made), "--out", str(folder / "series.xlsx"), "-q"]
        assert run_here(line).exit_code == 0

    return (made_once(tmp_path_factory, "planned-series", plan) / "series.xlsx").read_bytes()


@pytest.fixture
def dated(own_site: Site, planned_bytes: bytes) -> Site:
    """The folder with a planned series."""
    (own_site.folder / "series.csv").unlink(missing_ok=True)
    (own_site.folder / "series.xlsx").write_bytes(planned_bytes)
    return own_site


@pytest.fixture
def year(dated: Site, browser: Browser) -> Iterator[Seen]:
    with served(dated) as server, visiting(browser, server, "/series") as seen:
        yield seen


@pytest.fixture
def searched(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    """A folder with a planned series whose dates are searched for again: twenty trainings every night, and four for
    each change, which are searched for in a tenth of the time."""
    if NIGHTLY:
        site: Site = request.getfixturevalue("dated")
        return site
    programme = laid(tmp_path)
    (tmp_path / "series.csv").unlink()
    line = ["series", "plan", "-p", str(programme), "--out", str(tmp_path / "series.xlsx"), "-q"]
    assert run_here(line).exit_code == 0
    return Site(folder=tmp_path, programme=programme)


def first_day(seen: Seen, training: str) -> str:
    return seen.page.locator(f"input[name='{training}']").input_value()


def test_a_training_is_dragged_to_another_day_and_what_it_breaks_is_said(year: Seen, dated: Site) -> None:
    expect(year.page.locator(".verdict")).to_contain_text("All are kept")
    bar = year.page.locator("g[data-training='al-1'] rect")
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    before = first_day(year, "al-1")
    year.page.mouse.move(box["x"] + 3, box["y"] + 8)
    year.page.mouse.down()
    year.page.mouse.move(box["x"] + 3 + 5 * 5, box["y"] + 8, steps=4)  # a day is five wide
    year.page.mouse.up()
    year.page.locator(".findings .error").first.wait_for()
    assert first_day(year, "al-1") > before
    expect(year.page.locator(".findings")).to_contain_text("al-1 starts on")
    expect(year.page.locator("g.wrong[data-training='al-1']")).to_have_count(1)
    year.page.go_back()
    assert first_day(year, "al-1") == before, "Back takes it back"
    assert [one.name for one in dated.folder.glob("series*")] == ["series.xlsx"], "nothing was written"


def test_a_training_is_moved_by_the_keyboard(year: Seen) -> None:
    before = first_day(year, "ua-2")
    year.page.locator("g[data-training='ua-2']").focus()
    for key in ("PageDown", "ArrowLeft"):
        year.page.keyboard.press(key)
    assert first_day(year, "ua-2") in year.page.locator("#heard").text_content()  # type: ignore[operator]
    year.page.keyboard.press("Enter")
    year.page.get_by_text("Moved by hand, and not kept yet: ua-2").wait_for()
    assert first_day(year, "ua-2") != before
    year.page.locator("g[data-training='ua-2']:focus").wait_for()  # one goes on from there
    expect(year.page.locator("#heard")).to_contain_text("ua-2")  # type: ignore[operator]


def test_the_series_is_downloaded_and_an_earlier_version_kept_as_the_newest(dated: Site, planned_bytes: bytes) -> None:
    (dated.folder / "series-v2.xlsx").write_bytes(planned_bytes)
    with served(dated) as server, client_of(server, dated) as client:
        assert client.get("/series/now/series.xlsx").content == planned_bytes, "the file itself, to be edited"
        assert client.get("/series/now/series.ics").text.startswith("BEGIN:VCALENDAR")
        assert "Nothing changed" in client.get("/series/versions").text
        page = client.get("/series").text
        key, seen = (page.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("key", "seen"))
        answer = client.post("/series/back", data={"key": key, "seen": seen, "old": "series.xlsx"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/series")
        assert client.post("/series/back", data={"key": key, "seen": seen, "old": "../x.xlsx"}).status_code == 404
    assert (dated.folder / "series-v3.xlsx").read_bytes() == planned_bytes


def test_what_came_to_nothing_leads_back_to_what_was_moved(year: Seen) -> None:
    year.page.locator("input[name='al-1']").fill("2005-01-01")
    year.page.get_by_role("button", name="Plan around it").click()
    year.page.get_by_text("It came to nothing:").wait_for()
    year.page.get_by_role("link", name="Back", exact=True).click()
    assert first_day(year, "al-1") == "2005-01-01"


def test_others_are_planned_around_it_and_kept_as_the_next_version(searched: Site, browser: Browser) -> None:
    training = "by-1" if NIGHTLY else "cz-1"
    with served(searched) as server, visiting(browser, server, "/series") as year:
        before = first_day(year, training)
        year.page.locator(f"g[data-training='{training}']").focus()
        year.page.keyboard.press("PageDown")
        moved = first_day(year, training)
        assert moved > before
        year.page.get_by_role("button", name="Plan around it").click()
        year.page.get_by_role("heading", name="A plan, not kept yet").wait_for()
        assert not (searched.folder / "series-v2.xlsx").exists()
        year.page.get_by_role("button", name="Keep as a new version").click()
        assert year.page.locator(".subtitle").inner_text() == "series-v2.xlsx"
        assert first_day(year, training) == moved
        expect(year.page.locator(".verdict")).to_contain_text("All are kept")


def test_a_series_that_was_changed_meanwhile_is_not_overtaken(dated: Site) -> None:
    with served(dated) as server, client_of(server, dated) as client:
        form = {"key": dated.form_key, "seen": "0" * 64, "al-1": "2006-01-11"}
        answer = client.post("/series/keep", data=form)
        assert answer.status_code == 422
        assert "has changed this file" in answer.text
    assert [one.name for one in dated.folder.glob("series*")] == ["series.xlsx"]


def test_days_that_are_none_are_refused_together(dated: Site) -> None:
    with served(dated) as server, client_of(server, dated) as client:
        told = client.get("/series", params={"al-1": "2006-02-30", "xx-9": "2006-01-11", "../x": "<script>"})
        assert told.status_code == 422
        assert told.text.count('class="error"') == 3
        assert "<script>" not in told.text.replace("<script src", "")


def test_two_files_of_one_version_are_asked(dated: Site) -> None:
    (dated.folder / "series.csv").write_text("Training,First day,Trainers\n", encoding="utf-8")
    with served(dated) as server, client_of(server, dated) as client:
        assert "nobody says which counts" in client.get("/series").text


def test_a_programme_without_dates_is_planned_from_the_page(searched: Site, browser: Browser) -> None:
    (searched.folder / "series.xlsx").unlink()
    with served(searched) as server, visiting(browser, server, "/series") as seen:
        seen.page.get_by_role("button", name="Plan the series").click()
        seen.page.get_by_role("button", name="Keep as a new version").click()
        assert seen.page.locator(".subtitle").inner_text() == "series.xlsx"
    assert (searched.folder / "series.xlsx").exists()
