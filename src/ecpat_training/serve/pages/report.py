"""The report of a training's effect, for each of its readers: as `ecpat evaluate --training` writes it."""

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.report_places import INTERNAL
from ecpat_training.effect.programme.workflows.compared import comparison_blocks
from ecpat_training.effect.workflows.report import effect_report
from ecpat_training.effect.workflows.request import report_languages
from ecpat_training.files.opening import is_file
from ecpat_training.folder.journal.lines import NOTHING
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.answers import evaluation_of, has_answers
from ecpat_training.serve.visits.form_jobs import (
    came_of,
    find_result_file,
    keep_result,
    query_of,
    start_job,
    training_download,
)
from ecpat_training.serve.visits.language import list_language_names
from ecpat_training.serve.visits.training import place_of_training, training_of
from ecpat_training.serve.visits.visit import Endpoint, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, writing
from ecpat_training.words.catalogue.marked_text import marked
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech

if TYPE_CHECKING:
    from starlette.responses import Response

READERS = {
    "coordinator": marked("Coordinator and trainers: the main results"),
    "evaluator": marked("Evaluator: everything"),
    "donor": marked("Donor: one page"),
}
FILES = ("report.docx", "report.xlsx", "report.html", "report.json")
_ADDRESS = "/trainings/{training}/report"
_REPORT_STEM = "effect"  # as the board looks for it


def show(visit: Visit) -> "Response":
    """What is asked, and the report that came of it."""
    training, captured = training_of(visit), came_of(visit)
    fragment = None
    if captured:
        with speaking(speech(visit.asked.get("language", ""))):
            fragment = visit.render_document(captured.documents[0])
    return visit.page(
        "report", training=training, readers=READERS, languages=languages_of_reports(), caught=captured, shown=fragment,
        asked={"for": "coordinator", "language": "", **visit.asked},
        stale=bool(visit.asked.get("for")) and not captured,
        downloads=[f"{visit.address}/{name}?{query_of(visit)}" for name in FILES], kept=_saved_report_name(visit),
        answered=has_answers(visit, allow_counts=True),
    )  # fmt: skip


def write(visit: Visit) -> "Response":
    """Makes the report, as a job."""
    request = evaluation_of(visit, visit.form)

    def work() -> CapturedDelivery:
        captured = CapturedDelivery(out_names=FILES)
        effect_report(request, captured, comparison_blocks)
        return captured

    return start_job(visit, marked("Evaluating"), work)


def keep(visit: Visit) -> "Response":
    """Puts the report into the training's folder; where another one stands there, as a version of its own."""
    name, data = find_result_file(visit)
    page_path = visit.address.rpartition("/")[0]
    folder = place_of_training(visit) / INTERNAL
    with writing(visit.desk.site):
        path = _place(folder, name.partition(".")[2], data)
        if not is_file(path):
            folder.mkdir(parents=True, exist_ok=True)
            replace_file(visit.desk.site, path, data, NOTHING)
            keep_result(visit, page_path, path)
    return visit.go(f"{page_path}?{query_of(visit)}&kept={path.name}")


def _saved_report_name(visit: Visit) -> str:
    """The file that was just kept."""
    name = visit.asked.get("kept", "")
    return (
        name if name in {path.name for path in (place_of_training(visit) / INTERNAL).glob(f"{_REPORT_STEM}*")} else ""
    )


def _place(folder: Path, ending: str, data: bytes) -> Path:
    """Where a report belongs: where the very same one stands, else at the first name that is free."""
    names = (f"{_REPORT_STEM}{f'-v{number}' if number > 1 else ''}.{ending}" for number in count(1))
    return next(path for path in map(folder.joinpath, names) if not is_file(path) or _has_content(path, data))


def _has_content(path: Path, data: bytes) -> bool:
    return path.stat().st_size == len(data) and path.read_bytes() == data


def languages_of_reports() -> list[tuple[str, str]]:
    """Returns code and name of each language that reports have."""
    return list_language_names(report_languages())


page = Page(
    ways=(
        Endpoint(path=_ADDRESS, do=show, of_training=marked("Report")),
        Endpoint(path=_ADDRESS, do=write, posts=True),
        *(Endpoint(path=f"{_ADDRESS}/{name}", do=training_download) for name in FILES),
        *(Endpoint(path=f"{_ADDRESS}/{name}", do=keep, posts=True) for name in FILES),
    )
)
