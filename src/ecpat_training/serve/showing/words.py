"""The languages in which pages speak: English, and those of `words/locale/pages/`."""

from ecpat_training.words.catalogue.speech import Speech
from ecpat_training.words.catalogue.translation import ENGLISH, page_languages, page_speech


def choose_speech(*languages: str | None, accepted: str = "") -> Speech:
    """How the first language speaks that is asked for and there is; `accepted` is what the browser says it prefers, as
    HTTP has it. English where there is none of them."""
    preferred = [*languages, *_preferred(accepted)]
    available = page_languages()
    return page_speech(next((language for language in preferred if language in available), ENGLISH))


def _preferred(accepted: str) -> list[str]:
    """The codes of `fr-CH, fr;q=0.9, en;q=0.8`, the most wanted first."""
    weighed = []
    for place, part in enumerate(accepted.split(",")[:20]):
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), place, tag.partition("-")[0].lower()))
        except ValueError:
            continue
    return [code for _, _, code in sorted(weighed)]
