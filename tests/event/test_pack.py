"""`ecpat event pack` in a programme's folder: what it finds there, and in which language it writes."""

import email
from email.policy import default
from pathlib import Path

import pytest

from ecpat_training.core.shipped import shipped
from ecpat_training.documents.wording import languages
from tests.commands.conftest import Ecpat
from tests.commands.opening import text
from tests.event.certificates.material import attendance_csv
from tests.event.material import HOME, SERIES, put_folder
from tests.translations.files import complete_languages
from tests.translations.standing_in import waiting_keys

AGENDA = """\
training: al-1
days:
  - items:
      - 09:00-10:00 signals @ AL-1
  - items:
      - 09:00-10:00 police @ AL-1
      - 09:00-10:00 care @ AL-1
"""


def draft(name: str, home: Path = HOME) -> str:
    """What a letter says."""
    read = email.message_from_bytes((home / "pack" / "drafts" / name).read_bytes(), policy=default)
    body = read.get_body()
    assert body is not None
    return f"{read['Subject']}\n{body.get_content()}"


def test_a_training_of_the_folder_needs_no_file_names(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    ran = ecpat("event", "pack", "al-1")
    assert ran.exit_code == 0
    assert "Participant list: trainings/al-1/participants.csv." in ran.stderr
    assert "Series: series.csv, found beside the programme." in ran.stderr
    assert "Ana Petrova" in text(HOME / "pack" / "badges.docx")


def test_the_newest_list_is_taken_and_two_of_a_version_are_asked_about(ecpat: Ecpat, folder: Path) -> None:
    home = put_folder(folder)
    (home / "participants-v2.csv").write_text((home / "participants.csv").read_text("utf-8").replace("Ana", "Eva"))
    assert "Participant list: trainings/al-1/participants-v2.csv." in ecpat("event", "pack", "al-1").stderr
    (home / "participants-v2.txt").write_text("x")
    ran = ecpat("event", "pack", "al-1", "--force")
    assert ran.exit_code == 2
    assert "several files called participants: participants-v2.csv and participants-v2.txt" in ran.stderr


def test_the_series_dates_a_training_that_the_programme_does_not(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    ecpat("event", "pack", "al-1", "--language", "en")
    assert "When: Monday 11 May 2026 to Tuesday 12 May 2026" in draft("invitation-k1.eml")
    assert "Monday 11 May 2026" in text(HOME / "pack" / "sign-in.docx")


def test_a_series_that_cannot_be_read_stops_rather_than_leaves_the_date_out(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    (folder / "series.csv").write_text(SERIES.replace("2026-05-11", "soon"), "utf-8")
    ran = ecpat("event", "pack", "al-1")
    assert ran.exit_code == 1
    assert "the first day of al-1 can't be read" in ran.stderr
    assert not (HOME / "pack").exists()


def test_certificates_bear_the_last_day_by_the_series(ecpat: Ecpat, folder: Path) -> None:
    home = put_folder(folder)
    (home / "attendance.csv").write_text(attendance_csv([("K1", "Ana Petrova", "xxxx")]), "utf-8")
    ran = ecpat("event", "certificates", "al-1", "--language", "en")
    assert ran.exit_code == 0
    assert "Tuesday 12 May 2026" in text(HOME / "certificates" / "all.docx")


def test_papers_and_letters_are_in_the_language_of_the_training(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    ecpat("event", "pack", "al-1")
    assert draft("invitation-k1.eml").startswith("Ftesë: Training 1, Tirana\nPërshëndetje Ana Petrova,")
    assert "Pyetësor para trajnimit" in text(HOME / "pack" / "questionnaire-pre.docx")
    assert "Pyetësor pas trajnimit" in text(HOME / "pack" / "questionnaire-post.docx")


_ALIKE = ("{gaps}", "Contact: {contact}")  # in several languages


@pytest.mark.parametrize("language", languages())
def test_no_letter_is_english_in_another_language(language: str) -> None:
    from ecpat_training.documents.wording import wording

    assert language in complete_languages()
    said, english = wording(language).words, wording().words
    keys = ("invitation text", "gap letter text", "list reminder text", "answers reminder text")
    for key in (key for key in keys if key not in waiting_keys().get(language, ())):
        ours = {line for line in english[key].split("\n") if line.strip() and line not in _ALIKE}
        assert language == "en" or not ours & set(said[key].split("\n"))
        assert said[key].count("\n") == english[key].count("\n")


def test_links_of_the_programme_are_printed_unless_the_line_gives_others(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    ecpat("event", "pack", "al-1", "--link", "pre=https://other.example.org/")
    assert "https://other.example.org/" in draft("invitation-k1.eml")
    assert "https://survey.example.org/2" in text(HOME / "pack" / "questionnaire-post.docx")


def test_another_date_in_the_agenda_than_in_the_series_is_said(ecpat: Ecpat, folder: Path) -> None:
    home = put_folder(folder)
    (home / "agenda.yaml").write_text(
        AGENDA.replace("  - items:\n      - 09:00-10:00 p", "  - date: 2026-05-19\n    items:\n      - 09:00-10:00 p"),
        "utf-8",
    )
    ran = ecpat("event", "pack", "al-1", "--language", "en")
    assert ran.exit_code == 0, ran.stderr
    assert "day 2 is 2026-05-19 in the agenda, and 2026-05-12 in the programme or its series" in ran.stderr
    assert "Monday 11 May 2026" in text(HOME / "pack" / "programme.docx")


QUIZ = """\
instrument: Five statements
id: five
form: {title: {en: Five, sq: Pesë}}
code: {text: {en: Your code, sq: Kodi juaj}, columns: [code]}
scales:
  - id: sure
    title: Sure
    heading: {en: Sure, sq: Siguria}
    kind: likert
    answers: 1-5
    items: [{id: q1, text: {en: I ask, sq: Pyes}}, {id: q2, text: {en: I know, sq: E di}}]
"""


def test_forms_on_paper_hold_the_link_and_are_in_the_language_of_the_training(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    (folder / "instrument.yaml").write_text(QUIZ, "utf-8")
    ran = ecpat("event", "pack", "al-1")
    assert ran.exit_code == 0, ran.stderr
    assert "Instrument: instrument.yaml, found beside the programme." in ran.stderr
    before, after = (text(HOME / "pack" / f"form-{wave}.docx") for wave in ("pre", "post"))
    assert "Pyes" in before
    assert "https://survey.example.org/1" in before
    assert "https://survey.example.org/2" in after


def test_a_training_s_own_questionnaire_goes_before_that_of_the_programme(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    (folder / "instrument.yaml").write_text(QUIZ, "utf-8")
    (HOME / "instrument.yaml").write_text(QUIZ.replace("Pyes", "Vetëm këtu"), "utf-8")
    ran = ecpat("event", "pack", "al-1")
    assert f"Instrument: {HOME / 'instrument.yaml'}, the training's own." in ran.stderr
    assert "Vetëm këtu" in text(HOME / "pack" / "form-pre.docx")


def test_an_untouched_example_is_no_questionnaire_until_it_is_named(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    example = shipped("programmes") / "instruments" / "nine-chapters-two-forms.yaml"
    (folder / "instrument.yaml").write_text(f"# yaml-language-server: x\n{example.read_text('utf-8')}", "utf-8")
    ran = ecpat("event", "pack", "al-1", "--language", "en")
    assert "Instrument: instrument.yaml, still the example, which counts as none; name it" in ran.stderr
    assert not [*(HOME / "pack").glob("form-*")]
    ecpat("event", "pack", "al-1", "--folder", "named", "--language", "en", "--instrument", "instrument.yaml")
    assert [*(folder / "named").glob("form-pre*")]


def test_every_page_of_a_sheet_says_of_which_half_day_it_is(ecpat: Ecpat, folder: Path) -> None:
    import docx

    put_folder(folder)
    ecpat("event", "pack", "al-1", "--language", "en")
    tables = docx.Document(str(HOME / "pack" / "sign-in.docx")).tables
    heads = [table.rows[0].cells[-1].text for table in tables]
    assert heads == [
        f"Signature: Day {day}, {date} May 2026, {half}"
        for day, date in ((1, "Monday 11"), (2, "Tuesday 12"))
        for half in ("morning", "afternoon")
    ]


def test_what_comes_next_is_said(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    ran = ecpat("event", "pack", "al-1")
    assert "type the signed sheets into trainings/al-1/attendance.xlsx" in ran.stdout
    assert "ecpat event certificates al-1" in ran.stdout


def test_an_agenda_with_open_questions_stops_nothing_that_does_not_need_it(ecpat: Ecpat, folder: Path) -> None:
    home = put_folder(folder)
    (home / "agenda.yaml").write_text(
        "training: al-1\ndays: [{day: 1, items: [{session: nobody}]}]\n", encoding="utf-8"
    )
    ran = ecpat("event", "pack", "al-1", "--language", "en")
    assert ran.exit_code == 0
    assert "there is no programme for participants" in ran.stderr
    made = {path.name for path in (HOME / "pack").iterdir()}
    assert {"badges.docx", "table-signs.docx", "sign-in.docx", "mail-merge.xlsx"} <= made
    assert "programme.docx" not in made
    assert "Monday 11 May 2026" in text(HOME / "pack" / "sign-in.docx")
