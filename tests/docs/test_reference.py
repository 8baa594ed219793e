"""The generated pages of the documentation are those that the program as it is now would give."""

import re
from pathlib import Path

import pytest

from ecpat_training.core.registry import members
from tests.docs.pages import PAGES
from tests.docs.rules import ROOMS, described, examples
from tests.errors import reference

ELSEWHERE = {reference.PAGE}  # tests/errors looks at its own page


@pytest.mark.parametrize("path", sorted(PAGES.keys() - ELSEWHERE), ids=lambda path: path.stem)
def test_a_generated_page_is_current(path: Path) -> None:
    assert path.read_text("utf-8") == PAGES[path](), "run `python -m tests.docs`"


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_has_an_example_and_every_example_a_rule(room: str) -> None:
    rules = {name.replace("_", " ") for name in members(ROOMS[room])}
    assert examples()[room].keys() ^ rules == set(), "write one: see CONTRIBUTING.md"
    assert described(room).keys() ^ rules == set(), "run `make schema`, then `make reference`"


@pytest.mark.parametrize("path", sorted(PAGES), ids=lambda path: path.stem)
def test_no_two_headings_of_a_generated_page_are_the_same(path: Path) -> None:
    """Links lead to headings."""
    headings = re.findall(r"^#+ .*$", path.read_text("utf-8"), flags=re.MULTILINE)
    assert sorted(set(map(str.lower, headings))) == sorted(map(str.lower, headings))
