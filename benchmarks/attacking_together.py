"""Published reports of drawn projects under attack together, and how many useful figures they still show.

Run by itself (`make attack`, or `python -m benchmarks.attacking_together [FIRST] [LAST]`): seeds 0 to 399 are somewhat
more than 1,000 reports. Every tenth project is attacked by integer programming as well.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ecpat_training.disclosure.audit import Verdict
from ecpat_training.disclosure.published_set import PublishedSet
from ecpat_training.effect.disclosure.report_audit import ReportAudit
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from tests.effect.disclosure.attacks_together import Sum, numbers_beside, recovered, sums_told
from tests.effect.drawn_projects import MADE, Training, as_read, published, report_of, training

PROJECTS = 400


class _EachByItself(ReportAudit):
    """Each column and each comparison by its own rules, as if nothing else were told."""

    def judge_everybody(self, published_set: PublishedSet) -> Verdict:  # noqa: ARG002 - whoever it is
        """Nothing against it."""
        return ""

    def judge_column(self, groups: Sequence[PublishedSet]) -> Verdict:  # noqa: ARG002 - whatever they are
        """Nothing against it."""
        return ""


def main(first: int = 0, last: int = PROJECTS) -> None:
    """Attacks the projects and prints what was found."""
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    for seed in range(first, last):
        with tempfile.TemporaryDirectory() as folder:
            _project(seed, Path(folder), counts)
        if (seed + 1) % 50 == 0:
            print(f"  {counts['reports']} reports after {time.perf_counter() - begun:.0f} seconds", flush=True)
    for name, number in counts.items():
        print(f"{name}: {number}")
    print(f"{time.perf_counter() - begun:.0f} seconds")


def _project(seed: int, folder: Path, counts: Counter[str]) -> None:
    project = training(seed)
    sums: list[Sum] = []
    naive: list[Sum] = []
    for number, (people, files) in enumerate(zip(project.reports, published(project, folder), strict=True)):
        counts["reports"] += 1
        alone = _by_its_own_rules(project, number)
        here = [*sums_told(alone, people, number)]
        naive += here
        counts["recovered from a report of which each column is judged by itself"] += bool(recovered(here))
        if files is None:
            counts["reports refused"] += 1
            continue
        read = as_read(files)
        sums += sums_told(read, people, number)
        counts["numbers in the page alone"] += len(numbers_beside(files))
        for manner, report in (("by itself", alone), ("published", read)):
            counts.update({f"{name}, {manner}": count for name, count in _useful(report).items()})
    counts["projects"] += 1
    counts["projects recovered from, each report and column judged by itself"] += bool(recovered(naive))
    attacked = recovered(sums, whole=seed % 10 == 0)
    counts["projects recovered from"] += bool(attacked)
    for group in attacked:
        print(f"  seed {seed}: {len(group.people)} people of {group.asked}: {group.sums}")


def _by_its_own_rules(project: Training, number: int) -> dict[str, Any]:
    report: EffectReport = report_of(project.form, project.reports[number])
    return effect_json(publish(report, _EachByItself(report.disclosure.smallest)), MADE)


def _useful(report: dict[str, Any]) -> Counter[str]:
    """How many figures a reader looks for are there."""
    by_group = report["analyses"].get("who_took_part") or {}
    scales = [scale for comparison in report["comparisons"] for scale in comparison["scales"]]
    return Counter(
        {
            "changes of everybody": sum(scale["raw_change"]["value"] is not None for scale in scales),
            "means of groups": len(by_group.get("means", ())),
            "groups counted": sum(len(column["groups"]) for column in by_group.get("by", {}).values()),
            "reports with means by a column": len({column["by"] for column in by_group.get("means", ())}) > 0,
        }
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
