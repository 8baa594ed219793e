"""Several finished reports of one project, attacked together; 1,000 projects by `make attack`."""

from pathlib import Path

import pytest

from ecpat_training.effect.report.json import effect_json
from tests.draws import some_of
from tests.effect.disclosure.attacks_together import numbers_beside, recovered, spreads_told, sums_told
from tests.effect.drawn_projects import MADE, as_read, published, report_of, training


@pytest.mark.parametrize("seed", some_of(range(2000, 2012), 4, long=(2000, 2009, 2011)))
@pytest.mark.attack("several reports")
def test_nothing_is_recovered_of_few_people_from_all_reports_of_a_project(seed: int, tmp_path: Path) -> None:
    project = training(seed)
    told = []
    for number, (people, files) in enumerate(zip(project.reports, published(project, tmp_path), strict=True)):
        if files is not None:
            told += sums_told(as_read(files), people, number)
            assert numbers_beside(files) == set()
    assert recovered(told, whole=True) == []


@pytest.mark.parametrize("seed", some_of(range(2000, 2040), 4, long=(2009,)))
@pytest.mark.attack("several reports")
def test_intervals_of_everybody_and_of_groups_leave_no_spread_of_fewer_than_twenty(seed: int, tmp_path: Path) -> None:
    """All people less a group of 20 are a group of 13, whose SD is not for publication."""
    project = training(seed)
    whole = type(project)(project.form, project.people, (project.people,))
    (files,) = published(whole, tmp_path)
    assert files is not None
    assert recovered([*spreads_told(as_read(files), project.people, 0)], 20) == []


def test_the_attack_finds_what_is_told_without_a_ledger(tmp_path: Path) -> None:
    """Each report alone is safe; together, none having known of the others, they tell of few."""
    found = 0
    for seed in range(2000, 2012):
        project = training(seed)
        told = []
        for number, people in enumerate(project.reports):
            (files,) = published(
                type(project)(project.form, project.people, (people,)), tmp_path, f"ledger-{seed}-{number}.yaml"
            )
            assert files is not None
            told += sums_told(as_read(files), people, number)
        found += bool(recovered(told))
        if found == 3:
            break
    assert found == 3, "of twelve projects three are told of at least"


def test_the_attack_recovers_true_sums() -> None:
    """From an internal report whose columns go together."""
    project = training(2001)
    data = effect_json(report_of(project.form, project.people), MADE)
    told = [one for one in sums_told(data, project.people, 0) if one.value is not None]
    assert told
    for one in told:
        assert one.value == pytest.approx(sum(score or 0.0 for *_, score in one.people))


def test_numbers_alone_are_judged_where_means_are_shown_later(tmp_path: Path) -> None:
    """A first report counts men without their means; of another, of half the people, 6 men fewer, means would do."""
    project = training(320)
    told = []
    for number, (people, files) in enumerate(zip(project.reports, published(project, tmp_path), strict=True)):
        if files is not None:
            told += sums_told(as_read(files), people, number)
    assert recovered(told) == []
