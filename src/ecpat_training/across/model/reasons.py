"""Why a training has no figure, or has no part in a design, as the rest of a sentence."""

from ecpat_training.words.catalogue.ours import ours

NOTHING = ours("no answers have come yet")
OTHER_QUESTIONS = ours("its questionnaire asks other questions for this outcome")
WAVE_MISSING = ours("answers of one of the two waves are missing")
TOO_FEW = ours("too few people could be recognised before and after")
UNREADABLE = ours("its answers can't be read{file}: `{command}` explains")
COUNTS_UNREADABLE = ours("its counts can't be read{file}: `{command}` explains")
SEVERAL_FILES = ours("several files could be meant: {files}")
SAME_FILE = ours("its {file} is the very same file as its {other}")
SAME_AS = ours("a file of its answers is the very same as one of {trainings}")
OTHER_WAVES = ours("its counts are of other waves")
COUNTS_HIDDEN = ours("its counts tell nothing, since too few people were there both times")
NOBODY_BEFORE = ours("no other training of its country before it gives a figure to compare with")
WAITING_ALONE = ours("its people answered while waiting, and not yet before their own training")
ONE_DAY = ours("parts of the outcome are asked on one day alone, so that waiting can't be measured alike")
TOO_FEW_WAITING = ours("too few people could be recognised while waiting and before their own training")
BEFORE_MISSING = ours("answers from before are missing")
LATER_NOT_ASKED = ours("its follow-up doesn't ask for this outcome")
A_WAVE_MISSING = ours("answers of one of the waves are missing")
FEW_COUNTRIES = ours("fewer than 4 countries answered")
NOBODY_WAITED = ours("at these steps no country waited beside one that had begun")
