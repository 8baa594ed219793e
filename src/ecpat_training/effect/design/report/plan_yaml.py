"""The instrument with its plan: the file as it is, and below it what the design asks to declare before the data."""

from datetime import date

from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.design.model.outlook import DesignOutlook, Outlook

_DELAYED_START = "delayed_start"


def insert_plan(text: str, outlook: Outlook, chosen: DesignOutlook, primary: str, declared_day: date) -> str:
    """The questionnaire's text with a `plan` at its end.

    Args:
        text: the file, which has no plan.
        outlook: what was planned.
        chosen: the design.
        primary: the id of the scale that decides.
        declared_day: the day on which this is declared.
    """
    programme = outlook.planned
    reason_text = (
        f"{chosen.design.title}: {programme.countries} countries, {sum(programme.trainings)} "
        f"trainings, {programme.people}"
        f" people each, {programme.linked} of them linked. A true change of "
        f"{value_text(chosen.smallest, '0.00')} SD is"
        f" found with a chance of {value_text(programme.power, 'percent')}, if one person's scores correlate"
        f" {value_text(programme.correlation, '0.00')} and trainings make "
        f"{value_text(programme.alike, '0.00')} of the"
        " spread of changes."
    )
    lines = ["plan:", f"  primary: {primary}", "  comparisons: [pre-post]"]
    if chosen.name == _DELAYED_START:
        lines += ["  comparison group: {column: group, is: waiting, randomised: true}"]
    lines += [f"  declared: {declared_day.isoformat()}", f'  because: "{reason_text}"']
    return f"{text.rstrip()}\n\n" + "\n".join(lines) + "\n"
