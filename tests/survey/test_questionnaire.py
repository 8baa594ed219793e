"""What one wave's form asks: the right items in the right order, in every language, and what is missing for it."""

from typing import Any

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import read_instrument

FORM = """
instrument: Two forms
id: two-forms
languages: [en, fr]
code: {columns: [code], text: {en: Your code, fr: Votre code}, pattern: "[A-Z]{2}[0-9]{2}"}
groups: [role]
form:
  title: {en: Before and after, fr: Avant et après}
  intro: {en: Thank you., fr: Merci.}
  waves: {post: {en: Once more., fr: Encore une fois.}}
questions:
  - {id: role, kind: one of, place: first, text: {en: Your work, fr: Votre travail},
     options: {police: {en: Police, fr: Police}, care: {en: Care, fr: Soins}}}
  - {id: promise, text: {en: I will, fr: Je vais}, asked: [post]}
scales:
  - id: knowledge
    title: Knowledge
    heading: {en: Knowledge, fr: Connaissances}
    kind: multiple choice
    forms: {pre: A, post: B}
    asked: [pre, post]
    items:
      - {id: k1, form: A, chapter: Law, text: {en: What?, fr: Quoi ?},
         options: {a: {en: Yes, fr: Oui}, b: {en: No, fr: Non}}, key: a}
      - {id: k2, form: B, chapter: Law, text: {en: Who?, fr: Qui ?},
         options: {a: {en: Yes, fr: Oui}, b: {en: No, fr: Non}}, key: b}
      - {id: k3, untaught: true, text: {en: How?, fr: Comment ?},
         options: {a: {en: Yes, fr: Oui}, b: {en: No, fr: Non}}, key: b}
  - id: confidence
    title: Confidence
    heading: {en: Confidence, fr: Confiance}
    kind: likert
    answers: 1-2
    grades: {1: {en: No, fr: Non}, 2: {en: Yes, fr: Oui}}
    then: {text: {en: "Before: {item}", fr: "Avant : {item}"}}
    items:
      - {id: s1, text: {en: I can., fr: Je peux.}}
"""


def form(tmp_path: Any, text: str = FORM) -> Instrument:
    path = tmp_path / "form.yaml"
    path.write_text(text, encoding="utf-8")
    return read_instrument(path)[0]


def test_each_wave_asks_its_own_form_then_items_and_open_questions(tmp_path: Any) -> None:
    instrument = form(tmp_path)
    before, missing = questionnaire(instrument, "pre")
    after, _ = questionnaire(instrument, "post")
    assert missing == []
    assert [one.name for one in before.questions()] == ["code", "role", "k1", "k3", "s1"]
    assert [one.name for one in after.questions()] == ["code", "role", "k2", "k3", "s1", "then_s1", "promise"]
    assert after.intro == {"en": "Thank you. Once more.", "fr": "Merci. Encore une fois."}
    then = next(one for one in after.questions() if one.then)
    assert then.texts == {"en": "Before: I can.", "fr": "Avant : Je peux."}
    assert [option.texts["fr"] for option in then.options] == ["Non", "Oui"]


def test_words_that_a_language_lacks_are_named(tmp_path: Any) -> None:
    instrument = form(tmp_path, FORM.replace("fr: Quoi ?", "de: Was?").replace("{1: {en: No, fr: Non}", "{1: {en: No}"))
    _, missing = questionnaire(instrument, "pre")
    assert [(one.what, one.language) for one in missing] == [
        ("the item `k1`", "fr"),
        ("the grade 1 of `confidence`", "fr"),
    ]
    assert missing[0].path == ("scales", 0, "items", 0, "text")
    assert questionnaire(instrument, "pre", languages=["en"])[1] == []


def test_halves_of_the_people_get_crossed_forms(tmp_path: Any) -> None:
    instrument = form(tmp_path, FORM.replace("{pre: A, post: B}", "{pre: [A, B], post: [B, A]}"))
    asked = [[one.name for one in questionnaire(instrument, "pre", half_number=half)[0].questions()] for half in (1, 2)]
    assert [names[2] for names in asked] == ["k1", "k2"]


