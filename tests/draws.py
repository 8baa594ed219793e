"""How many cases a law is tried with: a few for each change, and every night all of them (`make nightly`).

No law is left out for a change: only how often it is tried falls. What failed at night is tried again by
`ECPAT_TESTS=nightly pytest` and the test's name.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

Case = TypeVar("Case")
NIGHTLY = os.environ.get("ECPAT_TESTS") == "nightly"


def draws(nightly: int, each_change: int) -> int:
    """How many cases are drawn, or how far apart those that are looked at stand."""
    return nightly if NIGHTLY else each_change


def some_of(cases: Sequence[Case], each_change: int, *, long: Sequence[Case] = ()) -> list[Case]:
    """So many of the cases for a change, spread over all of them from the first on, but for those that take `long`; all
    of them at night."""
    if NIGHTLY:
        return list(cases)
    short = [case for case in cases if case not in long]
    wanted = min(each_change, len(short))
    return [short[number * len(short) // wanted] for number in range(wanted)]
