"""The year of all trainings: a training is moved, what clashes is seen, the others are planned around it, a new version
is kept. Nothing is written before that: what was moved stands in the page's address, so that Back takes it back."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import SERIES, newest_versions, versions
from ecpat_training.core.finding import errors
from ecpat_training.files.opening import read_bytes
from ecpat_training.folder.journal.lines import NOTHING
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.series.report.series import kept_sentence
from ecpat_training.series.report.year_view import year_view
from ecpat_training.series.workflows.check import check_report, check_series
from ecpat_training.series.workflows.plan import plan_report
from ecpat_training.serve.safety.inside import require_inside
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.showing.year import weekday, year_of
from ecpat_training.serve.visits.form_jobs import came_of, find_result_file, query_of, start_job
from ecpat_training.serve.visits.training import find_only_file
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, require_unchanged, version, writing
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response

PLAN_FILE = "series.xlsx"
FILES = (PLAN_FILE, "series.html", "series.docx", "series.ics", "series.json")
_FORM_FIELDS = ("key", "seen", "around")
_SECONDS = 60
MOST_BYTES = 64 << 20
"""Of the file of a series."""


def show(visit: Visit) -> "Response":
    """The series as it stands, or with what the address moves; without one, how to plan it."""
    path = series_file(visit)
    if path is None:
        return visit.page("series", check=None, seen=NOTHING)
    site, move = visit.desk.site, _format_moves(visit.asked)
    check, facts = visit.desk.known.of(
        site.folder, ("series", path.name, *move), lambda: check_series(path, site.programme, move)
    )
    context, breaks = facts.context, [finding for rule in check.rules for finding in rule.breaks]
    shown_breaks = [replace(finding, where=None) for finding in breaks]  # which row of the file it is nobody sees here
    messages = " ".join(finding.message for finding in errors(breaks))
    broken_ids = [
        training.id
        for training in check.series.trainings
        if training.id in messages.replace(":", " ").replace(",", " ").split()
    ]
    days = {
        training.id: context.days(context.by_id[training.id], training.start) for training in check.series.trainings
    }
    chart = year_view(check.series, context)
    return visit.page(
        "series", check=check, context=context, breaks=shown_breaks, wrong=broken_ids, days=days,
        said=kept_sentence(check),
        year=year_of(chart, check.series.by_id, broken_ids), weekday=weekday, name=path.name, seen=version(path),
        moved=[move_text.partition("=")[0] for move_text in move],
        downloads=[] if move else [f"/series/now/{name}" for name in FILES],
        names=[version_path.name for _, version_path in versions(path.parent, SERIES)],
    )  # fmt: skip


def file_now(visit: Visit) -> "Response":
    """The series as it stands as a file: to read, to print, for calendars.

    Raises:
        MissingError: the programme has no series.
    """
    path, name = series_file(visit), visit.address.rpartition("/")[2]
    if path is None:
        raise MissingError
    site = visit.desk.site

    def write_plan_file() -> bytes:
        captured = CapturedDelivery(out_names=(name,), more_endings=(".ics",))
        check_report(path, site.programme, captured, calendars=None)
        return captured.file_contents[name]

    if name.endswith(path.suffix):
        data = read_bytes(path, MOST_BYTES)
    else:
        data = visit.desk.known.of(site.folder, ("series", path.name, name), write_plan_file)
    return visit.download(name, data)


def look(visit: Visit) -> "Response":
    """Takes the days of the form into the page's address, those alone that differ from the series."""
    return visit.go(_address(_read_moved_dates(visit)))


def plan(visit: Visit) -> "Response":
    """Plans the other trainings around those that were moved, or all of them where there is no series yet, as a job."""
    path, site = series_file(visit), visit.desk.site
    moved_dates = _read_moved_dates(visit)
    move = _format_moves(moved_dates) if path else []

    def work() -> CapturedDelivery:
        captured = CapturedDelivery(out_names=FILES, more_endings=(".ics",))
        plan_report(site.programme, captured, seconds=_SECONDS, seed=1, keep=path, calendars=None, move=move)
        return captured

    return start_job(visit, marked("Planning the series"), work, back_path=_address(moved_dates), seconds=_SECONDS)


