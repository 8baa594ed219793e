"""Fair selections: how fast and how fair, beside sortition-algorithms (its default, maximin) on the same files in the
same run; and whether 10,000 draws are as often as the chances say. Seconds are of the processor, since other work may
run beside: of the whole process, and of finding the chances alone. It is an error if the peer's lowest chance is
higher, if it is quicker, or if a drawn room breaks a quota."""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.peer_environment import PeerEnvironment
from benchmarks.pools import PoolFiles, many_organisations, pools
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.selection.leximin import fair_lottery
from ecpat_training.roster.selection.panels import draw_people, equally_likely
from ecpat_training.roster.workflows.applicants import applicants_by_quotas

PEER = PeerEnvironment("sortition-algorithms", ".venv-peers-selection", "peers-selection.txt")
ALLOWED = 300
SEEDS = 10_000


def main() -> None:
    """Shows a line for each pool, then the draws."""
    peer = not (problem := PEER.missing())
    fair_lottery(3, 1, [])  # what it imports is loaded once
    print("\nSelecting: processor seconds of the chances (of the whole process), lowest chance, Gini")
    print(f"  {'':24} {'people/seats/types':>20} {'ecpat':>16} {'lowest':>8} {'Gini':>7} {'peer':>16} {'lowest':>8}")
    if not peer:
        print(f"  The peer is left out: {problem}.")
    wrong = []
    with tempfile.TemporaryDirectory() as scratch:
        every = list(pools(Path(scratch)))
        for pool in every:
            wrong += _line(pool, Path(scratch), peer=peer)
        wrong += _draws(next(pool for pool in every if pool.name == "60 of few types"))
    wrong += _capped()
    if wrong:
        sys.exit("\n".join(wrong))


def _line(pool: PoolFiles, folder: Path, *, peer: bool) -> list[str]:
    out = folder / "out.json"
    command = ["roster", "select", pool.people, "--seats", pool.seats, "--quotas", pool.quotas, "-q", "--force"]
    started = _processor()
    subprocess.run(
        [sys.executable, "-m", "ecpat_training", *map(str, command), "--out", str(out)],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    whole_seconds = _processor() - started
    applicants = applicants_by_quotas(ListFile(pool.people), pool.quotas)
    started = time.process_time()
    lottery = fair_lottery(len(applicants.codes), pool.seats, applicants.demands(pool.seats))
    spent = time.process_time() - started
    assert lottery is not None
    result = json.loads(out.read_text("utf-8"))
    size = f"{len(result['applicants']):,}/{pool.seats}/{len(lottery.pool.types)}"
    row = f"  {pool.name:24} {size:>20} {f'{spent:.2f} ({whole_seconds:.2f})':>16}"
    row += f" {result['lowest chance']:8.4f} {result['gini']:7.4f}"
    wrong = (
        [f"{pool.name}: a drawn room breaks a quota"] if not all(quota["kept"] for quota in result["quotas"]) else []
    )
    if peer and not pool.slow:
        answer = _peer(pool)
        if answer is None:
            row += f" {f'> {ALLOWED}':>16}"
        else:
            seconds, all_of_it, lowest = answer
            row += f" {f'{seconds:.2f} ({all_of_it:.2f})':>16} {lowest:8.4f}"
            wrong += (
                [f"{pool.name}: the peer's lowest chance is higher"] if lowest > result["lowest chance"] + 1e-5 else []
            )
            wrong += [f"{pool.name}: the peer is quicker"] if seconds < spent else []
    print(row, flush=True)
    return wrong


def _capped() -> list[str]:
    """At most 3 of one organisation: seconds of the chances, of a draw and of 100 panels; every room is counted."""
    print("\nAt most 3 of one organisation: processor seconds of the chances (bar), of a draw, of 100 panels")
    wrong = []
    for people, organisations, bar, seeds in ((300, 80, 3, 1_000), (5_000, 900, 3, 200), (100_000, 10_000, 30, 5)):
        demands = many_organisations(people, organisations, 20, seed=1)
        started = time.process_time()
        lottery = fair_lottery(people, 20, demands)
        spent = time.process_time() - started
        assert lottery is not None
        rooms = []
        started = time.process_time()
        rooms += [draw_people(lottery, seed) for seed in range(seeds)]
        draw = (time.process_time() - started) / seeds
        started = time.process_time()
        rooms += equally_likely(lottery, demands, 100, 1)
        panels = time.process_time() - started
        broken = sum(not all(demand.is_met(room) for demand in demands) for room in rooms[:300])
        name = f"{people:,} of {organisations:,} organisations, {len(lottery.pool.types)} types"
        print(f"  {name:48} {spent:6.2f} ({bar}) {draw:8.4f} {panels:8.2f}", flush=True)
        wrong += [f"{name}: {broken} rooms break a cap"] * bool(broken) + [f"{name}: slower than {bar} s"] * (
            spent > bar
        )
    return wrong


def _draws(pool: PoolFiles) -> list[str]:
    """The chi-square of how often each person is drawn by 10,000 seeds; every room is counted by the quotas' file."""
    from scipy.stats import chi2

    applicants = applicants_by_quotas(ListFile(pool.people), pool.quotas)
    people = len(applicants.codes)
    lottery = fair_lottery(people, pool.seats, applicants.demands(pool.seats))
    assert lottery is not None
    quotas = list(csv.reader(pool.quotas.read_text("utf-8").splitlines()))[1:]
    times, broken = Counter[int](), 0
    for seed in range(SEEDS):
        room = draw_people(lottery, seed)
        times.update(room)
        counts = Counter(
            (column, applicants.values[index][place])
            for index in room
            for place, column in enumerate(applicants.columns)
        )
        broken += not all(int(low) <= counts[feature, value] <= int(high) for feature, value, low, high in quotas)
    expected = [chance * SEEDS for chance in lottery.each()]
    parts = [
        (times[index] - mean) ** 2 / (mean * (1 - mean / SEEDS))
        for index, mean in enumerate(expected)
        if 0 < mean < SEEDS
    ]
    # each person's part is a chi-square of one degree of freedom; the largest of so many
    worst = max(parts, default=0.0)
    p = 1 - (1 - float(chi2.sf(worst, 1))) ** max(1, len(parts))
    print(f"  {SEEDS:,} seeds: every room kept its quotas but {broken}; largest chi-square {worst:.1f}, p = {p:.3f}")
    return [f"{broken} drawn rooms break a quota"] * bool(broken) + ["draws differ from the chances"] * (p < 1e-4)


def _processor() -> float:
    """The processor's seconds of all processes that were started and have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _peer(pool: PoolFiles) -> tuple[float, float, float] | None:
    """The seconds of the chances and of the whole process, and the lowest chance; None where it takes too long."""
    peer_input = {"people": str(pool.people), "quotas": str(pool.quotas), "seats": pool.seats}
    started = _processor()
    command = [PEER.python, Path(__file__).with_name("sortition_peer.py")]
    try:
        done = subprocess.run(
            command, input=json.dumps(peer_input).encode(), capture_output=True, check=True, timeout=ALLOWED
        )
    except subprocess.TimeoutExpired:
        return None
    answer = json.loads(done.stdout[done.stdout.rindex(b'{"chances"') :])  # its solver writes there as well
    return answer["seconds"], _processor() - started, min(answer["chances"])


if __name__ == "__main__":
    main()
