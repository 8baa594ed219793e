"""Texts that try to come alive in a page, a workbook, a terminal; ours, and those beside the repository if any."""

import json

from tests.shared import SHARED

OURS: dict[str, tuple[str, ...]] = {
    "html": (
        "<script>alert('x')</script>",
        "</td></tr></table><script src='//example.invalid/x.js'></script>",
        '"><img src=x onerror=alert(1)>',
        "' onfocus='alert(1)' autofocus='",
        "<a href='javascript:alert(1)'>press</a>",
        "</style><style>*{background:url(//example.invalid)}</style>",
        "</title></desc></svg><script>alert(1)</script>",
        "{{ 7 * 7 }}{% for a in b %}",
        "&lt;b&gt; &amp;amp; &#60;i&#62;",
        "<!-- a comment -->",
    ),
    "formula": (
        "=1+1",
        '=HYPERLINK("http://example.invalid","press")',
        "+SUM(A1:A9)",
        "-2+3",
        "@NOW()",
        "\t=1+1",
        "\r=1+1",
        "{=1+1}",
        "#N/A",
        "TRUE",
        "2005-05-12",
        "007",
    ),
    "formula_keep": ("+359 2 000 111", "-5", "- first", "3/4", "1e5"),
    "markup": (
        "[red]Ana[/red]",
        "[/bold]",
        "[link=http://example.invalid]x[/link]",
        ":smile:",
        "[b",
        "$x^2_1$ \\frac{1}{2}",
    ),
    "terminal": (
        "\x1b[31mred",
        "\x1b]0;title\x07",
        "\x9b2J",
        "a\x00b",
        "a\x08b",
        "\x1b]8;;http://example.invalid\x1b\\x",
    ),
    "bidi": ("a\u202eb", "a\u2066b\u2069", "zero\u200bwidth", "mark\ufeff", "line\u2028end", "soft\u00adhyphen"),
    "xml": ("a\x0bb", "a\ufffeb", "_x0041_", "_x000D_ and _xABCD_", "]]>", "&amp;", " outer spaces ", "a\nb", "\ud800"),
    "real": ("O'Brien & Søn", "Димитрова-Янг", "Nguyễn Thị", "Γεώργιος", "ელენე", "€ 5,50 „Zitat“", "المعلمة"),
}


def payloads(*groups: str) -> list[str]:
    """All texts of the groups, or of every group."""
    found = [text for name, texts in OURS.items() if not groups or name in groups for text in texts]
    if SHARED:
        shared = json.loads((SHARED / "badinputs" / "payloads.json").read_text("utf-8"))
        found += [text for name, part in shared.items() if not groups or name in groups for text in part["items"]]
    return list(dict.fromkeys(found))
