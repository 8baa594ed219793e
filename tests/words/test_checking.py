"""The words of lists as a translator leaves them: what is wrong is named with its line and what to do."""

import importlib
import pkgutil
import shutil
from pathlib import Path

import pytest

from ecpat_training.words import lists, word_tables
from tests.words.checking import main, problems

FILES = sorted(path.name for path in word_tables.FOLDER.glob("*.toml"))
GOOD = """\
# Gender as lists write it.

[genders.female]
en = '''female; woman'''
fr = '''
femme; d'elle;
féminin
'''
"da, no" = '''kvinde; kvinne'''

[genders.male]
en = '''male; man'''

[asked]
genders = '''n'''
"""


@pytest.mark.parametrize("file", FILES)
def test_the_files_are_in_order(file: str) -> None:
    text = (word_tables.FOLDER / file).read_text(encoding="utf-8")
    assert problems(text) == []
    assert text.startswith("# ")
    assert "To edit:" in text.split("\n[")[0], "say above the tables how the file is edited"


def test_each_file_is_a_subject_of_a_module() -> None:
    word_tables.tables.cache_clear()
    for module in pkgutil.iter_modules(lists.__path__):
        name = f"{lists.__name__}.{module.name}"
        importlib.reload(importlib.import_module(name))
    sources = " ".join(path.read_text(encoding="utf-8") for path in word_tables.FOLDER.parents[1].rglob("*.py"))
    assert [file for file in FILES if f'"{file.removesuffix(".toml")}"' not in sources] == []


def test_a_file_in_order_has_no_problems() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        ("male; man", "male; Woman", 12, "`Woman` stands under `male`, and in line 4 under `female`. Please leave it"),
        ("féminin", "le mâle;\nmale", 13, "`male` stands under `male`, and in line 8 under `female`."),
        ("féminin", "N", 7, "`N` means one thing in one language and another in the next. Please take it away here"),
        ("féminin", "FEMME", 7, "`FEMME` stands twice for `female, fr`. Please write it once."),
        (
            "féminin",
            "fe\u0301minin",
            7,
            "`fe\u0301minin` has accents that stand apart from their letters. Please type it again",
        ),
        ("d'elle;", "d'elle;;", 6, "there is nothing where a word should be. Please write a word there, or take"),
        ("'''male; man'''", "''''''", 12, "there is nothing where a word should be."),
        ("male; man", "male;  man", 12, "there are blanks too many around or in `man`. Please take them away."),
        ("male; man", "male ; man", 12, "there are blanks too many around or in `male`."),
        ("d'elle;", "d'elle; ", 7, "there are blanks too many around or in `féminin`."),
        ("d'elle", "d'\u00a0elle", 6, "`d' elle` holds an invisible character, NO-BREAK SPACE. Please type it again."),
        ("d'elle", "d'\u200belle", 6, "`d'\u200belle` holds an invisible character, ZERO WIDTH SPACE."),
        ("fr =", "fx =", 5, "no language is called `fx`. Please write its ISO 639-1 code, such as `sq`"),
        ("fr =", "  fx =", 5, "no language is called `fx`."),
        ('"da, no"', "'da, xx'", 9, "no language is called `xx`."),
        ("'''male; man'''", '["male", "man"]', 12, "the words of `en` don't stand between ''' and '''."),
        ("da, no", "da, xx", 9, "no language is called `xx`."),
        (
            "'''male; man'''",
            '"male; man"',
            12,
            "the words of `en` don't stand between ''' and '''. Please put them there.",
        ),
        (
            "féminin\n'''",
            "féminin\n",
            9,
            "this can't be read (Expected newline or end of document after a statement (at",
        ),
        ("fr =", "en =", 8, "this can't be read (Cannot overwrite a value (at line 8, column 4)). Please put words"),
    ],
)
def test_a_problem_is_named(before: str, after: str, line: int, message: str) -> None:
    assert before in GOOD
    text = GOOD.replace(before, after, 1)
    assert any(problem.line == line and problem.text.startswith(message) for problem in problems(text)), problems(text)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[levels.quality]\nen = '''bad; good'''", 2, "`quality, en` has 2 levels and not 7. Please end each level"),
        (
            "[levels.quality]\nde = '''\nmies | schlecht;\nübel | mies;\nc;\nd;\ne;\nf;\ng\n'''",
            4,
            "`mies` stands twice for `quality, de`.",
        ),
        ("[finer.quality]\nde = '''gut < sehr gut'''", 2, "`gut` stands in no level of [levels.quality]."),
        ("[months]\nde = '''januar; februar'''", 2, "`de` has 2 names of months. Please write twelve names a line"),
        (
            "[names]\nAL = '''Albania'''\nXK = '''Albania'''",
            3,
            "`Albania` stands under `XK`, and in line 2 under `AL`.",
        ),
        (
            "together = [['sides', 'work']]\n[sides.care]\nen = '''care'''\n[work.other]\nen = '''care'''",
            5,
            "`care` stands under `other`, and in line 3 under `care`.",
        ),
        (
            "[[beside]]\nprofession = 'judge'\n[beside.words]\nen = '''doctor'''\n"
            "[[beside]]\nprofession = 'lawyer'\nbodies = ['law']\n[beside.words]\nen = '''doctor'''",
            9,
            "`doctor` stands under `lawyer`, and in line 4 under `judge`. Please leave it under one, or give them",
        ),
    ],
)
def test_a_table_in_an_order_of_its_own_keeps_it(text: str, line: int, message: str) -> None:
    assert any(problem.line == line and problem.text.startswith(message) for problem in problems(text)), problems(text)


def test_a_profession_may_differ_by_language_and_by_what_stands_beside() -> None:
    own = "[[beside]]\nprofession = '{}'\nown_language = true\n[beside.words]\n{} = '''advocate'''\n"
    assert problems(own.format("lawyer", "nl") + own.format("judge", "fr")) == []
    beside = "[[beside]]\nprofession = '{}'\nbodies = ['{}']\n[beside.words]\nen = '''doctor'''\n"
    assert problems(beside.format("lawyer", "law") + beside.format("judge", "health")) == []


def test_the_check_names_the_file_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(word_tables.FOLDER / "genders.toml", tmp_path)
    assert main(tmp_path) == 0
    (tmp_path / "headers.toml").write_text("[headers.name]\nxx = '''name'''\n", encoding="utf-8")
    assert main(tmp_path) == 1
    assert capsys.readouterr().out.startswith("headers.toml, line 2: no language is called `xx`.")


def test_a_meaning_that_nothing_knows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "genders.toml").write_text("[genders.femal]\nen = '''woman'''\n", encoding="utf-8")
    monkeypatch.setattr(word_tables, "FOLDER", tmp_path)
    word_tables.tables.cache_clear()
    with pytest.raises(ValueError, match=r"^genders.toml: \[genders\] knows no meaning femal$"):
        word_tables.words_by_meaning("genders", "genders", ("female",))
    word_tables.tables.cache_clear()
