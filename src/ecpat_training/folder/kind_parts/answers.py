"""What answers to the questionnaire are told by, also where they stand in the place of a list."""

from pathlib import Path

from ecpat_training.core.text import listing, visible
from ecpat_training.folder.kind_parts.large import looked_at
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile
from ecpat_training.survey.reading.wave_sheets import sheets_by_wave

HALF = 0.5  # of the questionnaire's items: a table with columns for as many holds answers to it


def is_answers(path: Path, instrument: Path | None) -> bool:
    """Whether a table holds answers to the questionnaire; of a large text, whether its beginning does."""
    with looked_at(path) as looked:
        return answers_in(LookedFile(looked.path, instrument)) is not None


def answers_in(file: LookedFile) -> RecognisedFile | None:
    """What a table of answers to the questionnaire says of itself; None for any other table."""
    inspection, matched_items, items = file.inspected
    if inspection is None or not items or matched_items < HALF * items:
        return None
    waves = {wave for _, wave, _ in inspection.waves if wave} or set(inspection.side_by_side)
    by_sheet = sheets_by_wave(file.path)
    waves |= set(by_sheet)
    because = f"{matched_items} of the questionnaire's {items} items have a column, exported from {inspection.platform}"
    if by_sheet:
        sheets = listing([f"`{visible(sheet)}`" for sheet in by_sheet.values()])
        return RecognisedFile("answers", f"{because}, in its sheets {sheets}", tuple(by_sheet), by_sheet=True)
    return RecognisedFile(
        "answers",
        because,
        tuple(sorted(waves)),
        inspection.first_day or "",
        inspection.last_day or "",
        people=inspection.responses,
    )
