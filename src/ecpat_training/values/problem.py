"""What pydantic finds wrong with a value, in plain words."""

import difflib
import re
from typing import get_args

from pydantic_core import ErrorDetails, ValidationError
from pydantic_core.core_schema import ErrorType

from ecpat_training.core.text import listing, visible

_LIBRARYS_OWN = frozenset(get_args(ErrorType))
PATTERNS = {  # of what people write by hand, in plain words
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$": "a short name of Latin letters, digits, `-` and `_` is expected",
    r"^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$": "a name of 3 to 60 small Latin letters, digits and `-` is expected",
    r'^10\.[0-9]{4,9}/[^\s"<>]+$': "a DOI is expected, such as `10.1177/23821205211016523`",
    r"^[^/\\]+\.csv$": "the name of a file is expected, without folders, which ends in .csv",
    r"^[^/\\]+\.json$": "the name of a file is expected, without folders, which ends in .json",
    r"^[^/\\]+\.(xlsx|csv)$": "the name of a file is expected, without folders, which ends in .xlsx or .csv",
    r"^[^\s/&|?]{3,100}$": "an identifier of 3 to 100 characters is expected, without blanks and `/`, `&`, `|`, `?`",
    r"^[^\s/&|?]{3,60}$": "an identifier of 3 to 60 characters is expected, without blanks and `/`, `&`, `|`, `?`",
    r"^[1-9][0-9]$": "a code of two digits is expected, such as `21`",
    r"^[0-9]+(\.[0-9]+)?$": "a number is expected, such as `1` or `1.2`",
    r"^[^\[\]]+$": "a room's name is expected, without brackets",
    r'^https?://[^\s<>"]+$': "an address on the web is expected, such as `https://meet.example.org/room`",
    r"^[A-Z]{2}$": "a country's code of two capital letters is expected, such as `NO`",
    r"^[a-z]{2,3}$": "a language's code of two or three small letters is expected, such as `en`",
    r"^(\d{4}-\d{2} to \d{4}-\d{2})?$": "write it like `2005-01 to 2006-12`",
}
_EXPECTED = {
    "string": "text is expected",
    "int": "a whole number is expected",
    "float": "a number is expected",
    "finite": "a number is expected",
    "bool": "`yes` or `no` is expected",
    "date": "a date such as `2005-05-12` is expected",
    "tuple": "a list is expected",
    "list": "a list is expected",
    "dict": "lines of `key: value` are expected",
    "mapping": "lines of `key: value` are expected",
    "model": "lines of `key: value` are expected",
}
_WRITTEN_AS_TEXT = {
    "Range": "a number is expected, or a range such as `60-90`",
    "Hours": "a start and an end are expected, such as `09:00-17:30`",
}
_MIN_TEXT_LENGTH, _MAX_VALUES_NAMED = 3, 3
_BOUNDS = {
    "greater_than_equal": ("ge", "at least {} is expected"),
    "greater_than": ("gt", "more than {} is expected"),
    "less_than_equal": ("le", "at most {} is expected"),
    "less_than": ("lt", "less than {} is expected"),
    "string_too_long": ("max_length", "the text is too long: at most {} characters are allowed"),
    "too_long": ("max_length", "the list is too long: at most {} entries are allowed"),
    "too_short": ("min_length", "the list is too short: at least {} is expected"),
}


def problem_text(problem: ErrorDetails) -> str:
    """What is wrong with a value, as a clause without a full stop; the problem must hold its input."""
    problem_type, context, value = problem["type"], problem.get("ctx", {}), problem.get("input")
    if problem_type in ("value_error", "assertion_error"):
        return str(context.get("error", problem["msg"])).rstrip(".")
    if problem_type == "string_too_short":
        return "it is empty; text is expected"
    if problem_type in _BOUNDS:
        key, words = _BOUNDS[problem_type]
        bound: object = context.get(key)
        return words.format(f"{bound:,}" if isinstance(bound, int) else f"{bound:g}")
    if problem_type == "string_pattern_mismatch":
        return PATTERNS.get(context["pattern"], f"text like `{context['pattern']}` is expected")
    if problem_type in ("literal_error", "enum"):
        return _got(
            value, f"one of {listing(choices(problem), 30)} is expected", f"`{_shortened(value)}` is not known here"
        )
    if problem_type not in _LIBRARYS_OWN:  # an error of our own, with its own words
        return problem["msg"].rstrip(".")
    expected = _WRITTEN_AS_TEXT.get(context.get("class_name", "")) or _EXPECTED.get(problem_type.split("_")[0])
    return _got(value, expected or "something else is expected")


def first_problem(error: BaseException | None) -> str | None:
    """What is wrong with a value that a library read, as a clause; None where the error says nothing of a value."""
    return problem_text(error.errors()[0]) if isinstance(error, ValidationError) else None


def choices(problem: ErrorDetails) -> list[str]:
    """The words between which a value had to choose."""
    return re.findall(r"'([^']*)'", str(problem.get("ctx", {}).get("expected", "")))


def guess_choice(problem: ErrorDetails) -> str | None:
    """The word that a value comes near to, whatever its capitals; several, joined by "or", where it is a part of them:
    `start` may be `start of training` or `start of each later day`."""
    if not isinstance(problem.get("input"), str):
        return None
    words = {word.casefold(): word for word in choices(problem)}
    written_word = str(problem["input"]).strip().casefold().replace("-", " ").replace("_", " ")
    if near_words := difflib.get_close_matches(written_word, words, n=1):
        return words[near_words[0]]
    telling_words = {word for word in re.findall(r"\w+", written_word) if len(word) >= _MIN_TEXT_LENGTH}
    matching_words = [word for key, word in words.items() if telling_words & set(re.findall(r"\w+", key))]
    return "` or `".join(matching_words) if 1 <= len(matching_words) <= _MAX_VALUES_NAMED else None


def _got(value: object, expected: str, unknown_text: str | None = None) -> str:
    """What is expected, and what stands there instead."""
    if value is None or value == "":
        return f"nothing is written; {expected}"
    if isinstance(value, list | dict):
        return f"{expected}, not {'a list' if isinstance(value, list) else 'a block of keys'}"
    return f"{unknown_text}; {expected}" if unknown_text else expected


def _shortened(value: object, limit: int = 60) -> str:
    shown_value = visible(str(value))
    return shown_value if len(shown_value) <= limit else f"{shown_value[:limit]}..."
