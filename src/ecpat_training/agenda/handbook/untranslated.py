"""The programme in the language of the handbook, and what of the printed texts isn't translated: said on the terminal,
and on a page of the book in its own words."""

import re
from collections.abc import Iterator, Sequence

from ecpat_training.agenda.handbook.contents import Untranslated
from ecpat_training.agenda.workflows.translation import gap_findings, untranslated_finding
from ecpat_training.core.finding import Finding
from ecpat_training.documents.wording import Wording, untranslated, wording
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.chapter import Chapter
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.translated_programme import TextGap, in_language

_COUNT_PATTERN = re.compile(r"([0-9]+) of ([0-9]+) (\w+)")
_COUNT_MISMATCH_PATTERN = re.compile(r"([0-9]+) (\w+) where the original has ([0-9]+)")
_PART_NAMES = {
    "title": "its title",
    "aim": "aim",
    "goal": "goal",
    "notes": "trainers notes",
    "step": "step",
    "material": "materials",
    "handout": "handouts",
    "objective": "objectives",
    "funder": "funded by",
    "track": "for track",
}


def translate_programme(
    programme: Programme, language: str, chapters: Sequence[Chapter], source: Source
) -> tuple[Programme, tuple[Untranslated, ...], list[Finding]]:
    """Puts a programme's texts into a language.

    Args:
        programme: with its texts as they are written.
        language: an ISO 639 code.
        chapters: those that are printed, as the programme has them.
        source: the programme's text, for the places.

    Returns:
        The programme in that language; the parts of the printed chapters that lack texts in it; a finding for each
        part.
    """
    findings = untranslated(language)
    if language == programme.language:
        return programme, (), findings
    texts, gaps = in_language(programme, language)
    printed_gaps = [gap for gap in gaps if _is_printed(gap, chapters)]
    if language not in programme.translations:
        findings.append(untranslated_finding(programme, language, source))
    else:
        findings += [finding for gap in printed_gaps for finding in gap_findings(gap, language, programme, source)]
    words = wording(language)
    return texts, tuple(Untranslated(gap.id, tuple(_describe_gap(gap, words))) for gap in printed_gaps), findings


def _is_printed(gap: TextGap, chapters: Sequence[Chapter]) -> bool:
    match gap.part:
        case "programme":
            return gap.path[-1] != "tracks"
        case "chapter":
            return gap.id in {chapter.chapter for chapter in chapters}
        case "session":
            return gap.id in {session.id for chapter in chapters for session in chapter.sessions}
        case "training":
            return False


def _describe_gap(gap: TextGap, words: Wording) -> Iterator[str]:
    """What is missing, in the words of the language: `Goal`, `Step 2/3` where two of three are."""
    for name in gap.missing:
        match = _COUNT_PATTERN.fullmatch(name)
        field_label = words.say(
            _PART_NAMES[(match[3] if match else name).removesuffix("s") if name != "notes" else name]
        )
        yield f"{field_label} {match[1]}/{match[2]}" if match else field_label
    for name in gap.unlike:
        if unlike_match := _COUNT_MISMATCH_PATTERN.fullmatch(name):
            yield (
                f"{words.say(_PART_NAMES[unlike_match[2].removesuffix('s')])} {unlike_match[1]} \u2260 "
                f"{unlike_match[3]}"
            )
