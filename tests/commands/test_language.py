"""`ecpat plan --language`: an agenda in the participants' language, and what is said of texts that it lacks."""

import re
from pathlib import Path

import docx
import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import AGENDA, PROGRAMME, written
from tests.commands.running import EXAMPLE

TEXTS = """\
translations:
  bg:
    programme: Два града, една маса
    trainings: {bg-1: Обучение в Пловдив}
    sessions:
      opening: {title: Откриване}
      closing: {title: Закриване}
      signals: {title: Сигнали}
      roles: {title: Кой какво прави}
"""
ENGLISH = re.compile(r"\b(?:Day|Session|Leads?|Opening|Signals|Break|the|of|by)\b")
PLAN = ("plan", "programme.yaml", "--training", "bg-1")


@pytest.fixture(autouse=True)
def _programme(folder: Path) -> None:
    written(folder, programme=PROGRAMME + TEXTS)


def test_the_example_is_there_in_albanian_from_the_title_to_the_page_number(ecpat: Ecpat, folder: Path) -> None:
    out = [part for ending in ("docx", "html", "yaml", "ics") for part in ("--out", f"agenda.{ending}")]
    ran = ecpat("plan", EXAMPLE, "--training", "al-1", "--language", "sq", *out)
    assert ran.exit_code == Exit.CLEAN
    assert "warning" not in ran.stderr
    assert "Dita 1, e enjte, 16 qershor 2005" in ran.stdout
    word = docx.Document(str(folder / "agenda.docx"))
    text = opening.text(folder / "agenda.docx")
    for said in ("Trajnimi 1, Tiranë", "Shqipëri dhe Belgjikë", "Ku qëndroj unë?", "punë në grup", "Drekë", "BE-1"):
        assert said in text, said
    for english in ("Lunch", "Break", "Session", "Trainers", "Opening", "weigh on you"):
        assert english not in text, english
    assert word.core_properties.language == "sq-AL"
    assert word.sections[0].footer.paragraphs[0].text.endswith("\tFaqja 1 nga 1")
    assert '<html lang="sq-AL">' in (folder / "agenda.html").read_text("utf-8")
    calendar = (folder / "agenda.ics").read_text("utf-8")
    assert "SUMMARY:Drekë" in calendar
    assert "SUMMARY:Ku qëndroj unë?" in calendar
    assert "opening" in (folder / "agenda.yaml").read_text("utf-8")
    assert "Hapja" not in (folder / "agenda.yaml").read_text("utf-8"), "the agenda file knows no language"


def test_the_report_says_in_which_language_it_was_made(ecpat: Ecpat, folder: Path) -> None:
    ecpat(*PLAN, "--language", "bg", "--out", "agenda.html")
    assert "ecpat plan --training bg-1 --language bg --seed 1" in opening.text(folder / "agenda.html")


def test_without_a_language_the_texts_are_the_programmes_own_and_nothing_is_missing(ecpat: Ecpat) -> None:
    ran = ecpat(*PLAN)
    assert ran.stdout.startswith("Training in Plovdiv\nTwo cities, one table\n")
    assert "Countries Bulgaria and Netherlands" in ran.said
    assert "translation" not in ran.stderr


def test_a_missing_text_is_a_finding_with_its_place_and_the_original_is_printed(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME + TEXTS.replace("signals: {title: Сигнали}", "signals: {steps: [Първо]}"))
    ran = ecpat(*PLAN, "--language", "bg")
    assert ran.exit_code == Exit.CLEAN
    line = (PROGRAMME + TEXTS).splitlines().index("      signals: {title: Сигнали}") + 1
    assert (
        f"programme.yaml:{line}:7: warning: session `signals` has no title in `bg`; the original in `en` is used. "
        "Please write it under `translations`, `bg`, `sessions`, `signals`. [translation.missing]" in ran.said
    )
    assert f"programme.yaml:{line}:7: warning: session `signals` has in `bg` 1 step where the original" in ran.said
    assert "Signals" in ran.stdout
    assert "Откриване" in ran.stdout


def test_texts_of_other_trainings_and_of_sessions_that_are_not_held_are_not_asked_for(
    ecpat: Ecpat, folder: Path
) -> None:
    tot = "  - chapter: Later\n    for: [train the trainers]\n    sessions:\n"
    tot += "      - {id: teaching, title: Teaching, minutes: 20-40, method: lecture}\n"
    written(folder, programme=PROGRAMME.replace("trainers:\n", tot + "trainers:\n", 1) + TEXTS)
    assert "translation" not in ecpat(*PLAN, "--language", "bg").stderr
    assert "training `pilot` has no title" in ecpat("plan", "programme.yaml", "--language", "bg").said


def test_a_language_that_the_programme_has_nothing_in_is_said_once(ecpat: Ecpat) -> None:
    ran = ecpat(*PLAN, "--language", "ro")
    assert ran.exit_code == Exit.CLEAN
    assert ran.stderr.count("warning") == 1
    assert "the programme has no texts in `ro`; those in `en` are used. It has texts in: en and bg." in ran.said
    assert "Ziua 1" in ran.stdout


