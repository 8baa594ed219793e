"""Sentences on designs beside before and after."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked(
    {
        "delayed": "Beside those who waited",
        "untaught": "Taught and untaught questions",
        "wedge": "Countries that began beside those that waited",
    }
)
DELAYED = marked(
    {
        "withheld": "{countries} {countries:country has|countries have} people who waited; the figures are not for "
        "publication.",
        "few": "In {up} of {countries} {countries:country|countries} {title} changed more upwards among those trained "
        "than among those who waited. That is too little for a mean that would hold for others.",
        "nobody": "People answered while they waited, and no country gives a figure.",
        "open, higher": "Over {countries} countries the change of those trained was {amount} higher than that of those "
        "who waited ({interval}): not shown whether the trainings change {title}.",
        "open, lower": "Over {countries} countries the change of those trained was {amount} lower than that of those "
        "who waited ({interval}): not shown whether the trainings change {title}.",
        "raised": "The trainings raised {title} by {amount} on average over {countries} countries, compared with those "
        "who waited ({interval}). Lots decided who was trained first, so that this is an effect.",
        "lowered": "The trainings lowered {title} by {amount} on average over {countries} countries, compared with "
        "those who waited ({interval}). Lots decided who was trained first, so that this is an effect.",
        "higher": "Over {countries} countries the change of those trained was {amount} higher than that of those who "
        "waited ({interval}).",
        "lower": "Over {countries} countries the change of those trained was {amount} lower than that of those who "
        "waited ({interval}).",
    }
)
LOTS_SENTENCES = marked(
    {
        "all": "Which group of each country was trained first was drawn by lot.",
        "lost": "Lots decided which group of each country was trained first, but {lost} of those asked were not "
        "recognised again: lots no longer make the groups alike, and this is a difference, not an effect.",
        "some": "Who was trained first was drawn by lot only in {drawn} of {countries} {countries:country|countries}: "
        "the two groups may have been unlike from the beginning, and this is a difference, not an effect.",
        "none": "Who was trained first was not drawn by lot: the two groups may have been unlike from the beginning, "
        "and this is a difference, not an effect.",
    }
)
DELAYED_CAVEAT = marked(
    "Where those who waited heard of the training from those trained, the difference is smaller than the effect. "
    "Those trained answered again at the end of their training, those who waited weeks later: what time alone "
    "changes isn't wholly taken out."
)
UNTAUGHT_SENTENCES = marked(
    {
        "withheld": "{countries} {countries:country has|countries have} untaught questions; the figures are not for "
        "publication.",
        "few": "In {up} of {countries} {countries:country|countries} {title} rose more on taught questions than on "
        "untaught ones: too few for a mean.",
        "open": "Over {countries} countries taught questions changed by {change} beside untaught ones ({interval}): "
        "asking twice, or the time between, may explain the change.",
        "higher": "Over {countries} countries {title} changed more upwards on taught questions than on untaught ones, "
        "by {amount} ({interval}).",
        "lower": "Over {countries} countries {title} changed less upwards on taught questions than on untaught ones, "
        "by {amount} ({interval}). What was not taught rose more: look at the questions.",
        "spreads": "In {names} one kind of questions spread more than {times} times as much as the other before: "
        "points aren't the same step on both there.",
    }
)
UNTAUGHT_CAVEAT = marked(
    "Each person is compared with himself or herself on questions that no training teaches. It shows how much more "
    "changed than asking twice or the time between changes; whether both kinds are equally hard, it doesn't show."
)
WEDGE = marked(
    {
        "none": "The steps of {countries} {countries:country|countries} say nothing of an effect yet: {why}.",
        "open, higher": "Over {countries} countries {title} was {amount} higher where trainings had begun than where "
        "they had not ({interval}): not shown whether the trainings change it.",
        "open, lower": "Over {countries} countries {title} was {amount} lower where trainings had begun than where "
        "they had not ({interval}): not shown whether the trainings change it.",
        "higher": "The trainings raised {title} by {amount} on average over {countries} countries ({interval}). Lots "
        "decided the order of the countries, so that this is an effect.",
        "lower": "The trainings lowered {title} by {amount} on average over {countries} countries ({interval}). Lots "
        "decided the order of the countries, so that this is an effect.",
        "described, higher": "Over {countries} {countries:country|countries} {title} was {amount} higher where "
        "trainings had begun than where they had not. That is no claim: there is no interval yet.",
        "described, lower": "Over {countries} {countries:country|countries} {title} was {amount} lower where trainings "
        "had begun than where they had not. That is no claim: there is no interval yet.",
        "interval": "95 % interval {low} to {high}, over the {orders:,} orders that could have been drawn; p {p}",
        "too few orders": "These countries and steps leave {orders:,} {orders:order|orders} that could have been drawn "
        "and differ: with fewer than {fewest} no p could be 0.05, and neither p nor interval is computed.",
        "orders": "The log of the draw holds {lines:,} {lines:order|orders}, each as likely; here {orders:,} of them "
        "differ, and test and interval are over exactly these.",
        "left out": "Left out: {parts}.",
        "no country": "{n} {n:answer|answers} of no country that was drawn",
        "no score": "{n} {n:answer|answers} too incomplete for a score",
        "to come": "{n} {n:step|steps} still to come",
    }
)
WEDGE_CAVEAT = marked(
    "It supposes that the effect is there at once, is the same in every country, and stays; whoever answers soon "
    "before a country begins may already know of it."
)
UNDATED_STEPS = marked(
    "Nothing in the files of steps says when they were answered, so that files in each other's place wouldn't be "
    "noticed. Please look whether each is in its place."
)
WEDGE_METHOD = marked(
    {
        "errors": "Generalised least squares on the countries' means, each counting alike, two of a country "
        "correlating by 0.5; error robust, countries as clusters, factor K / (K - 2): {robust}. Tested is the effect "
        "over its error, under each order; the interval is of the same test.",
        "model": "Beside it, with the likeliest correlation of the means, {correlation} (REML): {effect}, error "
        "{robust} (of the model {model}); t with {df} degrees of freedom, 95 % interval {low} to {high}, p {p}.",
        "references": "Hooper and others (2016), DOI 10.1002/sim.7028; Ji and others (2017), DOI 10.1214/16-AOAS1007; "
        "Wu and Ding (2021), DOI 10.1080/01621459.2020.1750415.",
    }
)
TABLE = marked(
    {
        "first gain": "Gain of the first",
        "waiting": "Change while waiting",
        "taught": "Taught",
        "untaught": "Untaught",
        "difference": "Difference",
        "by lot": "By lot",
        "yes": "yes",
        "no": "no",
        "none": "none",
        "begins": "Begins",
        "step": "Step {step}",
        "steps": "Means in {unit} from the scale's low end, in brackets the people; * the country had begun.",
    }
)
TEST_SENTENCES = marked(
    {
        "t": "t on the countries' figures: {t}, {df} degrees of freedom, p {p}.",
        "flipped": "Signs of the countries' figures flipped, exact: p {p} (the smallest p that so few countries can "
        "give is {least}).",
        "not made": "Signs flipped: not made (the smallest p that so few countries can give is {least}).",
    }
)
NO_PART = marked("{n} {n:training|trainings} had no part. {why}.")
