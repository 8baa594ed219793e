"""What an instrument is drafted from: the structure of a form, as LimeSurvey or an XLSForm holds it."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import LikertScale
from ecpat_training.survey.reading.table import survey_of
from tests.survey.drafting import completed, drafted, table

LSS = """<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language></languages>
<answers><rows>
{answers}
<row><qid>2</qid><code>a</code><answer>The court</answer><sortorder>1</sortorder><language>en</language></row>
<row><qid>2</qid><code>b</code><answer>The police</answer><sortorder>2</sortorder><language>en</language></row>
</rows></answers>
<groups><rows><row><gid>1</gid><group_name>Your work</group_name><group_order>1</group_order></row></rows></groups>
<questions><rows>
<row><qid>1</qid><parent_qid>0</parent_qid><gid>1</gid><type>F</type><title>sure</title>
<question><![CDATA[<p>How far do you <b>agree</b>?</p>]]></question>
<question_order>1</question_order><language>en</language></row>
<row><qid>2</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>k1</title>
<question>Who appoints the guardian?</question><question_order>2</question_order><language>en</language></row>
<row><qid>3</qid><parent_qid>0</parent_qid><gid>1</gid><type>S</type><title>code</title>
<question>Your code</question><question_order>0</question_order><language>en</language></row>
<row><qid>4</qid><parent_qid>0</parent_qid><gid>1</gid><type>D</type><title>day</title>
<question>When?</question><question_order>3</question_order><language>en</language></row>
</rows></questions>
<subquestions><rows>
<row><qid>11</qid><parent_qid>1</parent_qid><title>SQ001</title><question>I know whom to call</question>
<question_order>1</question_order><language>en</language><scale_id>0</scale_id></row>
<row><qid>12</qid><parent_qid>1</parent_qid><title>SQ002</title><question>I can recognise signals</question>
<question_order>2</question_order><language>en</language><scale_id>0</scale_id></row>
</rows></subquestions></document>
"""


def lss(folder: Path) -> Path:
    """A structure as LimeSurvey saves it, its answers from the highest to the lowest."""
    words = ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"]
    rows = [
        f"<row><qid>1</qid><code>A{n}</code><answer>{text}</answer><sortorder>{n}</sortorder>"
        "<language>en</language><scale_id>0</scale_id></row>"
        for n, text in enumerate(words, 1)
    ]
    path = folder / "survey.lss"
    path.write_text(LSS.replace("{answers}", "\n".join(rows)), encoding="utf-8")
    return path


@pytest.mark.parametrize("words", [False, True])
def test_a_structure_of_limesurvey_reads_both_kinds_of_its_exports(tmp_path: Path, words: bool) -> None:
    draft = drafted([lss(tmp_path)], tmp_path)
    instrument = completed(draft, tmp_path, {"k1": "a"})
    assert instrument.code.columns == ("code",)
    assert "# - `When?` (question day of survey.lss): dates or times" in draft
    own = ["id", "submitdate", "lastpage", "startlanguage"]
    head = ["code", "sure[SQ001]", "sure[SQ002]", "k1"]
    if words:
        stem = "How far do you agree?"
        head = [
            "Your code",
            f"{stem} [I know whom to call]",
            f"{stem} [I can recognise signals]",
            "Who appoints the guardian?",
        ]
    given = ["Strongly agree", "Disagree", "The court"] if words else ["A1", "A4", "a"]
    rows = [[n, "2026-03-13 09:15:00", 2, "en", f"AB{n:02d}", *given] for n in range(1, 4)]
    (read,), _ = survey_of(read_table(table(tmp_path, "answers.csv", [*own, *head], *rows)), instrument, "pre")
    assert [set(read.answers[item]) for item in ("SQ001", "SQ002", "k1")] == [{5.0}, {2.0}, {"a"}]


NEW_LSS = """<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>450</DBVersion>
<answers><rows>
<row><aid>428</aid><qid>466</qid><code>2</code><sortorder>2</sortorder><scale_id>0</scale_id></row>
<row><aid>427</aid><qid>466</qid><code>1</code><sortorder>1</sortorder><scale_id>0</scale_id></row>
</rows></answers>
<answer_l10ns><rows>
<row><id>636</id><aid>427</aid><answer>Das Gericht</answer><language>de</language></row>
<row><id>637</id><aid>427</aid><answer>The court</answer><language>en</language></row>
<row><id>638</id><aid>428</aid><answer>Die Polizei</answer><language>de</language></row>
<row><id>639</id><aid>428</aid><answer>The police</answer><language>en</language></row>
</rows></answer_l10ns>
<groups><rows><row><gid>70</gid><group_order>1</group_order></row></rows></groups>
<group_l10ns><rows><row><gid>70</gid><group_name>Wissen</group_name><language>de</language></row></rows></group_l10ns>
<questions><rows><row><qid>466</qid><parent_qid>0</parent_qid><gid>70</gid><type>!</type><title>G00Q03</title>
<question_order>1</question_order></row></rows></questions>
<question_l10ns><rows>
<row><qid>466</qid><question>Wer bestellt den Vormund?</question><language>de</language></row>
<row><qid>466</qid><question>Who appoints the guardian?</question><language>en</language></row>
</rows></question_l10ns></document>
"""


def test_a_structure_of_a_new_limesurvey_has_its_texts_in_tables_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "new.lss"
    path.write_text(NEW_LSS, encoding="utf-8")
    (test,) = completed(drafted([path], tmp_path), tmp_path).scales
    (item,) = test.items
    assert (item.id, item.text) == (
        "G00Q03", {"de": "Wer bestellt den Vormund?", "en": "Who appoints the guardian?"},
    )  # fmt: skip
    assert item.options == {
        "1": {"de": "Das Gericht", "en": "The court"}, "2": {"de": "Die Polizei", "en": "The police"},
    }  # fmt: skip


def xlsform(folder: Path, name: str, survey: Sequence[Sequence[str]], choices: Sequence[Sequence[str]]) -> Path:
    """A form as an office makes it in Excel."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet, rows in (("survey", survey), ("choices", choices), ("settings", [["form_title"], ["Our training"]])):
        made = workbook.create_sheet(sheet)
        for row in rows:
            made.append(row)
    workbook.save(folder / name)
    return folder / name


