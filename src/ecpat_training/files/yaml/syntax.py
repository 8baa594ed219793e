"""What a YAML parser says about broken syntax, in words that help, on the line that a person has to mend."""

import re
from collections.abc import Callable

import yaml

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.yaml.quotes import QuoteFault, indentation, quote_fault

_ESCAPE = ("a backslash in double quotes begins an escape that YAML doesn't know.", "Please use single quotes.")
_SIGN = (
    "a text begins with `&`, `*`, `!` or `%`, which mean something of their own in YAML.",
    "Please put the text in quotes.",
)
_BLOCK_HINT = (
    "behind a `|` or `>` the text begins on the next line.",
    "Please begin it there; or put the text in quotes, if `|` or `>` belongs to it.",
)
_PROBLEM_TEXT = {
    "mapping values are not allowed": (
        "a `:` is where it can't be read.",
        "If it belongs to a text, please put the text in quotes; otherwise check the indentation.",
    ),
    "could not find expected ':'": ("a key without its `:`.", "Please write `key: value`, or put the text in quotes."),
    "did not find expected key": (
        "this line doesn't fit the lines before it.",
        "Please check its indentation and the quotes and brackets before it.",
    ),
    "did not find expected '-' indicator": (
        "this line doesn't fit the list before it.",
        "Please check its indentation; every entry begins with `- `.",
    ),
    "did not find expected ',' or": ("a bracket is never closed, or a comma is missing.", "Please check this entry."),
    "block sequence entries are not allowed": (
        "a `- ` is where no list can begin.",
        "Please put it on its own line.",
    ),
    "found character that cannot start any token": (
        "this text begins with a character that YAML keeps for itself.",
        "Please put the text in quotes.",
    ),
    "maximum nesting depth": (
        "it is nested deeper than 20 levels.",
        "Please check the brackets.",
    ),
    "found undefined tag handle": ("tags are refused.", "Please take out the `!`, or put the text in quotes."),
    "found unknown escape character": _ESCAPE,
    "Unicode character escape code": _ESCAPE,
    "hexdecimal number": _ESCAPE,
    "alphabetic or numeric character": _SIGN,
    "non-alphabetical character": _SIGN,
    "expected whitespace or line break": _SIGN,
    "directive": _SIGN,
    "tag URI": _SIGN,
    "URI escaped octet": _SIGN,
    "the expected '>'": _SIGN,
    "comment or line break": _BLOCK_HINT,
    "indentation indicator": _BLOCK_HINT,
    "node content": (
        "something else is where a text, a list or a key is expected.",
        "Please check the brackets and commas of this line.",
    ),
    "mapping keys are not allowed": ("a `? ` is where no key can begin.", "Please put the text in quotes."),
    "document indicator": (
        "a line that begins with `---` or `...` is inside a text in quotes.",
        "Please close the quotes before it.",
    ),
    "<document start>": (
        "this line doesn't fit the lines before it.",
        "Please check that it begins at the same column as the first line, and the quotes and brackets before it.",
    ),
    "unexpected ':'": (
        "a `:` is where it can't be read.",
        "If it belongs to a text, please put the text in quotes.",
    ),
}
_SOMETHING = ("it can't be read from here on.", "Please check the quotes, brackets and indentation of this line.")
_OTHER_SPACE = re.compile(r"[^:#\"'{\[]*:[\u00a0\u2007\u202f]")
_NO_SPACE = re.compile(r"[^\s:#\"'{\[-][^:#\"'{\[]*:[^\s:/]")


def syntax_finding(error: yaml.YAMLError, text: str, file: str) -> Finding:
    """The finding of a parser's error, with its line and column; a tab in the indentation is named as such."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines()
    tab = _tab(lines, line)
    if tab is not None:
        return Finding(
            "yaml.tab",
            Severity.ERROR,
            f"line {tab[0] + 1} is indented with a tab; YAML wants spaces.",
            Location(file, tab[0] + 1, tab[1] + 1),
            "Please replace each tab by spaces.",
        )
    fault = _find_fault(error, text, lines) if isinstance(error, yaml.MarkedYAMLError) else None
    if fault is None:
        problem = str(getattr(error, "problem", None))
        message, hint = next(
            (explanation for fragment, explanation in _PROBLEM_TEXT.items() if fragment in problem), _SOMETHING
        )
        fault = QuoteFault(line, column, message, hint)
    location = Location(file, fault.line + 1, fault.column + 1)
    return Finding(
        "yaml.syntax", Severity.ERROR, f"not YAML on line {fault.line + 1}: {fault.problem}", location, fault.hint
    )


def _find_fault(error: yaml.MarkedYAMLError, text: str, lines: list[str]) -> QuoteFault | None:
    """What a person probably did, where that can be told from the lines; marks and lines count from 0."""
    if error.problem_mark is None:
        return None
    quote = quote_fault(error, text)
    if quote is not None:
        return quote
    problem = error.problem or ""
    return next((find(error, lines) for fragment, find in _FINDERS.items() if fragment in problem), None)


def _tab(lines: list[str], line: int) -> tuple[int, int] | None:
    """The tab in the indentation of the line of an error, or of one of the two before it."""
    for number in range(min(line, len(lines) - 1), max(line - 3, -1), -1):
        if "\t" in lines[number][: indentation(lines[number])]:
            return number, lines[number].index("\t")
    return None


def _key_without_colon(error: yaml.MarkedYAMLError, lines: list[str]) -> QuoteFault | None:
    """The parser looks for the `:` up to the next line, and complains there; the key stands at the context's mark."""
    mark = error.context_mark
    if mark is None or mark.line >= len(lines):
        return None
    line, column = mark.line, mark.column
    line_rest = lines[line][column:]
    if line_rest.startswith("-") and line_rest[1:2].strip():
        return QuoteFault(
            line, column, "a `-` without a space behind it.", "Please write `- ` before an entry of a list."
        )
    if match := _OTHER_SPACE.match(line_rest):
        message = "a `:` with a non-breaking space behind it, as word processors write."
        return QuoteFault(line, column + match.end() - 1, message, "Please replace it by a plain space.")
    if _NO_SPACE.match(line_rest):
        return QuoteFault(line, column, "a `:` without a space behind it.", "Please write `key: value`.")
    if _has_entry_above(lines, line, column):
        return QuoteFault(line, column, "this entry of a list lacks its `- `.", "Please write `- ` before it.")
    return QuoteFault(line, column, *_PROBLEM_TEXT["could not find expected ':'"])


