"""Every page for everybody: read aloud, by keyboard alone, on a phone, in the dark."""

import pytest
from playwright.sync_api import Browser

from ecpat_training.serve.app import collect_pages
from ecpat_training.serve.server import LocalServer
from tests.serve.conftest import Seen, broken_rules, visiting

PHONE = {"width": 390, "height": 844}
TRAINING = "rs-2"
"""A training that has a list, an agenda and answers."""
_SHOWN = [way.path for one in collect_pages() for way in one.ways if not way.posts]
_FILLED = {path.format(training=TRAINING) for path in _SHOWN if path.replace("{training}", "").count("{") == 0}
# An agenda's news is a part of a page, which the page itself asks for.
PAGES = sorted(
    one for one in {*_FILLED, "/trainings/none"} if "." not in one.rpartition("/")[2] and not one.endswith("/news")
)
LOOKS = {"light": {}, "dark": {"color_scheme": "dark"}, "phone": {"viewport": PHONE, "has_touch": True}}


def test_there_are_pages_to_look_at() -> None:
    assert {"/", "/add", "/funnel", "/series", f"/trainings/{TRAINING}", f"/trainings/{TRAINING}/list"} <= set(PAGES)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_breaks_no_rule_of_accessibility(browser: Browser, server: LocalServer, address: str, look: str) -> None:
    with visiting(browser, server, address, **LOOKS[look]) as seen:
        page = seen.page
        assert broken_rules(page, dark=look == "dark") == []
        wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide[0] <= wide[1]
        seen.errors[:] = [one for one in seen.errors if address != "/trainings/none" or "404" not in one]


def test_one_reaches_the_content_and_the_menu_by_keyboard(visit: Seen) -> None:
    page = visit.go("/add")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "files"
    shown = page.locator(":focus").evaluate("one => getComputedStyle(one).outlineStyle")
    assert shown != "none"
