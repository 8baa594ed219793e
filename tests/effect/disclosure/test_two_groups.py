"""What of waves that nobody can link may be published: nothing from which few people's answers follow."""

import random

import pytest

from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.analyses.unlinked.result import Unlinked, UnlinkedScale
from ecpat_training.effect.disclosure.why_hidden import why_group_hidden
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.model.responses import WaveResponses
from tests.draws import some_of
from tests.effect.disclosure.attacks import two_groups_recovered
from tests.effect.waves import instrument, scores, wave

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))
ITEMS = 4
SCORES = [1 + step / ITEMS for step in range(4 * ITEMS + 1)]
FORM = {
    "id": "sure",
    "title": "Confidence",
    "kind": "likert",
    "answers": "1-5",
    "items": [{"id": f"s{number}"} for number in range(ITEMS)],
}


def answered(name: Wave, people: int, draw: random.Random, middle: float) -> WaveResponses:
    """So many people without a code, who answer around a middle."""
    rows = [[min(5, max(1, round(draw.gauss(middle, 1)))) for _ in range(ITEMS)] for _ in range(people)]
    columns = {f"s{number}": [float(row[number]) for row in rows] for number in range(ITEMS)}
    return wave(name, [""] * people, columns)


def drawn(seed: int, before: int, after: int) -> EffectReport:
    draw = random.Random(seed)
    middle = draw.choice([2.0, 3.0, 4.5])
    waves = [answered("pre", before, draw, middle), answered("post", after, draw, middle + 0.5)]
    return evaluate_waves(instrument(FORM), waves)


def scale_of(report: EffectReport) -> UnlinkedScale:
    found = report.found(Unlinked)
    assert found is not None
    return found.waves[0].scales[0]


@pytest.mark.parametrize("seed", some_of(range(6), 2))
@pytest.mark.attack("a published report")
def test_no_number_of_people_is_recovered_from_two_groups(seed: int) -> None:
    draw = random.Random(seed)
    report = publish(drawn(seed, draw.randint(10, 60), draw.randint(10, 60)))
    found = two_groups_recovered(effect_json(report, MADE), "sure", SCORES)
    assert [one for one in found if one.people] == [], "that nobody is far from everybody is what any mean and SD tell"


def test_the_attack_finds_what_can_be_found() -> None:
    found = two_groups_recovered(effect_json(drawn(3, 3, 3), MADE), "sure", SCORES)
    assert [one for one in found if one.people]


@pytest.mark.parametrize(("before", "after", "told"), [(9, 40, "nothing"), (12, 40, "means"), (40, 30, "spread")])
def test_what_stays_goes_by_the_smaller_group(before: int, after: int, told: str) -> None:
    public = scale_of(publish(drawn(2, before, after)))
    assert (public.difference.value is not None, public.difference.low is not None) == {
        "nothing": (False, False), "means": (True, False), "spread": (True, True),
    }[told]  # fmt: skip
    assert (public.before.sd is not None) == (told == "spread")


def test_nothing_of_single_people_and_no_test_is_published() -> None:
    report = drawn(5, 40, 30)
    exact, public = scale_of(report), scale_of(publish(report))
    assert exact.scores[0]
    assert public.scores == ((), ())
    assert (public.test.p, public.order.p, public.superiority.value) == (None, None, None)
    data = effect_json(publish(report), MADE)
    assert data["analyses"]["unlinked"]["waves"][0]["questions"] == []
    for figure in (public.before.mean, public.after.sd, public.difference.low):
        assert figure == round(figure or 0.0, 1)


def test_a_published_report_says_what_the_exact_figures_allow() -> None:
    report = drawn(5, 40, 30)
    said = {
        one["verdict"] for found in (report, publish(report))
        for one in effect_json(found, MADE)["analyses"]["unlinked"]["waves"][0]["scales"]
    }  # fmt: skip
    assert len(said) == 1


def test_answers_all_alike_are_not_published() -> None:
    same = wave("pre", [""] * 30, {f"s{number}": [4.0] * 30 for number in range(ITEMS)})
    report = evaluate_waves(instrument(FORM), [same, answered("post", 30, random.Random(1), 3.0)])
    assert scale_of(publish(report)).difference.value is None


def test_a_scale_that_some_left_blank_does_not_say_its_numbers() -> None:
    before = answered("pre", 40, random.Random(1), 3.0)
    before.answers.iloc[:2] = float("nan")
    public = scale_of(publish(evaluate_waves(instrument(FORM), [before, answered("post", 30, random.Random(2), 3.0)])))
    assert public.difference.value is not None
    assert (public.before.n, public.difference.n) == (None, None)


def test_all_answers_are_not_published_beside_those_of_the_linked() -> None:
    points = [float(n % 9) for n in range(50)]
    codes = [f"{chr(65 + n % 26) * 3}{n:04d}" for n in range(50)]
    later = [*codes[:22], *(f"{n:03d}{chr(65 + n % 26) * 4}" for n in range(28))]
    form = {"id": "score", "title": "Knowledge", "kind": "number", "items": [{"id": "points"}]}
    report = evaluate_waves(instrument(form), [scores("pre", points, codes), scores("post", points, later)])
    assert report.found(Unlinked) is not None
    assert publish(report).found(Unlinked) is None


def test_a_follow_up_that_is_not_linked_is_not_published_beside_linked_waves() -> None:
    points = [float(1 + n * 7 % 17) for n in range(40)]
    form = {"id": "score", "title": "Knowledge", "kind": "number", "answers": "0-20", "items": [{"id": "points"}]}
    later = scores("follow-up", points[:30], [f"{n:03d}{chr(65 + n % 26) * 4}" for n in range(30)])
    report = evaluate_waves(instrument(form), [scores("pre", points), scores("post", points[::-1]), later])
    public = publish(report).found(Unlinked)
    assert public is not None
    assert all(each.difference.value is None for one in public.waves for each in one.scales)


def test_every_format_has_the_same_figures() -> None:
    report = publish(drawn(5, 40, 30))
    for reader in ("donor", "coordinator", "evaluator"):
        said = " ".join(str(block) for block in effect_document(report, MADE, reader).blocks)
        assert "People are not linked" in said
        assert f"{scale_of(drawn(5, 40, 30)).difference.value}" not in said


@pytest.mark.parametrize(
    ("values", "people", "why"),
    [
        (3, 80, "few values given"),
        (4, 12, "few values given"),
        (4, 99, "few values given"),
        (4, 100, None),
        (5, 12, None),
    ],
)
def test_a_groups_scores_of_a_handful_of_values_are_little_else_than_counts(
    values: int, people: int, why: str | None
) -> None:
    """Of three values that are there always, of four where people are few; the instrument tells none."""
    scores = [10.0 + person % values for person in range(people)]
    assert why_group_hidden(scores, (None, None), None) == why
