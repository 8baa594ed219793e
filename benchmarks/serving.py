"""Pages of `ecpat serve` over 44 trainings: the board, a list of 20 people that is checked anew, 500 requests from 20
threads; beside them the journal of Fava on a ledger with as many entries as the folder has people."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import httpx

from benchmarks.peer_environment import PeerEnvironment
from benchmarks.showing_boards import folder_of

FAVA = PeerEnvironment("Fava", ".venv-peers-serving", "peers-serving.txt")
_PEOPLE = 20
_AGAIN, _MANY, _THREADS = 30, 500, 20
_PORT = 5_643  # of Fava, which takes no free one by itself


class Told(NamedTuple):
    """What pages cost: seconds of the server's processor and of the clock for each, and how many were answered."""

    processor: float
    clock: float
    answered: int


def main() -> None:
    """All pages, one after the other, and then many at once."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "programme"
        trainings = folder_of(folder)
        print(
            f"\nPages of {trainings} trainings, seconds of the server's processor for each (of the clock in brackets)"
        )
        with _ecpat(folder) as (client, process):
            _show("board, first time", _spent(process, lambda: client.get("/"), 1))
            _show("board, again", _spent(process, lambda: client.get("/"), _AGAIN))
            list_ = folder / "trainings/al-1/participants.csv"
            _show("a list of 20, checked anew each time", _spent(process, lambda: _changed(list_, client), _AGAIN))
            client.get("/")
            _at_once("board", process, client, "/")
        if why := FAVA.missing():
            print(f"  Fava isn't measured: {why}")
            return
        with _fava(Path(place) / "ledger.beancount", trainings * _PEOPLE) as (client, process):
            pages = ("/children/journal/", "/children/api/journal_page?page=1&order=desc")
            _show("Fava's journal, again", _spent(process, lambda: [client.get(one) for one in pages][-1], _AGAIN))
            _at_once("Fava's journal", process, client, pages[1])


def _changed(path: Path, client: httpx.Client) -> httpx.Response:
    """The list's page after somebody has saved the list."""
    path.write_bytes(path.read_bytes() + b"\n")
    return client.get("/trainings/al-1/list")


def _spent(process: "subprocess.Popen[bytes]", ask: Callable[[], httpx.Response], times: int) -> Told:
    before = _processor(process.pid)
    clocks, answered = [], 0
    for _ in range(times):
        begun = time.perf_counter()
        answered += ask().status_code == httpx.codes.OK
        clocks.append(time.perf_counter() - begun)
    if answered < times:
        raise SystemExit(f"{times - answered} of {times} requests had no page: nothing was measured.")
    return Told((_processor(process.pid) - before) / times, statistics.median(clocks), answered)


def _at_once(what: str, process: "subprocess.Popen[bytes]", client: httpx.Client, address: str) -> None:
    before, begun = _processor(process.pid), time.perf_counter()
    with ThreadPoolExecutor(_THREADS) as threads:
        codes = list(threads.map(lambda _: client.get(address).status_code, range(_MANY)))
    clock, spent = time.perf_counter() - begun, _processor(process.pid) - before
    good = codes.count(httpx.codes.OK)
    print(
        f"  {what}, {_MANY} requests from {_THREADS} threads: {good} answered, {_MANY / spent:.0f} for each second of "
        f"the server's processor ({_MANY / clock:.0f} for each of the clock)"
    )


def _show(what: str, told: Told) -> None:
    print(f"  {what:44} {told.processor:7.3f} ({told.clock:.3f}), {told.answered} answered")


def _processor(pid: int) -> float:
    """The seconds of the processor that a process has used so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _ecpat(folder: Path) -> Iterator[tuple[httpx.Client, "subprocess.Popen[bytes]"]]:
    command = [sys.executable, "-u", "-m", "ecpat_training", "serve", str(folder), "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    try:
        found = None
        while found is None:
            found = re.search(rb"http://127\.0\.0\.1:\d+/\?\S+", process.stdout.readline())
        entry = found[0].decode()
        home = entry.partition("/?")[0]
        with httpx.Client(base_url=home, timeout=300, limits=_LIMITS) as client:
            path = re.search(r"url=(/\w+)/", client.get(entry).text)  # behind which all pages stand
            assert path is not None
            client.base_url = httpx.URL(f"{home}{path[1]}")
            yield client, process
    finally:
        process.terminate()
        process.wait()


_LIMITS = httpx.Limits(max_connections=_THREADS)


@contextmanager
def _fava(ledger: Path, entries: int) -> Iterator[tuple[httpx.Client, "subprocess.Popen[bytes]"]]:
    lines = ['option "title" "children"', "2005-01-01 open Assets:Bank", "2005-01-01 open Expenses:Training"]
    for at in range(entries):
        day = date(2005, 9, 1) + timedelta(at % 500)
        lines += [f'{day} * "P{at}" "seat"', "  Expenses:Training  10 EUR", "  Assets:Bank"]
    ledger.write_text("\n".join(lines) + "\n", "utf-8")
    process = subprocess.Popen(
        [FAVA.python.parent / "fava", "--port", str(_PORT), ledger],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{_PORT}", timeout=300, limits=_LIMITS) as client:
            while True:
                try:
                    client.get("/children/journal/")
                    break
                except httpx.TransportError:
                    if process.poll() is not None:
                        raise
            yield client, process
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
