"""What a person should know before believing a figure is said with its place."""

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.measure.linking import link
from ecpat_training.measure.remarks import linking_remarks, unanswered_items
from tests.waves import instrument, wave

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
