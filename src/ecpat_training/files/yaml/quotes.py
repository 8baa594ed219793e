"""Quotes that are never closed, or closed too late or too early: where they open, which parsers don't say."""

from typing import NamedTuple

import yaml


class QuoteFault(NamedTuple):
    """Line and column count from 0, as the parser's marks do."""

    line: int
    column: int
    problem: str
    hint: str | None = None


def indentation(line: str) -> int:
    """How many characters of white space a line begins with."""
    return len(line) - len(line.lstrip())


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def quote_fault(error: yaml.MarkedYAMLError, text: str) -> QuoteFault | None:
    """The quote that made a parser stumble, if one did: one still open at the end of the file, or one that was closed
    right before the place of the error, on its own line or by the next quote of a later line."""
    mark, opening_mark = error.problem_mark, error.context_mark
    closing_advice = "Please close it; a quote inside of the text is written twice."
    if (
        opening_mark is not None
        and "quoted scalar" in (error.context or "")
        and "end of stream" in (error.problem or "")
    ):
        return QuoteFault(
            opening_mark.line, opening_mark.column, "a quote that opens here is never closed.", closing_advice
        )
    quoted_token = None if mark is None else _quoted_before(mark, text)
    if mark is None or quoted_token is None:
        return None
    start, end = quoted_token.start_mark, quoted_token.end_mark
    if start.line != end.line:
        message = f"a quote that opens here is closed by the next quote only, on line {end.line + 1}."
        return QuoteFault(start.line, start.column, message, "Please close it on its own line.")
    if text[end.index - 1] == "'":
        hint = "An apostrophe in a text in single quotes is written twice, `''`; or put the text in double quotes."
    else:
        hint = 'A double quote in a text in double quotes is written `\\"`; or put the text in single quotes.'
    return QuoteFault(end.line, end.column - 1, "more text follows the quote that ends here.", hint)


def _quoted_before(mark: yaml.Mark, text: str) -> yaml.ScalarToken | None:
    """The quoted text that ends right before a place, with nothing but spaces between, and on the same line."""
    last_token: yaml.ScalarToken | None = None
    try:
        for token in yaml.scan(text, Loader=LOADER):
            if token.end_mark.index > mark.index:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                last_token = token
    except yaml.YAMLError:
        pass  # the scanner stumbles where the parser did; what it saw before counts
    if (
        last_token is None
        or last_token.end_mark.line != mark.line
        or text[last_token.end_mark.index : mark.index].strip()
    ):
        return None
    return last_token
