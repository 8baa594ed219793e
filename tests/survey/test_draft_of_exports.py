"""Drafts of exports as platforms write them: marks in cells, choices in columns, grids that few people answered, fields
that nobody is asked, answers with commas."""

import json
from pathlib import Path

import pytest

from ecpat_training.files.table_file import read_table
from ecpat_training.survey.drafting.answer_sets import find_known_answers
from ecpat_training.survey.reading.answers import says_dont_know
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.table import survey_of
from tests.survey.drafting import completed, drafted
from tests.survey.tables import csv_table


def export(folder: Path, text: str, name: str = "post.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def scales(draft: str, folder: Path) -> dict[str, list[str]]:
    """The words of each scale's items, by its title."""
    return {
        one.title["en"] if isinstance(one.title, dict) else str(one.title): [item.texts()[0] for item in one.items]
        for one in completed(draft, folder).scales
    }


def qualtrics(rows: list[list[str]], **asked: tuple[str, str]) -> str:
    """An export of Qualtrics: questions by their name, with their words and import id; rows begin with a status and
    whether it was finished."""
    own = ["StartDate", "EndDate", "Status", "Finished", "RecordedDate", "ResponseId", "UserLanguage"]
    head = [*own, *asked]
    words = [*own, *(words for words, _ in asked.values())]
    ids = [json.dumps({"ImportId": name}) for name in (*own, *(name for _, name in asked.values()))]
    times = ["2026-03-13 09:15:00", "2026-03-13 09:16:00"]
    told = [[*times, *row[:2], times[1], f"R_{n}x", "EN", *row[2:]] for n, row in enumerate(rows)]
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in (head, words, ids, *told)]
    return "\n".join(map(",".join, quoted))


AGREED = ["Agree", "Disagree", "Neutral", "Strongly agree", "Strongly disagree"]
CODE = (
    "Please enter your personal code in the text box below.\n\n \n\nIt is the name of your first pet and the day of "
    "the month on which you were born, such as:\n\nrex4",
    "QID15_TEXT",
)


def test_a_code_that_a_long_text_asks_for_is_the_code(tmp_path: Path) -> None:
    """Half of these are words alone, numbers alone or two letters."""
    codes = ["bello7", "Mika", "2207", "ro", "TIGER2014", "luna"]
    rows = [["IP Address", "True", answer, code] for answer, code in zip([*AGREED, "Agree"], codes, strict=True)]
    path = export(tmp_path, qualtrics(rows, Q1=("I know whom to call.", "QID1"), Q15=CODE))
    assert inspect_table(read_table(path))[0].code == ("Q15",)
    (wave,), _ = survey_of(read_table(path), completed(drafted([path], tmp_path), tmp_path), "post")
    assert wave.codes.tolist() == codes


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        ("Do you still know your code?", ["yes", "no", "yes", "no", "yes"]),
        ("What is your postal code?", ["AB1", "AB1", "CD2", "CD2", "AB1"]),
        ("What would you change about your code?", ["it is too long to write", "nothing", "-", "the pet", "a b c"]),
    ],
)
def test_a_question_about_a_code_asks_for_none(asked: str, answers: list[str]) -> None:
    rows = "\n".join(f"{answer},4" for answer in answers)
    assert inspect_table(csv_table(f"{asked},I know whom to call.\n{rows}"))[0].code == ()


def test_fields_that_the_survey_keeps_are_no_questions(tmp_path: Path) -> None:
    rows = [["IP Address", "True", answer, str(n % 2), "1", "Do not move"] for n, answer in enumerate(AGREED)]
    fields = {name: (name, name) for name in ("modulus", "complete", "WARNING")}
    draft = drafted([export(tmp_path, qualtrics(rows, Q1=("I know whom to call.", "QID1"), **fields))], tmp_path)
    assert scales(draft, tmp_path) == {"I know whom to call.": ["I know whom to call."]}
    assert draft.count("kept beside the answers (embedded data), asked of nobody") == 3


def test_what_qualtrics_adds_to_a_question_is_not_its_words(tmp_path: Path) -> None:
    rows = [["IP Address", "True", answer, "Female" if n else "Male", ""] for n, answer in enumerate(AGREED)]
    path = export(
        tmp_path,
        qualtrics(
            rows,
            Q1=("I know whom to call.", "QID1"),
            Q2=("What is your gender? - Selected Choice", "QID2"),
            Q2_3_TEXT=("What is your gender? - Other - Text", "QID2_3_TEXT"),
        ),
    )
    assert [one.texts() for one in completed(drafted([path], tmp_path), tmp_path).questions] == [
        ["What is your gender?"]
    ]


