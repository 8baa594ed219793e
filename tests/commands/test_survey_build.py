"""`ecpat survey build`: what one types, what one gets, and what is said where something is missing."""

import sys
from pathlib import Path

import openpyxl
import pytest

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.errors import UsageError
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.workflows.build import build_form
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.running import PROGRAMMES
from tests.documents.letterheads import letterhead

TWO_FORMS = PROGRAMMES / "instruments" / "nine-chapters-two-forms.yaml"
DRAWN = """
instrument: Drawn
id: drawn
languages: [en, fr]
code:
  drawn: true
  text: {en: The code on your slip, fr: Le code de votre billet}
  hint: {en: Keep this slip and write its code on every questionnaire., fr: Gardez ce billet.}
form: {title: {en: Drawn, fr: Tirage}}
scales:
  - {id: score, title: Score, heading: {en: Score, fr: Score}, kind: number, asked: [pre],
     items: [{id: points, text: {en: Points, fr: Points}}]}
"""


def test_a_form_is_written_and_what_it_asks_is_said(folder: Path, ecpat: Ecpat) -> None:
    ran = ecpat("survey", "build", TWO_FORMS, "--wave", "post", "--training", "al-1", "--out", "post.xlsx")
    assert ran.exit_code == 0
    assert "55 questions, about 17 minutes" in ran.stdout
    assert "Looking back: before the training 10" in ran.said
    assert "English, Français" in ran.stdout
    header, *rows = read_table(folder / "post.xlsx", sheet="survey").rows
    named = {row[1]: dict(zip(header, row, strict=False)) for row in rows}
    assert named["training"]["calculation"] == "'al-1'"
    assert named["then_s01"]["label::Français (fr)"].startswith("Avant la formation : Je sais")


def test_one_language_makes_a_form_in_one_language(folder: Path, ecpat: Ecpat) -> None:
    assert ecpat("survey", "build", TWO_FORMS, "--language", "fr", "--as", "limesurvey", "-o", "f.tsv").exit_code == 0
    text = (folder / "f.tsv").read_text(encoding="utf-8-sig")
    assert "Je ne sais pas" in text
    assert "I don't know" not in text


def test_words_that_a_language_lacks_are_told_with_their_place_and_nothing_is_written(
    folder: Path, ecpat: Ecpat
) -> None:
    text = TWO_FORMS.read_text(encoding="utf-8")
    wanted = "          fr: Je connais les lois qui protègent un enfant victime de traite.\n"
    assert wanted in text
    (folder / "mine.yaml").write_text(text.replace(wanted, ""), encoding="utf-8")
    line = text[: text.index(wanted)].count("\n")
    ran = ecpat("survey", "build", "mine.yaml", "--out", "pre.xlsx")
    assert ran.exit_code == 1
    assert f"mine.yaml:{line - 1}:9: error: the item `s04` has no words in Français (fr)." in ran.stderr
    assert "choose the languages with --language" in ran.said
    assert not (folder / "pre.xlsx").exists()


def test_slips_come_in_pairs_in_each_language_with_the_number_of_the_draw(folder: Path, ecpat: Ecpat) -> None:
    (folder / "drawn.yaml").write_text(DRAWN, encoding="utf-8")
    ran = ecpat("survey", "build", "drawn.yaml", "--as", "slips", "--people", 12, "-t", "al-1", "-o", "s.docx")
    assert ran.exit_code == 0
    assert "Draw 1, 12 codes, for the training al-1." in ran.stdout
    text = opening.text(folder / "s.docx")
    assert "Gardez ce billet." in text
    other = ecpat("survey", "build", "drawn.yaml", "--as", "slips", "-t", "al-1", "--seed", 2, "-o", "t.docx")
    assert other.exit_code == 0
    assert "Draw 2, 20 codes" in other.stdout


def test_a_form_is_printed_in_one_language_on_the_offices_letterhead(folder: Path, ecpat: Ecpat) -> None:
    (folder / "office.docx").write_bytes(letterhead())
    ran = ecpat(
        "survey", "build", TWO_FORMS, "-w", "post", "--as", "paper", "--language", "fr", "--template", "office.docx",
        "--out", "post.docx", "--out", "post.html",
    )  # fmt: skip
    assert ran.exit_code == 0
    assert "Languages Français" in ran.said
    assert "--language en" in ran.said
    for name in ("post.docx", "post.html"):
        assert "Votre assurance dans votre travail" in opening.text(folder / name)
        assert "English" not in opening.text(folder / name)


def test_papers_are_typed_into_workbooks_that_evaluate_reads(folder: Path, ecpat: Ecpat) -> None:
    files = []
    for wave in ("pre", "post"):
        files.append(f"entry-{wave}.xlsx")
        build = ("survey", "build", TWO_FORMS, "-w", wave, "--as", "workbook", "--people", 12, "--out", files[-1])
        assert ecpat(*build).exit_code == 0
        _type_in(folder / files[-1])
    ran = ecpat("evaluate", *files, "-i", TWO_FORMS)
    assert ran.exit_code == 0
    assert "10 people compared" in ran.said
    assert "workbook.other-sheets" not in ran.stderr
    assert "error" not in ran.stderr


def _type_in(path: Path) -> None:
    """Ten papers, each with the first answers that its lists offer, or others a little further down."""
    workbook = openpyxl.load_workbook(path)
    sheet, choices = workbook.worksheets[0], workbook["ecpat_choices"]
    for number in range(10):
        for place, head in enumerate(sheet[3], 1):
            offered = [choices.cell(row, place).value for row in range(1, 4)]
            if head.value == "code":
                sheet.cell(4 + number, place).value = f"DR{number:02d}T"
            elif offered[0] is not None:
                sheet.cell(4 + number, place).value = offered[(number + place) % 3]
    workbook.save(path)


