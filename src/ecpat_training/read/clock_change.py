"""Times that no clock shows: the hour that is left out when clocks go forward."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo | None:
    """The time zone of that name (`Europe/Tirane`), None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def left_out(day: date, minutes: int, zone_name: str) -> bool:
    """Whether clocks in a time zone skip a time of a day, given in minutes after midnight."""
    place = zone(zone_name)
    if place is None or not 0 <= minutes < 24 * 60:
        return False
    local = datetime.combine(day, time(minutes // 60, minutes % 60), place)
    return local.astimezone(UTC).astimezone(place).replace(tzinfo=None) != local.replace(tzinfo=None)
