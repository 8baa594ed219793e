"""What is said of the analysis plan, in English."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked({"plan": "What was declared beforehand", "no plan": "Several tests at once"})
PRIMARY = marked("The primary outcome is {title:.}")
SECONDARY = marked("Declared beside it: {titles:.}")
BECAUSE = marked("Reason given: {reason}")
DATED = marked(
    {
        "before": "Declared on {on}, before the first answers ({first}).",
        "same day": "Declared on {on}, the day of the first answers: whether before them, these files don't show.",
        "after": "Declared on {on}, after the first answers ({first}): strictly, all of it is exploratory.",
        "no date": "The plan has no date, so it is not known whether it was made before the answers came in.",
        "no answers' "
        "date": "Declared on {on}; the files don't show when people answered, so it is not known whether that "
        "was before.",
    }
)
MISSING_ONE = marked("{title} ({between})")
MISSING = marked("Declared, but not measured in these files: {outcomes:.}")
ROLE = marked({"": "no", "primary": "primary", "secondary": "secondary", "exploratory": "no"})
FAMILY = marked({"one": "no other", "declared": "{n} declared", "all": "all {n}"})
EXPLAINED = marked(
    {
        "plan": "p is that of the t test. Adjusted by Holm's procedure, it answers for its family, in which a single "
        "false claim stays below 5 in 100: the outcomes declared in time among themselves, everything else among all "
        "tests made. The sentences follow the adjusted p and the interval; the 95 % intervals are those of each "
        "outcome alone.",
        "no plan": "p is that of the t test. Since no outcome was declared, each is one of several looks: adjusted by "
        "Holm's procedure, a single false claim among all stays below 5 in 100. The sentences follow the adjusted p "
        "and the interval; the 95 % intervals are those of each scale alone.",
    }
)
