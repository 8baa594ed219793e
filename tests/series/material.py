"""Small programmes and series as people have them."""

from collections.abc import Mapping
from pathlib import Path

from ecpat_training.documents.document import Document
from ecpat_training.documents.outputs import render
from ecpat_training.series.report.series_table import series_table
from ecpat_training.series.workflows.plan import SeriesPlan
from tests.commands.material import SERIES, SERIES_TABLE


def written(plan: SeriesPlan, path: Path) -> Path:
    """The series as a workbook that people edit."""
    table = series_table(plan.check.series, plan.facts.context)
    path.write_bytes(render(Document("Series", [table]), path))
    return path


def laid(folder: Path, changes: Mapping[str, str] | None = None, calendar: str = "") -> Path:
    """The small programme in a folder, with its series beside it."""
    text = SERIES
    for old, new in (changes or {}).items():
        assert old in text
        text = text.replace(old, new)
    path = folder / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    (folder / "series.csv").write_text(SERIES_TABLE, encoding="utf-8")
    if calendar:
        (folder / "calendar.csv").write_text(f"country,date,name,kind,source\n{calendar}", encoding="utf-8")
    return path
