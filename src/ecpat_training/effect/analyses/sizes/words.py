"""What is said of further effect sizes, in English."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("Effect sizes and exact tests, as others print them")
BONETT = marked(
    {
        "unlike": "one wave spreads more than 1.5 times as much as the other",
        "large": "the change is large, for which the usual interval of d_av is wider than it need be",
        "agrees": "{title::} {because}. Bonett's interval of d_av, which allows for that, is {interval} around "
        "{value}.",
        "disagrees": "{title::} {because}. Bonett's interval of d_av, which allows for that, is {interval} around "
        "{value}; it and the t test don't agree on whether there is a change, so take neither as settled.",
    }
)
NO_INTERVAL = marked("none")
EXPLAINED = marked(
    "g is d times Hedges' exact correction for few people. g_av: by the average of both SDs (root mean square), with "
    "the interval of Algina and Keselman, which agrees with the t test (in drawn samples it covered 94 to 96 %, up to "
    "97 % where d_av is 1 and more). g_z: by the SD of the changes; large where all change alike, however little. "
    "d_rm: that, freed from how alike the two waves are. d_b: by the SD before. Signs of changes: Fisher's exact test "
    "of the mean change over all signs that the changes could have. Rank-biserial: 1 where all who changed rose, -1 "
    "where all fell. All figures are after minus before, whatever the scale calls better."
)
