"""Which country goes first: every order is counted, none is drawn that the calendar can't hold, all that may be drawn
are as likely, and whoever has the log draws the same."""

import hashlib
import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.series.model.draw_log import lot_of
from ecpat_training.series.planner.draft import possible_dates
from ecpat_training.series.planner.rules_in_force import judge
from ecpat_training.series.planner.search import is_possible
from ecpat_training.series.randomising import orders
from ecpat_training.series.randomising.calendar_search import Calendar
from ecpat_training.series.randomising.clauses import clauses_of
from ecpat_training.series.randomising.eligible import count_kept, l2_imbalance
from ecpat_training.series.randomising.matching import can_all_be_matched
from ecpat_training.series.reading.draw_file import read_draw
from ecpat_training.series.workflows.facts import read_facts
from ecpat_training.series.workflows.plan import plan_programme
from tests.commands.material import COVARIATES, DESIGN
from tests.commands.running import run_here
from tests.draws import some_of
from tests.series.drawn import drawn

FAR = 10_000.0
CHI_SQUARE_119_AT_ONE_IN_A_THOUSAND = 172.4177  # R: qchisq(.999, 119)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    laid(tmp_path)
    return tmp_path


def laid(folder: Path, **changes: str) -> Path:
    text = DESIGN
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    (folder / "covariates.csv").write_text(COVARIATES, encoding="utf-8")
    return folder / "programme.yaml"


@pytest.mark.parametrize(
    ("sizes", "number"),
    [((2,) * 5, 113_400), ((8, 8), 12_870), ((1,) * 5, 120), ((3, 2), 10), ((2,) * 10, 2_375_880_867_360_000)],
)
def test_orders_are_counted_by_formula(sizes: tuple[int, ...], number: int) -> None:
    """Ten countries in five waves of two, and the sixteen counties of Dickinson et al. (2015), half of them treated."""
    assert orders.count_orders(sizes) == number
    if number < 13_000:
        every = [*orders.generate_orders(sizes)]
        assert len(every) == len(set(every)) == number
        assert every == sorted(every)
        assert {tuple(map(len, one)) for one in every} == {sizes}


def test_a_tenth_of_12870_schemes_are_1287() -> None:
    """Dickinson et al. as cvcrand has it: 12,870 schemes, a cut-off of 0.1 keeps 1,287; here the scheme that mirrors
    the last is as good and stays with it, so that each county is as likely to be first as to be last."""
    assert count_kept(12_870, 0.1) == 1_287
    chance = Random(16)
    values = [[chance.gauss(50, 10) for _ in range(16)], [chance.choice([0.0, 1.0]) for _ in range(16)]]
    every = [orders.order_of_waves(one) for one in orders.generate_orders((8, 8))]
    scores = l2_imbalance(every, values)
    worst = sorted(scores)[1_287 - 1]
    kept = [order for order, score in zip(every, scores, strict=True) if score <= worst]
    assert len(kept) == 1_288
    assert {tuple(1 - wave for wave in order) for order in kept} == set(kept)


def test_balance_is_that_of_raab_and_butcher_for_two_waves() -> None:
    """Exactly: the squared differences of means, each over the variance that it has over all orders."""
    columns = [(3, 1, 4, 1, 5, 9), (2, 7, 1, 8, 2, 8)]
    every = [orders.order_of_waves(one) for one in orders.generate_orders((3, 3))]
    differences = [[_difference(column, order) for order in every] for column in columns]
    variances = [sum(one**2 for one in column) / len(every) for column in differences]
    exact = [sum(column[at] ** 2 / of for column, of in zip(differences, variances, strict=True)) / 2
             for at in range(len(every))]  # fmt: skip
    found = l2_imbalance(every, columns)
    assert found == pytest.approx([float(one) for one in exact], abs=1e-9)
    assert sum(exact) / len(exact) == 1


def _difference(column: tuple[int, ...], order: tuple[int, ...]) -> Fraction:
    begun = [value for value, wave in zip(column, order, strict=True) if wave == 0]
    waiting = [value for value, wave in zip(column, order, strict=True) if wave]
    return Fraction(sum(begun), len(begun)) - Fraction(sum(waiting), len(waiting))


@pytest.mark.parametrize("sizes", [(2, 2, 2), (3, 2, 1), (1, 1, 1, 1)])
def test_orders_have_an_imbalance_of_one_on_average(sizes: tuple[int, ...]) -> None:
    every = [orders.order_of_waves(one) for one in orders.generate_orders(sizes)]
    values = [[1.0, 5.0, 2.0, 8.0, 3.0, 9.0][: sum(sizes)], [4.0, 4.0, 7.0, 1.0, 0.0, 2.0][: sum(sizes)]]
    assert float(l2_imbalance(every, values).mean()) == pytest.approx(1, abs=1e-8)


