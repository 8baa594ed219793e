"""What a person should know before believing a figure is said with its place."""

from dataclasses import replace
from datetime import datetime

import pytest

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.effect.linking.linking import link
from ecpat_training.effect.remarks import linking
from ecpat_training.effect.remarks.linking import find_same_answers, linking_remarks, swapped_waves, unanswered_items
from tests.effect.waves import instrument, wave

SCALE = {
    "id": "s",
    "title": "Confidence",
    "kind": "likert",
    "answers": "1-5",
    "items": [{"id": "q1"}, {"id": "q3"}],
    "asked": ["pre", "post"],
}


def remarks(before: list[str], after: list[str], *, vital: bool = False) -> dict[str, Finding]:
    return {
        finding.code: finding
        for finding in linking_remarks(link(wave("pre", before), wave("post", after)), vital=vital)
    }


def test_an_item_without_any_answer_is_named() -> None:
    (finding,) = unanswered_items(instrument(SCALE), wave("post", ["A", "B"], {"q1": [4, 3], "q3": [None, None]}))
    assert finding.severity is Severity.WARNING
    assert "`q3`" in finding.message
    assert "q1" not in finding.message


def test_a_wave_that_does_not_ask_a_scale_misses_nothing() -> None:
    assert unanswered_items(instrument(SCALE), wave("follow-up", ["A"], {})) == []


def test_nobody_recognised_is_an_error_when_all_depends_on_it() -> None:
    assert remarks(["AAA1"], ["ZZZ9"], vital=True)["evaluate.no-pairs"].severity is Severity.ERROR
    assert remarks(["AAA1"], ["ZZZ9"])["evaluate.no-pairs"].severity is Severity.WARNING


def test_one_person_is_an_error_because_figures_would_be_answers() -> None:
    finding = remarks(["AAA1"], ["AAA1"], vital=True)["evaluate.one-pair"]
    assert finding.severity is Severity.ERROR
    assert "that person's answers" in finding.message


def test_people_in_one_wave_only_are_named_by_code() -> None:
    finding = remarks(["AAA1", "BBB2", "X9"], ["AAA1", "BBB2"])["evaluate.not-linked"]
    assert "`X9`" in finding.message
    assert str(finding.where) == "pre.csv:4"


def test_responses_without_a_usable_code_are_listed_with_place_and_reason() -> None:
    finding = remarks(["AAA1", ""], ["AAA1"])["evaluate.left-out"]
    assert "pre.csv:3 (no code" in finding.message


def test_links_by_typing_error_are_shown_for_a_look() -> None:
    finding = remarks(["MAR01B", "KATO7X"], ["MAR01C", "KATO7X"])["evaluate.distance-1"]
    assert "`MAR01B` with `MAR01C`" in finding.message
    assert finding.severity is Severity.NOTE


def test_codes_that_are_too_alike_are_said_to_be_so() -> None:
    codes = [f"P{number:03d}" for number in range(1, 11)]
    assert "1 pair of codes" in remarks(codes, [*codes[:-1], "P011"])["evaluate.codes-alike"].message


def test_a_clean_linking_needs_no_remark() -> None:
    assert remarks(["AAA1", "BBB2"], ["BBB2", "AAA1"]) == {}


ANSWERS = {"q1": [4.0, 3.0, 5.0], "q3": [2.0, None, 1.0]}


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1]], ids=["a copy", "a copy sorted otherwise"])
def test_the_same_answers_twice_are_remarked(order: list[int]) -> None:
    before = wave("pre", ["AAA1", "BBB2", "CCC3"], ANSWERS)
    answers = {item: [given[row] for row in order] for item, given in ANSWERS.items()}
    after = wave("post", [before.codes[row] for row in order], answers)
    later = wave("follow-up", ["AAA1", "BBB2", "CCC3"], {"q1": [4.0, 3.0, 4.0]})
    (finding,) = find_same_answers([before, after, later])
    assert (finding.severity, str(finding.where)) == (Severity.WARNING, "post.csv")
    assert "as `post` are exactly those given as `pre`" in finding.message
    assert finding.hint == "Was the right file given for `post`?"


@pytest.mark.parametrize("alike", [True, False], ids=["whose numbers agree", "by their numbers"])
@pytest.mark.parametrize(
    ("codes", "answers"),
    [
        (["AAA1", "BBB2"], {"q1": [4.0, 4.0]}),
        (["AAA1", "DDD4"], {"q1": [4.0, 3.0]}),
        (["AAA1", "BBB2"], {"q2": [4.0, 3.0]}),
        (["AAA1", "BBB2"], {"q1": [None, None]}),
    ],
    ids=["another answer", "another person", "other questions", "no answers"],
)
def test_other_answers_are_no_copy(
    codes: list[str], answers: dict[str, list[float | None]], alike: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers of answers that agree by chance decide nothing: the answers do."""
    if alike:
        monkeypatch.setattr(linking, "_fingerprint", lambda _: 0)
    assert find_same_answers([wave("pre", ["AAA1", "BBB2"], {"q1": [4.0, 3.0]}), wave("post", codes, answers)]) == []


def test_one_person_or_nobody_is_no_copy() -> None:
    for codes in ([], ["AAA1"]):
        answers = {"q1": [4.0] * len(codes)}
        assert find_same_answers([wave("pre", codes, answers), wave("post", codes, answers)]) == []


def swapped(before: tuple[str, str], after: tuple[str, str]) -> list[Finding]:
    """What is said of two waves whose first and last answers are from then."""
    waves = []
    for name, (first, last) in (("pre", before), ("post", after)):
        sent = (datetime.fromisoformat(first), datetime.fromisoformat(last))
        waves.append(replace(wave("pre" if name == "pre" else "post", ["A"]), submitted=sent))
    return swapped_waves(waves)


def test_a_wave_answered_later_than_the_next_is_asked_about() -> None:
    (finding,) = swapped(("2005-06-17T16:00", "2005-06-17T17:30"), ("2005-06-16T09:00", "2005-06-16T09:20"))
    assert finding.severity is Severity.WARNING
    assert str(finding.where) == "pre.csv"
    assert finding.message == (
        "the answers given as `pre` are from 2005-06-17 16:00 to 2005-06-17 17:30, later than those given as `post`, "
        "from 2005-06-16 09:00 to 2005-06-16 09:20: are they swapped?"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("2005-06-16T09:00", "2005-06-16T09:20"), ("2005-06-17T16:00", "2005-06-17T17:30")),
        (("2005-06-16T09:00", "2005-06-20T10:00"), ("2005-06-17T16:00", "2005-06-17T17:30")),  # a straggler
        (("2005-06-17T09:00", "2005-06-17T09:20"), ("2005-06-17", "2005-06-17")),  # a day without a time
    ],
)
def test_waves_in_their_order_and_stragglers_raise_no_question(before: tuple[str, str], after: tuple[str, str]) -> None:
    assert swapped(before, after) == []


def test_a_file_without_dates_raises_no_question() -> None:
    assert swapped_waves([wave("pre", ["A"]), wave("post", ["A"])]) == []


def test_the_other_form_is_not_missed() -> None:
    items = [{"id": "a1", "key": "a", "form": "A"}, {"id": "b1", "key": "a", "form": "B"}]
    scale = {"id": "k", "title": "K", "kind": "multiple choice", "items": items}
    assert unanswered_items(instrument(scale), wave("pre", ["x"], {"a1": ["a"]})) == []
