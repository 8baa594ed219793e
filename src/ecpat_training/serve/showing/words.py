"""The languages in which pages speak: English, and those of `words/locale/pages/`."""

from ecpat_training.words.catalogue.speech import Speech
from ecpat_training.words.catalogue.translation import ENGLISH, page_languages, page_speech


def choose_speech(*languages: str | None, accept_language: str = "") -> Speech:
    """How the first language speaks that is asked for and there is; `accept_language` is what the browser says it
    prefers, as HTTP has it. English where there is none of them."""
    preferred_languages = [*languages, *_parse_preferred_languages(accept_language)]
    available_languages = page_languages()
    return page_speech(next((language for language in preferred_languages if language in available_languages), ENGLISH))


def _parse_preferred_languages(accept_language: str) -> list[str]:
    """The codes of `fr-CH, fr;q=0.9, en;q=0.8`, the most wanted first."""
    weighted_tags = []
    for place, language_range in enumerate(accept_language.split(",")[:20]):
        tag, _, weight = language_range.strip().partition(";q=")
        try:
            weighted_tags.append((-float(weight or 1), place, tag.partition("-")[0].lower()))
        except ValueError:
            continue
    return [code for _, _, code in sorted(weighted_tags)]
