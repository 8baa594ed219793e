"""What answers to the questionnaire are told by, also where they stand in the place of a list."""

from pathlib import Path

from ecpat_training.core.text import listing, visible
from ecpat_training.folder.kind_parts.large import look_at_file
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile
from ecpat_training.survey.reading.wave_sheets import sheets_by_wave

MIN_ITEM_SHARE = 0.5  # of the questionnaire's items: a table with columns for as many holds answers to it


def is_answers(path: Path, instrument: Path | None) -> bool:
    """Whether a table holds answers to the questionnaire; of a large text, whether its beginning does."""
    with look_at_file(path) as looked:
        return recognise_answers(LookedFile(looked.path, instrument)) is not None


def recognise_answers(file: LookedFile) -> RecognisedFile | None:
    """What a table of answers to the questionnaire says of itself; None for any other table."""
    inspection, matched_items, items = file.inspected
    if inspection is None or not items or matched_items < MIN_ITEM_SHARE * items:
        return None
    waves = {wave for _, wave, _ in inspection.waves if wave} or set(inspection.side_by_side)
    sheet_by_wave = sheets_by_wave(file.path)
    waves |= set(sheet_by_wave)
    reason = f"{matched_items} of the questionnaire's {items} items have a column, exported from {inspection.platform}"
    if sheet_by_wave:
        sheets = listing([f"`{visible(sheet)}`" for sheet in sheet_by_wave.values()])
        return RecognisedFile("answers", f"{reason}, in its sheets {sheets}", tuple(sheet_by_wave), by_sheet=True)
    return RecognisedFile(
        "answers",
        reason,
        tuple(sorted(waves)),
        inspection.first_day or "",
        inspection.last_day or "",
        people=inspection.responses,
    )
