"""What is said of before and after asked in one form, in English."""

from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("Looking back: before and after, asked in one form")
WHAT = marked(
    "One form asked, afterwards, where people stood before the training and where they stand now (then-test, or "
    "retrospective pre-test). Nobody was asked this before."
)
SENTENCE = marked(
    {
        "better": "{title::} looking back, people put themselves at {then} before and at {now} now: {change}, for the "
        "better (95 % interval {low} to {high}; {n:,} people).",
        "worse": "{title::} looking back, people put themselves at {then} before and at {now} now: {change}, for the "
        "worse (95 % interval {low} to {high}; {n:,} people).",
        "open": "{title::} looking back, people put themselves at {then} before and at {now} now: no clear change "
        "({change}, 95 % interval {low} to {high}; {n:,} people).",
        "alike": "{title::} looking back, all put themselves {change} away from before, at {then} then and at {now} "
        "now ({n:,} {n:person|people}).",
    }
)
MORE = marked("{count:,} more {count:scale is|scales are} in the full report.")
CAVEAT = marked(
    "This is a change as people remember it, no change that was measured: memory fails, people like to see that an "
    "effort was worth it, and they know what is hoped for. Such changes are mostly larger than those from a test "
    "before and a test after, and never pooled with them. Next time ask before as well."
)
ONLY_REMEMBERED = marked("This is a change as people remember it, no change that was measured.")
EXPLAINED = marked("Both scores are of the same people, from one form. p is of the paired t test, not adjusted.")
NO_INTERVAL = marked("none")
