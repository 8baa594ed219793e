"""Rules over the agenda of a training and over its team of trainers.

Most programmes write them in the ways below, which need no rule to be loaded: a command that only asks whether rules
can be understood looks here first. A rule that isn't listed, or is written otherwise, is loaded.
"""

import re

from ecpat_training.programme.model.rule import RuleSpec

STAND_ALONE = frozenset({
    "activity after lunch", "availability", "break every", "breaks", "competence",
    "complex after the first break", "coverage", "even days", "external expert", "frame", "language",
    "mixed pair", "no marathon", "no overlap", "no two lectures running", "one place at a time",
    "practice share", "prerequisites", "sensitive sessions", "session length", "split by a break",
    "start on time", "support in sensitive sessions", "trainer load", "within hours",
    "coffee and lunch apart", "few coffee breaks", "fixed times", "manual order", "same clock", "same pair",
})  # fmt: skip
"""Rules that may stand with nothing behind their names."""

WRITTEN: dict[str, dict[str | None, str]] = {
    "break every": {"minutes": "[3-9][0-9]|100", "never over": "1[0-9][0-9]"},
    "breaks": {"coffee": "1[0-9]-[23][0-9]", "lunch": "[3-9][0-9]"},
    "even days": {"within": "[1-9][0-9]"},
    "lecture at most": {None: "[1-9][0-9]"},
    "lunch between": {None: "1[12]:[0-5][0-9]-1[345]:[0-5][0-9]"},
    "mixed pair": {"of": "role|country|stakeholder", "over": "team"},
    "practice share": {None: "at least [1-9][0-9] %"},
    "team size": {"trainers": "[1-4]-[5-9]"},
}
"""What may be set of a rule, some of it or all, and behind None what may stand alone behind its name: as regular
expressions."""


def surely_understood(spec: RuleSpec) -> bool:
    """Whether nothing stands behind a rule's name, or what most programmes write there; false says nothing."""
    if spec.value is None or spec.value == {}:
        return spec.name in STAND_ALONE
    patterns = WRITTEN.get(spec.name, {})
    texts_by_key = spec.value if isinstance(spec.value, dict) else {None: spec.value}
    return all(
        key in patterns and isinstance(text, str) and re.fullmatch(patterns[key], text) is not None
        for key, text in texts_by_key.items()
    )
