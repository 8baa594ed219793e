"""`docs/errors.md`, made of the cases: each code with when it is met and what is said then.

python -m tests.errors.reference
"""

from itertools import groupby
from pathlib import Path

from tests.errors.running import cases

PAGE = Path(__file__).resolve().parents[2] / "docs" / "errors.md"
_HEAD = """\
# What ecpat says, by its codes

Every message ends with a code in brackets, such as `[csv.empty]`, under which it is found here. Each example is the
whole message for a small file that the tests hold; names, numbers and cells are that file's. This page is made from
the tests: `python -m tests.errors.reference` writes it again.
"""


def page() -> str:
    """The page as Markdown."""
    parts = [_HEAD]
    for area, entries in groupby(cases(), key=lambda case: case.area):
        parts.append(f"## {area}\n")
        parts += [f"### `{case.code}`\n\n{case.meaning}\n\n    {case.says}\n" for case in entries]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
