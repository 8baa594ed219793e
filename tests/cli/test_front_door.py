"""What `ecpat --help` shows first: every command once, under what somebody wants to do, and no line torn."""

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from ecpat_training.cli.main import PANELS, app
from ecpat_training.cli.pages import pages
from ecpat_training.commands.lazy_group import flowing
from tests.commands.running import run_here


def test_every_command_stands_under_one_heading_in_its_order() -> None:
    help_text = run_here(["--help"], environment={"COLUMNS": "80", "NO_COLOR": "1"}).stdout
    places = [help_text.index(f"─ {heading} ") for heading in PANELS]
    assert places == sorted(places)
    command = get_command(app)
    assert isinstance(command, TyperGroup)
    assert [*command.commands] == [name for names in PANELS.values() for name in names]
    for heading, names in PANELS.items():
        panel = help_text.partition(f"─ {heading} ")[2].partition("╰")[0]
        assert [line.split()[1] for line in panel.splitlines()[1:] if line[2:3].strip()] == [*names]


def test_no_paragraph_of_a_help_page_keeps_the_breaks_of_its_source() -> None:
    """The terminal breaks lines where they end, whatever its width."""
    texts = [page.help for page in pages(get_command(app))]
    assert len(texts) > 70
    torn = [
        paragraph
        for text in texts
        for paragraph in text.split("\n\n")
        if "\n" in paragraph and "\n " not in paragraph and "\b" not in paragraph
    ]
    assert torn == []


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Check a list.", "Check a list."),
        ("Check a list.\n\nIt is read\nas it comes.", "Check a list.\n\nIt is read as it comes."),
        ("Examples:\n  ecpat plan\n  ecpat add", "Examples:\n  ecpat plan\n  ecpat add"),
        ("\b\nfirst\nsecond", "\b\nfirst\nsecond"),
    ],
)
def test_paragraphs_flow_and_examples_stay(source: str, shown: str) -> None:
    assert flowing(source) == shown