def planned(visit: Visit) -> "Response":
    """Shows the series that was planned, to be kept or left."""
    captured, path = came_of(visit), series_file(visit)
    if captured is None:
        return visit.go("/series")
    return visit.page(
        "series-planned", shown=visit.render_document(captured.documents[0]), remarks=captured.remarks,
        query=visit.asked,
        downloads=[f"/series/plan/{name}?{query_of(visit)}" for name in FILES],
        seen=version(path) if path else NOTHING,
    )  # fmt: skip


def file(visit: Visit) -> "Response":
    """The planned series as a file."""
    return visit.download(*find_result_file(visit))


def keep_planned(visit: Visit) -> "Response":
    """Keeps the series that was planned as a new version."""
    answers = {name: text for name, text in visit.form.items() if name not in ("key", "now")}
    captured = came_of_form(visit, answers)
    return keep_version(visit, captured.file_contents[PLAN_FILE], visit.form.get("now", ""))


def keep_moved(visit: Visit) -> "Response":
    """Keeps what was moved by hand as a new version, whatever it breaks: the board tells.

    Raises:
        MissingError: the programme has no series.
    """
    path = series_file(visit)
    if path is None:
        raise MissingError
    captured = CapturedDelivery(out_names=(PLAN_FILE,))
    check_report(
        path, visit.desk.site.programme, captured, calendars=None, move=_format_moves(_read_moved_dates(visit))
    )
    return keep_version(visit, captured.file_contents[PLAN_FILE], visit.form.get("seen", ""))


def came_of_form(visit: Visit, answers: Mapping[str, str]) -> CapturedDelivery:
    """What was planned for the answers that a form repeats.

    Raises:
        MissingError: the plan isn't kept any longer, or a file has changed since.
    """
    captured = came_of(replace(visit, address="/series/plan", asked=answers))
    if captured is None:
        raise MissingError
    return captured


def keep_version(visit: Visit, data: bytes, seen_version: str) -> "Response":
    """Writes the next version beside the others, if the last one is still as the person has seen it."""
    site, path = visit.desk.site, series_file(visit)
    folder = programme_file(site.programme).parent
    with writing(site):
        if path is None:
            target_path = folder / PLAN_FILE
        else:
            require_unchanged(path, seen_version)
            target_path = folder / f"{SERIES.stem}-v{versions(folder, SERIES)[-1][0] + 1}.xlsx"
        replace_file(site, target_path, data, NOTHING)
    return visit.go("/series")


def series_file(visit: Visit) -> Path | None:
    """The programme's series that counts; None where there is none."""
    site = visit.desk.site
    path = find_only_file(newest_versions(programme_file(site.programme).parent, SERIES))
    return require_inside(site.folder, path) if path else None


def _read_moved_dates(visit: Visit) -> dict[str, str]:
    """The days of the form that aren't those of the series."""
    path, site = series_file(visit), visit.desk.site
    if path is None:
        return {}
    check, _ = visit.desk.known.of(site.folder, ("series", path.name), lambda: check_series(path, site.programme))
    start_by_id = {training.id: training.start.isoformat() for training in check.series.trainings}
    return {
        id_: day for id_, day in visit.form.items() if id_ not in _FORM_FIELDS and day and start_by_id.get(id_) != day
    }


def _address(moved_dates: Mapping[str, str]) -> str:
    """The page with what was moved."""
    from starlette.datastructures import QueryParams

    return f"/series?{QueryParams(moved_dates)}" if moved_dates else "/series"


def _format_moves(answers: Mapping[str, str]) -> list[str]:
    return [f"{id_}={day}" for id_, day in sorted(answers.items()) if id_ not in _FORM_FIELDS]


page = Page(
    menu=marked("Series"),
    place=20,
    ways=(
        Endpoint(path="/series", do=show),
        Endpoint(path="/series", do=look, posts=True),
        Endpoint(path="/series/keep", do=keep_moved, posts=True),
        Endpoint(path="/series/plan", do=plan, posts=True),
        Endpoint(path="/series/plan", do=planned),
        *(Endpoint(path=f"/series/plan/{name}", do=file) for name in FILES),
        *(Endpoint(path=f"/series/now/{name}", do=file_now) for name in FILES),
        Endpoint(path="/series/plan/keep", do=keep_planned, posts=True),
    ),
)
