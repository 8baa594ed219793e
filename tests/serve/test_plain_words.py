"""No page tells people who never see a command line to type one: commands become pages, and what none does is folded
away as something for the command line."""

import ast
import re
from html import unescape
from string import Formatter

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.serve.app import collect_pages
from ecpat_training.serve.showing import page_hints
from ecpat_training.serve.showing.page_hints import PAGES, PageContext, plain_hint, plain_message
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences
from ecpat_training.words.catalogue.speech import Speech, speaking
from tests.serve.named_commands import ON_PAPER, calls, commands, literal, prose_with_commands, terminal_words
from tests.sources import SOURCE

FOLDED = re.compile(r"(<details.*?<summary>)(.*?)(</summary>).*?</details>", re.DOTALL)
HERE = PageContext("al-1")


def visible(shown: str) -> str:
    """What is seen as long as nobody unfolds anything."""
    return re.sub(r"<[^>]*>", "", FOLDED.sub(r"\2", shown))


def test_every_command_and_option_in_a_message_is_data() -> None:
    offenders = sorted(map(str, prose_with_commands()))
    assert not offenders, f"{len(offenders)} texts:\n" + "\n".join(offenders)


def test_each_module_that_may_name_commands_does() -> None:
    listed = dict(ON_PAPER)
    ON_PAPER.clear()
    try:
        naming = {str(text.path.relative_to(SOURCE)) for text in prose_with_commands()}
    finally:
        ON_PAPER.update(listed)
    assert set(listed) <= naming


def test_every_command_in_a_message_is_there_with_the_options_that_it_is_given() -> None:
    wrong = []
    for path, call in calls("Command"):
        given = {key.arg: key.value for key in call.keywords}
        words = literal(call.args[0] if call.args else given.get("words"))
        arguments = literal(call.args[1] if len(call.args) > 1 else given.get("arguments")) or ""
        if words is None or "…" in words:
            continue  # which is put together
        options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", arguments))
        if words not in commands() or options - commands()[words]:
            wrong.append(f"{path.relative_to(SOURCE)}:{call.lineno} {words} {arguments}")
    assert wrong == []


def test_every_option_in_a_message_is_one_of_a_command() -> None:
    known = frozenset().union(*commands().values())
    named = [(path, call, literal(call.args[0])) for path, call in calls("Option") if call.args]
    wrong = [
        f"{path.relative_to(SOURCE)}:{call.lineno} {name}"
        for path, call, name in named
        if name and "…" not in name and name not in known
    ]
    assert wrong == []


def test_pages_have_a_word_for_what_is_done_with_each_command() -> None:
    """The verb before a command is the specification of its field."""
    wrong = []
    for path, call in calls("phrase"):
        filled = {key.arg for key in call.keywords if isinstance(key.value, ast.Call) and _name(key.value) == "Command"}
        for _, name, spec, _ in Formatter().parse(literal(call.args[0]) or ""):
            if name in filled and (spec or "") not in page_hints._OPEN_PAGE_TEXTS:
                wrong.append(f"{path.relative_to(SOURCE)}:{call.lineno} {{{name}:{spec}}}")
    assert wrong == []


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


HINT = sentences(
    "Put the file there.",
    phrase("{command} does.", command=Command("add", "FILE")),
    phrase("Add {sheet} to {rows} {rows:row|rows}.", sheet=Option("--sheet", "NAME"), rows=2),
    phrase("Or {command:run}.", command=Command("survey quotes")),
    "Then look again.",
)


def test_nothing_of_a_hint_is_lost() -> None:
    """Every word of a hint is there, seen or folded away, but for the commands that have become pages."""
    shown = plain_hint(HINT, HERE)
    assert visible(shown).startswith("Put the file there. the page Add files does. Then look again.")
    assert shown.count("Add --sheet NAME to 2 rows. Or run `ecpat survey quotes`.</details>") == 1
    assert shown.count("<details") == 1
    assert 'href="/add"' in shown


WORDS = st.text(st.characters(categories=("L", "Nd", "Po", "Sm")), min_size=1, max_size=12)
CLAUSES = st.one_of(
    WORDS,
    st.builds(lambda word: phrase("Here is {word}.", word=word), WORDS),
    st.builds(lambda word: phrase("See {command} of {word}.", word=word, command=Command("status")), WORDS),
    st.builds(lambda word: phrase("Use {option} for {word}.", word=word, option=Option("--sheet", word)), WORDS),
    st.builds(
        lambda word: phrase("{first} again", first=phrase("{command} {word}", word=word, command=Command("help"))),
        WORDS,
    ),
)


