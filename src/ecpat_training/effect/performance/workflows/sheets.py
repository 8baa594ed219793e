"""`ecpat performance sheets`: from codes to the key and the raters' sheets."""

from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.text import count
from ecpat_training.documents.wording import ENGLISH, untranslated, wording
from ecpat_training.effect.performance.drawing import draw_key
from ecpat_training.effect.performance.model.ratings import BOTH_RATERS
from ecpat_training.effect.performance.reading.codes import read_codes
from ecpat_training.effect.performance.reading.rubric import read_rubric, rubric_file
from ecpat_training.effect.performance.report.for_machines import PerformanceSheetsResult
from ecpat_training.effect.performance.report.raters import RATERS
from ecpat_training.effect.performance.report.sheets import drawn_document, pen_sheet
from ecpat_training.effect.performance.report.workbooks import key_workbook, rater_workbook
from ecpat_training.files.mapping_place import find_mapping_beside


class SheetPaths(NamedTuple):
    """The files that are read, the raters' folder, and where the key goes."""

    codes: Path
    rubric: Path
    folder: Path
    key: Path

    @property
    def settled_path(self) -> Path:
        """The sheet for what both raters settle on."""
        return self.folder / "settled.xlsx"

    @property
    def written(self) -> tuple[Path, ...]:
        """What is written beside the files of `--out`."""
        return (
            self.key,
            self.settled_path,
            *(self.folder / f"{rater}{ending}" for rater in RATERS for ending in (".xlsx", ".docx")),
        )


def performance_sheets(
    places: SheetPaths,
    delivery: Delivery,
    *,
    seed: int,
    language: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
) -> Outcome:
    """Draws, and delivers the key and the sheets, which are in the raters' language; of the delivery's files
    `places.written` are among those that it writes besides.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the rubric or the codes don't fit.
        OutputError: a file is there already, such as the key of an earlier draw, or can't be written.
    """
    inputs = [places.codes, find_mapping_beside(places.codes), rubric_file(places.rubric)]
    delivery.check(inputs)
    rubric, source = read_rubric(places.rubric)
    codes, code_findings = read_codes(places.codes, encoding=encoding, sheet=sheet)
    words = wording(language or ENGLISH)
    findings = [*source.findings, *code_findings, *untranslated(words.language)]
    delivery.findings(findings)
    key = draw_key(codes, rubric.case_ids, seed)
    origin = provenance("ecpat performance sheets", inputs, seed=seed)
    files = {places.key: key_workbook(key), places.settled_path: rater_workbook(key, rubric, BOTH_RATERS, words)}
    for rater in RATERS:
        files[places.folder / f"{rater}.xlsx"] = rater_workbook(key, rubric, rater, words)
        path = places.folder / f"{rater}.docx"
        files[path] = delivery.rendered(pen_sheet(key, rubric, rater, words), path)
    delivery.document(drawn_document(key, rubric, seed, origin), named=files, private=(places.key,))
    delivery.data(lambda: PerformanceSheetsResult(key, rubric=rubric, seed=seed), findings, origin)
    return Outcome(exit_code(findings), f"{count(len(key.answers), 'answer')} for two raters, by seed {seed}.")
