"""A planned training in the language that was asked for, with a finding for everything that isn't there in it."""

from collections.abc import Iterator
from dataclasses import replace

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem, PlannedTraining, translate_agenda
from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import closest_name, fold, listing, visible
from ecpat_training.documents.wording import ENGLISH, Wording, languages, untranslated, wording
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.translated_programme import TextGap, in_language
from ecpat_training.programme.training_named import titled
from ecpat_training.values.languages import LANGUAGES, guess_language
from ecpat_training.words.catalogue.message import names_hint, phrase
from ecpat_training.words.lists.break_words import BREAKS, break_kind_of


def check_language(code: str | None) -> None:
    """Refuses a code that is no language, before any work is done.

    Raises:
        UsageError: `code` is no ISO 639 code of a language.
    """
    if code is None or code in LANGUAGES or (len(code) == 3 and code.isascii() and code.isalpha() and code.islower()):
        return
    suggestion = guess_language(code) or closest_name(code, languages())
    hint = (
        names_hint(suggestion, ())
        if suggestion
        else phrase("Papers have words of their own in: {languages}.", languages=listing(languages(), 40))
    )
    raise UsageError.because(
        "usage.language", phrase("`{code}` isn't a language code.", code=visible(code[:40])), hint=hint
    )


def translated(
    planned_training: PlannedTraining, language: str, source: Source
) -> tuple[PlannedTraining, list[Finding]]:
    """Returns the training with its texts in a language, and a warning for each text that is missing in it.

    Args:
        planned_training: what is printed, its texts as the programme writes them.
        language: an ISO 639 code.
        source: the programme's text, for the places.
    """
    findings = [*untranslated(language), *_own_items(planned_training, language)]
    programme, agenda = planned_training.programme, planned_training.agenda
    if language != programme.language and language not in programme.translations:
        findings.append(untranslated_finding(programme, language, source))
        texts = programme
    else:
        texts, gaps = in_language(programme, language)
        findings += [
            finding
            for gap in gaps
            if _concerns(gap, planned_training)
            for finding in gap_findings(gap, language, programme, source)
        ]
        agenda = translate_agenda(texts, agenda, dict(zip(programme.tracks, texts.tracks, strict=False)))
    training = titled(wording(language), texts.training(planned_training.training.id))
    agenda = _with_breaks(agenda, language).model_copy(update={"title": training.title})
    return replace(planned_training, programme=texts, training=training, agenda=agenda, language=language), findings


def _with_breaks(agenda: Agenda, language: str) -> Agenda:
    """The agenda with its plain breaks and lunches called as in the language, whatever word for them it has; what is
    English already stays as it is in English."""
    words = wording(language)
    days = tuple(
        day.model_copy(update={"items": tuple(_named(item, words) for item in day.items)}) for day in agenda.days
    )
    return agenda.model_copy(update={"days": days})


def _named(item: AgendaItem, words: Wording) -> AgendaItem:
    is_plain_break = item.session is None and break_kind_of(item.title) == item.kind
    is_english = words.language == ENGLISH and fold(item.title) in BREAKS
    return item.model_copy(update={"title": words.say(item.kind)}) if is_plain_break and not is_english else item


def _own_items(planned_training: PlannedTraining, language: str) -> Iterator[Finding]:
    """Sessions that the agenda brings along: it is written in one language only."""
    known_ids = {session.id for session in planned_training.programme.sessions()}
    for item in planned_training.agenda.sessions() if language != planned_training.programme.language else ():
        if item.session and item.session.id not in known_ids:
            message = phrase(
                '"{title}" is in the agenda alone, which has no texts in `{language}`; it stays as it is.',
                title=item.title,
                language=language,
            )
            hint = "Please make it a session of the programme to translate it, or write it in that language."
            yield Finding("translation.item", Severity.WARNING, message, item.where, hint)


def untranslated_finding(programme: Programme, language: str, source: Source) -> Finding:
    """A warning that every text of a programme stands in its own language."""
    language_list = listing([programme.language, *programme.translations], 40)
    return Finding(
        "translation.none",
        Severity.WARNING,
        phrase(
            "the programme has no texts in `{language}`; those in `{programme_language}` are used.",
            language=language,
            programme_language=programme.language,
        ),
        source.location_of(("translations",)),
        phrase(
            "It has texts in: {languages}. Please write others under `translations`, `{language}`.",
            languages=language_list,
            language=language,
        ),
    )


def _concerns(gap: TextGap, planned_training: PlannedTraining) -> bool:
    """Whether a text is printed with this training; chapters stand in the handbook alone."""
    if gap.part == "chapter":
        return False
    if gap.part == "session":
        held_ids = {item.session.id for item in planned_training.agenda.sessions() if item.session}
        return gap.id in held_ids
    if gap.part == "programme" and gap.path[-1] == "objectives":
        return not planned_training.training.objectives
    return gap.part == "programme" or gap.id == planned_training.training.id


def gap_findings(gap: TextGap, language: str, programme: Programme, source: Source) -> Iterator[Finding]:
    """A warning for each text of one part of a programme that isn't there in a language."""
    part_name: str = "the programme"
    if gap.part != "programme":
        part_name = phrase("{kind} `{id}`", kind=gap.part, id=gap.id)
    location = source.location_of(gap.path)
    if gap.missing:
        message = phrase(
            "{part} has no {fields} in `{language}`; the original in `{programme_language}` is used.",
            part=part_name,
            fields=listing(list(gap.missing)),
            language=language,
            programme_language=programme.language,
        )
        keys = ", ".join(f"`{step}`" for step in gap.path)
        yield Finding(
            "translation.missing",
            Severity.WARNING,
            message,
            location,
            phrase("Please write it under {keys}.", keys=keys),
        )
    for unlike_text in gap.unlike:
        message = phrase(
            "{part} has in `{language}` {unlike}; what is there is used.",
            part=part_name,
            language=language,
            unlike=unlike_text,
        )
        yield Finding("translation.length", Severity.WARNING, message, location, "Please compare the two.")
