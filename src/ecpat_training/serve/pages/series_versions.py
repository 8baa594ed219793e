"""The versions of a series: what changed between two, and the way back to an earlier one."""

from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import SERIES, versions
from ecpat_training.files.opening import read_bytes
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.series.workflows.diff import diff_report
from ecpat_training.serve.pages.series import MOST_BYTES, PLAN_FILE, keep_version
from ecpat_training.serve.safety.inside import require_inside
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit

if TYPE_CHECKING:
    from starlette.responses import Response

_ENDING = Path(PLAN_FILE).suffix


def show(visit: Visit) -> "Response":
    """What changed between two versions; without a choice, between the last two.

    Raises:
        MissingError: there is no version of this name.
    """
    path_by_name = _versions(visit)
    names = [*path_by_name]
    if len(names) < 2:
        return visit.go("/series")
    old_name, new_name = visit.asked.get("old", names[-2]), visit.asked.get("new", names[-1])
    if old_name not in path_by_name or new_name not in path_by_name:
        raise MissingError
    fragment = None
    if old_name != new_name:
        captured = CapturedDelivery()
        diff_report(path_by_name[old_name], path_by_name[new_name], visit.desk.site.programme, captured)
        fragment = visit.render_document(captured.documents[0])
    return visit.page("series-versions", names=names, old=old_name, new=new_name, shown=fragment, ending=_ENDING)


def restore_version(visit: Visit) -> "Response":
    """Keeps an earlier version as the newest: nothing of what came between is lost.

    Raises:
        MissingError: there is no version of this name, or it is no table that can be edited.
    """
    path_by_name = _versions(visit)
    name = visit.form.get("old", "")
    if name not in path_by_name or Path(name).suffix != _ENDING:
        raise MissingError
    return keep_version(visit, read_bytes(path_by_name[name], MOST_BYTES), visit.form.get("seen", ""))


def _versions(visit: Visit) -> dict[str, Path]:
    site = visit.desk.site
    numbered_versions = versions(programme_file(site.programme).parent, SERIES)
    return {path.name: require_inside(site.folder, path) for _, path in numbered_versions}


page = Page(
    ways=(
        Endpoint(path="/series/versions", do=show),
        Endpoint(path="/series/back", do=restore_version, posts=True),
    )
)
