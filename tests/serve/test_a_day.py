"""A coordinator's day in the browser: three partners' lists are dropped, read, asked about and answered; a session is
moved, and the rest is planned around it."""

from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import Browser, expect

from ecpat_training.core.shipped import shipped
from ecpat_training.serve.model.site import Site
from tests.serve.conftest import PATIENCE, Seen, served, visiting
from tests.serve.test_add_page import drop

EXAMPLE = shipped("examples") / "tirana-2005"
CYRILLIC = """\
Прізвище та ім'я;Стать;Організація;Тип;Посада
Шевченко Оксана;ж;Національна поліція;державна організація;слідчий
Коваль Іван;ч;Дитячий центр;неурядова організація;психолог
"""
LISTS = {"al-1": "roster-as-sent.xlsx", "rs-1": "serbia.csv", "ua-1": "ukraine.csv"}


def test_from_three_lists_to_a_gap_note_and_a_new_agenda(browser: Browser, own_site: Site, tmp_path: Path) -> None:
    serbian, ukrainian = tmp_path / LISTS["rs-1"], tmp_path / LISTS["ua-1"]
    serbian.write_bytes((EXAMPLE / "roster.csv").read_bytes())
    ukrainian.write_text(CYRILLIC, encoding="utf-8")
    for training in LISTS:
        for old in (own_site.folder / "trainings" / training).glob("participants*"):
            old.unlink()
    expect.set_options(timeout=PATIENCE)
    with served(own_site) as server, visiting(browser, server) as seen:
        three_lists(seen, [EXAMPLE / LISTS["al-1"], serbian, ukrainian])
        gap_note(seen)
        new_agenda(seen, own_site.folder / "trainings/al-1/agenda.yaml")


def three_lists(seen: Seen, files: list[Path]) -> None:
    page = seen.page
    drop(seen, files)
    page.get_by_role("heading", name="Where the files belong").wait_for()
    for at, training in enumerate(LISTS):
        page.locator(f"[name='training-{at}']").select_option(training)
        page.locator(f"[name='as-{at}']").select_option("participants")
    page.get_by_role("button", name="Copy to these places").click()
    page.get_by_role("heading", name="Done").wait_for()
    for training, people in {"al-1": "17", "rs-1": "20", "ua-1": "2"}.items():
        seen.go(f"/trainings/{training}/list")
        expect(page.locator(".verdict")).to_contain_text(f"{people} participants")


def gap_note(seen: Seen) -> None:
    page = seen.page
    seen.go("/trainings/al-1/list")
    page.get_by_label("F/M", exact=True).first.select_option("female")
    page.get_by_role("button", name="Save what these words mean").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Saved.")
    page.get_by_label("The partner's e-mail address").fill("mira@example.org")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Draft of a mail with what is missing").click()
    draft = message_from_bytes(Path(caught.value.path()).read_bytes(), policy=policy.default)
    assert (draft["To"], draft["X-Unsent"]) == ("mira@example.org", "1")
    assert "faleminderit" in draft.get_content(), "in the partner's language, which the list's headers show"


def new_agenda(seen: Seen, file: Path) -> None:
    page, before = seen.page, file.read_bytes()
    seen.go("/agenda/al-1")
    session = page.get_by_role("button", name="Where do I stand?")
    session.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#said")).not_to_be_empty()
    moved = file.read_bytes()
    assert moved != before
    page.get_by_role("button", name="Plan again").click()
    page.wait_for_url("**/agenda/al-1", timeout=PATIENCE)
    assert file.read_bytes() != moved