@pytest.mark.parametrize(
    ("arguments", "exit_code", "message"),
    [
        (("--as", "xls-form"), 2, "Did you mean `xlsform`?"),
        (("--as", "limesurvey", "--out", "form.xlsx"), 2, "Give it the ending .tsv and .txt"),
        (("--language", "ro"), 2, "this questionnaire isn't there in `ro`. It is in: en and fr."),
        (("--training", "al 1"), 2, "can't be the id of a training"),
        (("--half", "1"), 2, "everybody gets the same form"),
        (("--as", "paper", "--language", "en", "--language", "fr"), 2, "Build it once for each."),
        (("--as", "paper", "--out", "form.xlsx"), 2, "Give it the ending .docx and .html"),
        (("--as", "slips"), 1, "Write `drawn: true` under `code`"),
        (("--as", "google_forms"), 2, "Did you mean `google-forms`?"),
        (("--as", "moodle", "--language", "en", "--language", "fr"), 2, "`--as moodle` is in one language"),
        (("--as", "google-forms", "--out", "form.docx"), 2, "Give it the ending .gs"),
        (("--as", "moodle", "--out", "form.gift"), 2, "Give it the ending .xml and .txt"),
    ],
)
def test_what_can_not_be_built_is_said(arguments: tuple[str, ...], exit_code: int, message: str, ecpat: Ecpat) -> None:
    ran = ecpat("survey", "build", TWO_FORMS, *arguments)
    assert ran.exit_code == exit_code
    assert message in ran.said


def test_a_wave_in_which_nothing_is_asked_has_no_form(folder: Path, ecpat: Ecpat) -> None:
    (folder / "drawn.yaml").write_text(DRAWN, encoding="utf-8")
    ran = ecpat("survey", "build", "drawn.yaml", "--wave", "post")
    assert ran.exit_code == 1
    assert "no scale is asked in the wave `post`" in ran.stderr


def test_crossed_forms_are_built_for_each_half(folder: Path, ecpat: Ecpat) -> None:
    text = TWO_FORMS.read_text(encoding="utf-8")
    crossed = text.replace("{pre: A, post: B, follow-up: A}", "{pre: [A, B], post: [B, A], follow-up: [A, B]}")
    (folder / "mine.yaml").write_text(crossed, encoding="utf-8")
    assert "Build it twice, with --half 1 and with --half 2" in ecpat("survey", "build", "mine.yaml").said
    ran = ecpat("survey", "build", "mine.yaml", "--half", 2, "--out", "pre.xlsx")
    assert "For the half 2" in ran.said
    names = [row[1] for row in read_table(folder / "pre.xlsx", sheet="survey").rows]
    assert "k13" in names
    assert "k01" not in names


@pytest.mark.parametrize(
    ("kind", "ending", "says"),
    [
        ("google-forms", "gs", "hide missed questions"),
        ("moodle", "xml", "nobody sees marks or right answers"),
        ("moodle", "txt", "GIFT holds the questions with a key and the code alone"),
        ("moodle-feedback", "xml", "Feedback has no key"),
        ("microsoft-forms", "docx", "Switch on by hand: Required, for question 1."),
        ("eusurvey", "docx", "So this is no file to import"),
        ("eusurvey", "html", "So this is no file to import"),
    ],
)
def test_a_form_for_a_platform_says_what_is_left_to_do(
    folder: Path, ecpat: Ecpat, kind: str, ending: str, says: str
) -> None:
    ran = ecpat("survey", "build", TWO_FORMS, "-t", "al-1", "--language", "fr", "--as", kind, "-o", f"form.{ending}")
    assert ran.exit_code == 0, ran.stderr
    assert says in ran.said
    assert "Languages Français" in ran.said
    assert "For another language, build it once more: --language en." in ran.said
    if kind != "eusurvey":
        assert "This was not yet tried in" in ran.said
    said = " ".join(opening.texts(folder / f"form.{ending}")) if ending in ("docx", "html") else ""
    said = said or (folder / f"form.{ending}").read_text(encoding="utf-8")
    assert "Protéger les enfants contre la traite - pre - al-1" in said
    assert "I don't know" not in said


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        ("xlsform", "xlsx"), ("limesurvey", "tsv"), ("paper", "docx"), ("workbook", "xlsx"), ("slips", "docx"),
        ("google-forms", "gs"), ("moodle-feedback", "xml"), ("microsoft-forms", "docx"), ("eusurvey", "docx"),
    ],
)  # fmt: skip
def test_a_hyphen_gives_the_form_itself_on_standard_output(folder: Path, ecpat: Ecpat, kind: str, ending: str) -> None:
    """`--out -` was refused, though the help offers it."""
    (folder / "drawn.yaml").write_text(DRAWN, encoding="utf-8")
    asked = ("survey", "build", "drawn.yaml", "--as", kind, *(("--language", "en") if kind == "paper" else ()))
    ran = ecpat(*asked, "--out", "-")
    assert ran.exit_code == 0, ran.stderr
    ecpat(*asked, "--out", f"form.{ending}")
    assert ran.raw == (folder / f"form.{ending}").read_bytes()


def test_a_form_that_is_no_text_is_not_poured_over_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "drawn.yaml").write_text(DRAWN, encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    delivery = Delivery(["-"], quiet=True, more_endings=(".tsv",))
    with pytest.raises(UsageError, match="can't be shown on a terminal"):
        build_form(folder / "drawn.yaml", delivery, output_kind="xlsform", wave="pre")