EUSURVEY = """\
Alias,sure2026,,,
Export Date,2026-03-20 10:00:00,,,
,,,,
Your code(ID3),How sure are you of each?: I know whom to call.(ID28),How sure are you of each?: I can open an interview(ID29),What helps?(ID30),Creation date
AN07,Agree(ID40),Disagree(ID41),A list(ID50); A colleague(ID51),2026-03-13 09:15:00
BO12,Neutral(ID42),Agree(ID40),A list(ID50),2026-03-13 09:16:00
CY03,Agree(ID40),Neutral(ID42),A colleague(ID51),2026-03-13 09:17:00
DI21,Agree(ID40),Agree(ID40),A colleague(ID51); A list(ID50),2026-03-13 09:18:00
"""  # noqa: E501


def test_ids_of_eusurvey_are_neither_answers_nor_words_of_a_draft(tmp_path: Path) -> None:
    """Two of five answers in a column are not all that the form offers."""
    path = export(tmp_path, EUSURVEY)
    draft = drafted([path], tmp_path)
    assert "(ID" not in draft.replace("(ID3)", "")
    assert "answers: 1-3?" in draft
    assert 'a: "A list"' in draft
    assert 'b: "A colleague"' in draft
    (wave,), _ = survey_of(read_table(path), completed(draft, tmp_path), "post")
    assert wave.answers.iloc[:, :2].to_numpy().tolist() == [[3.0, 1.0], [2.0, 3.0], [3.0, 2.0], [3.0, 3.0]]


def test_choices_in_columns_are_the_answers_of_one_question(tmp_path: Path) -> None:
    """KoboToolbox writes them beside a column that holds all of them between spaces."""
    head = "start,end,Votre code,Je sais qui appeler,Qui aide ?,Qui aide ?/Une liste,Qui aide ?/Un collègue,_id,_uuid,_submission_time,_index"  # noqa: E501
    rows = [
        f"2026-03-13T09:15:00,2026-03-13T09:19:00,AN0{n},{answer},{both},{one},{two},{n},u-{n},2026-03-13T09:20:00,{n}"
        for n, (answer, both, one, two) in enumerate(
            [("D'accord", "Une liste Un collègue", 1, 1), ("Pas d'accord", "Une liste", 1, 0), ("D'accord", "", 0, 0)],
            1,
        )
    ]
    draft = drafted([export(tmp_path, "\n".join([head, *rows]))], tmp_path)
    assert 'a: "Une liste"' in draft
    assert 'b: "Un collègue"' in draft
    assert "Une liste Un collègue" not in draft
    assert "Qui aide ?/Une liste" not in draft


def test_boxes_of_redcap_are_not_left_out_as_the_platforms_own(tmp_path: Path) -> None:
    boxes = "What helps? (choice=A list),What helps? (choice=A colleague)"
    head = f"Record ID,Event Name,I know whom to call.,{boxes},Complete?"
    rows = [f"{n},After,{answer},Checked,Unchecked,Complete" for n, answer in enumerate(AGREED, 1)]
    instrument = completed(drafted([export(tmp_path, "\n".join([head, *rows]))], tmp_path), tmp_path)
    (asked,) = instrument.questions
    assert (asked.kind, asked.texts(), len(asked.options)) == ("several of", ["What helps?"], 2)


LIME = "id. Response ID,submitdate. Date submitted,lastpage. Last page,startlanguage. Start language,"


def test_rows_of_a_grid_with_codes_before_their_words_are_one_scale(tmp_path: Path) -> None:
    head = LIME + (
        '"sure[SQ1]. How far do you agree? [I know whom to call.]","sure[SQ2]. How far do you agree? [I can open an '
        'interview.]","helps[a]. What helps? [A list]","helps[b]. What helps? [A colleague]"'
    )
    rows = [f"{n},2026-03-13 09:15:00,2,en,{AGREED[n]},{AGREED[n - 1]},Yes,No" for n in range(5)]
    draft = drafted([export(tmp_path, "\n".join([head, *rows]))], tmp_path)
    assert [len(one) for one in scales(draft, tmp_path).values()] == [2]
    assert 'a: "A list"' in draft
    assert "SQ1" not in draft


