"""A second and a third table of what drawn files are told as, of sorts and in languages by which no weight was set.
Before anything was mended for it, of 216 files of the second 33 were placed wrongly (all of seven sorts: shifts,
subscribers, four tables of times that are no agenda, sheets to sign) and 5 of the 84 that a training has were asked; of
240 of the third 29 (forms to sign in, weeks of volunteers, donors, broadcasts) and 3 of 72."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ecpat_training.core.errors import EcpatError
from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.reading.deciding import UNKNOWN_KIND
from ecpat_training.folder.reading.recognising import recognise_file
from tests.draws import some_of
from tests.folder import files_of_partners
from tests.folder.drawn_files import DrawnFile
from tests.folder.files_of_others import EACH, MADE, drawn_of_others
from tests.folder.material import base

MOST_ASKED = 0.1


@pytest.mark.parametrize(
    ("sorts", "each", "draw"),
    [
        ([*MADE], EACH, drawn_of_others),
        ([*files_of_partners.MADE], files_of_partners.EACH, files_of_partners.drawn_of_partners),
    ],
    ids=["of others", "of partners"],
)
def test_no_file_of_others_is_placed_wrongly_and_few_are_asked(
    tmp_path: Path, sorts: Sequence[str], each: int, draw: Callable[[str, int], DrawnFile]
) -> None:
    base(tmp_path)
    wrong, asked, placed = [], [], 0
    for at, sort in enumerate(sorts):
        for number in some_of([(number + at) % each for number in range(each)], 2):
            file = draw(sort, number)
            path = tmp_path / file.name
            path.write_bytes(file.data)
            try:
                kind = recognise_file(path, tmp_path / "instrument.yaml").kind
            except EcpatError:  # two tables in one text
                kind = UNKNOWN_KIND
            placed += bool(file.kind)
            wrong += [(sort, number, kind)] if kind not in (file.kind or UNUSED, UNKNOWN_KIND) else []
            asked += [(sort, number)] if file.kind and kind == UNKNOWN_KIND else []
    assert wrong == []
    assert len(asked) <= MOST_ASKED * placed, asked
