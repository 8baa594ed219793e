"""Before and after asked in one form are a then-test, and never pooled into one mean."""

import csv
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.files.table_file import read_table
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.table import survey_of
from ecpat_training.survey.reading.time_pairs import TimePair, time_of, time_pairs
from ecpat_training.survey.workflows.draft import completed_instrument, draft_of
from tests.draws import some_of
from tests.survey.drafting import asked, completed, decided, drafted, table
from tests.survey.retrospective_forms import RetrospectiveForm, forms, written


def pooled(instrument: Instrument, form: RetrospectiveForm) -> list[str]:
    """The scales that hold a question about the time before beside another one."""
    befores = {before for before, _ in form.pairs}
    texts_by_scale = {
        scale.id: {
            words
            for item in scale.items
            for words in (*item.texts(), *(also for also, means in item.also.items() if means == "same"))
        }
        for scale in instrument.scales
    }
    return [scale for scale, texts in texts_by_scale.items() if texts & befores and texts - befores]


@pytest.mark.parametrize("form", some_of(list(forms(60)), 30), ids=lambda form: form.name)
def test_no_drawn_form_is_pooled_and_each_pair_is_a_then_test(form: RetrospectiveForm, tmp_path: Path) -> None:
    path = written(form, tmp_path)
    draft = drafted([path], tmp_path, is_one_form=True)
    assert "asked: post?" not in draft  # it is plain
    instrument = completed(draft, tmp_path)
    assert not pooled(instrument, form)
    headers = {
        then_item.texts()[0]: next((words for words, means in item.also.items() if means == "same"), item.texts()[0])
        for scale in instrument.scales
        for item, then_item in zip(scale.items, scale.then_items(), strict=False)
    }
    assert headers == dict(form.pairs)
    (wave,), _ = survey_of(read_table(path), instrument, "post")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row[form.columns[0]] != "Response"]
    for item in (then_item for scale in instrument.scales for then_item in scale.then_items()):
        before = item.texts()[0]
        assert wave.answers[item.id].tolist() == [float(row[before]) for row in rows]
        assert wave.answers[item.id.removeprefix("then_")].tolist() == [float(row[headers[before]]) for row in rows]


@pytest.mark.parametrize("form", some_of(list(forms(60)), 10), ids=lambda form: form.name)
def test_without_a_word_of_anybody_none_is_pooled_either(form: RetrospectiveForm, tmp_path: Path) -> None:
    assert not pooled(completed(drafted([written(form, tmp_path)], tmp_path), tmp_path), form)


@pytest.mark.parametrize(
    ("headers", "pairs"),
    [
        # seen in danawanzer/AutomaticReportingBlog: an Alchemer export whose rows stand before their heading
        (["Before the webinar, I would rate my skills::Rate", "Now after the webinar, I would rate my skills::Rate"],
         [TimePair(0, 1, is_plain=True)]),
        (["I know whom to call", "Before this training I knew whom to call"], [TimePair(1, 0, is_plain=True)]),
        (["Before attending our days I could do it", "After attending our days I can do it"],
         [TimePair(0, 1, is_plain=False)]),
        (["Before the training, how confident were you doing this?", "And how confident are you now in doing this?"],
         [TimePair(0, 1, is_plain=False)]),
        (["Before an interview I ask for a guardian", "After an interview I ask for a guardian"],
         [TimePair(0, 1, is_plain=False)]),
        (["Compared to before the training, my knowledge is now", "My knowledge is"], []),
        (["Kennis voor het helpen voor de training", "Kennis voor het helpen na de training"],
         [TimePair(0, 1, is_plain=True)]),
        (["I ask before I act", "I act"], []),
        (["Q1", "Q2", "Zorg voor kinderen", "Zorg na kinderen"], [TimePair(2, 3, is_plain=False)]),
        (["x_before", "x_after", "y_before", "z_after"], [TimePair(0, 1, is_plain=True)]),
    ],
)  # fmt: skip
def test_pairs_are_told_by_words_and_doubted_where_it_is_not_the_training(
    headers: list[str], pairs: list[TimePair]
) -> None:
    assert time_pairs(headers) == pairs