def test_pieces_of_a_code_are_never_scored(tmp_path: Path) -> None:
    head = LIME + (
        '"make[a]. Please make your personal code [Last digit of your year of birth]","make[b]. Please make your '
        'personal code [The whole, such as I0EB22]",sure. I know whom to call.'
    )
    rows = [f"{n},2026-03-13 09:15:00,2,en,{n},K{n}AB{n}2,{AGREED[n]}" for n in range(5)]
    draft = drafted([export(tmp_path, "\n".join([head, *rows]))], tmp_path)
    assert list(scales(draft, tmp_path)) == ["I know whom to call."]
    assert "year of birth" not in draft


@pytest.mark.parametrize("stem", ["P10[A{}]", "How far? [statement {}]"])
def test_rows_of_a_grid_belong_together_though_few_answers_are_shared(stem: str, tmp_path: Path) -> None:
    """Words of no set that is known, of which each row has others; one has the same in each response."""
    answers = ["low high low low high", "mid top mid low mid", "top top low top mid", "mid mid mid mid mid"]
    head = "id,submitdate,lastpage,startlanguage," + ",".join(f'"{stem.format(n)}"' for n in range(1, 5))
    columns = zip(*(one.split() for one in answers), strict=True)
    rows = [f"{n},2026-03-13 09:15:00,8,es,{','.join(cells)}" for n, cells in enumerate(columns)]
    draft = drafted([export(tmp_path, "\n".join([head, *rows]))], tmp_path)
    assert [len(one) for one in scales(draft, tmp_path).values()] == [4]


def test_long_answers_that_other_questions_have_as_well_are_no_free_text(tmp_path: Path) -> None:
    """Eight people, six answers: in a single column each of them might be somebody's own words."""
    said = [
        "I speak with them at least once a week", "I have spoken to them more than once before",
        "I have spoken to them once before", "I know their face or their name", "I have never heard of this unit",
        "I work in this unit myself",
    ]  # fmt: skip
    columns = {"Shelter": "01123345", "Court": "44524454", "Police": "24334144", "Clinic": "33044435"}
    rows = [",".join(said[int(one[n])] for one in columns.values()) for n in range(8)]
    draft = drafted([export(tmp_path, "\n".join([",".join(columns), *rows]))], tmp_path)
    assert "not scored:" not in draft
    assert sorted(item for one in scales(draft, tmp_path).values() for item in one) == sorted(columns)


def test_no_and_nothing_are_own_words_though_others_have_them_as_well(tmp_path: Path) -> None:
    head = "I know whom to call.,What was good?,What was bad?"
    good = ["nothing", "no", "more time for the films", "shorter days in the end", "all of it was good"]
    bad = ["no", "nothing", "nothing", "too many slides for me", "the room was cold today"]
    rows = [",".join(cells) for cells in zip(AGREED, good, bad, strict=True)]
    draft = drafted([export(tmp_path, "\n".join([head, *rows]))], tmp_path)
    assert scales(draft, tmp_path) == {"I know whom to call.": ["I know whom to call."]}


def test_an_answer_with_a_comma_is_one_of_several(tmp_path: Path) -> None:
    """As Google Forms joins them; what goes on in small letters and is never apart belongs to what stands before."""
    long, film, talk = "Examples, cases and exercises", "Films", "Talks with colleagues"
    cells = [long, f"{long}, {film}", film, f"{film}, {talk}", f"{long}, {talk}", long]
    rows = "\n".join(f'2026/03/13 9:15:00,{AGREED[n % 5]},"{cell}"' for n, cell in enumerate(cells))
    draft = drafted([export(tmp_path, f"Timestamp,I know whom to call.,What helped?\n{rows}")], tmp_path)
    (asked,) = completed(draft, tmp_path).questions
    assert sorted(asked.option_texts(id_)[0] for id_ in asked.options) == sorted([long, film, talk])


def test_answers_between_commas_without_a_space_are_several(tmp_path: Path) -> None:
    """As JISC and Qualtrics join them; an answer may have a comma and a space."""
    a, b, c = "At home, in the evening", "At work", "On the way"
    cells = [f"{a},{b},{c}", a, f"{b},{c}", b, f"{a},{c}"]
    rows = "\n".join(f'"641-{n}","{AGREED[n]}","{cell}","2026-03-13"' for n, cell in enumerate(cells))
    head = '"Unique Response Number","1. I know whom to call.","2. Where do you read?","CompletionDate"'
    path = export(tmp_path, f"{head}\n{rows}")
    assert inspect_table(read_table(path))[0].platform == "JISC Online Surveys"
    (asked,) = completed(drafted([path], tmp_path), tmp_path).questions
    assert sorted(asked.option_texts(id_)[0] for id_ in asked.options) == sorted([a, b, c])


