"""The board in a browser: what `ecpat status` says, what is late first, and each training's own page."""

import json
from datetime import date
from pathlib import Path

import httpx
from playwright.sync_api import expect

from ecpat_training.folder.workflows.status import status
from ecpat_training.serve.model.site import Site
from tests.commands.running import run_here
from tests.serve.conftest import Seen, client_of, served


def test_every_training_has_a_card_with_what_the_command_says(visit: Seen, site: Site) -> None:
    board = status(site.programme, date.today())
    cards = visit.page.locator(".card")
    assert cards.count() == len(board.rows) == 24
    for row in board.rows[:6]:
        card = cards.filter(has=visit.page.get_by_text(row.training, exact=True))
        expect(card.get_by_role("heading", name=row.title, exact=True)).to_have_count(1)
        for step in (one for one in row.steps if one.state != "not asked"):
            expect(
                card.locator(".step").filter(has_text=f"{step.state}").first, f"{row.training} {step}"
            ).to_be_visible()


def test_what_is_late_stands_first(visit: Seen) -> None:
    late = ["late" in text for text in visit.page.locator(".card").all_inner_texts()]
    assert any(late)
    assert late == sorted(late, reverse=True)


def test_a_card_leads_to_the_page_of_its_training(visit: Seen) -> None:
    visit.page.get_by_role("link", name="Training 1, Albania", exact=True).last.click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)
    expect(visit.page.locator("table.files")).to_contain_text("agenda.yaml")


def test_the_board_is_downloaded_as_the_command_writes_it(client: httpx.Client) -> None:
    answer = client.get("/board/board.json")
    assert answer.headers["content-disposition"] == 'attachment; filename="board.json"'
    assert json.loads(answer.content)["title"] == "Where the trainings stand"
    assert client.get("/board/board.xlsx").content[:2] == b"PK"


def test_a_training_that_is_none_is_nothing(client: httpx.Client) -> None:
    for name in ("xx-9", "al-1%2f..%2f..", "%00"):
        assert client.get(f"/trainings/{name}").status_code == 404, name


def test_a_page_that_has_nothing_to_show_yet_says_so_and_where_to_begin(tmp_path: Path) -> None:
    assert run_here(["init", "--empty", str(tmp_path / "new")]).exit_code == 0
    site = Site(folder=tmp_path / "new", programme=tmp_path / "new" / "programme.yaml")
    with served(site) as server, client_of(server, site) as client:
        answer = client.get("/funnel")
        assert (answer.status_code, 'href="/add"' in answer.text) == (200, True)
        assert "No training has a list yet" in answer.text
    closed = Site(folder=site.folder, programme=site.programme, read_only=True)
    with served(closed) as server, client_of(server, closed) as client:
        assert "other pages aren&#39;t" in client.get("/series").text


def test_a_training_without_an_agenda_is_called_by_its_title(client: httpx.Client, site: Site) -> None:
    ids = [row.training for row in status(site.programme, date.today()).rows]
    without = next(one for one in ids if not [*(site.folder / "trainings" / one).glob("agenda*")])
    row = next(row for row in status(site.programme, date.today()).rows if row.training == without)
    text = client.get(f"/agenda/{without}").text
    assert f"<title>Agenda, {row.title}" in text
    assert f'<a href="/trainings/{without}">{row.title}</a>' in text
    assert f'<small class="id">{without}</small>' in text
