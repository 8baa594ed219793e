"""What an instrument is drafted from: files of answers, in the layouts that people have."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.instrument.instrument import KeyedScale, NumberScale
from ecpat_training.survey.reading.table import survey_of
from tests.survey.drafting import AGREEMENT, KNOW, RECOGNISE, asked, completed, drafted, numbers, table


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
    assert (grid.title, [item.texts() for item in grid.items]) == ("How sure are you?", [["to call"], ["to ask"]])
    assert [item.also for item in grid.items] == [{head[2]: "same"}, {head[3]: "same"}]
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
