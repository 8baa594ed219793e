"""Time zones by their names in the tz database: `Europe/Tirane`."""

import difflib
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo | None:
    """The time zone of that name, None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a name may be a folder's, too long, or no file name at all
        return None


def known_zone(name: str) -> str:
    """The name itself, if it is a time zone's.

    Raises:
        ValueError: it isn't.
    """
    if zone(name) is not None:
        return name
    close = difflib.get_close_matches(name[:60], sorted(available_timezones()), n=1)
    meant = f"did you mean `{close[0]}`?" if close else "write one such as `Europe/Tirane`"
    raise ValueError(f"this time zone isn't known; {meant}")
