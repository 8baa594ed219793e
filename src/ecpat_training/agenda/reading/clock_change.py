"""Times that no clock shows: the hour that is left out when clocks go forward."""

from datetime import UTC, date, datetime, time

from ecpat_training.values.time_zones import zone


def left_out(day: date, minutes: int, zone_name: str) -> bool:
    """Whether clocks in a time zone skip a time of a day, given in minutes after midnight."""
    place = zone(zone_name)
    if place is None or not 0 <= minutes < 24 * 60:
        return False
    local = datetime.combine(day, time(minutes // 60, minutes % 60), place)
    return local.astimezone(UTC).astimezone(place).replace(tzinfo=None) != local.replace(tzinfo=None)