def test_an_xlsform_of_others_is_drafted_with_its_lists_and_its_groups(tmp_path: Path) -> None:
    likert = ["Pas du tout d'accord", "Pas d'accord", "Neutre", "D'accord", "Tout à fait d'accord"]
    survey = [
        ["type", "name", "label::Français (fr)", "label::English", "calculation"],
        ["start", "start", "", "", ""], ["text", "full_name", "Votre nom", "Your name", ""],
        ["integer", "day", "Jour de naissance", "Day of birth", ""],
        ["calculate", "code", "", "", "concat(${day}, 'X')"],
        ["begin_group", "interface", "Interface", "Interface", ""],
        ["select_one likert_5", "attractive", "C'est attrayant", "It is attractive", ""],
        ["select_one likert_5", "easy", "C'est facile", "It is easy", ""], ["end_group", "", "", "", ""],
        ["select_one who", "k1", "Qui nomme le tuteur ?", "Who appoints the guardian?", ""],
        ["geopoint", "where", "Où ?", "Where?", ""], ["text", "remark", "Une remarque ?", "A remark?", ""],
    ]  # fmt: skip
    english = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
    choices = [["list_name", "name", "label::Français (fr)", "label::English"]]
    choices += [["likert_5", f"r{6 - n}", fr, en] for n, (fr, en) in enumerate(zip(likert, english, strict=True), 1)]
    choices += [["who", "court", "Le tribunal", "The court"], ["who", "police", "La police", "The police"]]
    draft = drafted([xlsform(tmp_path, "form.xlsx", survey, choices)], tmp_path)
    instrument = completed(draft, tmp_path)
    assert instrument.code.columns == ("code",)
    assert [(scale.title, [item.id for item in scale.items]) for scale in instrument.scales] == [
        ("Interface", ["attractive", "easy"]), ("Test", ["k1"]),
    ]  # fmt: skip
    grades = instrument.scales[0]
    assert isinstance(grades, LikertScale)
    assert [grades.labels[words] for words in ("Tout à fait d'accord", "Strongly agree", "r1")] == [5, 5, 5]
    assert instrument.not_scored == ("remark",)
    for left in ("`Votre nom` (row 3 of form.xlsx): a name", "`Jour de naissance`", "`Où ?` (row 11 of form.xlsx)"):
        assert f"# - {left}" in draft


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<document><x>", "survey.structure"),
        ("<document/>", "survey.structure"),
        ('<!DOCTYPE d [<!ENTITY a "b">]><document/>', "survey.structure-unsafe"),
    ],
)
def test_a_broken_or_unsafe_structure_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "survey.lss"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EcpatError) as error:
        drafted([path], tmp_path)
    assert [finding.code for finding in error.value.findings] == [code]


def test_answers_to_a_form_add_how_often_each_was_given(tmp_path: Path) -> None:
    own = ["id", "submitdate", "lastpage", "startlanguage", "code", "sure[SQ001]", "sure[SQ002]", "k1"]
    rows = [[n, "2026-03-13 09:15:00", 2, "en", f"AB{n:02d}", "A1", "A2", "b"] for n in range(1, 6)]
    draft = drafted([lss(tmp_path), table(tmp_path, "answers.csv", own, *rows)], tmp_path)
    assert re.search(r'"Agree": 4 +# 5 times', draft)
    assert re.search(r'b: +# 5 times\n +en: "The police"', draft)
