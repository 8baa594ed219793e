"""A report on a page: the same blocks as in its file, with nothing that a strict page may not have."""

import re

import httpx
import pytest
from playwright.sync_api import expect

from ecpat_training.core.location import Location
from ecpat_training.serve.showing.findings import place
from tests.serve.conftest import Seen


def test_a_report_looks_as_in_its_file_and_needs_no_style_of_its_own(visit: Seen) -> None:
    page = visit.go("/funnel")
    expect(page.locator(".document table").first).to_be_visible()
    expect(page.locator("[style]")).to_have_count(0)
    heading = page.locator(".document h2").first
    assert heading.evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid"  # of the report's own sheet


def test_what_a_report_needs_beside_the_page_is_served_with_it(client: httpx.Client) -> None:
    text = client.get("/funnel").text
    for address in re.findall(r'<link rel="stylesheet" href="([^"]+)"', text):
        assert client.get(address).headers["content-type"].startswith("text/css"), address
    assert ' style="' not in text


def test_a_report_is_downloaded_in_every_format(client: httpx.Client) -> None:
    for ending in ("xlsx", "docx", "html", "json"):
        answer = client.get(f"/funnel/funnel.{ending}")
        assert (answer.status_code, len(answer.content) > 500) == (200, True), ending
    assert client.get("/funnel/funnel.exe").status_code == 422


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (
            Location("my/trainings/al-1/pre.xls", sheet="Sheet1", cell="row 19"),
            "trainings/al-1/pre.xls, Sheet1, row 19",
        ),
        (Location("my\\trainings\\al-1\\pre.csv", 9, 37), "trainings/al-1/pre.csv, line 9"),
        (Location("/home/ana/my/programme.yaml", 14, 9), "programme.yaml, line 14"),
        (Location("participants.xlsx", sheet="List", cell="D20"), "participants.xlsx, List, D20"),
        (Location("list.csv"), "list.csv"),
    ],
)
def test_a_place_is_said_as_a_person_looks_for_it(where: Location, said: str) -> None:
    assert place(where) == said
