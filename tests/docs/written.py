"""The pages that people read: README.md, CONTRIBUTING.md and everything in docs/, with what they show and link to."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.docs.markdown import anchor
from tests.docs.pages import PAGES

ROOT = Path(__file__).resolve().parents[2]
ALL = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BY_HAND = [path for path in ALL if path not in PAGES]


@dataclass(frozen=True)
class Shown:
    """A command as a page shows it, with the lines below it; `...` stands for lines left out."""

    command: str
    lines: tuple[str, ...]


def name(path: Path) -> str:
    """A page's name in messages."""
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path, language: str) -> list[str]:
    """What stands in a page's blocks of one language."""
    text = path.read_text("utf-8")
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text, flags=re.DOTALL | re.MULTILINE)


def shown_on(path: Path) -> list[Shown]:
    """The commands that a page shows, in its order."""
    found = []
    for block in blocks(path, "console"):
        for part in re.split(r"^ *\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.rstrip().split("\n")
            told = [line.strip() for line in lines]
            found.append(Shown(command, tuple(line for line in told if line and line != "...")))
    return found


def prose(path: Path) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^ *```.*?^ *```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def links(path: Path) -> list[str]:
    """What a page links to within the repository, images too."""
    return sorted(set(re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)", prose(path))))


def anchors(path: Path) -> set[str]:
    """The places in a page that can be linked to."""
    headings = re.findall(r"^#+ +(.+?) *$", prose(path), flags=re.MULTILINE)
    return {anchor(re.sub(r"[`*]|\]\([^)]*\)|\[", "", heading)) for heading in headings}
