"""The workbook that partners fill in, in their language, with what the programme hopes for."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.core.text import closest_name, visible
from ecpat_training.documents.wording import untranslated
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.model.translated_programme import in_language
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.programme.training_named import titled
from ecpat_training.roster.report.for_machines import RosterTemplateResult
from ecpat_training.roster.report.form import form_document, roster_form
from ecpat_training.roster.report.form_workbook import render
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.roster.workflows.check import roster_rules_of
from ecpat_training.roster.workflows.partner_answer import words_of
from ecpat_training.values.participant import Participant, Roster
from ecpat_training.words.catalogue.message import Option, names_hint, phrase

EXCEL = ".xlsx"
_DEFAULT_PEOPLE = 20  # people, where nobody says how many


def write_template(
    delivery: Delivery, *, language: str, programme: Path | None = None, training: str | None = None
) -> Outcome:
    """`ecpat roster template`: the workbook in one language; how to fill it in as a document in other formats.

    Raises:
        InputError, RefusedError, ContentError: the programme can't be read, or doesn't fit.
        UsageError: there is no such language or training; or a training is named and no programme.
        OutputError: a file can't be written there.
    """
    words = words_of(language, "the workbook")
    _check(programme, training)
    inputs = [programme_file(programme)] if programme is not None else []
    delivery.check(inputs)
    remarks: list[Finding] = [*untranslated(language)]
    if programme is None:
        form = roster_form(words)
    else:
        programme_read, source = read_programme(programme)
        rules, findings = roster_rules_of(programme_read, source)
        remarks += [*source.findings, *findings]
        texts = in_language(programme_read, language)[0] if language in programme_read.translations else programme_read
        chosen_training = _training(texts, training) if training is not None else None
        people = chosen_training.participants if chosen_training else _DEFAULT_PEOPLE
        countries = (
            [chosen_training.country, *([chosen_training.twin] if chosen_training.twin else [])]
            if chosen_training
            else _countries(programme_read)
        )
        form_title = titled(words, chosen_training).title if chosen_training else texts.programme
        form = roster_form(words, _counts_wanted(rules, people), countries, form_title, people)
    delivery.findings(remarks)
    origin = provenance(f"ecpat roster template --language {language}", inputs)
    delivery.document(form_document(form, origin, words), content_by_ending={EXCEL: render(form)})
    delivery.data(lambda: RosterTemplateResult(form), remarks, origin)
    return Outcome(Exit.CLEAN, f"The list of participants to fill in, in {words.name_of(language)}.")


def _check(programme: Path | None, training: str | None) -> None:
    if training is not None and programme is None:
        message = "a training is named, but not whose."
        hint = phrase(
            "Add {programme}, or leave {training} out.",
            programme=Option("--programme", "FILE"),
            training=Option("--training"),
        )
        raise UsageError.because("usage.programme", message, hint=hint)


def _training(programme: Programme, id_: str) -> Training:
    trainings = {training.id: training for training in programme.list_trainings()}
    if id_ not in trainings:
        suggestion = closest_name(id_, trainings)
        hint = names_hint(suggestion, trainings, 40)
        raise UsageError.because(
            "usage.training", phrase("this programme has no training `{training}`.", training=visible(id_)), hint=hint
        )
    return trainings[id_]


def _countries(programme: Programme) -> list[str]:
    """The countries where there are trainings, in the programme's order."""
    return list(dict.fromkeys(training.country for training in programme.list_trainings()))


def _counts_wanted(rules: Sequence[RosterRule], people: int) -> list[CountCheck]:
    """What the rules want of a room of so many people, shares as head counts."""
    stranger = Participant.model_construct(row=1, where=Location("nobody"))
    room = Roster.model_construct(file="", rows=people, participants=(stranger,) * people)
    return [count for rule in rules if rule.FOR_PARTNERS for count in rule.check(room).counts]
