"""What is published: the report of a training, or that of the whole programme; where it is asked for and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.deliver import Delivery
from ecpat_training.commands.report_places import PUBLISHED as PLACE
from ecpat_training.effect.programme.workflows.compared import comparison_blocks
from ecpat_training.effect.programme.workflows.programme_effect import programme_report
from ecpat_training.effect.workflows.report import effect_report
from ecpat_training.effect.workflows.request import Request
from ecpat_training.serve.safety.inside import resolve_inside
from ecpat_training.serve.visits.answers import (
    build_programme_request,
    evaluation_of,
    find_common_instrument,
    has_answers,
)
from ecpat_training.serve.visits.training import place_of_training, programme_of, training_of
from ecpat_training.serve.visits.visit import Visit


@dataclass(frozen=True, kw_only=True)
class PublicationTarget:
    """What a report is of.

    Attributes:
        title: the training's or the programme's.
        report: the address of the report that is internal.
        address: where it is published.
        files: the address below which its published files are read.
        folder: where they stand, and `place` the same for people.
        asked: the request for it, by a form.
        answers: where the people's answers are added that it needs and that aren't there yet; "" where they are.
        made: delivers it.
    """

    title: str
    report: str
    address: str
    files: str
    folder: Path
    place: str
    asked: Callable[[Mapping[str, str]], Request]
    answers: str
    made: Callable[[Request, Delivery], object]


EFFECT = "/effect"
"""The address of the programme's report."""
PUBLISHED_PATH = "/published"
"""The address of all published reports."""


def published_of(visit: Visit) -> PublicationTarget:
    """What the address asks to be published: the report of a training, or that of the programme."""
    if "training" not in visit.parts:
        return PublicationTarget(
            title=programme_of(visit).programme,
            report=EFFECT,
            address=f"{EFFECT}/publish",
            files=PUBLISHED_PATH,
            folder=resolve_inside(visit.desk.site.folder, *PLACE.split("/")),
            place=PLACE,
            asked=lambda form: build_programme_request(visit, form),
            answers="" if find_common_instrument(visit) else "/add",
            made=programme_report,
        )
    training = training_of(visit)
    folder = place_of_training(visit) / PLACE
    return PublicationTarget(
        title=training.title or training.id,
        report=f"/trainings/{training.id}/report",
        address=f"/trainings/{training.id}/publish",
        files=f"{PUBLISHED_PATH}/{training.id}",
        folder=folder,
        place=folder.relative_to(visit.desk.site.folder).as_posix(),
        asked=lambda form: evaluation_of(visit, form),
        answers="" if has_answers(visit, allow_counts=False) else f"/trainings/{training.id}/answers",
        made=lambda request, delivery: effect_report(request, delivery, comparison_blocks),
    )