def test_a_header_says_a_time_by_itself_only_where_it_says_one() -> None:
    assert [time_of(header) for header in ("Before the course I knew", "After the course I know", "I know", "")] == [
        "before", "after", None, None,
    ]  # fmt: skip
    assert time_of("Compare yourself before and after the training") is None


def test_what_is_doubtful_is_asked_once_for_its_scale(tmp_path: Path) -> None:
    head = ["Code", *(f"{word} our days I could {thing}" for thing in "xyz" for word in ("Before", "After"))]
    path = table(
        tmp_path, "doubt.csv", head, *([f"AB{n:02d}", *(1 + (n + n * k) % 5 for k in range(6))] for n in range(20))
    )
    draft = drafted([path], tmp_path)
    assert draft.count("asked: post?") == 1
    (tmp_path / "open.yaml").write_text(draft, encoding="utf-8")
    with pytest.raises(ContentError, match="asked of the time before as well is open"):
        read_instrument(tmp_path / "open.yaml")
    assert [len(scale.then_items()) for scale in completed(draft, tmp_path).scales] == [3]


INSTRUMENT = """\
instrument: Pooled
id: pooled
code: none
scales:
  - id: knowledge
    title: Knowledge
    kind: likert
    answers: 1-5
    items:
      - {id: q1, text: "Knowledge before the training"}
      - {id: q2, text: "Knowledge after the training"ALSO}
"""