@given(st.lists(CLAUSES, min_size=1, max_size=4), st.booleans())
def test_no_clause_of_any_hint_is_lost_and_none_that_shows_is_for_a_terminal(
    clauses: list[str], is_phrase: bool
) -> None:
    shown = plain_hint(sentences(*clauses), HERE, is_phrase=is_phrase)
    text = unescape(re.sub(r"<[^>]*>", "", shown)).upper().casefold()
    for clause in clauses:
        for word in re.sub(r"`ecpat status`", "", clause).rstrip(":;,").split():
            # A sentence opens with a capital: "ı" becomes "I", whose small letter isn't "ı".
            assert word.upper().casefold().rstrip(":;,") in text
    assert not terminal_words().search(unescape(visible(shown)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            phrase("Choose them: {command}.", command=Command("roster select")),
            'Choose them: the page <a href="/trainings/al-1/seats">',
        ),
        (
            phrase("{command} writes the form.", command=Command("plan print")),
            'The page <a href="/agenda/al-1/papers">Print and calendars</a> writes',
        ),
        (
            phrase("{command} makes it.", command=Command("evaluate", "pre.csv --out a.docx")),
            'The page <a href="/trainings/al-1/report">Report</a> makes',
        ),
        (
            phrase("{command} makes it.", command=Command("evaluate", "pre.csv --publish")),
            'The page <a href="/trainings/al-1/publish">Publish a report</a> makes',
        ),
        (
            phrase("Say so with {command}.", command=Command("roster map", sign="")),
            'Say so with the page <a href="/trainings/al-1/list">',
        ),
        (phrase("{command:Run}.", command=Command("status", "--funnel")), 'Open the page <a href="/funnel">'),
        (phrase("Then {command:run}.", command=Command("status", "--funnel")), 'Then open the page <a href="/funnel">'),
        (
            phrase("{first} Then go on.", first=phrase("{command:Run}.", command=Command("status", "--funnel"))),
            'Open the page <a href="/funnel">',
        ),
        ("Take <b> away.", "Take &lt;b&gt; away."),
        (phrase("Take {what} away.", what="<b> & {x}"), "Take &lt;b&gt; &amp; {x} away."),
    ],
)
def test_a_command_becomes_the_page_that_does_the_same(text: str, shown: str) -> None:
    assert plain_hint(text, HERE).startswith(shown)
    assert "href" not in plain_hint(text, PageContext("al-1", read_only=True)), "no link to what isn't served"


def test_a_page_of_a_training_has_no_link_where_no_training_is_known() -> None:
    hint = phrase("{command:Run}.", command=Command("roster select"))
    assert plain_hint(hint, PageContext()) == "Open the page “Draw who gets a seat”."


def test_what_only_the_command_line_does_is_folded_away() -> None:
    only = plain_hint(phrase("{command:Run}.", command=Command("survey quotes", "words.csv")), HERE)
    assert visible(only).strip() == "No page does this yet; the command line does"
    assert "Run `ecpat survey quotes words.csv`.</details>" in only
    both = plain_hint(sentences("Ask the partner", phrase("{command:or run}", command=Command("help"))), HERE)
    assert visible(both) == "Ask the partner. On the command line"


def test_a_message_calls_options_and_commands_without_a_page_by_their_names() -> None:
    text = phrase(
        "{first} and {second:`} go with {command}; {list} doesn't.",
        first=Option("--list-name", "FILE"),
        second=Option("--sheet"),
        command=Command("survey quotes"),
        list=Command("roster check"),
    )
    assert unescape(visible(plain_message(text, HERE))) == (
        "“list name” and “sheet” go with “survey quotes”; the page Participant list doesn't."
    )


def test_a_phrase_becomes_a_sentence() -> None:
    hint = phrase("ask {whom}", whom="the partner")
    assert plain_hint(hint, HERE) == "ask the partner"
    assert plain_hint(hint, HERE, is_phrase=True) == "Ask the partner."
    assert plain_hint("ask the partner?", HERE, is_phrase=True) == "Ask the partner?"
    assert plain_hint("ask the partner:", HERE, is_phrase=True) == "Ask the partner."


def test_pages_are_called_as_the_language_that_is_spoken_calls_them() -> None:
    text = phrase("{command:Run} for {rows} {rows:row|rows}.", command=Command("status", "--funnel"), rows=1)
    name = PAGES["status --funnel"][1]
    with speaking(Speech("fr-FR", {str.__str__(name): "Pertes en route"}, {}, lambda number: int(number > 1))):
        assert plain_hint(text, HERE) == 'Open the page <a href="/funnel">Pertes en route</a> for 1 row.'


def test_a_message_that_isnt_translated_is_in_english_as_a_whole() -> None:
    """Its parts may be translated, for other messages: two languages in one sentence help nobody."""
    french = Speech(
        "fr", {"day {day}": "jour {day}", "{day} is open.": "{day} est ouvert.", "open {page}": "ouvrez {page}"}
    )
    day = phrase("day {day}", day=2)
    with speaking(french):
        assert plain_message(phrase("{day} is open.", day=day), HERE) == "jour 2 est ouvert."
        assert plain_message(phrase("{day} is late.", day=day), HERE) == "day 2 is late."
        assert plain_message(phrase("{day}", day=day), HERE) == "jour 2"
        opened = plain_hint(phrase("Now {command:run}.", command=Command("plan check")), HERE)
    assert visible(opened) == "Now open the page Agenda."


def test_the_pages_that_are_named_are_there_and_do_what_commands_do() -> None:
    there = {way.path for page in collect_pages() for way in page.ways if not way.posts}
    assert {address for address, _ in PAGES.values()} <= there
    for line in PAGES:
        words, _, option = line.partition(" --")
        assert words in commands()
        assert not option or f"--{option}" in commands()[words]


def test_parts_of_pages_know_where_they_are() -> None:
    """Macros say hints with the context of the page that imports them."""
    for template in (SOURCE / "serve" / "templates").glob("*.jinja"):
        for imported in re.findall(r"{%-?\s*(?:from|import)\b.*?%}", template.read_text("utf-8")):
            assert "with context" in imported, f"{template.name}: {imported}"


@pytest.mark.parametrize(
    "address", ["/", "/trainings/al-1", "/trainings/al-1/list", "/trainings/al-1/answers", "/series"]
)
def test_pages_are_without_commands(client: httpx.Client, address: str) -> None:
    text = FOLDED.sub(r"\2", client.get(address).text)
    shown = re.sub(r"<(footer|script|head).*?</\1>|<[^>]*>", "", text, flags=re.DOTALL)
    assert terminal_words().findall(shown) == []
