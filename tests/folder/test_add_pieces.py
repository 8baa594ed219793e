"""A second list with other people may be a part of one list: `ecpat add` says how both become one."""

from pathlib import Path

from ecpat_training.documents.document import Document, Paragraph
from ecpat_training.documents.provenance import Provenance
from ecpat_training.folder.model.added import Addition, ListChanges
from ecpat_training.folder.report.add import added_document


def told(changes: ListChanges) -> str:
    place = Path("trainings/al-1/participants-v2.xlsx")
    addition = Addition("police.xlsx", "participant list", "", place, "", changes=changes)
    document: Document = added_document([addition], Path(), Provenance("0", "ecpat add", ()), copied=True)
    return " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_where_most_are_gone_the_command_that_joins_is_said() -> None:
    text = told(ListChanges(before="participants.xlsx", same=1, new=("R2", "R3"), gone=("R2", "R3", "R4"), changed=()))
    line = "ecpat roster join trainings/al-1/participants.xlsx trainings/al-1/participants-v2.xlsx --out joined.xlsx"
    assert line in text


def test_where_most_are_there_it_is_a_version() -> None:
    assert "roster join" not in told(
        ListChanges(before="participants.xlsx", same=9, new=("R12",), gone=("R2",), changed=())
    )