def test_a_language_without_fixed_words_has_english_ones_and_says_so(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME + TEXTS.replace("  bg:", "  be:"))
    ran = ecpat(*PLAN, "--language", "be")
    assert ran.exit_code == Exit.CLEAN
    assert "can't be said in `be`; English is used. Papers have words of their own in: bg, cs," in ran.said
    assert "Day 1" in ran.stdout
    assert "Откриване" in ran.stdout


@pytest.mark.parametrize(
    ("code", "hint"),
    [("al", "Did you mean `sq`?"), ("SQ", "Did you mean `sq`?"), ("klingon", "words of their own in: bg, cs, da")],
)
def test_a_language_that_is_none_ends_before_any_work(ecpat: Ecpat, folder: Path, code: str, hint: str) -> None:
    ran = ecpat(*PLAN, "--language", code, "--out", "agenda.docx")
    assert ran.exit_code == Exit.USAGE
    assert f"`{code}` isn't a language code. " in ran.said
    assert hint in ran.said
    assert not (folder / "agenda.docx").exists()


def test_papers_are_printed_in_the_language_of_those_who_read_them(ecpat: Ecpat, folder: Path) -> None:
    written(folder, agenda=AGENDA)
    ran = ecpat("plan", "print", "agenda.yaml", "papers", "--language", "bg")
    assert ran.exit_code == Exit.CLEAN
    assert "translation" not in ran.stderr
    papers = sorted(path for path in (folder / "papers").iterdir() if path.suffix in (".docx", ".html", ".xlsx"))
    assert len(papers) > 9
    for path in papers:
        said = opening.text(path)
        assert "Обучение в Пловдив" in said, path.name
        assert ENGLISH.search(said) is None, path.name
    assert "Планове на сесиите: Обучение в Пловдив" in opening.text(folder / "papers" / "session-plans.docx")
    assert "SUMMARY:Сигнали" in (folder / "papers" / "agenda.ics").read_text("utf-8")


def test_a_training_of_a_series_is_named_by_its_country_in_the_language(ecpat: Ecpat, folder: Path) -> None:
    series = "partners: [{country: GE, twin: NL}]\ntrainings: {per country: 1, days: 1, participants: 20}\nmanual:\n"
    titled = TEXTS.replace("bg-1: Обучение", "ge-1: Обучение")
    written(folder, programme=PROGRAMME.replace("manual:\n", series).replace("BG-", "GE-") + titled)
    plan = ("plan", "programme.yaml", "--training", "ge-1")
    assert ecpat(*plan).stdout.startswith("Training 1, Georgia\n")
    assert ecpat(*plan, "--language", "nl").stdout.startswith("Training 1, Georgië\n")
    assert ecpat(*plan, "--language", "bg").stdout.startswith("Обучение в Пловдив\n")
    drafted = ecpat(*plan, "--out", "agenda.yaml", "--out", "agenda.docx")
    assert (folder / "agenda.yaml").read_text("utf-8").startswith("# Training 1, Georgia\n"), drafted.stderr


def test_a_session_of_the_agenda_alone_cannot_be_translated_and_is_said(ecpat: Ecpat, folder: Path) -> None:
    visit = AGENDA.replace("10:40-11:25 roles   @ BG-1 + NL-2", '{at: 10:40-11:25, title: "A visit", trainers: [BG-1]}')
    written(folder, agenda=visit)
    ran = ecpat("plan", "print", "agenda.yaml", "papers", "--language", "bg", "--only", "sign-in")
    assert 'agenda.yaml:9:9: warning: "A visit" is in the agenda alone, which has no texts in `bg`' in ran.said
    assert ecpat("plan", "print", "agenda.yaml", "papers", "--language", "al").exit_code == Exit.USAGE


BROKEN = """\
translations:
  bg:
    trainings: {bg-3: Обучение}
    sessions:
      openning: {title: Откриване}
  en: {}
"""
MISFITS = (
    "translations.bg.trainings.bg-3: there is no such training (did you mean `bg-1`?)",
    "translations.bg.sessions.openning: no chapter holds such a session (did you mean `opening`?)",
    "translations.en: this is the programme's own language",
)


def test_texts_for_what_is_not_there_are_errors_with_what_was_meant(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME + BROKEN)
    ran = ecpat(*PLAN)
    assert ran.exit_code == Exit.FINDINGS
    assert all(misfit in ran.said for misfit in MISFITS)


def test_they_are_said_beside_other_problems_of_the_file(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME + BROKEN + "  al: {}\n  sq: {sesions: {}}\n")
    ran = ecpat(*PLAN)
    assert "`al` isn't a language code; did you mean `sq`?" in ran.said
    assert "unknown key `sesions`. Did you mean `sessions`?" in ran.said
    assert all(misfit in ran.said for misfit in MISFITS[1:])
