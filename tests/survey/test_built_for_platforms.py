"""What is built for Moodle, Google Forms, Microsoft Forms and EUSurvey holds what the instrument says, whatever signs
its texts hold; and what such a form can't carry is named."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.text import unsafe_characters
from ecpat_training.documents.document import Paragraph
from ecpat_training.survey.forms import eusurvey, google_forms, microsoft_forms, moodle, moodle_feedback
from ecpat_training.survey.instrument.instrument import WAVES, Wave
from ecpat_training.survey.model.questionnaire import AnswerOption, Questionnaire, QuestionnaireQuestion, Section
from ecpat_training.survey.questionnaire import apps_script, gift, moodle_xml
from ecpat_training.survey.questionnaire.form_job import find_alike_words
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import read_instrument
from tests.survey import built_files

INSTRUMENTS = Path(__file__).resolve().parents[2] / "programmes" / "instruments"
SHIPPED, _ = read_instrument(INSTRUMENTS / "nine-chapters-two-forms.yaml")
KEYS = {item.id: item.key for scale in SHIPPED.scales for item in scale.items if item.key}
NASTY = (
    "~ = # { } : \\", "::k02::", "$CATEGORY: x", "// no question", "%50% of them", "=1+1", "[html]<b>a</b>", "[plain",
    "]]>", "<![CDATA[", "</script><script>alert(1)</script>", "a\u2028b\u2029c", "it's “so” \"said\"", "`${x}`",
    "&amp; & &lt;", "a\\nb",
    "Ünïcode Ћ 中 \U0001f600", "\u202eleft", "1. one", "A. first", "}}};\n", "->", "####", "T", "TRUE",
)  # fmt: skip


def shipped(wave: Wave) -> Questionnaire:
    return questionnaire(SHIPPED, wave, languages=["en"], training="al-1")[0]


def small(*texts: str) -> Questionnaire:
    """A code, a question with a key (the second answer), a number and two graded statements. The words are those of
    the question's answers, of the two grades, of the code, of a heading, of the question, of its introduction, then the
    others."""
    words = iter([*texts, *map(str, range(20))])

    def say() -> dict[str, str]:
        return {"en": next(words)}

    options = tuple(AnswerOption(id_, say()) for id_ in ("a", "b"))
    grades = tuple(AnswerOption(id_, say()) for id_ in ("1", "2"))
    asked = (
        Section("code", {}, (QuestionnaireQuestion("code", "code", say(), required=True, pattern="[A-Z]{2}"),)),
        Section("know", say(), (QuestionnaireQuestion("k1", "choice", say(), options, scale="know"),), say()),
        Section("end", {}, (QuestionnaireQuestion("age", "number", say(), low=0, high=99.5),)),
        Section(
            "sure",
            say(),
            tuple(QuestionnaireQuestion(one, "grade", say(), grades, scale="sure") for one in ("s1", "s2")),
            grid=True,
        ),
    )
    return Questionnaire("small", "pre", ("en",), say(), say(), asked, say())


def squeezed(text: str) -> str:
    return " ".join(text.split())


def expected(form: Questionnaire) -> Iterator[tuple[str, str, list[str]]]:
    """Each question's name, words and answers."""
    for question in form.questions():
        answers = [squeezed(option.texts["en"]) for option in question.options]
        yield question.name, squeezed(question.texts["en"]), answers


