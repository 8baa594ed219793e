"""Computing and memory of a whole process. The processor's seconds are told, not the clock's: they are much the same
whatever else the machine does."""

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Of several runs: the seconds of computing of each, those of children included, in their order, and the highest
    peak of resident memory in MB."""

    each: Sequence[float]
    megabytes: float

    @property
    def seconds(self) -> float:
        """The median."""
        return statistics.median(self.each)

    def ratio(self, base: "Run") -> float:
        """The median of the ratios of runs that followed each other, which a machine that grows slower leaves alone."""
        return statistics.median(own / floor for own, floor in zip(self.each, base.each, strict=True))


def measure(commands: dict[str, Sequence[str]], repeats: int = 11) -> dict[str, Run]:
    """Measures commands in turn, round by round, so that a slow moment of the machine meets all of them alike.

    Raises:
        RuntimeError: a command ended with another exit code than 0 or 1 (a broken rule is a result).
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    peak: dict[str, float] = dict.fromkeys(commands, 0.0)
    for turn in range(repeats + 1):
        for name, command in commands.items():
            spent, megabytes = _once(command)
            peak[name] = max(peak[name], megabytes)
            if turn:  # the first round compiles the modules and warms the disk's cache
                seconds[name].append(spent)
    return {name: Run(seconds[name], peak[name]) for name in commands}


def _once(command: Sequence[str]) -> tuple[float, float]:
    # as wherever it is installed: modules are compiled once, not at each start
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=kept)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command} ended with {process.returncode}: {said.decode(errors='replace')[-500:]}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def show(title: str, runs: dict[str, Run], base: str, unit: str = "seconds") -> None:
    """Prints the runs as a table, each as a ratio to `base`."""
    print(f"\n{title}")
    print(f"  {'':44} {unit:>9} {'ratio':>6} {'peak MB':>8}")
    for name, run in runs.items():
        print(f"  {name:44} {run.seconds:9.3f} {run.ratio(runs[base]):6.2f} {run.megabytes:8.0f}")