def _misfit_in_list(error: yaml.MarkedYAMLError, lines: list[str]) -> QuoteFault | None:
    mark, opening_mark = error.problem_mark, error.context_mark
    if mark is None or opening_mark is None:
        return None
    if mark.column == opening_mark.column:
        return QuoteFault(
            mark.line, mark.column, "this entry of a list lacks its `- `.", "Please write `- ` before it."
        )
    return _indentation_fault(mark, opening_mark, lines, "the entries of its list")


def _misfit_in_block(error: yaml.MarkedYAMLError, lines: list[str]) -> QuoteFault | None:
    mark, opening_mark = error.problem_mark, error.context_mark
    return (
        None
        if mark is None or opening_mark is None
        else _indentation_fault(mark, opening_mark, lines, "the keys of its block")
    )


def _indentation_fault(mark: yaml.Mark, opening_mark: yaml.Mark, lines: list[str], subject: str) -> QuoteFault | None:
    if mark.line >= len(lines) or indentation(lines[mark.line]) != mark.column or mark.column == opening_mark.column:
        return None
    message = (
        f"this line begins at column {mark.column + 1}; {subject} (from line {opening_mark.line + 1} on) "
        f"begin at column"
    )
    hint = "Please check the indentation: what belongs together begins at the same column."
    return QuoteFault(mark.line, mark.column, f"{message} {opening_mark.column + 1}.", hint)


def _unexpected_colon(error: yaml.MarkedYAMLError, lines: list[str]) -> QuoteFault | None:
    """The first `:` of a line that continues the text above it: the line is indented too far, or the one above lacks
    its own `:`. A second `:` belongs to a text without quotes."""
    mark = error.problem_mark
    if mark is None or mark.line >= len(lines) or ":" in lines[mark.line][: mark.column]:
        return None
    line_above = next((number for number in range(mark.line - 1, -1, -1) if _has_content(lines[number])), None)
    if line_above is None:
        return None
    column = indentation(lines[mark.line])
    if ":" not in lines[line_above] and not lines[line_above].lstrip().startswith("- "):
        return QuoteFault(line_above, indentation(lines[line_above]), *_PROBLEM_TEXT["could not find expected ':'"])
    message = (
        f"this line is indented further than the one it follows, line {line_above + 1}, which holds its text already."
    )
    return QuoteFault(mark.line, column, message, "Please check the indentation of both lines.")


def _open_bracket(error: yaml.MarkedYAMLError, lines: list[str]) -> QuoteFault | None:
    mark, opening_mark = error.problem_mark, error.context_mark
    if mark is None or opening_mark is None or opening_mark.line >= len(lines):
        return None
    line = lines[mark.line] if mark.line < len(lines) else ""
    if mark.line == opening_mark.line or (line.strip() and indentation(line) > indentation(lines[opening_mark.line])):
        return None
    bracket = lines[opening_mark.line][opening_mark.column : opening_mark.column + 1]
    closing_bracket = {"{": "}", "[": "]"}.get(bracket)
    if closing_bracket is None:
        return None
    message = f"a bracket `{bracket}` that opens here is never closed."
    return QuoteFault(opening_mark.line, opening_mark.column, message, f"Please close it with `{closing_bracket}`.")


_FINDERS: dict[str, Callable[[yaml.MarkedYAMLError, list[str]], QuoteFault | None]] = {
    "could not find expected ':'": _key_without_colon,
    "did not find expected '-' indicator": _misfit_in_list,
    "did not find expected key": _misfit_in_block,
    "mapping values are not allowed": _unexpected_colon,
    "did not find expected ',' or": _open_bracket,
}


def _has_entry_above(lines: list[str], line: int, column: int) -> bool:
    """Whether the nearest line above that isn't indented further begins an entry of a list at the same column."""
    for line_above in reversed(lines[:line]):
        if _has_content(line_above) and indentation(line_above) <= column:
            return indentation(line_above) == column and line_above[column:].startswith("- ")
    return False


def _has_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
