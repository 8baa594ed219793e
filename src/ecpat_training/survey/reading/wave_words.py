"""Before, after, months later: the words that people write into a column for the wave."""

import re

from ecpat_training.survey.exports.wording import key
from ecpat_training.survey.instrument.instrument import Wave

COLUMNS = {
    "wave", "phase", "timepoint", "time point", "measurement", "survey wave", "test phase", "pre post", "prepost",
    "when did you answer", "welle", "zeitpunkt", "messzeitpunkt", "vague", "moment", "ola", "momento", "fase", "fasi",
    "meetmoment", "bølge", "våg", "fala", "etap", "vlna", "fáze", "val", "etapă", "вълна", "етап", "волна", "этап",
    "хвиля", "фаза", "faza", "faas", "dalga", "vala", "redcap event name", "event name",
}  # fmt: skip

_WORDS: dict[Wave, set[str]] = {
    "pre": {
        "pre", "before", "pretest", "baseline", "vor", "vorher", "davor", "avant", "antes", "prima", "voor", "vooraf",
        "før", "före", "enne", "przed", "před", "pred", "înainte", "преди", "перед", "до", "пре", "прије", "prije",
        "para", "përpara", "önce", "ennen", "előtte", "πριν",
    },
    "post": {
        "post", "after", "posttest", "nach", "nachher", "danach", "après", "después", "despues", "dopo", "achteraf",
        "efter", "etter", "pärast", "po", "după", "dupa", "след", "после", "після", "послије", "poslije",
        "posle", "pas", "sonra", "jälkeen", "utána", "μετά", "depois",
    },
    "follow-up": {
        "follow up", "followup", "later", "nachbefragung", "suivi", "seguimiento", "opfølgning",
        "oppfølging", "uppföljning", "opvolging", "проследяване", "takip", "acompanhamento", "monitorare",
    },
}  # fmt: skip
_MEANING: dict[str, Wave] = {key(word): wave for wave, words in _WORDS.items() for word in words}
_FILLERS = {
    "the", "test", "training", "survey", "workshop", "course", "questionnaire", "form", "wave", "phase",
    "der", "dem", "die", "schulung", "la", "le", "el", "il", "formation", "formación", "formazione", "обучението",
    "обучения", "обучение", "тест",
}  # fmt: skip
# How REDCap writes events: `pre_training_arm_1`, `3_month_follow_up_arm_1`, `Before (Arm 1: Police)`.
_ARM = re.compile(r" arm \d+\b.*$")
_AFTER = re.compile(r"\b\d+ ?(?:m|months?|weeks?|days?|years?|mois|monate?|semaines?|wochen?)\b")


def is_wave_column(header: str) -> bool:
    """Whether a column's name says that it holds the wave."""
    return key(header) in COLUMNS


def wave_of(text: str) -> Wave | None:
    """The wave that a word means: `pre`, `Vorher`, `Post-training`. Numbers such as `T1` or `2` say nothing clear."""
    plain = _ARM.sub("", f" {key(text)}").strip()
    found = _plain_wave(plain)
    return found or _plain_wave(_AFTER.sub("", plain)) if "follow" in plain else found


def _plain_wave(text: str) -> Wave | None:
    return _MEANING.get(" ".join(word for word in text.split() if word not in _FILLERS))
