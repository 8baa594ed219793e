"""Rules over the agenda of a training and over its team of trainers."""

STAND_ALONE = frozenset({
    "activity after lunch", "availability", "break every", "breaks", "competence",
    "complex after the first break", "coverage", "even days", "external expert", "frame", "language",
    "mixed pair", "no marathon", "no overlap", "no two lectures running", "one place at a time",
    "practice share", "prerequisites", "sensitive sessions", "session length", "split by a break",
    "start on time", "support in sensitive sessions", "trainer load", "within hours",
})  # fmt: skip
"""Rules that can be understood with nothing behind their names: a command that only asks whether rules can be
understood needn't load these where they stand so. A rule that isn't listed is loaded."""
