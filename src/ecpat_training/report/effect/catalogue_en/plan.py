"""What is said of the analysis plan, in English."""

HEADING = {"plan": "What was declared beforehand", "no plan": "Several tests at once"}
PRIMARY = "The primary outcome is {title}."
SECONDARY = "Declared beside it: {titles}."
BECAUSE = "Reason given: {reason}"
DATED = {
    "before": "Declared on {on}, before the first answers ({first}).",
    "same day": "Declared on {on}, the day of the first answers: whether before them, these files don't show.",
    "after": "Declared on {on}, after the first answers ({first}): whoever is strict takes all of it as exploratory.",
    "no date": "The plan bears no date, so that nobody can tell whether it was made before the answers came in.",
    "no answers' date": "Declared on {on}; the files don't show when people answered, so that nobody can tell whether "
    "that was before.",
}
MISSING_ONE = "{title} ({between})"
MISSING = "Declared, but not measured in these files: {outcomes}."
ROLE = {"": "no", "primary": "primary", "secondary": "secondary", "exploratory": "no"}
FAMILY = {"one": "no other", "Holm": "{n}, Holm", "BH": "{n}, BH"}
EXPLAINED = {
    "plan": "p is that of the t test. Adjusted, it answers for all tests of its kind: those declared together by "
    "Holm's procedure, by which a false claim among them all stays below 5 in 100; the others by Benjamini and "
    "Hochberg's (BH), by which false claims stay below 5 in 100 of those made. The sentences follow the adjusted p; "
    "the 95 % intervals are those of each outcome alone.",
    "no plan": "p is that of the t test. Since no outcome was declared, each is one of several looks: adjusted by "
    "Benjamini and Hochberg's procedure (BH), false claims stay below 5 in 100 of those made. The sentences follow the "
    "intervals, which are those of each scale alone, and say so where the adjusted p is 0.05 or more.",
}
