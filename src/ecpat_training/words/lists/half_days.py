"""The halves of a day over columns in which people are ticked off: `Day 1 AM`, `16/06 vormittags`, `ziua 2`."""

import re

from ecpat_training.words.lists.calendar_words import DAY_WORDS, MONTH_OF, NUMBER_OF, WEEKDAYS
from ecpat_training.words.matching import key

_HALVES = """
am pm morning afternoon evening
vormittag vormittags nachmittag nachmittags vm nm
matin matinée après-midi aprèsmidi
ochtend voormiddag namiddag middag
dimineața dimineață după-amiaza dupăamiaza după-amiază
prepodne popodne преподне поподне jutro јутро
сутрин обед следобед
dopoledne odpoledne ráno
hommik hommikupoolik ennelõuna pärastlõuna õhtupoolik
paradite pasdite mëngjes
утро день ранок вечер вечір
"""
HALVES = frozenset(map(key, _HALVES.split()))
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|\d+")


def is_half_day(header: str) -> bool:
    """Whether a header names a half of a day, or a day: a number, date or weekday with a word for it; no word besides
    is let pass, so that `Arrival day 1` stays what it is."""
    words = [key(word) for word in _WORDS.findall(header)]
    days = [word for word in words if word in DAY_WORDS]
    halves = [word for word in words if word in HALVES and word not in DAY_WORDS]
    which = [word for word in words if word.isdecimal() or word in NUMBER_OF or word in WEEKDAYS or word in MONTH_OF]
    if not which or len(days) + len(halves) + len(which) < len(words):
        return False
    return bool(days or halves)