@pytest.mark.parametrize(
    "cells", [["13,5", "12,5", "13,5", "9,5"], ["Town,Land", "Town,Land", "Ville,Land", "Town,Land"]]
)
def test_a_decimal_comma_or_a_place_are_not_several_answers(cells: list[str]) -> None:
    rows = "\n".join(f'"{cell}",4' for cell in cells)
    assert inspect_table(csv_table(f"asked,q1\n{rows}"))[0].columns[0].kind != "several answers"


MOODLE = """\
Last name,Email address,State,Started on,Completed,Time taken,Grade/4.00,Q. 1 /2.00,Q. 2 /2.00
Berg,a@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,4.00,2.00,2.00
Kovac,b@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,2.00,2.00,-
Lund,c@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,0.00,0.00,0.00
"""


def test_points_of_single_questions_are_not_asked_beside_the_grade_that_holds_them(tmp_path: Path) -> None:
    draft = drafted([export(tmp_path, MOODLE)], tmp_path)
    assert scales(draft, tmp_path) == {"Grade/4.00": ["Grade/4.00"]}
    assert "answers: 0-4\n" in draft
    assert draft.count("points of one question, which `Grade/4.00` holds") == 2
    alone = "\n".join(line.rsplit(",", 3)[0] + "," + line.rsplit(",", 1)[1] for line in MOODLE.splitlines())
    assert list(scales(drafted([export(tmp_path, alone)], tmp_path), tmp_path)) == ["Q. 2 /2.00"]


def test_numbers_of_responses_in_words_are_no_grades(tmp_path: Path) -> None:
    rows = "\n".join(f"Response number: {n},{answer}" for n, answer in enumerate(AGREED, 1))
    draft = drafted([export(tmp_path, f"Response,I know whom to call.\n{rows}")], tmp_path)
    assert scales(draft, tmp_path) == {"I know whom to call.": ["I know whom to call."]}


@pytest.mark.parametrize(
    "labels",
    [
        ["Very satisfied", "Extremely satisfied", "Somewhat satisfied"],
        ["Extremely likely", "Very likely", "Somewhat likely"],
    ],
)
def test_two_answers_are_never_one_grade_at_the_end_of_a_scale(labels: list[str]) -> None:
    known = find_known_answers(labels)
    assert known is None or len(set(known.numbers.values())) == len(labels)


def test_forms_of_one_answer_are_one_grade() -> None:
    known = find_known_answers(["Très satisfait", "Très satisfaite", "Satisfait"])
    assert known is not None
    assert known.numbers["Très satisfait"] == known.numbers["Très satisfaite"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Unable to answer / Do not know", True), ("Don't know or not applicable", True),
        ("weiß nicht/keine Angabe", True), ("Yes / don't know", False), ("n/a", False),
        ("I don't know whom to call", False),
    ],
)  # fmt: skip
def test_dont_know_beside_another_reason_is_dont_know(text: str, says: bool) -> None:
    assert says_dont_know(text) is says


def test_points_side_by_side_are_told_to_need_no_draft(tmp_path: Path) -> None:
    rows = "AN07,9.5,14\nBO12,abs,15.5\nCY03,12,\nDI21,abs,9"
    with pytest.raises(Exception, match=r"they need no questionnaire: `ecpat evaluate scores\.csv`"):
        drafted([export(tmp_path, f"Full name,Pre-test,Post-test\n{rows}", "scores.csv")], tmp_path)


def test_a_long_title_is_cut_between_two_words_and_shows_it(tmp_path: Path) -> None:
    """Titles stand in headings and tables: `instructional p` is no word."""
    stem = (
        "Please rate how far the teacher does what the standards ask for in lessons on fractions, measures and geometry"
    )
    rows = "\n".join(f"{answer},{answer}" for answer in AGREED * 2)
    draft = drafted([export(tmp_path, f'"{stem} [One]","{stem} [Two]"\n{rows}')], tmp_path)
    (title,) = scales(draft, tmp_path)
    assert title.endswith(" …")
    assert stem.startswith(title.removesuffix(" …") + " ")