@pytest.mark.parametrize("block", some_of(range(6), 2))
def test_what_the_calendar_is_said_to_hold_the_planner_holds(block: int) -> None:
    """Small series that are drawn by a seed: an order that is held has a series, one that isn't has none, by a solver
    that knows nothing of it."""
    for seed in range(block * 25, block * 25 + 25):
        context, rules = drawn(seed)
        dates = possible_dates(context, rules)
        calendar = Calendar(clauses_of(context, rules, dates), context.dates.most_in_a_week)
        every = [*orders.generate_orders((1,) * len(context.by_country))]
        for order, verdict in zip(every, calendar.verdicts(every), strict=True):
            waves = {[*context.by_country][at]: wave + 1 for wave, there in enumerate(order) for at in there}
            if verdict != "open":
                possible = is_possible(replace(context, waves=waves), rules, work=FAR, seconds=FAR)
                assert possible is (verdict == "held"), (seed, order)


def test_places_are_matched_only_where_there_is_room() -> None:
    assert can_all_be_matched([{1}, {1, 2}, {2, 3}], 1)
    assert not can_all_be_matched([{1}, {1, 2}, {2}], 1)
    assert can_all_be_matched([{1}, {1, 2}, {2}], 2)
    assert can_all_be_matched([{1, 2}, {1}, {1}], 2)
    assert not can_all_be_matched([set()], 1)


def test_a_sample_holds_different_orders_whatever_the_seed_of_the_draw() -> None:
    found = orders.sample((2,) * 5, 3_000)
    assert len(set(found)) == 3_000
    assert found == orders.sample((2,) * 5, 3_000) == sorted(found)
    first = Counter(country for waves in found for country in waves[0])
    assert all(500 < first[country] < 700 for country in range(10))  # 600 each, four standard deviations


def test_of_too_many_orders_a_sample_is_looked_at_and_all_are_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders, "MOST", 119)
    monkeypatch.setattr(orders.sample, "__defaults__", (110,))
    assert run_here(["design", "randomise", "--seed", "617", "-q"]).exit_code == 0
    log = read_draw(folder / "draw.json")
    assert (log.orders.there_are, log.orders.looked_at, len(log.kept)) == (120, 110, 110)


def test_every_order_is_as_likely() -> None:
    """Chi-square over 12,000 seeds and 120 orders; and each country's coin."""
    lots = [lot_of(seed, 120, 5) for seed in range(12_000)]
    counts = Counter(lot.number for lot in lots)
    assert sum((counts[at] - 100) ** 2 / 100 for at in range(120)) < CHI_SQUARE_119_AT_ONE_IN_A_THOUSAND
    for country in range(5):
        assert abs(sum(lot.second_first[country] for lot in lots) - 6_000) < 4 * 12_000**0.5 / 2


def test_anybody_draws_again_from_the_log_alone(folder: Path) -> None:
    """With nothing but SHA-256, as the log itself says."""
    assert run_here(["design", "randomise", "--seed", "617", "-q"]).exit_code == 0
    log = json.loads((folder / "draw.json").read_text("utf-8"))
    number = int(hashlib.sha256(b"617/0").hexdigest(), 16) % len(log["kept"])
    assert log["lot"]["number"] == number
    assert log["order"] == {code: int(log["kept"][number][at]) for at, code in enumerate(log["countries"])}
    for at, country in enumerate(log["countries"], 1):
        assert log["groups"][country] == "AB"[int(hashlib.sha256(f"617/{at}".encode()).hexdigest(), 16) % 2]
    assert log["inputs"]["covariates.csv"] == hashlib.sha256(COVARIATES.encode()).hexdigest()


def test_which_orders_may_be_drawn_does_not_depend_on_the_seed(folder: Path) -> None:
    kept = []
    for seed in ("1", "617", "617"):
        assert run_here(["design", "randomise", "--seed", seed, "-q", "--force"]).exit_code == 0
        kept.append((folder / "draw.json").read_bytes())
    assert json.loads(kept[0])["kept"] == json.loads(kept[1])["kept"]
    assert kept[1] == kept[2]


def test_the_plan_keeps_the_order_that_was_drawn(folder: Path) -> None:
    free = plan_programme(folder / "programme.yaml", seconds=FAR)
    for seed in ("617", "5"):
        assert run_here(["design", "randomise", "--seed", seed, "-q", "--force"]).exit_code == 0
        plan = plan_programme(folder / "programme.yaml", seconds=FAR)
        order = read_draw(folder / "draw.json").order
        begun = [one.id[:2].upper() for one in plan.check.series.trainings if one.id.endswith("-1")]
        assert begun == sorted(order, key=lambda country: order[country])
        assert plan.check.kept
        broken = [one.rule for one in judge(plan.facts.rules, free.check.series, plan.facts.context) if not one.kept]
        assert set(broken) <= {"drawn order"}


