"""Who sits with whom in exercises: groups of those on the list, with table signs."""

from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import PARTICIPANTS
from ecpat_training.documents.wording import languages
from ecpat_training.roster.model.group_goal import GroupGoal
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.report.groups import GOALS
from ecpat_training.roster.workflows.group_request import GroupRequest
from ecpat_training.roster.workflows.groups import CSV, roster_groups
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.serve.visits.fields import parse_choice, parse_whole_number
from ecpat_training.serve.visits.form_jobs import came_of, query_of, start_job, training_download
from ecpat_training.serve.visits.language import list_language_names
from ecpat_training.serve.visits.training import file_of, training_of
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response

FILES = ("groups.docx", "groups.xlsx", f"groups{CSV}", "groups.html", "groups.json")
_ADDRESS = "/trainings/{training}/groups"


def show(visit: Visit) -> "Response":
    """What is asked, and the groups that were found."""
    training, captured = training_of(visit), came_of(visit)
    list_ = file_of(visit, PARTICIPANTS)
    return visit.page(
        "groups", training=training, name=list_.name if list_ else None,
        asked={
            "groups": "5", "rounds": "3", "seed": "1", "first": "", "names": "", "language": training.language,
            **visit.asked,
        },
        goals=[(goal.value, text) for goal, text in GOALS.items()],
        languages=list_language_names(languages()),
        shown=visit.render_document(captured.documents[0]) if captured else None,
        stale=bool(visit.asked) and captured is None,
        remarks=captured.remarks if captured else (),
        downloads=[f"{visit.address}/{name}?{query_of(visit)}" for name in FILES],
    )  # fmt: skip


def find(visit: Visit) -> "Response":
    """Looks for groups, as a job.

    Raises:
        MissingError: the training has no list of participants.
    """
    list_ = file_of(visit, PARTICIPANTS)
    if list_ is None:
        raise MissingError
    form = visit.form
    request = GroupRequest(
        number=parse_whole_number(form.get("groups"), "groups", 1, 1000),
        rounds=parse_whole_number(form.get("rounds"), "rounds", 1, 100),
        first=GroupGoal(parse_choice(form.get("first"), list(GroupGoal))),
        names=form.get("names") == "yes",
        language=form.get("language") or None,
        seed=parse_whole_number(form.get("seed") or "1", "seed", 0, 2**31),
    )

    def work() -> CapturedDelivery:
        captured = CapturedDelivery(out_names=FILES, more_endings=(CSV,))
        roster_groups(ListFile(list_), request, captured)
        return captured

    return start_job(visit, marked("Looking for groups"), work)


page = Page(
    ways=(
        Endpoint(path=_ADDRESS, do=show, of_training=marked("Groups for exercises")),
        Endpoint(path=_ADDRESS, do=find, posts=True),
        *(Endpoint(path=f"{_ADDRESS}/{name}", do=training_download) for name in FILES),
    )
)
