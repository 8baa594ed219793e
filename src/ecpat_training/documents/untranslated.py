"""That papers aren't said in a language wholly, told before anybody reads them."""

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.documents.wording import languages, wording


def untranslated(language: str) -> list[Finding]:
    """A warning where fixed words of papers are said in English instead; none where all are there."""
    missing = wording(language).missing
    if not missing:
        return []
    known = listing([code for code in languages() if code != language], 40)
    message = f"{count(len(missing), 'fixed word')} of papers can't be said in `{language}`; English is used."
    return [
        Finding("translation.words", Severity.WARNING, message, hint=f"Papers have words of their own in: {known}.")
    ]
