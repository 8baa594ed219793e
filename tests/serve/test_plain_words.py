"""No page tells people who never see a command line to type one: commands become pages, and what none does is folded
away as something for the command line."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import ecpat_training
from ecpat_training.serve.app import every_page
from ecpat_training.serve.showing.page_hints import PAGES, PageContext, in_context, plain_hint, plain_message

SOURCE = Path(ecpat_training.__file__).parent
COMMANDS = (
    "add|compare|demo|design|donor|evaluate|event|follow-up|funnel|help|init|merge|network|performance|plan|roster|schema|"
    "serve|series|status|survey|trainers"
)
TERMINAL = re.compile(rf"ecpat (?:{COMMANDS})\b|(?<![\w-])--[a-z]")
FOLDED = re.compile(r"(<details.*?<summary>)(.*?)(</summary>).*?</details>", re.DOTALL)


def texts() -> Iterator[str]:
    """Every text of the programme that names a command or an option, values in it as …."""
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name == "commands" or path.name == "options.py" or path.is_relative_to(SOURCE / "cli"):
            continue  # help of the command line itself
        tree = ast.parse(path.read_text("utf-8"))
        docs = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
        inner = {id(part) for one in ast.walk(tree) if isinstance(one, ast.JoinedStr) for part in ast.walk(one)}
        for one in ast.walk(tree):
            if isinstance(one, ast.JoinedStr):
                parts = [str(part.value) if isinstance(part, ast.Constant) else "…" for part in one.values]
                yield "".join(parts)
            elif isinstance(one, ast.Constant) and isinstance(one.value, str) and not {id(one)} & (docs | inner):
                yield one.value


SHOWN = sorted({text for text in texts() if TERMINAL.search(text) and " " in text.strip()})


def visible(said: str) -> str:
    """What is seen as long as nobody unfolds anything."""
    return re.sub(r"<[^>]*>", "", FOLDED.sub(r"\2", said))


def test_every_text_that_names_a_command_is_said_without_it() -> None:
    assert len(SHOWN) > 300
    with in_context(PageContext("al-1")):
        left = [
            text for text in SHOWN for said in (plain_hint(text), plain_message(text)) if TERMINAL.search(visible(said))
        ]
    assert left == []


def test_nothing_of_a_text_is_lost() -> None:
    """Every word of a hint is there, seen or folded away, but for the commands that have become pages."""
    hint = "Put the file there; `ecpat add FILE` does. Add --sheet NAME. Then look again."
    with in_context(PageContext("al-1")):
        said = plain_hint(hint)
    assert visible(said).startswith("Put the file there; the page Add files does. Then look again.")
    assert said.count("Add --sheet NAME.</details>") == 1
    assert 'href="/add"' in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Choose them: `ecpat roster select`.", 'Choose them: the page <a href="/trainings/al-1/seats">'),
        (
            "`ecpat plan print` writes the form.",
            'The page <a href="/agenda/al-1/papers">Print and calendars</a> writes',
        ),
        (
            "`ecpat evaluate pre.csv --out a.docx` makes it.",
            'The page <a href="/trainings/al-1/report">Report</a> makes',
        ),
        ("Say so with “ecpat roster map”.", 'Say so with the page <a href="/trainings/al-1/list">'),
        ("Run `ecpat funnel`.", 'Open the page <a href="/funnel">'),
        ("Take <b> away.", "Take &lt;b&gt; away."),
    ],
)
def test_a_command_becomes_the_page_that_does_the_same(text: str, said: str) -> None:
    with in_context(PageContext("al-1")):
        assert plain_hint(text).startswith(said)
    with in_context(PageContext("al-1", read_only=True)):
        assert "href" not in plain_hint(text), "no link to what isn't served"


def test_the_pages_that_are_named_are_there() -> None:
    there = {way.path for one in every_page() for way in one.ways if not way.posts}
    assert {address for address, _ in PAGES.values()} <= there


@pytest.mark.parametrize(
    "address", ["/", "/trainings/al-1", "/trainings/al-1/list", "/trainings/al-1/answers", "/series"]
)
def test_pages_are_without_commands(client: httpx.Client, address: str) -> None:
    text = FOLDED.sub(r"\2", client.get(address).text)
    shown = re.sub(r"<(footer|script|head).*?</\1>|<[^>]*>", "", text, flags=re.DOTALL)
    assert TERMINAL.findall(shown) == []
