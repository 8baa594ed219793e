"""`ecpat design benchmark`: the tables checked, then listed, or put beside what trainings changed."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit, UsageError
from ecpat_training.effect.published.comparing.comparison import compare
from ecpat_training.effect.published.reading.declared import read_declarations
from ecpat_training.effect.published.reading.effects import read_own_effects, report_files
from ecpat_training.effect.published.reading.table import effects_of, read_tables
from ecpat_training.effect.published.report.comparison import compared_document, headline_sentence
from ecpat_training.effect.published.report.for_machines import CompareResult
from ecpat_training.effect.published.report.table_list import table_list_document, table_list_headline
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences


def comparison_report(
    reports: Sequence[Path],
    delivery: Delivery,
    *,
    own_tables: Sequence[Path] = (),
    outcomes: Sequence[str] = (),
    months: float | None = None,
    audience: str | None = None,
    only_outcome: str | None = None,
    publish: bool = False,
) -> Outcome:
    """Compares, or lists, and delivers it.

    Args:
        reports: reports of effects, or folders of them; none: the table is listed.
        delivery: where results go.
        own_tables: tables beside the shipped one.
        outcomes: what scales measure, as typed.
        months: from the training to the follow-up.
        audience: of which people studies count alone.
        only_outcome: which outcome is listed.
        publish: whether reports must be for publication.

    Raises:
        UsageError: an option isn't understood, or isn't for what is done.
        InputError, RefusedError: a file can't be read.
        ContentError: a table doesn't hold together, a file is no report of an effect, or one isn't for publication.
    """
    _refuse_idle(reports, outcomes, months, only_outcome, publish=publish)
    declarations = read_declarations(outcomes)
    files = report_files(reports) if reports else []
    delivery.check([*files, *own_tables])
    tables = read_tables(own_tables)
    table = effects_of(tables)
    origin = provenance(
        f"ecpat design benchmark{' --publish' if publish else ''}",
        [*files, *(read_table.path for read_table in tables)],
    )
    if not reports:
        chosen = [
            effect
            for effect in table
            if (only_outcome in (None, effect.outcome)) and (audience in (None, effect.audience))
        ]
        delivery.document(table_list_document(tables, chosen, origin))
        delivery.data(lambda: CompareResult(tables, effects=chosen, compared=()), (), origin)
        return Outcome(Exit.CLEAN, table_list_headline(tables))
    published_comparisons = tuple(
        compare(own_effect, table, audience) for own_effect in read_own_effects(files, declarations, months, publish)
    )
    delivery.document(compared_document(published_comparisons, tables, origin, audience))
    delivery.data(lambda: CompareResult(tables, effects=(), compared=published_comparisons), (), origin)
    return Outcome(Exit.CLEAN, headline_sentence(published_comparisons))


def _refuse_idle(
    reports: Sequence[Path], outcomes: Sequence[str], months: float | None, only_outcome: str | None, *, publish: bool
) -> None:
    """Refuses what would do nothing.

    Raises:
        UsageError: an option is for a comparison and nothing is compared, or for the list and nothing is listed.
    """
    if reports and only_outcome is not None:
        option = Option("--only-outcome")
        message = phrase("{option} is for the list of the table, and a training is compared.", option=option)
        hint = phrase("Leave out {option}, or the report.", option=option)
        raise UsageError.because("compare.options", message, hint=hint)
    if not reports and (outcomes or months is not None or publish):
        option = Option("--outcome" if outcomes else "--months" if months is not None else "--publish")
        message = phrase("{option} is about a training's effect, and no report of one was named.", option=option)
        raise UsageError.because(
            "compare.options",
            message,
            hint=sentences("Add the report:", phrase("{command}.", command=Command("design benchmark", "effect.json"))),
        )
