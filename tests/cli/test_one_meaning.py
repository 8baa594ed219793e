"""One letter, one meaning, over all commands; and options that were called otherwise answer, with a word."""

from collections import defaultdict

import pytest
from typer.main import get_command

from ecpat_training.cli.main import app
from ecpat_training.cli.pages import CommandPage, pages
from ecpat_training.commands.former_names import FORMER_OPTIONS
from tests.commands.running import run_here

PAGES = {page.command.removeprefix("ecpat "): page for page in pages(get_command(app))}
SAID_OF_EACH = {
    "--although": "what is published although: one report, or a table without a look at earlier ones",
    "--as": "as which of ten forms something is built, or as what a file is added",
    "--decisions": "of which file the pairs are: of this command, or of `roster match`",
    "--instrument": "where it is looked for, and whether the command can do without",
    "--keep": "what is planned again: an agenda or a series",
    "--key": "one command writes the key, the other reads it",
    "--language": "whose language it is, and what is in it",
    "--ledger": "where it is looked for",
    "--look": "what isn't done: files are copied, or a person is taken out",
    "--mapping": "of which kind of file the words are",
    "--names": "beside rows that a person compares; on table signs in place of codes",
    "--on": "what the day decides, and whether it may be left out",
    "--out": "a folder in place of files",
    "--participants": "what is done with the table, and what counts without it",
    "--people": "how many people come, or for how many slips are drawn",
    "--post": "which files there may be several of",
    "--pre": "which files there may be several of",
    "--programme": "what it is read for, and where it is looked for",
    "--publish": "what is left out of a publication",
    "--seats": "whether as many as before, as the rules say, or as many as are typed",
    "--selected": "where it stands without the option",
    "--sheet": "whether several files are read",
    "--training": "what of the training is read, and what counts without it",
    "--wave": "which waves there are",
}
"""Options whose meaning is one and whose help differs with the command, each with what it says of the command."""


def _wordings() -> dict[str, dict[str, list[str]]]:
    wordings: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for command, page in PAGES.items():
        for option in page.options:
            for name in option.names:
                if name.startswith("--"):
                    wordings[name][option.help].append(command)
    return wordings


def _letters(page: CommandPage) -> list[tuple[str, str]]:
    return [
        (letter, next(name for name in option.names if name.startswith("--")))
        for option in page.options
        for letter in option.names
        if not letter.startswith("--")
    ]


def test_a_letter_stands_for_one_option_in_all_commands() -> None:
    names = defaultdict(set)
    for page in PAGES.values():
        for letter, name in _letters(page):
            names[letter].add(name)
    assert len(names) > 10
    assert {letter: sorted(several) for letter, several in names.items() if len(several) > 1} == {}


def test_an_option_has_the_same_letter_wherever_it_has_one() -> None:
    letters = defaultdict(set)
    for page in PAGES.values():
        for letter, name in _letters(page):
            letters[name].add(letter)
    assert {name: sorted(several) for name, several in letters.items() if len(several) > 1} == {}


def test_an_option_says_the_same_in_all_commands_but_where_the_command_is_part_of_it() -> None:
    several = {name for name, texts in _wordings().items() if len(texts) > 1}
    assert several == {*SAID_OF_EACH}


@pytest.mark.parametrize(
    ("command", "former", "today"),
    [(command, *names) for command, renamed in FORMER_OPTIONS.items() for names in renamed.items()],
)
def test_an_option_answers_under_its_former_name_and_says_that_of_today(command: str, former: str, today: str) -> None:
    page = PAGES[command]
    names = [name for option in page.options for name in option.names]
    assert today in names
    assert former not in names
    words = command.split()
    ran = run_here([*words, former, "a", today, "b"])
    if f"`{today}` is given 2 times" not in ran.stderr:  # it may be given several times
        assert "No such option" not in ran.stderr
    assert ran.stderr.startswith(f"`{former}` is called `{today}` now.\n")
    assert "is called" not in run_here([*words, "--quiet", former, "a", today, "b"]).stderr
    assert "is called" not in run_here([*words, today, "a"]).stderr


def test_a_value_under_a_former_name_is_the_one_that_is_used() -> None:
    planned = ["design", "power", "--countries", "4", "--trainings", "2"]
    lines = [[*planned, option, "0.2"] for option in ("--apart", "--country-icc")]
    former, today = (run_here(line) for line in lines)
    assert former.stdout == today.stdout
    assert former.stderr == "`--apart` is called `--country-icc` now.\n" + today.stderr
    assert today.stdout != run_here(planned).stdout
