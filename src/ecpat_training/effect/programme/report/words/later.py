"""Sentences on what is left months after the trainings."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("{months} months later")
RETENTION_SENTENCES = marked(
    {
        "none": "{months} months after the trainings no figure can be given.",
        "few": "{months} months after the trainings the mean of {title} was no better than before in {n} of "
        "{countries} {countries:country|countries}: too few countries for more.",
        "few, all better": "{months} months after the trainings the mean of {title} was better than before in all "
        "{countries} {countries:country|countries}: too few countries for more.",
        "one, better": "{months} months after the trainings the mean of {title} was better than before in the one "
        "country where people were asked again: one country is too few to say more.",
        "one, no better": "{months} months after the trainings the mean of {title} was no better than before in the "
        "one country where people were asked again: one country is too few to say more.",
        "gone": "{months} months after the trainings {title} was back to about where it was before ({since}): what had "
        "changed by the end is not shown to be there any more; {lost} of it went since ({lost_interval}).",
        "worse": "{months} months after the trainings {title} was worse than before the trainings ({since}).",
        "open": "{months} months after the trainings it is not shown whether anything of the change in {title} is left "
        "({since}).",
        "partly": "{months} months after the trainings {title} was still better than before ({since}), but {lost} were "
        "lost since the end ({lost_interval}).",
        "left": "{months} months after the trainings {title} was still better than before ({since}).",
        "since": "{change} since before; {interval}",
    }
)
RESPONDENT_SENTENCES = marked(
    {
        "answered": "Of {took_part} {took_part:person|people} of {trainings} {trainings:training|trainings} who had "
        "answered before or after, {answered} answered again ({share}). Those who answer are often the keen ones.",
        "nobody": "Nobody of {trainings} {trainings:training|trainings} had answered before or after.",
        "bounds": "Had all of them answered, the mean change since before would lie between {low} (the silent at the "
        "scale's lowest end) and {high} (at its highest).",
        "plain": "With each person counting alike, the mean change since before is {plain} ({answers} "
        "{answers:answer|answers}).",
        "weighed": "Weighed so that groups by third of the score before are as large as among all who answered "
        "before, it is {weighed}: this supposes that the silent of a group changed as the others did. The groups are "
        "those of {covered} of the people.",
        "weighed, sides": "Weighed so that groups by side and third of the score before are as large as among all who "
        "answered before, it is {weighed}: this supposes that the silent of a group changed as the others did. The "
        "groups are those of {covered} of the people.",
        "without": "Without a figure: {why}.",
    }
)
TABLE = marked(
    {
        "since before": "Since before",
        "since after": "Since after",
        "countries": "Changes in {unit}, of those who answered both.",
        "said": "What people say",
        "asked": "Asked",
        "answered": "Answered",
        "yes": "Yes, or done",
        "bounds": "Share of all asked lies between",
        "done": "Commitments done",
        "use": "Their own word, no test: use at work and commitments are not learning. The ends take all silent as no, "
        "or yes.",
    }
)
