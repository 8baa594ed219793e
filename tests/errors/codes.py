"""The codes that stand in the source: texts such as `csv.empty` in calls that make a finding."""

import ast
import re
from pathlib import Path

import ecpat_training

SOURCE = Path(ecpat_training.__file__).parent
_CODE = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*")
_FILES = re.compile(r".*\.(yaml|json|csv|xlsx|docx|html|ics|xml|py|bin|txt|R)")
_SETTINGS = re.compile(r"(font|hatch|path|svg|text|axes|figure|savefig)\.(?!control|nul)[a-z]+")  # of matplotlib


def codes() -> set[str]:
    """Every code of a message that is written out in the source."""
    return {
        text
        for text in _texts(ast.Constant)
        if _CODE.fullmatch(text) and not _FILES.fullmatch(text) and not _SETTINGS.fullmatch(text)
    }


def built() -> set[str]:
    """The beginnings of codes that are put together, such as `workbook.`, and codes at the end of longer texts."""
    texts = _texts(ast.JoinedStr)
    ends = {end for text in texts for end in re.findall(r"\[([a-z-]+\.[a-z-]+)\]", text)}
    return {text for text in texts if re.fullmatch(r"[a-z-]+\.", text)} | ends


def _texts(kind: type[ast.Constant] | type[ast.JoinedStr]) -> set[str]:
    texts: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            parts = node.values if kind is ast.JoinedStr and isinstance(node, ast.JoinedStr) else [node]
            if isinstance(node, kind):
                texts |= {
                    part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return texts
