"""Time zones by their names in the tz database: `Europe/Tirane`."""

import difflib
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

# Countries in which everybody, or nearly so, lives by one clock. Spain, Portugal, Russia and others have several:
# whoever plans there says which is meant.
_OF_A_COUNTRY = {
    "AD": "Europe/Andorra", "AL": "Europe/Tirane", "AM": "Asia/Yerevan", "AT": "Europe/Vienna", "AZ": "Asia/Baku",
    "BA": "Europe/Sarajevo", "BE": "Europe/Brussels", "BG": "Europe/Sofia", "BY": "Europe/Minsk",
    "CH": "Europe/Zurich", "CZ": "Europe/Prague", "DE": "Europe/Berlin", "DK": "Europe/Copenhagen",
    "EE": "Europe/Tallinn", "FI": "Europe/Helsinki", "FR": "Europe/Paris", "GB": "Europe/London",
    "GE": "Asia/Tbilisi", "GR": "Europe/Athens", "HR": "Europe/Zagreb", "HU": "Europe/Budapest",
    "IE": "Europe/Dublin", "IS": "Atlantic/Reykjavik", "IT": "Europe/Rome", "LI": "Europe/Vaduz",
    "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "LV": "Europe/Riga", "MC": "Europe/Monaco",
    "MD": "Europe/Chisinau", "ME": "Europe/Podgorica", "MK": "Europe/Skopje", "MT": "Europe/Malta",
    "NL": "Europe/Amsterdam", "NO": "Europe/Oslo", "PL": "Europe/Warsaw", "RO": "Europe/Bucharest",
    "RS": "Europe/Belgrade", "SE": "Europe/Stockholm", "SI": "Europe/Ljubljana", "SK": "Europe/Bratislava",
    "SM": "Europe/San_Marino", "TR": "Europe/Istanbul", "UA": "Europe/Kyiv", "VA": "Europe/Vatican",
    "XK": "Europe/Belgrade",
}  # fmt: skip


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo | None:
    """The time zone of that name, None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a name may be a folder's, too long, or no file name at all
        return None


def zone_of(country: str) -> str | None:
    """The name of the time zone that a country lives by; None where it has several."""
    name = _OF_A_COUNTRY.get(country)
    return name if name is not None and zone(name) is not None else None


def belongs_to_one_country(name: str) -> bool:
    """Whether a time zone is the one of a country, so that it is surely not one of a country that has several."""
    return name in _OF_A_COUNTRY.values()


def require_time_zone(name: str) -> str:
    """The name, if a time zone has it.

    Raises:
        ValueError: no time zone has this name.
    """
    if zone(name) is not None:
        return name
    zones = sorted(available_timezones())
    cities = {zone_.rpartition("/")[2]: zone_ for zone_ in zones if "/" in zone_}
    city = difflib.get_close_matches(name[:60].replace(" ", "_").title(), cities, n=1)
    # `Tirana` is nearer to `Iran` than to `Europe/Tirane`
    close_names = [cities[city[0]]] if city and "/" not in name else difflib.get_close_matches(name[:60], zones, n=1)
    advice = f"did you mean `{close_names[0]}`?" if close_names else "write one such as `Europe/Tirane`"
    raise ValueError(f"this time zone isn't known; {advice}")
