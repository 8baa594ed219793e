"""`make bench`: every figure that the README claims about speed, measured in one run."""

import platform

from benchmarks import (
    agreeing,
    begun_by_lot,
    bombs,
    certificates,
    comparing_groups,
    comparing_people,
    dropping_out,
    error_rates,
    evaluating,
    explaining,
    explaining_large,
    grouping,
    helping,
    long_answers,
    many_trainings,
    matching,
    peers,
    planning,
    populations,
    pyconuk,
    reading,
    recomputing,
    replanning,
    rostering,
    second_solver,
    selecting,
    serving,
    showing_boards,
)


def main() -> None:
    """Runs every benchmark and names the machine."""
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, medians of 11 runs in turn")
    everything = (
        *(
            helping,
            bombs,
            rostering,
            selecting,
            dropping_out,
            grouping,
            reading,
            matching,
            evaluating,
            showing_boards,
            serving,
        ),
        *(
            certificates,
            long_answers,
            error_rates,
            comparing_groups,
            comparing_people,
            many_trainings,
            begun_by_lot,
            populations,
            recomputing,
            agreeing,
        ),
        *(planning, replanning, second_solver, peers, pyconuk, explaining, explaining_large),
    )
    for benchmark in everything:
        benchmark.main()


if __name__ == "__main__":
    main()
