"""A doubt of links by codes so short that chance alone makes many of them equal."""

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.shared_codes import estimate_chance_overlap
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.comparable_codes import compact

_SAMPLE = 200
_SHORT_CODE_LENGTH = 5  # letters and digits; chance makes few longer codes equal
_MIN_CODES = 10  # different codes of a wave; of fewer nobody can tell drawn ones from those that were given out


def chance_link_findings(before: WaveResponses, after: WaveResponses) -> list[Finding]:
    """A warning where chance alone makes about as many codes equal as are: those of three digits, or days of birth."""
    if (
        max(map(len, map(compact, before.codes.iloc[:_SAMPLE])), default=0) > _SHORT_CODE_LENGTH
        or before.beside is not None
    ):
        return []
    shared_codes = estimate_chance_overlap(before.codes, after.codes)
    if shared_codes is None or shared_codes.kind != "chance" or shared_codes.code_count < _MIN_CODES:
        return []
    message = phrase(
        "`{before}` to `{after}`: {shared:,} {shared:code is|codes are} in both waves, and chance alone would make"
        " about {chance:.1f} equal: who is linked may be another person.",
        before=before.wave,
        after=after.wave,
        shared=shared_codes.shared_count,
        chance=shared_codes.chance_count,
    )
    hint = "Codes so short say little of who is who; with `code: none` the waves are compared as two groups of people."
    location = Location(after.file, sheet=after.sheet)
    return [Finding("evaluate.codes-by-chance", Severity.WARNING, message, location, hint)]
