"""Times and durations as published agendas write them, turned into those that the reader of clocks knows: `10u00`,
`12 noon`, `9 - 10.30 am`, `ca. 10.30`, two times on two lines, `1 hr 15 mins`."""

import re

from ecpat_training.words.catalogue.message import phrase

_NOON = r"(?P<noon{n}>(?:12(?:[:.]00)?\s?)?(?:noon|nn|n\.n\.|midday)(?![^\W\d_]))"
_AM_PM_PATTERN = r"(?:\s?(?P<half{n}>[ap])\s?\.?\s?m(?![^\W\d_]|/)\.?)?"
_UNIT = r"(?:\s?(?P<unit{n}>uhr|uur|hrs?|hours|hs|hod|sati|sata|ч|h|u)(?![^\W\d_])\.?)?"
_TIME = (
    rf"(?:{_NOON}|(?:(?P<hour{{n}}>\d{{{{1,2}}}})\s?(?:[:.,;hu]|uhr)\s?(?P<minute{{n}}>[0-5]\d)(?!\d)(?::00)?"
    rf"|(?P<four{{n}}>[0-2]\d[0-5]\d)(?!\d)|(?P<bare{{n}}>\d{{{{1,2}}}})(?![\d:.,;]\d|\d)){_AM_PM_PATTERN}{_UNIT})"
)
_APPROXIMATE_PATTERN = re.compile(
    r"(?:ca|c|approx|approximately|about|around|etwa|gegen|env|environ|klo|kell|kl|time)\b\.?:?\s*", re.I
)
_UNTIL_PATTERN = (
    r"(?:\s*(?:[-–—−‐/→>~]+|\b(?:to|until|till|bis|tot|à|a|às|as|até|ate|hasta|do|до|по|deri|kuni|til|alle|până la"
    r"|pana la|έως|ως|إلى)\b)\s*|(?P<space>\s+)|(?<=[Mm.])(?P<none>))"
)
_START_PATTERN, _END_PATTERN = _TIME.format(n=1), _TIME.format(n=2)
_FROM_PATTERN = (
    r"(?P<from>(?:from|von|vom|de la|de las|de|das|desde las|desde|od|ab|at|um|van|с|от|з|від|nga|à|από|من)\s+)?"
)
_SPAN = re.compile(rf"{_FROM_PATTERN}{_START_PATTERN}{_UNTIL_PATTERN}{_END_PATTERN}", re.IGNORECASE)
_SINGLE_TIME_PATTERN = re.compile(rf"{_FROM_PATTERN}{_START_PATTERN}", re.IGNORECASE)
_AGAIN = re.compile(r"(?<!\d)\d{1,2}\s?[:.hu]\s?[0-5]\d(?!\d)|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_HOURS_AND_MINUTES = re.compile(
    r"(?P<hours>\d{1,2})?\s?(?P<half>[½]|1/2|1⁄2)?\s?(?P<unit>hours?|hrs?|h|std|stunden?|heures?|horas?|ore|uur|timer?|sati|sata|godz|godziny?|час|часа|ч)\.?"
    r"(?:\s?(?:and|und|et|și|en|og|e|,)?\s?(?P<minutes>[0-5]?\d)\s?(?P<min>min\w*|['′’])?\.?)?",
    re.IGNORECASE,
)
_LAST_UNSURE = 5  # hours: `1h30` may be how long, `9h30` is when


def normalise_clock_text(text: str) -> str:
    """Returns a text that begins with a time, written in another form, with that time in plain form; others unchanged.

    Args:
        text: normal already, with single spaces and one form for each figure.

    Raises:
        ValueError: the text may be a time of the day, or how long something lasts.
    """
    about_match = _APPROXIMATE_PATTERN.match(text)
    clock_text = text[about_match.end() :] if about_match else text
    match = _SPAN.match(clock_text)
    if match and _is_span(match, clock_text[match.end() :]):
        return f"{_clock_text(match, 1)} - {_clock_text(match, 2)}{_separate_remainder(clock_text[match.end() :])}"
    match = _SINGLE_TIME_PATTERN.match(clock_text)
    if match and (match["unit1"] if match["bare1"] else about_match or match["noon1"] or match["hour1"]):
        _ask(clock_text, match)
        return f"{_clock_text(match, 1)}{_separate_remainder(clock_text[match.end() :])}"
    return text


def names_another_time(remainder: str) -> bool:
    """Whether the text that stands behind a time names a second one."""
    return _AGAIN.search(remainder) is not None


def lasting_in_hours(text: str, *, is_duration: bool = False) -> int | None:
    """Returns the minutes of `1 hr 15 mins`, `½ hour`, `2 hours`; None for any other text.

    `1h30` and `9 uur` may be times of the day: they count only with `is_duration`, which says that the text tells how
    long something lasts."""
    match = _HOURS_AND_MINUTES.fullmatch(text)
    if match is None or not (match["hours"] or match["half"]):
        return None
    if match["unit"].lower() == "h" and not (is_duration or match["min"] or match["half"]):
        return None
    if match["unit"].lower() == "uur" and not (is_duration or match["min"] or match["half"]):
        return None  # `9 uur` is a time of the day
    return int(match["hours"] or 0) * 60 + (30 if match["half"] else 0) + int(match["minutes"] or 0)


def _is_span(match: re.Match[str], remainder: str) -> bool:
    """Whether two times are one span: hours without minutes only where a dash joins them, and nothing makes them
    minutes, a date or a number of something."""
    bare_flags = [match[f"bare{number}"] is not None for number in (1, 2)]
    has_unit = [bool(match[f"half{number}"] or match[f"unit{number}"]) for number in (1, 2)]
    is_joined = match["space"] is None and match["none"] is None
    if match["none"] is not None:
        return bool(match["half1"]) and not bare_flags[1]
    if not is_joined:
        return not match["noon2"] and not any(
            is_bare and not unit for is_bare, unit in zip(bare_flags, has_unit, strict=True)
        )
    if not any(bare_flags) or any(has_unit):
        return True
    return not remainder and (
        not all(bare_flags) or bool(match["from"]) or int(match["bare1"]) < int(match["bare2"]) <= 24
    )


def _clock_text(match: re.Match[str], number: int) -> str:
    if match[f"noon{number}"]:
        return "12:00"
    hour, minute = match[f"hour{number}"] or match[f"bare{number}"], match[f"minute{number}"] or "00"
    if four_digits := match[f"four{number}"]:
        hour, minute = four_digits[:2], four_digits[2:]
    if (hour, minute, number) == ("24", "00", 2):
        hour = "0"
    half_of_day = match[f"half{number}"]
    return f"{int(hour):02d}:{minute}" + (f" {half_of_day}m" if half_of_day else "")


def _separate_remainder(remainder: str) -> str:
    return remainder if not remainder or remainder[0] in " ,;:(–—-" else f" {remainder}"


def _ask(text: str, match: re.Match[str]) -> None:
    """Asks what `1h30` means."""
    unsure = re.fullmatch(r"(\d)\s?h\s?(\d\d)?", text, re.IGNORECASE)
    if unsure and not match["from"] and int(unsure[1]) <= _LAST_UNSURE:
        hours, minute = int(unsure[1]), unsure[2] or "00"
        raise ValueError(
            phrase(
                "`{text}` can be read in two ways: write `{time}` or `{minutes} min`",
                text=text,
                time=f"{hours + 12}:{minute}",
                minutes=hours * 60 + int(minute),
            )
        )
