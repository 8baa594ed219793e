"""What an instrument is drafted from: files of answers and forms, in the layouts that people have."""

import csv
import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.drafting.answer_sets import known_answers, range_said
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, LikertScale, NumberScale
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.table import survey_of
from ecpat_training.words.lists.answer_sets import ANSWER_SETS, LEVELS, VARIANTS
from ecpat_training.words.matching import letters_key
from tests.survey.drafting import completed, decided, drafted

LANGUAGES = {"bg", "cs", "da", "de", "en", "et", "fr", "it", "nl", "no", "ro", "ru", "sq", "sr", "uk"}
KNOW, RECOGNISE = "I know whom to call in another organisation", "I can recognise a trafficked child"
AGREEMENT = ("Disagree", "Neutral", "Agree", "Strongly agree")


def table(folder: Path, name: str, *rows: Sequence[object]) -> Path:
    """A CSV file of these rows."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def asked(text: str, folder: Path) -> list[Finding]:
    """What the draft leaves open, as whoever reads it is asked."""
    path = folder / "as-drafted.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        read_instrument(path)
    except ContentError as error:
        return [finding for finding in error.findings if finding.code == "instrument.open"]
    return []


def numbers(instrument: Instrument, scale: str = "agreement") -> dict[str, float]:
    """The number of each answer."""
    found = next(one for one in instrument.scales if one.id == scale)
    assert isinstance(found, LikertScale)
    return found.labels


def google(folder: Path, name: str, first: str, *, after: bool = False) -> Path:
    """An export of a Google Form with twenty answers; the form from after asks one question more."""
    draw = random.Random(name)
    head = ["Timestamp", "Email Address", first, RECOGNISE, "Any comments?", "Who appoints the guardian?"]
    rows = []
    for number in range(20):
        row = [f"3/{number + 1}/2026 9:15:00", f"p{number}@example.org", draw.choice(AGREEMENT), draw.choice(AGREEMENT)]
        row += [f"It was number {number} of all the days", draw.choice(["The court", "The police", "I don't know"])]
        rows.append([*row, *([draw.choice(["Not at all useful", "Useful", "Very useful"])] if after else [])])
    return table(folder, name, [*head, *(["How useful was it?"] if after else [])], *rows)


def test_well_known_answers_are_put_in_their_order_and_everything_else_is_asked_at_once(tmp_path: Path) -> None:
    draft = drafted([google(tmp_path, "before.csv", KNOW)], tmp_path)
    assert numbers(completed(draft, tmp_path)) == {
        "Strongly disagree": 1, "Disagree": 2, "Neutral": 3, "Agree": 4, "Strongly agree": 5,
    }  # fmt: skip
    assert '"Strongly disagree": 1                  # nobody' in draft
    lines = [finding.where.line for finding in asked(draft, tmp_path) if finding.where]
    assert [draft.splitlines()[line - 1].split("#")[0].strip() for line in lines] == ["key:"]


def test_names_addresses_times_and_free_text_are_left_out_with_the_reason(tmp_path: Path) -> None:
    head = ["Code", "Full name", "E-mail", "Telephone", "IP address", "Date of birth", "Visited on", "Remarks", KNOW]
    rows = [
        [f"AB{n:02d}", f"Ann {n}", f"a{n}@b.org", f"+32 2 555 01{n:02d}", f"10.0.0.{n}", "1.5.1980",
         f"2026-03-{n + 1:02d}", f"A long remark of number {n} here", AGREEMENT[n % 4]]
        for n in range(12)
    ]  # fmt: skip
    draft = drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path)
    instrument = completed(draft, tmp_path)
    assert [item.texts() for scale in instrument.scales for item in scale.items] == [[KNOW]]
    assert instrument.not_scored == ("Remarks",)
    for header, why in (
        ("Full name", "a name"), ("E-mail", "an e-mail address"), ("Telephone", "a phone number"),
        ("IP address", "a network address"), ("Date of birth", "a date of birth"), ("Visited on", "dates or times"),
    ):  # fmt: skip
        assert f"# - `{header}` (column {head.index(header) + 1} of pre.csv): {why}" in draft
    assert "Ann 3" not in draft
    assert "a3@b.org" not in draft


def test_a_remark_that_stands_twice_is_no_answer_to_choose(tmp_path: Path) -> None:
    long = [
        f"The {word} case was discussed " + "at such length that the group went on over lunch and " * 3
        for word in "abc"
    ]
    rows = [[f"AB{n:02d}", f"Seen in {'ABC'[n % 3]}, at length", long[n % 3], AGREEMENT[n % 4]] for n in range(12)]
    head = ["Code", "Lesson 1 Notes:", "What stayed with you?", KNOW]
    draft = drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path)
    assert completed(draft, tmp_path).not_scored == ("Lesson 1 Notes:", "What stayed with you?")
    assert "over lunch" not in draft


def test_what_single_people_wrote_beside_the_answers_is_not_listed(tmp_path: Path) -> None:
    where = ["Police", "NGO", "Prosecution"]
    rows = [[f"AB{n:02d}", where[n % 3] if n % 6 else f"The court of place {n}", AGREEMENT[n % 4]] for n in range(30)]
    path = table(tmp_path, "pre.csv", ["Code", "Organisation", KNOW], *rows)
    draft = drafted([path], tmp_path)
    assert "column 2 of pre.csv; 5 answers in people's own words, not listed" in draft
    instrument = completed(draft, tmp_path)
    (question,) = instrument.questions
    assert sorted(str(one) for one in question.options.values()) == sorted(where)
    (read,), findings = survey_of(read_table(path), instrument, "pre")
    assert len(read.codes) == 30
    assert not [finding for finding in findings if finding.code == "survey.unknown-answer"]


def test_what_both_waves_share_what_one_has_and_what_only_looks_alike(tmp_path: Path) -> None:
    files = [google(tmp_path, "before.csv", KNOW), google(tmp_path, "after.csv", f"Now {KNOW}", after=True)]
    draft = drafted(files, tmp_path)
    instrument = completed(draft, tmp_path)
    useful = next(scale for scale in instrument.scales if scale.items[0].texts() == ["How useful was it?"])
    assert useful.asked == ("post",)
    know = next(item for scale in instrument.scales for item in scale.items if item.texts() == [KNOW])
    assert know.also == {f"Now {KNOW}": "same"}
    assert any("is the question" in finding.message for finding in asked(draft, tmp_path))
    for path, wave in zip(files, ("pre", "post"), strict=True):
        (read,), _ = survey_of(read_table(path), instrument, wave)  # type: ignore[arg-type]
        assert know.id in read.answers.columns
        assert read.answers[know.id].notna().all()


def test_a_question_that_only_looks_alike_is_not_mixed_in(tmp_path: Path) -> None:
    files = [google(tmp_path, "before.csv", KNOW), google(tmp_path, "after.csv", f"Now {KNOW}")]
    text = drafted(files, tmp_path).replace(": same?", ": other")
    with pytest.raises(ContentError) as error:
        survey_of(read_table(files[1]), completed(text, tmp_path), "post")
    assert [finding.code for finding in error.value.findings if "no column" in finding.message] == [
        "survey.items-missing"
    ]


def test_numbers_of_questions_that_shift_from_form_to_form_are_no_ids(tmp_path: Path) -> None:
    own = ["StartDate", "EndDate", "Status", "IPAddress", "Finished", "RecordedDate", "ResponseId", "UserLanguage"]
    ids = [f'{{"ImportId":"x{n}"}}' for n in range(len(own) + 3)]
    told = ["2026-03-13 09:15:00", "2026-03-13 09:20:00", "0", "1.2.3.4", "1", "2026-03-13 09:20:00"]

    def answers(*given: object) -> list[list[object]]:
        return [[*told, f"R_{n}", "EN", f"A{n}B{n}K", *given] for n in range(9)]

    pre = [[*own, "Q1", "Q2", "Q3"], [*own, "Your code", KNOW, RECOGNISE], ids, *answers(2, 3)]
    post = [[*own, "Q1", "Q3", "Q4"], [*own, "Your code", KNOW, RECOGNISE], ids, *answers(4, 5)]
    files = [table(tmp_path, "pre.csv", *pre), table(tmp_path, "post.csv", *post)]
    instrument = completed(drafted(files, tmp_path), tmp_path)
    items = {item.texts()[0]: item.id for scale in instrument.scales for item in scale.items}
    (read,), _ = survey_of(read_table(files[1]), instrument, "post")
    assert set(read.answers[items[KNOW]]) == {4.0}
    assert set(read.answers[items[RECOGNISE]]) == {5.0}


def test_without_a_code_the_draft_says_so_and_why(tmp_path: Path) -> None:
    draft = drafted([google(tmp_path, "before.csv", KNOW)], tmp_path)
    assert "# Why none: no column of before.csv is called a code or holds anything like codes.\ncode: none" in draft
    instrument = completed(draft, tmp_path)
    assert instrument.code.columns == ()
    (read,), findings = survey_of(read_table(tmp_path / "before.csv"), instrument, "pre")
    assert set(read.codes) == {""}
    assert not [finding for finding in findings if finding.code == "survey.code-missing"]


def test_columns_of_points_are_numbers(tmp_path: Path) -> None:
    rows = [[f"P{n:02d}X", f"{n % 20}/20", 3 * n] for n in range(15)]
    draft = drafted([table(tmp_path, "quiz.csv", ["Code", "Result", "Score"], *rows)], tmp_path)
    assert asked(draft, tmp_path) == []
    instrument = completed(draft, tmp_path)
    assert [(type(scale), scale.title) for scale in instrument.scales] == [
        (NumberScale, "Result"), (NumberScale, "Score"),
    ]  # fmt: skip


def test_no_two_scales_have_the_same_title(tmp_path: Path) -> None:
    head = ["A1 I know whom to call", "A2 I can help", "What did you do?", "B1 I liked the room", "B2 I liked the food"]
    rows = [[AGREEMENT[n % 4], AGREEMENT[n % 3], f"On day {n} I called {n} people and more", n % 5 + 1, n % 4 + 1]
            for n in range(20)]  # fmt: skip
    rows = [[*row, AGREEMENT[n % 4], AGREEMENT[n % 3]] for n, row in enumerate(rows)]
    draft = drafted(
        [table(tmp_path, "two.csv", [*head, "C1 I liked the pace", "C2 I liked the food"], *rows)], tmp_path
    )
    titles = [scale.title for scale in completed(draft, tmp_path).scales]
    assert titles == ["Agreement", "Ratings", "Agreement 2"]
    assert "reports show it" in draft


def test_numbered_names_of_two_series_are_two_scales(tmp_path: Path) -> None:
    names = ["s01", "s02", "s03", "a01", "a02"]
    rows = [[f"AB{n:02d}", *[1 + n % 5] * 5] for n in range(12)]
    draft = drafted([table(tmp_path, "pre.csv", ["Code", *names], *rows)], tmp_path)
    scales = completed(draft, tmp_path).scales
    assert [[item.id for item in scale.items] for scale in scales] == [names[:3], names[3:]]


def test_the_lines_of_a_grid_are_one_scale_and_numbers_alone_are_asked(tmp_path: Path) -> None:
    head = ["Timestamp", "Code", "How sure are you? [to call]", "How sure are you? [to ask]", "How many years?"]
    rows = [[f"3/{n + 1}/2026 9:15:00", f"AB{n:02d}", 1 + n % 5, 1 + n % 4, n * 3 + 11] for n in range(15)]
    draft = drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path)
    grid, years = completed(draft, tmp_path).scales
    assert (grid.title, [item.texts() for item in grid.items]) == ("How sure are you?", [[head[2]], [head[3]]])
    assert isinstance(years, NumberScale)
    assert [one.message for one in asked(draft, tmp_path)] == [
        "which answers `how-sure-are-you` can have is open.", "whether `how-many-years` is scored is open.",
    ]  # fmt: skip


def test_after_a_good_training_nobody_chooses_the_lowest_number_of_a_form(tmp_path: Path) -> None:
    """A form from 0 to 5, answered with 1 to 5 in every line of its grid."""
    head = ["Timestamp", "Code", *(f"How sure are you? [to {word}]" for word in ("call", "ask", "see"))]
    rows = [[f"3/{n + 1}/2026 9:15:00", f"AB{n:02d}", *[1 + n % 5] * 3] for n in range(25)]
    assert "answers: 1-5?" in drafted([table(tmp_path, "post.csv", head, *rows)], tmp_path)
    before = [[f"2/{n + 1}/2026 9:15:00", f"AB{n:02d}", *[n % 6] * 3] for n in range(25)]
    assert "answers: 0-5?" in drafted([table(tmp_path, "pre.csv", head, *before)], tmp_path)


def test_what_isnt_to_be_scored_is_written_into_the_draft(tmp_path: Path) -> None:
    head = ["Code", "How many years?", "Which way did you come?", KNOW]
    rows = [[f"AB{n:02d}", n * 3 + 11, ("By bus", "By train")[n % 2], AGREEMENT[n % 4]] for n in range(12)]
    draft = drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path)
    draft = draft.replace("kind: number?", "kind: not scored").replace("key:  ", "key: not scored  ")
    instrument = completed(draft, tmp_path)
    assert [scale.title for scale in instrument.scales] == [KNOW]
    assert [(one.kind, one.texts()) for one in instrument.questions] == [
        ("number", [head[1]]), ("one of", [head[2]]),
    ]  # fmt: skip


@pytest.mark.parametrize("choices", ["abcd", ("The court", "The police", "The shelter", "Don't know")])
def test_the_same_choices_to_several_questions_of_a_test_are_no_grades(tmp_path: Path, choices: Sequence[str]) -> None:
    draw = random.Random(3)
    rows = [[f"AB{n:02d}", *draw.choices(choices, k=4)] for n in range(20)]
    draft = drafted([table(tmp_path, "quiz.csv", ["Code", "k1", "k2", "k3", "k4"], *rows)], tmp_path)
    (test,) = completed(draft, tmp_path).scales
    assert isinstance(test, KeyedScale)
    (open_,) = asked(draft, tmp_path)
    assert len(test.items) == 4
    lines = [number for number, line in enumerate(draft.splitlines(), 1) if line.strip().startswith("key:")]
    assert [str(line) in open_.message for line in lines] == [True] * 4
    assert open_.hint is not None
    kind = next(number for number, line in enumerate(draft.splitlines(), 1) if "kind: multiple choice" in line)
    assert f"`kind: not scored` in line {kind}" in open_.hint


def test_the_numbers_of_a_scale_s_answers_are_asked_for_together(tmp_path: Path) -> None:
    rows = [
        [f"AB{n:02d}", *(["Seldom or so", "By the way", "All day long"][(n + at) % 3] for at in (0, 1))]
        for n in range(9)
    ]
    draft = drafted([table(tmp_path, "pre.csv", ["Code", "s1", "s2"], *rows)], tmp_path)
    (numbers_,) = (one for one in asked(draft, tmp_path) if one.message.startswith("the numbers of 3 answers to"))
    assert "`By the way` (line " in numbers_.message
    assert numbers_.hint is not None
    assert "If they are no grades, write `kind: not scored` in line " in numbers_.hint


def test_the_key_is_taken_from_a_row_of_the_export(tmp_path: Path) -> None:
    head = ["Code", "Who appoints the guardian?", "Which law protects?"]
    right = ["KEY", "The court", "The second"]
    rows = [[f"AB{n:02d}", ("The police", "The court")[n % 2], ("The first", "The third")[n % 2]] for n in range(10)]
    path = table(tmp_path, "quiz.csv", head, right, *rows)
    for row in ("KEY", "2"):
        draft = drafted([path], tmp_path, key_row=row)
        (test,) = completed(draft, tmp_path).scales
        assert isinstance(test, KeyedScale)
        assert [item.option_texts(item.key or "") for item in test.items] == [["The court"], ["The second"]]
        assert asked(draft, tmp_path) == []
    assert re.search(r'"The second" +# nobody', draft)
    assert "10 different codes" in draft
    with pytest.raises(ContentError) as error:
        drafted([path], tmp_path, key_row="The court")
    assert error.value.findings[0].code == "draft.key-row"


@pytest.mark.parametrize("across", [False, True])
def test_the_key_is_taken_from_an_answer_sheet(tmp_path: Path, across: bool) -> None:
    questions = ["Who appoints the guardian?", "Which law protects?"]
    sheet = [["Question", "Right answer"], [questions[0], "the court"], [questions[1], "The first"], ["Other?", "No"]]
    key = table(tmp_path, "key.csv", *([questions, ["the court", "The first"]] if across else sheet))
    rows = [[f"AB{n:02d}", ("The police", "The court")[n % 2], ("The first", "The third")[n % 2]] for n in range(10)]
    draft = drafted([table(tmp_path, "quiz.csv", ["Code", *questions], *rows)], tmp_path, answer_key=key)
    (test,) = completed(draft, tmp_path).scales
    assert [item.option_texts(item.key or "") for item in test.items] == [["The court"], ["The first"]]
    assert asked(draft, tmp_path) == []


def test_the_platforms_points_tell_the_right_answer(tmp_path: Path) -> None:
    question = "Who appoints the guardian?"
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Total points", question, f"Points - {question}"]
    given = ["The police", "The court", "The shelter"]
    rows = [
        [n, "3/13/26 9:00:00", "3/13/26 9:12:00", "anonymous", "", int(n % 3 == 1), given[n % 3], int(n % 3 == 1)]
        for n in range(12)
    ]
    instrument = completed(drafted([table(tmp_path, "quiz.csv", head, *rows)], tmp_path), tmp_path)
    test = next(scale for scale in instrument.scales if isinstance(scale, KeyedScale))
    assert test.items[0].option_texts(test.items[0].key or "") == ["The court"]
    assert any(isinstance(scale, NumberScale) and scale.title == "Total points" for scale in instrument.scales)


def test_waves_side_by_side_are_one_question(tmp_path: Path) -> None:
    head = ["Name", "How sure are you? (before)", "How sure are you? (after)", "How useful was the day?"]
    useful = ("Useful", "Very useful")
    rows = [[f"Person {n}", 1 + n % 4, 2 + n % 4, useful[n % 2]] for n in range(12)]
    path = table(tmp_path, "wide.csv", head, *rows)
    draft = drafted([path], tmp_path)
    instrument = completed(draft, tmp_path)
    assert [item.texts() for scale in instrument.scales for item in scale.items] == [["How sure are you?"], [head[3]]]
    assert instrument.scales[1].asked == ("post",)  # what is asked once shows no change
    assert "code: none" in draft
    waves, _ = survey_of(read_table(path), instrument)
    assert [wave.wave for wave in waves] == ["pre", "post"]


def test_what_only_one_wave_asks_beside_the_other_is_asked_then(tmp_path: Path) -> None:
    """As in a file of workshops, whose column names end in `.pre` and `.post`: a question of the form before, a score
    of the form after, the workshop of the row. None of them makes an answer from after of a row that has none, and none
    is a test whose right answer must be told."""
    head = ["department.pre", "coding.pre", "shell.pre", "workshop", "recommend.post", "coding.post", "shell.post"]
    rows: list[list[object]] = []
    for n in range(24):
        came_back = n % 3 == 0
        rows.append([("Law", "Arts")[n % 2], 1 + n % 4, 2 + n % 3, ("git", "bash")[n % 2]])
        rows[-1] += [7 + n % 4, 2 + n % 4, 3 + n % 3] if came_back else ["NA", "NA", "NA"]
    path = table(tmp_path, "workshops.csv", head, *rows)
    draft = drafted([path], tmp_path)
    assert not [finding for finding in asked(draft, tmp_path) if "right" in finding.message]
    assert "4 (12 times)" in draft or "(6 times)" in draft  # an answer and its count are told apart
    instrument = completed(draft, tmp_path)
    scales = {scale.items[0].id: scale.asked for scale in instrument.scales}
    assert scales == {"coding": ("pre", "post", "follow-up"), "recommend": ("post",)}
    assert {question.id for question in instrument.questions} == {"department", "workshop"}
    before, after = survey_of(read_table(path), instrument)[0]
    assert (len(before.answers), len(after.answers)) == (24, 8)


def test_sheets_of_a_workbook_are_waves_by_their_names(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet, more in (("Post", ["How useful was it?"]), ("Pre", [])):
        made = workbook.create_sheet(sheet)
        made.append(["Code", "Score", *more])
        for n in range(9):
            made.append([f"P{n:02d}X", 3 * n, *(["Useful" if n % 2 else "Very useful"] if more else [])])
    path = tmp_path / "all.xlsx"
    workbook.save(path)
    draft = drafted([path, path], tmp_path, sheets=["Post", "Pre"])
    assert "# Drafted from all.xlsx, Post (post) and all.xlsx, Pre (pre)." in draft
    scales = {scale.items[0].texts()[0]: scale for scale in completed(draft, tmp_path).scales}
    assert scales["How useful was it?"].asked == ("post",)
    assert scales["Score"].asked == ("pre", "post", "follow-up")


def test_two_columns_with_the_same_words_are_not_guessed_apart(tmp_path: Path) -> None:
    rows = [[f"AB{n:02d}", AGREEMENT[n % 4], AGREEMENT[(n + 1) % 4], AGREEMENT[n % 3]] for n in range(12)]
    draft = drafted([table(tmp_path, "pre.csv", ["Code", KNOW, KNOW, RECOGNISE], *rows)], tmp_path)
    assert [item.texts() for scale in completed(draft, tmp_path).scales for item in scale.items] == [[RECOGNISE]]
    assert draft.count("nobody can tell them apart") == 2


def test_a_statement_that_goes_against_the_others_may_count_from_the_other_end(tmp_path: Path) -> None:
    head = ["Code", "I know whom to call", "I feel sure with a child", "I can plan the first days", "I am at a loss"]
    levels = ("Strongly disagree", *AGREEMENT)
    rows = [[f"AB{n:02d}", *[levels[n % 5]] * 3, levels[4 - n % 5]] for n in range(20)]
    draft = drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path)
    assert draft.count("reversed: true?") == 1
    assert [item.texts() for item in completed(draft, tmp_path).scales[0].items if item.reversed] == [[head[4]]]


def test_a_statement_with_a_word_for_what_one_is_is_scored(tmp_path: Path) -> None:
    head = ["Code", "My role is clear", "I know my country's law", "What is your role?", "Country"]
    roles, countries = ("Police", "Care"), ("Albania", "Serbia")
    rows = [[f"AB{n:02d}", 1 + n % 5, 1 + n % 5, roles[n % 2], countries[n % 2]] for n in range(12)]
    instrument = completed(drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path), tmp_path)
    assert [item.texts() for scale in instrument.scales for item in scale.items] == [[head[1]], [head[2]]]
    assert [one.texts() for one in instrument.questions] == [[head[3]], [head[4]]]


def test_nothing_to_score_is_no_draft(tmp_path: Path) -> None:
    path = table(
        tmp_path, "words.csv", ["Code", "Remarks"], *([f"AB{n:02d}", f"A remark {n} of words"] for n in range(9))
    )
    with pytest.raises(ContentError) as error:
        drafted([path], tmp_path)
    assert error.value.findings[0].code == "draft.nothing"


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


@pytest.mark.parametrize("name", ANSWER_SETS)
def test_each_set_has_its_levels_in_each_language_once(name: str) -> None:
    sets = ANSWER_SETS[name]  # type: ignore[index]
    assert set(sets) == LANGUAGES
    for language, words in sets.items():
        levels = [[letters_key(word) for word in level.split("|")] for level in words.split(";")]
        assert len(levels) == LEVELS, language
        flat = [word for level in levels for word in set(level)]
        assert sorted(flat) == sorted(set(flat)), language
        assert all(all(level) for level in levels), language


@pytest.mark.parametrize("name", ANSWER_SETS)
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_usual_set_seen_as_a_whole_is_numbered_from_its_lowest_answer(name: str, language: str) -> None:
    levels = [level.split("|")[0].strip() for level in ANSWER_SETS[name][language].split(";")]  # type: ignore[index]
    for variant in VARIANTS[name]:  # type: ignore[index]
        words = [levels[at] for at in variant]
        known = known_answers(random.Random(1).sample(words, len(words)))
        assert known is not None
        assert [known.numbers[word] for word in words] == list(range(1, len(words) + 1))
        assert known.highest == len(words)
        assert known.sure or len(words) < 5


@pytest.mark.parametrize(
    "labels", [["Yes", "No"], ["Agree", "Perhaps"], ["The court", "The police"], ["1", "2"], ["Not yet", "Mostly"]]
)
def test_other_answers_are_no_known_set(labels: list[str]) -> None:
    assert known_answers(labels) is None


def test_a_set_of_which_too_little_was_seen_is_not_sure() -> None:
    assert known_answers(["Disagree", "Neutral", "Agree", "Strongly agree"]).sure  # type: ignore[union-attr]
    for few in (["Agree"], ["Agree", "Disagree"], ["Strongly disagree", "Disagree", "Agree", "Strongly agree"]):
        assert not known_answers(few).sure  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("How sure are you? (1-5)", (1, 5)),
        ("Rate the day on a scale of 1 to 10", (1, 10)),
        ("1 - Extremely simple 5 - Very difficult", (1, 5)),
        ("Note (0 = pas du tout, 10 = tout à fait)", (0, 10)),
        ("Since 2001-05 in office", None),
        ("Article 1.4 of the law", None),
        ("What is your age?", None),
    ],
)
def test_the_range_that_a_question_says(text: str, span: tuple[int, int] | None) -> None:
    assert range_said(text) == span


@pytest.mark.parametrize(
    ("text", "falling"),
    [
        ("Rate (1 = strongly agree, 5 = strongly disagree)", True),
        ("Note: 1 (sehr gut) bis 6 (ungenügend)", True),
        ("1 = toujours, 5 = jamais", True),
        ("Rate (1 = very poor, 5 = excellent)", False),
        ("1 - Extremely simple 5 - Very difficult", False),
        ("How sure are you? (1-5)", False),
    ],
)
def test_low_numbers_may_stand_for_the_high_answers(tmp_path: Path, text: str, falling: bool) -> None:
    rows = [[f"AB{n:02d}", 1 + n % 5] for n in range(12)]
    instrument = completed(drafted([table(tmp_path, "pre.csv", ["Code", text], *rows)], tmp_path), tmp_path)
    assert [scale.better for scale in instrument.scales] == ["lower" if falling else "higher"]


def test_numbers_beside_words_may_run_the_other_way(tmp_path: Path) -> None:
    words = ["1 - Strongly agree", "2 - Agree", "3 - Neutral", "4 - Disagree", "5 - Strongly disagree"]
    rows = [[f"AB{n:02d}", words[n % 5]] for n in range(12)]
    instrument = completed(drafted([table(tmp_path, "pre.csv", ["Code", KNOW], *rows)], tmp_path), tmp_path)
    assert numbers(instrument, instrument.scales[0].id)["1 - Strongly agree"] == 1
    assert instrument.scales[0].better == "lower"


@pytest.mark.parametrize("answer", ["{}/" + "9" * 5000, "{}/" + "0" * 5000])
def test_a_most_too_long_for_points_is_an_answer_like_any_other(tmp_path: Path, answer: str) -> None:
    rows = [[f"P{n:02d}X", answer.format(n)] for n in range(12)]
    assert "scales:" in drafted([table(tmp_path, "q.csv", ["Code", "Score"], *rows)], tmp_path)


def test_a_draft_of_nothing_open_stays_as_it_is(tmp_path: Path) -> None:
    draft = drafted([table(tmp_path, "q.csv", ["Code", "Score"], *([f"P{n:02d}X", 3 * n] for n in range(9)))], tmp_path)
    assert decided(draft).split() == [word for line in draft.splitlines() for word in _without_remark(line).split()]


def _without_remark(line: str) -> str:
    return line if line.lstrip().startswith("#") else line.split("  #")[0]
