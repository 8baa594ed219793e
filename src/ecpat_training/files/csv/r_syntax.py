"""The R script that LimeSurvey writes beside a data file: what its columns are called, and what their codes mean.

The script is read as text, line by line, for two kinds of lines; it is never run.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from ecpat_training.core.errors import InputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.characters import show_controls
from ecpat_training.files.opening import display_name, is_file, read_bytes
from ecpat_training.words.catalogue.message import phrase

_DATA, _SYNTAX = "_R_data_file", "_R_syntax_file.R"
_MOST_BYTES = 8 << 20
_TEXT = r'"((?:[^"\\]|\\.)*)"'
_NAME = re.compile(rf"names\(data\)\[(\d{{1,5}})\]\s*<-\s*{_TEXT}")
_LEVELS = re.compile(
    r"data\[,\s*(\d{1,5})\]\s*<-\s*factor\(.*?levels\s*=\s*c\((.*?)\)\s*,\s*labels\s*=\s*c\((.*)\)\s*\)"
)
_ITEM = re.compile(rf"{_TEXT}|(-?[0-9.]+)")

Labels = Mapping[int, Mapping[str, str]]


def script_of(path: Path) -> Path | None:
    """Where the script of a data file lies, by the names that LimeSurvey gives both; None for any other file."""
    return path.with_name(path.stem.removesuffix(_DATA) + _SYNTAX) if path.stem.endswith(_DATA) else None


def read_syntax_beside(path: Path | str) -> tuple[Mapping[int, str], Labels, tuple[Finding, ...]]:
    """(names of columns by their place from 0, meanings of their codes, findings) from the R script beside a data
    file; all empty where there is none."""
    script = script_of(Path(path))
    if script is None:
        return {}, {}, ()
    if not is_file(script):
        message = "the meaning of this file's codes is in the R script that LimeSurvey exports with it."
        hint = phrase("If answers aren't understood, please put `{name}` beside it.", name=display_name(script.name))
        return {}, {}, (Finding("survey.no-r-syntax", Severity.NOTE, message, Location(display_name(path)), hint),)
    try:
        text = read_bytes(script, _MOST_BYTES).decode("utf-8-sig")
    except (InputError, UnicodeDecodeError):
        message = phrase(
            "the R script beside this file, `{name}`, can't be read, and was not used.", name=display_name(script.name)
        )
        return {}, {}, (Finding("survey.no-r-syntax", Severity.WARNING, message, Location(display_name(path))),)
    names, labels = _parse_syntax(text)
    message = phrase(
        "what columns are called and codes mean was read from `{name}` beside it.", name=display_name(script.name)
    )
    return names, labels, (Finding("survey.r-syntax", Severity.NOTE, message, Location(display_name(path))),)


def _parse_syntax(text: str) -> tuple[dict[int, str], dict[int, dict[str, str]]]:
    names: dict[int, str] = {}
    labels: dict[int, dict[str, str]] = {}
    for line in show_controls(text).splitlines():
        if match := _NAME.search(line):
            # R counts columns from 1.
            names[int(match[1]) - 1] = _unquoted(match[2])
        elif match := _LEVELS.search(line):
            levels, meanings = _items(match[2]), _items(match[3])
            if len(levels) == len(meanings):
                labels[int(match[1]) - 1] = dict(zip(levels, meanings, strict=True))
    return names, labels


def _items(text: str) -> list[str]:
    return [
        _unquoted(quoted_value) if quoted_value or not bare_value else bare_value
        for quoted_value, bare_value in _ITEM.findall(text)
    ]


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
