"""Who gets a seat, and who sits with whom, in a browser: asked in a form, worked out as a job, downloaded."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ecpat_training.core.shipped import shipped
from ecpat_training.serve.model.site import Site
from tests.commands.running import run_here
from tests.serve.conftest import client_of, served, visiting

ROSTER = shipped("examples") / "tirana-2005" / "roster.csv"


@pytest.fixture
def listed(own_site: Site) -> Site:
    folder = own_site.folder / "trainings/al-1"
    for old in (*folder.glob("participants*"), *folder.glob("applicants*")):
        old.unlink()
    shutil.copyfile(ROSTER, folder / "participants.csv")
    shutil.copyfile(ROSTER, folder / "applicants.csv")
    return own_site


def test_seats_are_drawn_as_the_command_draws_them(
    listed: Site, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(listed) as server, visiting(browser, server, "/trainings/al-1/seats") as seen:
        page = seen.page
        page.get_by_label("Seats").fill("18")
        page.get_by_label("Seed of the draw").fill("7")
        page.get_by_role("button", name="Draw", exact=True).click()
        page.locator(".document").wait_for()
        with page.expect_download() as caught:
            page.get_by_role("link", name="selection.csv").click()
        got = Path(caught.value.path()).read_bytes()
        page.get_by_role("button", name="Keep selection.csv").click()
        expect(page.locator("table.files")).to_contain_text("selection.csv")
    monkeypatch.chdir(listed.folder)
    run_here(
        ["roster", "select", "--training", "al-1", "--seats", "18", "--seed", "7", "--out", str(tmp_path / "s.csv")]
    )
    assert got == (tmp_path / "s.csv").read_bytes()
    assert got == (listed.folder / "trainings/al-1/selection.csv").read_bytes()


def test_seats_that_no_rule_allows_say_why(listed: Site, browser: Browser) -> None:
    with served(listed) as server, visiting(browser, server, "/trainings/al-1/seats") as seen:
        page = seen.page
        page.get_by_label("Seats").fill("90")
        page.get_by_role("button", name="Draw", exact=True).click()
        page.locator(".findings .error").first.wait_for()
        expect(page.locator(".findings")).to_contain_text("90")


def test_numbers_that_are_none_are_refused(listed: Site) -> None:
    with served(listed) as server, client_of(server, listed) as client:
        for seats in ("", "-1", "1e9", "²", "9" * 40):
            answer = client.post("/trainings/al-1/seats", data={"key": listed.form_key, "seats": seats, "seed": "1"})
            assert answer.status_code == 422, seats


def test_groups_are_found_and_their_signs_downloaded(listed: Site, browser: Browser) -> None:
    with served(listed) as server, visiting(browser, server, "/trainings/al-1/groups") as seen:
        page = seen.page
        page.get_by_label("Groups").fill("4")
        page.get_by_label("Exercises").fill("2")
        page.get_by_role("button", name="Find groups").click()
        page.locator(".document").wait_for()
        with page.expect_download() as caught:
            page.get_by_role("link", name="groups.docx").click()
        assert Path(caught.value.path()).read_bytes()[:2] == b"PK"


def test_what_was_drawn_before_a_file_changed_is_not_shown_as_new(listed: Site) -> None:
    with served(listed) as server, client_of(server, listed) as client:
        form = {"key": listed.form_key, "seats": "18", "seed": "1"}
        job = client.post("/trainings/al-1/seats", data=form).headers["location"]
        client.get(f"{job}/events")  # ends with the job
        address = "/trainings/al-1/seats?seats=18&seed=1"
        assert "selection.csv?" in client.get(address).text
        (listed.folder / "trainings/al-1/applicants.csv").write_bytes(ROSTER.read_bytes() + b"\n")
        assert "A file has changed" in client.get(address).text
        assert client.get("/trainings/al-1/seats/selection.csv?seats=18&seed=1").status_code == 404


def test_groups_stand_before_what_was_noted(listed: Site) -> None:
    """A list with many remarks is no reason to scroll for one's groups."""
    path = listed.folder / "trainings/al-1/participants.csv"
    text = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([*text, text[-1].replace(text[-1].split(";")[0], "R99")]), "utf-8")
    with served(listed) as server, client_of(server, listed) as client:
        form = {"key": listed.form_key, "groups": "4", "rounds": "2", "seed": "1", "first": "mix", "language": "en"}
        first = client.get("/trainings/al-1/groups").text.partition('name="first"')[2].partition('value="')[2]
        job = client.post("/trainings/al-1/groups", data={**form, "first": first.partition('"')[0]})
        client.get(f"{job.headers['location']}/events")
        page = client.get("/trainings/al-1/groups", params={key: one for key, one in form.items() if key != "key"}
                          | {"first": first.partition('"')[0]}).text  # fmt: skip
    assert -1 < page.index('class="document"') < page.index("What was noted (")
