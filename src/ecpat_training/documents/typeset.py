"""Figures as they are set on a page: a real minus sign, and no number parted from its sign or its `%`.

Only what reads as a figure of ours changes: a hyphen before a number with decimals, which nothing stands in front of.
`-5`, `2005-06-16` and `01-02.5` stay as somebody wrote them. A terminal, a plain text file and Excel keep the hyphen,
which programs read as a sign.
"""

import re

MINUS, NO_BREAK = "\u2212", "\u00a0"
_SIGN = re.compile(r"(?<![\w.,\-\u2013\u2212/])-(?=\d[\d,]*\.\d)")
_BREAKABLE_SPACE = re.compile(r"(?<=\d) (?=%)|(?<=(?<![^\s(])[<>\u2264\u2265]) (?=\d)")


def typeset(text: str) -> str:
    """The text with its figures set for a page.

    >>> typeset("-0.09 to 0.44, 95 % of p < 0.001").replace("\u00a0", "_")
    '\u22120.09 to 0.44, 95_% of p <_0.001'
    """
    return _BREAKABLE_SPACE.sub(NO_BREAK, with_minus_signs(text))


def with_minus_signs(text: str) -> str:
    """The text with real minus signs; for charts, where no line breaks within a figure."""
    return _SIGN.sub(MINUS, text)


def figure(text: str) -> str:
    """A number as a table shows it, which is nothing but a number: with a real minus sign."""
    return text.replace("-", MINUS)
