"""What commands and options were called before. A line in the former words is read in those of today, does the same,
and says them; `--help` shows none of them."""

import sys
from collections.abc import Mapping, Sequence

from ecpat_training.core.text import visible

FORMER_OPTIONS: Mapping[str, Mapping[str, str]] = {
    "plan handbook": {"--for": "--kind"},
    "roster select": {"--keep": "--selected"},
    "roster split": {"--data": "--coded"},
    "trainers check": {"--ledger": "--trainings-held"},
    "trainers choose": {"--trainers": "--pool"},
    "survey quotes": {"-r": "--roster"},
    "design": {"--apart": "--country-icc"},
    "event verify": {"--keys": "--certificate-keys"},
    "performance check": {"--instrument": "--write-instrument"},
    "compare": {"--only": "--only-outcome"},
    "merge": {"-a": "--answers"},
    "donor": {"--template": "--donor"},
}
"""By the command, as it is called today: its former options, each with that of today. A letter or a name that meant
one thing here and another there means one thing now."""


def say_todays_name(former: str, today: str, line: Sequence[str]) -> None:
    """Says on standard error how something is called today, unless the line wants quiet."""
    if not {"-q", "--quiet"} & {*line}:
        sys.stderr.write(f"`{visible(former)}` is called `{visible(today)}` now.\n")