def test_an_order_may_become_a_wish(folder: Path) -> None:
    assert run_here(["design", "randomise", "--seed", "617", "-q"]).exit_code == 0
    fixed = "events:\n  - {id: ro-1, title: Bucharest, country: RO, days: 2, start: 2026-02-10, participants: 20}\n"
    rules = "rules: {series: [drawn order: {weight: 5}]}\n"
    laid(folder, **{"manual:\n": f"{fixed}{rules}manual:\n"})  # RO was drawn to be the last
    plan = plan_programme(folder / "programme.yaml", seconds=FAR)
    rule = next(one for one in plan.check.rules if one.rule == "drawn order")
    assert rule.gave_way
    assert rule.cost == 5


def test_nothing_is_drawn_without_a_seed_and_no_draw_is_replaced(folder: Path) -> None:
    ran = run_here(["design", "randomise"])
    assert ran.exit_code == 0
    assert "Nothing is drawn yet" in ran.said
    assert not (folder / "draw.json").exists()
    assert run_here(["design", "randomise", "--seed", "1", "-q"]).exit_code == 0
    before = (folder / "draw.json").read_bytes()
    assert run_here(["design", "randomise", "--seed", "2", "-q"]).exit_code == 5
    assert (folder / "draw.json").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"seed": 617', '"seed": 618'),
        ('"AL": 1', '"AL": 2'),
        ('"EE": "A"', '"EE": "B"'),
        ('"12345",', ""),
        ('"12345"', '"11345"'),
        ('"version": 1', '"version": 2'),
    ],
)
def test_a_draw_that_somebody_changed_is_refused(folder: Path, old: str, new: str) -> None:
    assert run_here(["design", "randomise", "--seed", "617", "-q"]).exit_code == 0
    text = (folder / "draw.json").read_text("utf-8")
    assert old in text
    (folder / "draw.json").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_facts(folder / "programme.yaml")
    assert [one.code for one in refused.value.findings] == ["series.draw-log"]


def test_a_table_to_fill_in_is_written_once_and_read_back(folder: Path) -> None:
    (folder / "covariates.csv").unlink()
    laid(folder, **{"table: covariates.csv": "table: covariates.xlsx"})
    (folder / "covariates.csv").unlink()
    assert run_here(["design", "randomise"]).exit_code == 1
    from openpyxl import load_workbook

    book = load_workbook(folder / "covariates.xlsx")
    sheet = book["Covariates"]
    assert [cell.value for cell in sheet[1]] == ["Country", "population", "police share"]
    empty = run_here(["design", "randomise"])
    assert "population of BG is missing" in empty.said
    for row in range(2, 7):
        sheet.cell(row, 2).value = row
        sheet.cell(row, 3).value = f"{row * row},5 %"
    book.save(folder / "covariates.xlsx")
    assert run_here(["design", "randomise"]).exit_code == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('BG,"1,234",45 %', "may be a thousand or a decimal"),
        ("BG,,45 %", "population of BG is missing"),
        ("XX,6.4,45 %", "`XX` is no country of the programme"),
        ("CZ,6.4,45 %", "CZ stands in the table twice"),
        ("BG,n/a,45 %", "`n/a`, which is no number"),
    ],
)
def test_what_a_table_of_covariates_lacks_is_asked(folder: Path, written: str, said: str) -> None:
    table = COVARIATES.replace("BG,6.4,45 %", written)
    (folder / "covariates.csv").write_text(table, encoding="utf-8")
    ran = run_here(["design", "randomise"])
    assert ran.exit_code == 1
    assert said in ran.said


def test_a_calendar_that_forces_the_order_is_refused_with_its_reasons(folder: Path) -> None:
    fixed = "events:\n" + "".join(
        f"  - {{id: {code}-1, title: Fixed, country: {code.upper()}, days: 2, start: {day}, participants: 20}}\n"
        for code, day in (("bg", "2026-02-10"), ("cz", "2026-02-17"))
    )
    laid(folder, **{"manual:\n": f"{fixed}manual:\n"})
    ran = run_here(["design", "randomise", "--seed", "617"])
    assert ran.exit_code == 4
    assert "the calendar holds" in ran.said
    assert "BG only in wave" in ran.said
    assert not (folder / "draw.json").exists()


def test_how_much_chance_is_left_is_told(folder: Path) -> None:
    laid(folder, **{"balance: [population, police share], ": ""})
    ran = run_here(["design", "randomise"])
    assert "6.9 bits" in ran.said
    assert "once in 120 times" in " ".join(ran.said.split())
