"""Data for statistics programs: CSV in UTF-8 with its mark, numbers in full, texts that no spreadsheet runs."""

from typing import TYPE_CHECKING

from ecpat_training.core.text import visible
from ecpat_training.render.list_csv import harmless

if TYPE_CHECKING:
    import pandas


def data_csv(table: "pandas.DataFrame") -> bytes:
    """The table without its index; missing values are empty cells."""
    from pandas.api.types import is_numeric_dtype

    shown = table.copy()
    for column in shown.columns:
        if not is_numeric_dtype(shown[column]):
            words = {word: harmless(visible(str(word))) for word in shown[column].dropna().unique()}
            shown[column] = shown[column].map(words)
    shown.columns = [harmless(visible(str(column))) for column in shown.columns]
    return shown.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
