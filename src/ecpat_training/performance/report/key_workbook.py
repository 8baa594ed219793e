"""The key as a workbook, all of it text: a code like 01 keeps its zero."""

from ecpat_training.documents.workbook.package import as_workbook
from ecpat_training.performance.model.key import Key

TITLES = ("Code", "Half", "Wave", "Case", "Answer")


def key_workbook(key: Key) -> bytes:
    """By people and waves, as papers are handed out."""
    rows = [(one.code, str(one.half), one.wave, one.case, one.blind) for one in key.answers]
    return as_workbook([TITLES, *rows], "Key")
