"""The pages of `docs/` that are made from the program, and what makes each."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.docs import attackers, commands, platforms, python, rules, schemas
from tests.docs.markdown import FOLDER
from tests.errors import reference
from tests.translations import completeness

PAGES: Mapping[Path, Callable[[], str]] = {
    FOLDER / "reference" / "commands.md": commands.page,
    FOLDER / "reference" / "rules.md": rules.page,
    FOLDER / "reference" / "platforms.md": platforms.page,
    FOLDER / "reference" / "files.md": schemas.files_page,
    FOLDER / "reference" / "json.md": schemas.json_page,
    completeness.PAGE: completeness.page,
    FOLDER / "reference" / "python.md": python.page,
    reference.PAGE: reference.page,
    attackers.PAGE: attackers.page,
}


def write() -> None:
    """Writes every page again."""
    for path, made in PAGES.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(made(), encoding="utf-8")
