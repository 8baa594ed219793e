"""A published report on one wave gives nobody away: attacked with all it prints, by who knows the rules."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.disclosure import one_wave
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.words.readers import READERS
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.draws import draws
from tests.effect.waves import instrument, number_scale, quiz, quiz_wave, scores, wave

MADE = Provenance("1.0", "ecpat evaluate", ())


def likert(questions: int) -> dict[str, Any]:
    items = [{"id": f"r{at}", "text": f"Statement {at}", "reversed": at == 1} for at in range(questions)]
    return {"id": "s", "title": "Satisfaction", "kind": "likert", "answers": "1-5", "items": items}


def report_of(
    *answers: list[float], participants: int | None = None, labels: dict[str, int] | None = None
) -> EffectReport:
    people = len(answers[0])
    codes = [f"{chr(65 + at % 26) * 3}{at:04d}" for at in range(people)]
    columns = {f"r{at}": column for at, column in enumerate(answers)}
    form = instrument(likert(len(answers)) | ({"labels": labels} if labels else {}))
    return publish(evaluate_waves(form, [wave("post", codes, columns)], participants=participants))


def printed(report: EffectReport) -> Any:
    return json.loads(json.dumps(effect_json(report, MADE)))["analyses"]["reaction"]


def steps(share: str, people: int) -> range:
    """The numbers of people that a printed share fits, told anew from its words: an end, or the nearest step."""
    percent = int(re.findall(r"\d+", share)[0])
    width = 10 if people < 40 else 5
    end = 10 if people < 100 else 5 if people < 300 else 2
    shares = [100 * one / people for one in range(people + 1)]
    if "less" in share:
        fits = [one for one, at in enumerate(shares) if at <= percent]
    elif "more" in share:
        fits = [one for one, at in enumerate(shares) if at >= percent]
    else:
        inner = [one for one, at in enumerate(shares) if end < at < 100 - end]
        lowest, highest = end + width - end % width, 100 - end - width + (100 - end) % width
        fits = [
            one
            for one in inner
            if abs(shares[one] - percent) <= width / 2
            or (percent == lowest and shares[one] < percent)
            or (percent == highest and shares[one] > percent)
        ]
    return range(min(fits), max(fits) + 1)


def counts_that_fit(shares: list[str], people: int) -> Iterator[tuple[int, ...]]:
    """Every number of people for each answer that makes the printed shares."""
    ranges = [steps(share, people) for share in shares]
    for some in product(*ranges[:-1]):
        last = people - sum(some)
        if last in ranges[-1]:
            yield (*some, last)


@pytest.mark.parametrize("people", [2, 9])
def test_fewer_than_ten_people_have_no_figure_at_all(people: int) -> None:
    report = report_of([float(1 + at % 5) for at in range(people)], participants=people + 3)
    assert printed(report)["answered"] is None
    assert printed(report)["scales"] == []
    for reader in READERS:
        document = effect_document(report, MADE, reader)
        texts = [getattr(block, "text", "") for block in document.blocks]
        assert any("No figure is published: fewer than 10 people answered" in text for text in texts)
        assert not re.search(rf"\b{people}\b", " ".join(texts))
    data: Any = effect_json(report, MADE)
    assert data["participants"] is None


def test_ten_people_have_means_alone_and_twenty_an_interval_and_shares() -> None:
    def answers(people: int, shift: int) -> list[float]:
        return [float(2 + (at + shift * (at % 3)) % 4) for at in range(people)]

    few, enough = (printed(report_of(answers(people, 1), answers(people, 2))) for people in (19, 32))
    assert (few["answered"], few["scales"][0]["mean"]["low"], few["scales"][0]["shares"]) == (19, None, [])
    assert enough["scales"][0]["mean"]["low"] is not None
    assert len(enough["scales"][0]["shares"]) == 2


@pytest.mark.parametrize(("unlike", "shown"), [(1, 0), (2, 2)])
def test_no_shares_where_one_person_alone_answered_a_question_unlike_all(unlike: int, shown: int) -> None:
    draw = random.Random(0)
    varied = [float(draw.randint(1, 5)) for _ in range(60)]
    (scale,) = printed(report_of(varied, [4.0] * (60 - unlike) + [2.0] * unlike))["scales"]
    assert len(scale["shares"]) == shown


def test_an_answer_stands_by_its_label_and_by_its_number_where_it_has_none() -> None:
    answers = [float(1 + place % 5) for place in range(60)]
    data = printed(report_of(answers, labels={"Not at all": 1, "Fully": 5}))
    (shares,) = data["scales"][0]["shares"]
    assert [share["answer"] for share in shares["answers"]] == ["Not at all", "2", "3", "4", "Fully"]


def test_nothing_of_single_questions_people_and_texts_is_left() -> None:
    data = printed(report_of([float(2 + at % 4) for at in range(30)], [float(1 + at % 3) for at in range(30)]))
    assert data["free_texts"] == data["scales"][0]["questions"] == []
    whole: Any = effect_json(report_of([float(2 + at % 4) for at in range(30)]), MADE)
    assert whole["findings"] == []
    assert whole["waves"][0]["used"] is None
    assert list(whole["analyses"]) == ["reaction"]


@pytest.mark.parametrize(
    "answers",
    [[5.0] * 29 + [1.0], [5.0] * 30, [5.0] * 28 + [4.0] * 2, [5.0] * 26 + [4.0] * 4],
)  # fmt: skip
def test_answers_nearly_alike_have_no_mean(answers: list[float]) -> None:
    (scale,) = printed(report_of(answers))["scales"]
    assert (scale["mean"]["value"], scale["shares"]) == (None, [])
    assert scale["withheld"]


def test_who_left_the_scale_blank_is_not_counted_out() -> None:
    blank = [float("nan") if at == 3 else float(1 + at % 5) for at in range(30)]
    (scale,) = printed(report_of(blank))["scales"]
    assert (scale["n"], scale["mean"]["n"], scale["shares"]) == (None, None, [])


ANSWERS = st.integers(20, 44).flatmap(lambda n: st.lists(st.integers(1, 5), min_size=n, max_size=n))


@settings(deadline=None, max_examples=draws(60, 15))
@given(ANSWERS)
def test_of_one_question_no_number_of_people_can_be_computed(answers: list[int]) -> None:
    """All counts of answers that make the printed shares, everybody and the printed mean are listed: of each answer two
    numbers fit at least, among them the true one."""
    people = len(answers)
    data = printed(report_of(list(map(float, answers))))
    (scale,) = data["scales"]
    assert scale["mean"]["low"] is None or not scale["shares"]
    for question in scale["shares"]:
        shares = [one["share"] for one in question["answers"]]
        mean = scale["mean"]["value"]
        fits = [
            counts
            for counts in counts_that_fit(shares, people)
            if abs(sum((at + 1) * number for at, number in enumerate(counts)) / people - mean) <= 0.05 + 1e-9
        ]
        assert tuple(answers.count(at) for at in range(1, 6)) in fits
        assert all(len({counts[at] for counts in fits}) > 1 for at in range(5))


@settings(deadline=None, max_examples=draws(25, 8))
@given(st.integers(20, 32).flatmap(lambda n: st.lists(st.tuples(*[st.integers(1, 5)] * 2), min_size=n, max_size=n)))
def test_of_two_questions_together_neither(answers: list[tuple[int, int]]) -> None:
    people = len(answers)
    data = printed(report_of([float(one) for one, _ in answers], [float(two) for _, two in answers]))
    (scale,) = data["scales"]
    if not scale["shares"]:
        return
    mean, listed = scale["mean"]["value"], []
    for question, turned in zip(scale["shares"], (False, True), strict=True):
        shares = [one["share"] for one in question["answers"]]
        listed.append(
            [
                (counts, sum((5 - at if turned else at + 1) * number for at, number in enumerate(counts)))
                for counts in counts_that_fit(shares, people)
            ]
        )
    for own, other in (listed, listed[::-1]):
        sums = {total for _, total in other}
        fits = [
            counts
            for counts, total in own
            if any(abs((total + more) / (2 * people) - mean) <= 0.05 + 1e-9 for more in sums)
        ]
        assert all(len({counts[at] for counts in fits}) > 1 for at in range(5))


@settings(deadline=None, max_examples=draws(60, 15))
@given(st.integers(20, 44).flatmap(lambda n: st.lists(st.integers(0, 4), min_size=n, max_size=n)))
def test_of_a_test_no_number_who_were_right_can_be_computed(known: list[int]) -> None:
    report = publish(evaluate_waves(quiz(4), [quiz_wave("post", 4, known)]))
    (scale,) = printed(report)["scales"]
    if not scale["shares"]:
        return
    people, mean = len(known), scale["mean"]["value"]
    ranges = [steps(one["answers"][0]["share"], people) for one in scale["shares"]]
    fits = [right for right in product(*ranges) if abs(100 * sum(right) / (4 * people) - mean) <= 0.05 + 1e-9]
    assert all(len({right[at] for right in fits}) > 1 for at in range(4))


def test_no_shares_of_a_test_where_somebody_alone_was_wrong() -> None:
    """That one would know of everybody else that they were right."""
    draw = random.Random(1)
    codes = [f"{chr(65 + person % 26) * 3}{person:04d}" for person in range(60)]
    answers = {f"q{number}": draw.choices(["right", "wrong"], [6, 4], k=60) for number in range(4)}
    for first, shown in ((answers["q0"], 4), (["wrong"] + ["right"] * 59, 0)):
        report = publish(evaluate_waves(quiz(4), [wave("post", codes, answers | {"q0": first})]))
        assert len(printed(report)["scales"][0]["shares"]) == shown


def test_one_salary_is_not_the_mean() -> None:
    report = publish(
        evaluate_waves(instrument(number_scale()), [scores("post", [0.01 * at for at in range(19)] + [5000.0])])
    )
    (scale,) = printed(report)["scales"]
    assert scale["mean"]["value"] is None


def test_what_is_published_is_published_again_the_same() -> None:
    report = report_of([float(2 + at % 4) for at in range(30)], participants=40)
    assert publish(report) == report
    assert printed(report)["response_rate"]["value"] == 0.75
    assert printed(report)["response_rate"]["low"] is None


def test_the_sum_of_those_who_were_right_is_known_between_both_ends_of_the_mean_s_rounding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The printed mean says of the sum of right answers what lies within its rounding, and no more: less is known than
    the sum itself, and nothing is printed as if it were."""
    known = [at % 5 for at in range(30)]
    asked: list[tuple[float, float]] = []
    honest = one_wave.shares_of_sum

    def heard(parts: Sequence[int], whole: int, total: tuple[float, float]) -> object:
        asked.append(total)
        assert total[0] <= sum(parts) <= total[1]
        return honest(parts, whole, total)

    monkeypatch.setattr(one_wave, "shares_of_sum", heard)
    report = publish(evaluate_waves(quiz(4), [quiz_wave("post", 4, known)]))
    (scale,) = printed(report)["scales"]
    mean = scale["mean"]["value"]
    assert asked
    for low, high in asked:
        assert (low, high) == (pytest.approx((mean - 0.05) / 100 * 120), pytest.approx((mean + 0.05) / 100 * 120))
