"""What lots decided, as `ecpat design randomise` writes it, and answers of those who waited or at steps."""

import csv
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.programme.model.design import format_waves
from ecpat_training.series.model.draw_log import DrawLog, LoggedLot, LoggedOrders, digest, lot_of, order_of
from ecpat_training.series.randomising.orders import generate_orders, order_of_waves
from tests.effect.programme.programme import ITEMS


def draw(folder: Path, countries: Sequence[str], sizes: Sequence[int], seed: int = 5) -> DrawLog:
    """The log beside the programme: every order may be drawn, one is."""
    kept = tuple(sorted({format_waves(order_of_waves(waves)) for waves in generate_orders(sizes)}))
    lot = lot_of(seed, len(kept), len(countries))
    log = DrawLog(
        made_by="0",
        programme="two-cities",
        inputs={},
        countries=tuple(countries),
        sizes=tuple(sizes),
        keep=1.0,
        orders=LoggedOrders(there_are=len(kept), looked_at=len(kept), held=len(kept), left_open=0, kept=len(kept)),
        lot=LoggedLot(seed=seed, sha256=digest(seed), number=lot.number),
        order=order_of(countries, kept[lot.number]),
        named=("A", "B"),
        groups={one: "AB"[second] for one, second in zip(countries, lot.second_first, strict=True)},
        kept=kept,
    )
    (folder / "draw.json").write_text(log.model_dump_json(by_alias=True), "utf-8")
    return log


def waiting(folder: Path, changes: Mapping[str, float], *, lost: int = 0, seed: int = 3) -> None:
    """`pre-early` of each training named: its people, but for the last `lost`, knew so many questions less by then."""
    chance = random.Random(seed)
    for training, change in changes.items():
        with (folder / "trainings" / training / "pre.csv").open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        text = [",".join(["code", "c1", *ITEMS])]
        for at, row in enumerate(rows):
            known = sum(row[item] == "a" for item in ITEMS) - round(change + chance.uniform(-1.0, 1.0))
            code = row["code"] if at < len(rows) - lost else f"GONE{at}X"
            text.append(",".join([code, "3", *("a" if number < known else "b" for number in range(10))]))
        (folder / "trainings" / training / "pre-early.csv").write_text("\n".join(text) + "\n", "utf-8")


def steps(folder: Path, order: Mapping[str, int], gain: float, *, people: int = 12, seed: int = 4) -> None:
    """`step-0` and so on: the same people of every country at each step, who know `gain` questions more once their
    country has begun."""
    chance = random.Random(seed)
    own = {country: [chance.randrange(2, 6) for _ in range(people)] for country in order}
    for step in range(max(order.values()) + 1):
        text = [",".join(["code", "country", "c1", *ITEMS])]
        for country, begins in order.items():
            for at, known in enumerate(own[country]):
                more = gain * (step >= begins) + chance.uniform(-1.0, 1.0)
                now = min(10, max(0, round(known + more)))
                marks = ["a" if number < now else "b" for number in range(10)]
                text.append(",".join([f"{country}{at}QQ", country, "3", *marks]))
        (folder / f"step-{step}.csv").write_text("\n".join(text) + "\n", "utf-8")
