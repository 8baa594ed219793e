"""The agenda in Excel: the same tables as a drafted one, to change, to read back and to print as it comes."""

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.report.agenda import timetable_blocks
from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import wording

ENDINGS = (".xlsx",)
WHAT = "the agenda in Excel, a sheet a day"


def document(planned_training: PlannedTraining, provenance: Provenance) -> Document:
    """The days as tables, and as a picture."""
    words = wording(planned_training.language)
    title, programme = planned_training.training.title, planned_training.programme.programme
    return Document(
        title,
        timetable_blocks(planned_training, words, planned_training.programme_file),
        programme,
        made=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
    )
