"""What others published, found for a report of `ecpat evaluate` by the rules of `ecpat design benchmark`."""

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block
from ecpat_training.effect.published.model.kinds import SINGLE_GROUP
from ecpat_training.effect.published.reading.effects import read_report_effects


def comparison_blocks(report: JsonObject, language: str = "") -> tuple[Block, ...]:
    """The section on the shipped table, of every scale whose questionnaire says without doubt what it measures and with
    what, from before to the end of the training; nothing where there is none.

    Raises:
        LookupError: the report has no such language.
    """
    comparable = [
        effect
        for effect in read_report_effects("", report, {})
        if not effect.why_not and effect.design == SINGLE_GROUP and effect.timing == "end"
    ]
    if not comparable:
        return ()  # and neither the table nor what reads it is needed: a twentieth of an evaluation
    from ecpat_training.effect.programme.report.compared import compared_blocks
    from ecpat_training.effect.published.comparing.comparison import compare
    from ecpat_training.effect.published.reading.table import effects_of, read_tables

    table = effects_of(read_tables(()))
    return compared_blocks([compare(effect, table) for effect in comparable], language)