@pytest.mark.parametrize(
    ("wrong", "by", "message"),
    [
        ("forms: {pre: A, post: B}", "forms: {pre: A, post: C}", "no item is of the form `C`"),
        ("forms: {pre: A, post: B}", "forms: {pre: A}", "which form do people get in the wave `post`?"),
        (
            "id: k2, form: B, chapter: Law",
            "id: k2, form: B, chapter: Care",
            "don't ask equally much about `Care`, `Law`",
        ),
        ("id: k2, form: B,", "id: k2, form: A,", "no item is of the form `B`"),
        ("form: B, chapter: Law, text", "form: B, chapter: Law, key: b, text", "key"),
        ("id: k2", "id: K1", "`K1` and `k1` are one name to some platforms"),
        ("id: promise", "id: then_s1", "the item `then_s1` is there before already"),
        ("asked: [pre, post]\n", "asked: [pre, post]\n    then: {text: '{item}'}\n", "people can't say afterwards"),
        ('pattern: "[A-Z]{2}[0-9]{2}"', 'pattern: "[A-Z"', "no regular expression: check it from its character 1 on"),
        ('pattern: "[A-Z]{2}[0-9]{2}"', 'pattern: "[A-Z]{99999999999}"', "no regular expression; `[A-Za-z]"),
        ("id: promise,", "id: promise, kind: one of,", "at least two answers"),
        ("{1: {en: No, fr: Non}", "{1: {en: Yes, fr: Non}", "`Yes` means 1 and 2"),
    ],
)
def test_what_no_form_could_ask_is_told(tmp_path: Any, wrong: str, by: str, message: str) -> None:
    assert wrong in FORM
    with pytest.raises(ContentError) as caught:
        form(tmp_path, FORM.replace(wrong, by))
    assert message in " ".join(finding.message for finding in caught.value.findings)


def test_a_code_in_parts_is_asked_in_parts_each_with_its_look(tmp_path: Any) -> None:
    parts = """code:
  parts:
    - {column: mother, text: {en: Mother, fr: Mère}, pattern: "[A-Z]{2}", hint: {en: Two letters, fr: Deux lettres}}
    - {column: day, text: {en: Day, fr: Jour}, pattern: "[0-3][0-9]"}
"""
    written = 'code: {columns: [code], text: {en: Your code, fr: Votre code}, pattern: "[A-Z]{2}[0-9]{2}"}\n'
    assert written in FORM
    instrument = form(tmp_path, FORM.replace(written, parts))
    assert instrument.code.columns == ("mother", "day")
    assert instrument.code.wordings() == [("mother", "Mother", "Mère"), ("day", "Day", "Jour")]
    asked, missing = questionnaire(instrument, "pre")
    assert missing == []
    assert [(one.name, one.pattern, one.required) for one in asked.sections[0].questions] == [
        ("mother", "[A-Z]{2}", True),
        ("day", "[0-3][0-9]", True),
    ]
    with pytest.raises(ContentError, match="understand"):
        form(tmp_path, FORM.replace(written, parts.replace("[0-3][0-9]", "(?i)[0-3]")))


def test_a_scale_from_0_to_100_is_answered_in_numbers(tmp_path: Any) -> None:
    fine = FORM.replace("answers: 1-2", "answers: 0-100").replace(
        "grades: {1: {en: No, fr: Non}, 2: {en: Yes, fr: Oui}}", ""
    )
    made, missing = questionnaire(form(tmp_path, fine), "post")
    asked = {one.name: one for one in made.questions()}
    assert missing == []
    assert {(asked[name].kind, asked[name].low, asked[name].high) for name in ("s1", "then_s1")} == {("number", 0, 100)}
    assert not any(section.grid for section in made.sections)