def check_every_file(form: Questionnaire, keys: dict[str, str]) -> None:
    """Asserts that each platform's file says the same questions, answers and key as the form."""
    asked = list(expected(form))
    right = {
        question.name: squeezed(option.texts["en"])
        for question in form.questions()
        for option in question.options
        if option.id == keys.get(question.name)
    }
    quiz = [one for one in built_files.moodle_xml(moodle_xml.render(form, keys)) if one.type not in _ASIDE]
    assert [(one.name, one.words) for one in quiz] == [(name, words) for name, words, _ in asked]
    for one, (name, _, answers) in zip(quiz, asked, strict=True):
        if answers:
            assert [words for words, _ in one.answers] == answers
        if name in right:
            assert (one.right, one.points) == ([right[name]], 1)
        else:
            assert one.points == 0
    in_gift = [one for one in built_files.gift(gift.render(form, keys)) if one.type not in _ASIDE]
    assert [one.name for one in in_gift] == [name for name, _, _ in asked if name in right or name == "code"]
    of_quiz = {one.name: one for one in quiz}
    for one in in_gift:
        same = of_quiz[one.name]
        assert (one.words, one.answers) == (same.words, same.answers)
    activity = [one for one in built_files.moodle_feedback(moodle_feedback.render(form)) if one.type != "label"]
    assert [(one.name, one.words) for one in activity] == [(name, words) for name, words, _ in asked]
    if not any("|" in answer for _, _, answers in asked for answer in answers):
        assert [[words for words, _ in one.answers] for one in activity] == [answers for _, _, answers in asked]
    assert [one.name for one in activity if one.required] == [one.name for one in form.questions() if one.required]
    script = apps_script.render(form, keys)
    made = built_files.apps_script(script)
    said = [row for item in made["items"] for row in item.get("rows", [item["title"]]) if item["kind"] not in _PAGES]
    assert said == [words for _, words, _ in asked]
    assert [item["key"] for item in made["items"] if item.get("key")] == list(right.values())
    assert "<" not in script.replace("<=", "").replace("=>", "")
    assert [mark for mark in unsafe_characters(script) if mark != "U+000A"] == []


_ASIDE = ("category", "description")
_PAGES = ("page", "header")


@pytest.mark.parametrize("wave", WAVES)
def test_every_file_holds_what_the_shipped_questionnaire_asks(wave: Wave) -> None:
    form = shipped(wave)
    keys = {question.name: KEYS[question.name] for question in form.questions() if question.name in KEYS}
    check_every_file(form, keys)
    made = built_files.microsoft_forms(microsoft_forms.document(form, keys))
    assert [(one.words, [words for words, _ in one.answers]) for one in made] == [one[1:] for one in expected(form)]
    assert sum(bool(one.right) for one in made) == len(keys) == sum(one.points for one in made)


@pytest.mark.parametrize("text", NASTY)
def test_no_sign_in_a_text_ends_or_begins_anything(text: str) -> None:
    """In each place: the code's words, the answers, the wrong and the right one, headings, titles."""
    for place in range(13):
        form = small(*map(str, range(100, 100 + place)), text)
        check_every_file(form, {"k1": "b"})


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1).filter(str.strip)


@given(st.lists(TEXT, min_size=13, max_size=13))
def test_any_texts_come_through(texts: list[str]) -> None:
    check_every_file(small(*texts), {"k1": "b"})


def test_the_word_file_has_one_thing_a_line_and_no_table() -> None:
    form = small("a", "b", "never", "always", "The code", "Heading", "Who is a child?", "Please choose.")
    lines = built_files.word_lines(microsoft_forms.document(form, {"k1": "b"}))
    assert "\n".join(lines) == (
        "4 - pre\n5\n\n1. The code\n\n2. Who is a child?\nA. a\nB. b\nANSWER: B\nPOINT: 1\n\n3. 0\n\n"
        "4. 2\nA. never\nB. always\n\n5. 3\nA. never\nB. always\n"
    )
    told = " ".join(microsoft_forms.steps(form, {"k1": "b"}))
    assert "Switch on by hand: Required, for question 1." in told
    assert "Restrictions, Number, for question 3." in told
    assert "Add a section before question 2: Heading Please choose." in told


def test_the_script_makes_every_kind_that_is_described() -> None:
    program = apps_script.PROGRAM.read_text(encoding="utf-8")
    known = set(re.findall(r"^  (\w+): \(form", program, re.MULTILINE))
    kinds = {str(item["kind"]) for wave in WAVES for item in apps_script.describe_form(shipped(wave), KEYS)["items"]}  # type: ignore[attr-defined]
    assert kinds <= known
    assert {"grid", "choice", "several", "number", "paragraph", "text", "page", "header"} == known
    assert program.count(f"{apps_script.BEFORE}null{apps_script.AFTER}") == 1