def test_two_questions_of_one_pair_are_never_scored_in_one_scale(tmp_path: Path) -> None:
    path = table(tmp_path, "one.csv", ["Knowledge before the training", "Knowledge after the training"], [1, 2], [3, 4])
    made = tmp_path / "instrument.yaml"
    made.write_text(INSTRUMENT.replace("ALSO", ""), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        survey_of(read_table(path), read_instrument(made)[0], "post")
    assert [finding.code for finding in caught.value.findings if finding.severity == "error"] == [
        "survey.before-and-after-pooled"
    ]
    made.write_text(INSTRUMENT.replace("ALSO", ', also: {"Knowledge before the training": other}'), encoding="utf-8")
    (wave,), _ = survey_of(read_table(path), read_instrument(made)[0], "post")
    assert wave.answers["q1"].tolist() == [1.0, 3.0]


def test_a_plain_table_with_waves_side_by_side_stays_one_and_says_how_it_may_be_another(tmp_path: Path) -> None:
    rows = [[f"AB{n:02d}", 1 + n % 5, 1 + (n + 1) % 5] for n in range(20)]
    path = table(tmp_path, "wide.csv", ["Code", "q1.pre", "q1.post"], *rows)
    assert not any(scale.then for scale in completed(drafted([path], tmp_path), tmp_path).scales)
    one_form = decided(drafted([path], tmp_path, is_one_form=True))
    assert '"q1.pre": then' in one_form


@pytest.mark.parametrize(
    "names",
    [
        ["1a", "1b", "2a", "2b"],
        ["I know whom to call", "I know what to ask", "I know whom to call2", "I know what to ask2"],  # Microsoft Forms
    ],
)
def test_what_is_asked_twice_without_a_word_for_the_time_is_asked_about(names: list[str], tmp_path: Path) -> None:
    rows = [[f"AB{n:02d}", *(1 + (n + k) % 5 for k in range(4))] for n in range(20)]
    draft = drafted([table(tmp_path, "twice.csv", ["Code", *names], *rows)], tmp_path)
    assert draft.count("asked: post?") == 1
    (scale,) = completed(draft, tmp_path).scales
    assert [item.texts()[0] for item in scale.then_items()] == [name for name in names if name[-1] not in "b2"]


def test_a_row_of_one_word_is_asked_twice_where_others_are(tmp_path: Path) -> None:
    names = ["Referral", "What to ask a child", "Referral2", "What to ask a child2"]
    rows = [[f"AB{n:02d}", *(1 + (n + k) % 5 for k in range(4))] for n in range(20)]
    instrument = completed(drafted([table(tmp_path, "twice.csv", ["Code", *names], *rows)], tmp_path), tmp_path)
    assert {item.texts()[0] for scale in instrument.scales for item in scale.then_items()} == set(names[:2])
    names = ["q1", "q12", "What to ask a child", "What to ask a child2"]  # q12 is the twelfth question
    instrument = completed(drafted([table(tmp_path, "twice.csv", ["Code", *names], *rows)], tmp_path), tmp_path)
    assert {item.texts()[0] for scale in instrument.scales for item in scale.then_items()} == {names[2]}


@pytest.mark.parametrize("decision", ["then", "other"])
def test_a_person_decides_on_the_page_whether_it_is_a_pair(decision: str, tmp_path: Path) -> None:
    rows = [[f"AB{n:02d}", *(1 + (n + k) % 5 for k in range(4))] for n in range(20)]
    path = table(tmp_path, "twice.csv", ["Code", "1a", "1b", "2a", "2b"], *rows)
    draft = draft_of([path], CapturedDelivery()).draft
    (name,) = (scale.id for scale in draft.scales)
    choices = {f"then {name}": decision, f"low {name}": "1", f"high {name}": "5"}
    trial = tmp_path / "trial.yaml"
    completed_instrument(draft, choices, trial)
    scales = read_instrument(trial)[0].scales
    assert [(len(scale.items), len(scale.then_items())) for scale in scales] == (
        [(2, 2)] if decision == "then" else [(2, 0), (2, 0)]
    )


@pytest.mark.parametrize(
    ("question", "better"),
    [
        ("How would you rate your stress at work", "lower"),
        ("Quelle est votre peur de mal faire", "lower"),
        ("Wie groß ist Ihre Angst vor Fehlern", "lower"),
        ("Koliki je vaš strah od grešaka", "lower"),
        ("Каков ваш страх ошибиться", "lower"),
        ("Cât de mare este frica de greșeli", "lower"),
        ("How would you rate your knowledge of the law", "higher"),
    ],
)
def test_a_drafted_then_test_says_which_direction_is_better(question: str, better: str, tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [[f"{question} before the training", f"{question} after the training"]]
        answers = [*([4 + row % 2, 2 + row % 3] for row in range(12)), [1, 5]]
        csv.writer(file).writerows([*rows, *([*reversed(pair)] if better == "higher" else pair for pair in answers)])
    draft = drafted([path], tmp_path, is_one_form=True)
    line = next(line for line in draft.splitlines() if line.strip().startswith("better:"))
    assert line.split("#")[0].strip() == f"better: {better}" + ("?" if better == "lower" else "")
    assert ("a guess by its words" if better == "lower" else "where less is") in line


def test_a_person_says_which_direction_is_better_where_the_words_only_suggest_it(tmp_path: Path) -> None:
    rows = [["My stress at work before the training", "My stress at work after the training"]]
    path = table(tmp_path, "form.csv", *rows, *([4 + row % 2, 2 + row % 3] for row in range(12)), [1, 5])
    text = drafted([path], tmp_path, is_one_form=True)
    assert [finding.message for finding in asked(text, tmp_path) if "better" in finding.message]
    draft = draft_of([path], CapturedDelivery(), is_one_form=True).draft
    (name,) = (scale.id for scale in draft.scales)
    completed_instrument(
        draft, {f"better {name}": "lower", f"low {name}": "1", f"high {name}": "5"}, tmp_path / "trial.yaml"
    )
    assert [scale.better for scale in read_instrument(tmp_path / "trial.yaml")[0].scales] == ["lower"]


def test_answers_that_fell_ask_whether_that_is_better(tmp_path: Path) -> None:
    rows = [["Nights without sleep (before)", "Nights without sleep (after)"], *([4 + row % 2, 2] for row in range(12))]
    draft = drafted([table(tmp_path, "form.csv", *rows)], tmp_path, is_one_form=True)
    assert "better: higher?" in draft
    risen = [["Nights of sleep (before)", "Nights of sleep (after)"], *([1 + row % 2, 4] for row in range(12))]
    assert "better: higher?" not in drafted([table(tmp_path, "form.csv", *risen)], tmp_path, is_one_form=True)


_CROSSED = ("Recognise a victim", "Question a child", "Call a shelter", "Write a report")


@pytest.mark.parametrize(
    ("stems", "shift"),
    [
        (("{} – day one", "{} – day three"), 2),
        (("{} (ikinci hafta)", "{} (birinci hafta)"), -2),
        (("Mokslo pradžia: {}", "Mokslo baigtis: {}"), 2),
    ],
)
def test_questions_asked_twice_in_words_of_no_table_are_asked_about_and_not_pooled(
    stems: tuple[str, str], shift: int, tmp_path: Path
) -> None:
    head = [stem.format(topic) for topic in _CROSSED for stem in stems]
    rows = [[3 - shift // 2 + (row + place // 2) % 2 + place % 2 * shift for place in range(8)] for row in range(14)]
    rows = [[min(5, max(1, grade)) for grade in row] for row in rows]
    draft = drafted([table(tmp_path, "form.csv", head, *rows)], tmp_path)
    assert "asked: post?" in draft
    low = stems[0 if shift > 0 else 1]
    then = [next(iter(item.texts())) for scale in completed(draft, tmp_path).scales for item in scale.then_items()]
    assert sorted(then) == sorted(low.format(topic) for topic in _CROSSED)


@pytest.mark.parametrize(
    "stems",
    [
        ("Start: {}", "Finish: {}"),
        ("Level you had: {}", "Level you have: {}"),
        ("How sure were you of this when it began: {}", "How sure are you of this now that it is over: {}"),
        ("{} [ieri]", "{} [oggi]"),
    ],
)
def test_two_topics_asked_twice_in_words_that_mean_a_time_only_together_are_asked_about(
    stems: tuple[str, str], tmp_path: Path
) -> None:
    head = [stem.format(topic) for stem in reversed(stems) for topic in _CROSSED[:2]]
    rows = [[4 + row % 2, 3 + row % 3, 1 + row % 3, 2 + row % 2] for row in range(14)]
    draft = drafted([table(tmp_path, "form.csv", head, *rows)], tmp_path)
    assert "asked: post?" in draft
    then = [next(iter(item.texts())) for scale in completed(draft, tmp_path).scales for item in scale.then_items()]
    assert sorted(then) == sorted(stems[0].format(topic) for topic in _CROSSED[:2])


@pytest.mark.parametrize(
    ("stems", "words"),
    [
        (("How much did you know about {}?", "How much do you know about {}?"), "some|little|good|none"),
        (("Was wussten Sie über: {}", "Was wissen Sie über: {}"), "einiges|wenig|viel|nichts"),
        (("Je savais agir : {}", "Je sais agir : {}"), "assez|peu|bien|pas du tout"),
    ],
)
def test_tenses_are_two_times_though_nobody_knows_the_order_of_the_answers(
    stems: tuple[str, str], words: str, tmp_path: Path
) -> None:
    answers = words.split("|")
    head = [stem.format(topic) for stem in stems for topic in _CROSSED[:3]]
    rows = [[answers[(row + place) % 4] for place in range(6)] for row in range(14)]
    draft = drafted([table(tmp_path, "form.csv", head, *rows)], tmp_path)
    assert "asked: post?" in draft
    assert draft.count(": then") >= 3
    assert f'"{stems[0].format(_CROSSED[0])}": then' in draft


def test_answers_before_that_look_like_a_usual_set_pair_with_the_form_s_own(tmp_path: Path) -> None:
    head = [f"{time} I took this class, my skills in {topic}" for topic in _CROSSED[:2] for time in ("Before", "After")]
    low, high = ("Not at all", "A little", "Moderately"), ("Moderately", "Quite well", "Very well")
    rows = [[low[row % 3], high[row % 3], low[(row + 1) % 3], high[(row + 1) % 3]] for row in range(12)]
    draft = drafted([table(tmp_path, "form.csv", head, *rows)], tmp_path)
    assert draft.count(": then ") == 2


def test_two_trainers_rated_alike_are_no_two_times(tmp_path: Path) -> None:
    head = [f"{trainer}: {topic}" for topic in _CROSSED for trainer in ("Anna", "Boris")]
    rows = [[3 + (row * 7 + place * 5) % 3 for place in range(8)] for row in range(14)]
    assert "then:" not in drafted([table(tmp_path, "form.csv", head, *rows)], tmp_path)
