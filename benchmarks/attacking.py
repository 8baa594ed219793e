"""Published reports under attack: what can be recovered of the people in the finished files, and of two in succession.

Run by itself (`python -m benchmarks.attacking [FIRST] [LAST]`): 1,000 reports take most of an hour on one core, nearly
all of it the integer programmes of the attack.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.disclosure.ledger import Publication
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.workflows.preparing import prepare_report
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.disclosure.attacks import attack
from tests.survey.drawn_surveys import Survey, as_read, published_files, survey

REPORTS, FEWEST, MOST = 1000, 5, 60
TABLES_FROM = 60  # people; every tenth report has more, up to 160, so that tables by two columns are attacked too


def main(first: int = 0, last: int = REPORTS) -> None:
    """Attacks the reports and prints what was found."""
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, last):
            draw = random.Random(seed)
            people = draw.randint(TABLES_FROM, 160) if seed % 10 == 9 else draw.randint(FEWEST, MOST)
            files = published_files(survey(seed, people).report(), Path(folder))
            read = as_read(files)
            attacked = attack(files, read)
            counts["reports"] += 1
            counts["with figures"] += any(
                scale["raw_change"]["value"] is not None for scale in read["comparisons"][0]["scales"]
            )
            counts["with groups"] += bool((read["analyses"].get("who_took_part") or {}).get("means"))
            counts["with shares of questions"] += bool(read["analyses"].get("items"))
            counts["with a table by two columns"] += bool((read["analyses"].get("who_took_part") or {}).get("cross"))
            counts["hidden cells recovered"] += len(attacked.cells)
            counts["scores of people recovered"] += len(attacked.scores)
            counts["numbers in one file alone"] += len(attacked.alone)
            counts["reports in which a score is known to be nobody's"] += bool(attacked.nobody)
            counts.update(in_succession(seed, people, Path(folder)))
            if not attacked.nothing:
                print(f"  seed {seed}, {people} people: {attacked}")
    for name, number in counts.items():
        print(f"{name}: {number}")
    print(f"{time.perf_counter() - begun:.0f} seconds")


def in_succession(seed: int, people: int, folder: Path) -> Counter[str]:
    """A second report without 1 to 9 of the people, or with as many corrected: is it refused?"""
    draw = random.Random(seed + 1)
    whole = survey(seed, people)
    fewer = _without(whole, draw.randint(1, 9))
    place = folder / f"ledger-{seed}.yaml"
    ended: Counter[str] = Counter()
    first, second = (_published(survey, place) for survey in (whole, fewer))
    if first and second is None:
        ended["second reports refused"] += 1
    elif first and second:
        ended["second reports let through"] += 1
    else:
        ended["pairs of which one has no figures"] += 1
    return ended


def _published(survey: Survey, place: Path) -> bool | None:
    """Whether a report with figures was published; None where the ledger refused it."""
    inside = survey.report()
    figures = 0

    def deliver(public: EffectReport, _standing: ReleaseStanding | None, besides: Mapping[Path, bytes]) -> None:
        nonlocal figures
        figures = sum(
            change.raw.value is not None for comparison in public.comparisons for change in comparison.changes
        )
        for path, content in besides.items():
            path.write_bytes(content)

    try:
        Publication(place, is_named=True).publish(
            "a report", 10, lambda earlier: prepare_report(inside, survey.form, survey.waves, earlier, deliver)
        )
    except UnsatisfiableError:
        return None
    return bool(figures)


def _without(survey: Survey, number: int) -> Survey:
    """The same training without the last of its people."""
    return replace(survey, waves=tuple(_shorter(wave, len(wave.answers) - number) for wave in survey.waves))


def _shorter(wave: WaveResponses, people: int) -> WaveResponses:
    remaining = max(people, 2)
    return replace(
        wave,
        rows=remaining,
        answers=wave.answers.iloc[:remaining],
        codes=wave.codes.iloc[:remaining],
        groups=wave.groups.iloc[:remaining],
        places=wave.places[:remaining],
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
