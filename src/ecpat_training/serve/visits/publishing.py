"""What is published: the report of a training, or that of the whole programme; where it is asked for and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.deliver import Delivery
from ecpat_training.commands.report_places import PUBLISHED as PLACE
from ecpat_training.effect.programme.workflows.compared import compared_with_others
from ecpat_training.effect.programme.workflows.programme_effect import programme_report
from ecpat_training.effect.workflows.report import effect_report
from ecpat_training.effect.workflows.request import Request
from ecpat_training.serve.safety.inside import inside
from ecpat_training.serve.visits.answers import evaluation_of, evaluation_of_all, has_answers, instrument_of_all
from ecpat_training.serve.visits.training import place_of_training, programme_of, training_of
from ecpat_training.serve.visits.visit import Visit


@dataclass(frozen=True, kw_only=True)
class Published:
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
PUBLISHED = "/published"
"""The address of all published reports."""


def published_of(visit: Visit) -> Published:
    """What the address asks to be published: the report of a training, or that of the programme."""
    if "training" not in visit.parts:
        return Published(
            title=programme_of(visit).programme,
            report=EFFECT,
            address=f"{EFFECT}/publish",
            files=PUBLISHED,
            folder=inside(visit.desk.site.folder, *PLACE.split("/")),
            place=PLACE,
            asked=lambda form: evaluation_of_all(visit, form),
            answers="" if instrument_of_all(visit) else "/add",
            made=programme_report,
        )
    training = training_of(visit)
    folder = place_of_training(visit) / PLACE
    return Published(
        title=training.title or training.id,
        report=f"/trainings/{training.id}/report",
        address=f"/trainings/{training.id}/publish",
        files=f"{PUBLISHED}/{training.id}",
        folder=folder,
        place=folder.relative_to(visit.desk.site.folder).as_posix(),
        asked=lambda form: evaluation_of(visit, form),
        answers="" if has_answers(visit, or_counts=False) else f"/trainings/{training.id}/answers",
        made=lambda request, delivery: effect_report(request, delivery, compared_with_others),
    )
