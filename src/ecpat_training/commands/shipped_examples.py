"""Files that a new folder gets to begin with, and that nobody has changed since."""

from pathlib import Path

from ecpat_training.core.shipped import shipped

_FOR_EDITORS = "# yaml-language-server:"
"""The first line that `ecpat init` puts before a shipped file."""


def is_untouched_example(instrument: Path) -> bool:
    """Whether a questionnaire is one of those that are shipped, to the letter: nobody has made it their own yet."""
    text = instrument.read_text("utf-8", errors="replace")
    content = text.partition("\n")[2] if text.startswith(_FOR_EDITORS) else text
    shipped_files = (path for path in (shipped("programmes") / "instruments").iterdir() if path.suffix == ".yaml")
    return any(content == path.read_text("utf-8") for path in shipped_files)
