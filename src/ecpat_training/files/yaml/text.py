"""Text as YAML that this tool and every editor read back as the same text."""

import re

from ecpat_training.core.text import unsafe_characters, visible

_UNQUOTED_TEXT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def remark(text: str) -> str:
    """A text that may stand behind a `#`."""
    return visible(text).replace("\x85", " ")


def scalar(text: str) -> str:
    """A text without quotes where it needs none."""
    return text if _UNQUOTED_TEXT.fullmatch(text) and text.lower() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """A double-quoted scalar in which every character that could steer or hide is escaped."""
    import json  # a check of a list writes no YAML

    quoted_text = json.dumps(text, ensure_ascii=False)
    for name in unsafe_characters(quoted_text):
        number = int(name.removeprefix("U+"), 16)
        quoted_text = quoted_text.replace(chr(number), f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")
    return quoted_text
