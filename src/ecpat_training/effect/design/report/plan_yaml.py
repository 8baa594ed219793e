"""The instrument with its plan: the file as it is, and below it what the design asks to declare before the data."""

from datetime import date

from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.design.model.outlook import DesignOutlook, Outlook

_WAITING = "delayed_start"


def with_plan(text: str, outlook: Outlook, chosen: DesignOutlook, primary: str, declared: date) -> str:
    """The questionnaire's text with a `plan` at its end.

    Args:
        text: the file, which has no plan.
        outlook: what was planned.
        chosen: the design.
        primary: the id of the scale that decides.
        declared: the day on which this is declared.
    """
    planned = outlook.planned
    because = (
        f"{chosen.design.title}: {planned.countries} countries, {sum(planned.trainings)} trainings, {planned.people}"
        f" people each, {planned.linked} of them linked. A true change of {value_text(chosen.smallest, '0.00')} SD is"
        f" found with a chance of {value_text(planned.power, 'percent')}, if one person's scores correlate"
        f" {value_text(planned.correlation, '0.00')} and trainings make {value_text(planned.alike, '0.00')} of the"
        " spread of changes."
    )
    lines = ["plan:", f"  primary: {primary}", "  comparisons: [pre-post]"]
    if chosen.name == _WAITING:
        lines += ["  comparison group: {column: group, is: waiting, randomised: true}"]
    lines += [f"  declared: {declared.isoformat()}", f'  because: "{because}"']
    return f"{text.rstrip()}\n\n" + "\n".join(lines) + "\n"
