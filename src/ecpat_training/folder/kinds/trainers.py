"""The workbook of trainers, which stands beside the programme's file."""

from pathlib import Path

from ecpat_training.commands.training_files import TABLES, TRAINERS, TrainingFile
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import count
from ecpat_training.folder.kind_parts.cells import quote_headers
from ecpat_training.folder.kind_parts.kind import ONE_OF_PROGRAMME, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import PROOF, Evidence, LookedFile, RecognisedFile
from ecpat_training.words.catalogue.message import phrase

_TITLE = "Trainers"
_WEIGHTS = {"competences": 4, "languages": 1, "available": 1, "away": 1, "most minutes a day": 2, "sessions led": 2,
            "last led": 2, "observed": 2, "co-trained": 2, "taught back": 2, "certified in": 2}  # fmt: skip


class Trainers(TrainingFileKind):
    """People who train, with what they speak and can teach."""

    name = "trainers"
    place = 125
    endings = TABLES
    order = 55
    looked_for = "trainers"

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """ecpat's own workbook, or columns of languages and competences beside names."""
        from ecpat_training.trainers.reading.columns import COMPETENCE, LANGUAGE, layout_of
        from ecpat_training.trainers.reading.mapping import NO_MAPPING

        try:
            layout = layout_of(file.table, NO_MAPPING, ())
        except EcpatError:
            return None
        if layout is None:
            return None
        rows = sum(any(row) for row in file.table.rows[layout.header_row + 1 :])
        reason = f"{count(rows, 'row')} of trainers"
        if file.own_title == _TITLE:
            return RecognisedFile("trainers", f"{reason}, in the workbook that ecpat writes")
        ticked_headers = [column.header for column in layout.columns if column.field.startswith((COMPETENCE, LANGUAGE))]
        known_columns = [column for column in layout.columns if column.field in _WEIGHTS]
        weight = sum(_WEIGHTS[column.field] for column in known_columns) + min(len(ticked_headers), 2) * 2
        headers = [column.header for column in known_columns] + ticked_headers
        if not weight:
            return None
        return RecognisedFile(
            "trainers", reason, weight=0, evidence=(Evidence(min(weight, PROOF - 1), quote_headers(headers)),)
        )

    def beside_programme(self, file: Path) -> tuple[TrainingFile, str] | None:
        """Always."""
        return TRAINERS, "all trainings have it; it belongs beside the programme"

    def asked_of_second(self, file: TrainingFile, existing: str) -> str:
        """A second one would count in place of the first in every training."""
        return phrase(ONE_OF_PROGRAMME, file=existing)


kind = Trainers()
