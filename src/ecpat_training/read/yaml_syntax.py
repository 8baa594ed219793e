"""What a YAML parser says about broken syntax, in words that help."""

import yaml

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible

_SAID = {
    "mapping values are not allowed": (
        "a `:` stands where it can't be read.",
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
    "found unexpected end of stream": ("a quote is never closed.", "Please close it."),
    "did not find expected ',' or": ("a bracket is never closed, or a comma is missing.", "Please check this entry."),
    "block sequence entries are not allowed": (
        "a `- ` stands where no list can begin.",
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
    "found unknown escape character": (
        "a backslash in double quotes begins an escape that YAML doesn't know.",
        "Please use single quotes.",
    ),
}


def syntax_finding(error: yaml.YAMLError, text: str, file: str) -> Finding:
    """The finding of a parser's error, with its line and column; a tab in the indentation is named as such."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    tab = _tab(text.splitlines(), line)
    if tab is not None:
        return Finding(
            "yaml.tab",
            Severity.ERROR,
            f"line {tab[0] + 1} is indented with a tab; YAML wants spaces.",
            Location(file, tab[0] + 1, tab[1] + 1),
            "Please replace each tab by spaces.",
        )
    problem = str(getattr(error, "problem", None) or "it can't be read")
    message, hint = next((said for known, said in _SAID.items() if known in problem), (f"{visible(problem)}.", None))
    return Finding(
        "yaml.syntax",
        Severity.ERROR,
        f"not YAML on line {line + 1}: {message}",
        Location(file, line + 1, column + 1),
        hint,
    )


def _tab(lines: list[str], line: int) -> tuple[int, int] | None:
    """The tab in the indentation of the line of an error, or of one of the two before it."""
    for number in range(min(line, len(lines) - 1), max(line - 3, -1), -1):
        indentation = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        if "\t" in indentation:
            return number, indentation.index("\t")
    return None
