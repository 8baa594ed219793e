"""Means of sites' means in a published report: each site's own figures could be told, or none is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.disclosure.ledger import Publication
from ecpat_training.documents.provenance import Provenance, ReleaseStanding
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.first_page import caveat
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.sentences import sentence
from ecpat_training.effect.workflows.preparing import prepare_report
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.waves import instrument, number_scale, wave

MADE = Provenance("1.0", "ecpat evaluate --publish", ())
FORM = instrument(number_scale(answers="0-40"), groups=["gender"])


def at_sites(
    sizes: Sequence[int], *, blank: int = 0, later: Sequence[int] | None = None, gone: int = 0
) -> EffectReport:
    """A training at sites of so many people; the last `blank` leave their score blank afterwards; `later` as many of
    each site answer a follow-up; the first `gone` of all are not in the files."""
    return evaluate_waves(FORM, waves_of(sizes, blank=blank, later=later, gone=gone))


def waves_of(
    sizes: Sequence[int], *, blank: int = 0, later: Sequence[int] | None = None, gone: int = 0
) -> list[WaveResponses]:
    people = [(site, at) for site, size in enumerate(sizes) for at in range(size)]
    before = [5.0 + 7 * place % 11 for place in range(len(people))]
    after: list[float | None] = [
        one + 1 + site + 3 * place % 5 for place, ((site, _), one) in enumerate(zip(people, before, strict=True))
    ]
    if blank:
        after[-blank:] = [None] * blank
    waves = []
    told: dict[Wave, Sequence[float | None]] = {
        "pre": before,
        "post": after,
        "follow-up": [one + 5 * at % 7 for at, one in enumerate(before)],
    }
    for name, points in told.items():
        here = [
            place
            for place, (site, at) in enumerate(people)
            if place >= gone and (name != "follow-up" or (later is not None and at < later[site]))
        ]
        if here:
            codes = [f"{chr(65 + place % 26) * 3}{place:04d}" for place in here]
            gender = {"gender": ["man" if place % 2 else "woman" for place in here]}
            made = wave(name, codes, {"points": [points[place] for place in here]}, gender)
            waves.append(replace(made, sites=tuple(f"town {people[place][0]}" for place in here)))
    return waves


def told(report: EffectReport, at: int = 0) -> ScaleChange:
    return publish(report).comparisons[at].changes[0]


def test_means_over_large_sites_are_published() -> None:
    one = told(at_sites([12, 13, 14, 15]))
    assert one.clusters == 4
    assert None not in (one.raw.value, one.raw.low, one.before.mean)
    assert one.sites == ()


@pytest.mark.parametrize("smallest", [1, 3, 9])
def test_a_site_of_few_people_is_not_told_by_the_mean_of_sites(smallest: int) -> None:
    """One person at the fourth site is a quarter of that mean, and a 40th of what the means by gender add up to."""
    one = told(at_sites([13, 13, 13, smallest]))
    assert one.raw.value is one.before.mean is one.after.mean is one.raw.low is None
    assert "site" in str(one.withheld)
    assert publish(at_sites([13, 13, 13, smallest])).comparisons[0].sites == ()


def test_a_site_where_all_answered_alike_is_not_told() -> None:
    waves = waves_of([12, 12, 12, 12])
    for number in (0, 1):
        points = waves[number].answers["points"].tolist()
        points[-12:] = [20.0 + number] * 12
        waves[number] = replace(waves[number], answers=waves[number].answers.assign(points=points))
    assert told(evaluate_waves(FORM, waves)).raw.value is None


def test_sites_of_those_who_left_a_scale_blank_are_not_told() -> None:
    assert told(at_sites([14, 14, 14, 14], blank=2)).raw.value is None


def test_a_follow_up_of_nearly_the_same_people_of_one_site_shows_nothing() -> None:
    """Forty people less of three sites are enough; of the fourth three less are not."""
    report = publish(at_sites([25, 25, 25, 25], later=[12, 12, 12, 22]))
    assert report.comparisons[0].changes[0].raw.value is not None
    assert report.comparisons[1].changes[0].raw.value is None
    assert publish(at_sites([25, 25, 25, 25], later=[12, 12, 12, 12])).comparisons[1].changes[0].raw.value is not None


@pytest.mark.parametrize("towns", [2, 3])
def test_too_few_sites_for_an_interval_are_not_said_to_have_answered_alike(towns: int) -> None:
    report = publish(at_sites([14] * towns))
    one = report.comparisons[0].changes[0]
    assert one.raw.value is not None
    assert one.raw.low is None
    assert "changed alike" not in sentence(one)
    assert "each site's own" not in caveat(report)


def test_a_later_report_that_tells_of_few_at_a_site_is_refused(tmp_path: Path) -> None:
    """Three of the first town, who are said to be of the second later, would be the difference of two sites."""
    place = Publication(tmp_path / "ledger.yaml", is_named=True)
    delivered = []

    def release(waves: Sequence[WaveResponses]) -> None:
        report = evaluate_waves(FORM, waves)

        def deliver(public: EffectReport, _: ReleaseStanding | None, besides: Mapping[Path, bytes]) -> None:
            delivered.append(public)
            for path, content in besides.items():
                path.write_bytes(content)

        place.publish("a report", 10, lambda earlier: prepare_report(report, FORM, waves, earlier, deliver))

    release(waves_of([25, 25, 25, 25]))
    release(waves_of([25, 25, 25, 25], gone=12))
    assert all(one.comparisons[0].changes[0].raw.value is not None for one in delivered)
    moved = [
        replace(one, sites=tuple("town 1" if at < 3 else site for at, site in enumerate(one.sites or ())))
        for one in waves_of([25, 25, 25, 25])
    ]
    with pytest.raises(UnsatisfiableError, match="town"):
        release(moved)
    assert len(delivered) == 2


def test_no_site_is_named_in_a_published_report() -> None:
    assert "town" not in str(effect_json(publish(at_sites([12, 13, 14, 15])), MADE))


def test_means_by_a_column_over_sites_have_no_interval_of_single_people() -> None:
    report = publish(at_sites([22, 23, 24, 25]))
    assert report.by_group is not None
    assert len(report.by_group.means) == 2
    for one in report.by_group.means:
        assert one.people >= 20
        assert (one.low, one.high) == (None, None)


def test_nothing_is_said_of_intervals_of_means_that_are_not_shown() -> None:
    """Over sites, and in a published report, means stand alone, and so do those of groups."""
    single = evaluate_waves(FORM, [replace(one, sites=None) for one in waves_of([45, 45])])
    spoken = ("these intervals touch", "one group's interval")
    for report in (publish(single), at_sites([22, 23, 24, 25]), publish(at_sites([22, 23, 24, 25]))):
        said = str(effect_document(report, MADE, "evaluator").blocks)
        intervals = bool(report.by_group and any(one.low is not None for one in report.by_group.means))
        assert [words in said for words in spoken] == [False, intervals]
    assert spoken[0] in str(effect_document(single, MADE, "evaluator").blocks)