def test_a_code_is_checked_where_google_can_and_required_and_bounds_hold() -> None:
    made = built_files.apps_script(apps_script.render(small(), {"k1": "b"}))
    assert made["title"].endswith(" - pre")
    assert made["quiz"] is True
    code = made["items"][0]
    assert (code["required"], code["pattern"]) == (True, "^([A-Z]{2})$")
    (number,) = [item for item in made["items"] if item["kind"] == "number"]
    assert (number["low"], number["high"]) == (0, 99.5)


def test_a_form_in_google_has_no_brackets_in_the_title_of_a_table() -> None:
    """Its answers come back under `Title [Statement]`."""
    form = shipped("post")
    sections = tuple(
        Section(one.id, {"en": "Sure [now]"}, one.questions, one.intro, one.grid) if one.grid else one
        for one in form.sections
    )
    renamed = Questionnaire(form.id, form.wave, form.languages, form.title, form.intro, sections, form.thanks)
    made = built_files.apps_script(apps_script.render(renamed, KEYS))
    assert {item["title"] for item in made["items"] if item["kind"] == "grid"} == {"Sure (now)"}


def test_answers_without_words_are_their_ids() -> None:
    options = (AnswerOption("a", {}), AnswerOption("b", {"en": ""}))
    question = QuestionnaireQuestion("k1", "choice", {"en": "Which?"}, options, scale="know")
    form = Questionnaire("x", "pre", ("en",), {}, {}, (Section("know", {}, (question,)),), {})
    (one,) = [asked for asked in built_files.gift(gift.render(form, {"k1": "b"})) if asked.type == "multichoice"]
    assert one.answers == [("a", 0), ("b", 100)]
    assert find_alike_words(form, "X") == []


def test_words_that_say_two_things_are_named() -> None:
    form = small("Yes", "yes ", "never", "always", "Same", "h", "same")
    for module in (google_forms, microsoft_forms, eusurvey, moodle):
        found = [misfit.message for misfit in module.misfits(form, {})]
        assert found[0].startswith("`k1` and `code` have the same words, and ")
        assert found[1].startswith("two answers of `k1` have the same words")
    assert [misfit.name for misfit in moodle_feedback.misfits(form, {})] == ["k1"], "labels tell its questions apart"


def test_what_feedback_of_moodle_would_cut_is_named() -> None:
    form = small("Yes|No", "b", "never", "always", "long " * 60)
    found = [misfit.message for misfit in moodle_feedback.misfits(form, {})]
    assert found == [
        "the words of `code` are longer than Moodle's Feedback has room for (255)",
        "Moodle would cut the answer `a` of `k1` at its `|`",
    ]


def test_more_answers_than_letters_are_named() -> None:
    options = tuple(AnswerOption(str(number), {"en": str(number)}) for number in range(27))
    question = QuestionnaireQuestion("land", "choice", {"en": "Which?"}, options)
    form = Questionnaire("x", "pre", ("en",), {}, {}, (Section("end", {}, (question,)),), {})
    (misfit,) = microsoft_forms.misfits(form, {})
    assert misfit.message == "`land` has 27 answers, more than there are letters"


def test_a_quiz_without_a_key_is_sent_to_feedback() -> None:
    form = shipped("post")
    others = tuple(section for section in form.sections if section.id != "knowledge")
    bare = Questionnaire(form.id, form.wave, form.languages, form.title, form.intro, others, form.thanks)
    (misfit,) = moodle.misfits(bare, {})
    assert misfit.message == "a quiz needs questions with a key, and the wave `post` asks none"
    assert moodle_feedback.misfits(bare, {}) == []


def test_eusurvey_gets_each_element_with_its_type_and_settings() -> None:
    form = small("Wrong", "Right", "never", "always", "The code", "Heading", "Who?")
    texts = [block.text for block in eusurvey.document(form, {"k1": "b"}).blocks if isinstance(block, Paragraph)]
    assert "Free text; mandatory" in texts
    assert "Single choice; right: Right" in texts
    assert "Number; lowest 0; highest 99.5" in texts
    assert any(text.startswith("Matrix, single choice") for text in texts)
