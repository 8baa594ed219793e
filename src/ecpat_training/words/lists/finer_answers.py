"""Answers of one level of a well-known set that a form may offer side by side, and which of them is the higher one."""

from ecpat_training.words.lists.answer_sets import AnswerSet

FINER: dict[AnswerSet, dict[str, str]] = {
    "agreement": {
        "en": "mostly disagree < somewhat disagree | disagree somewhat | rather disagree | tend to disagree < slightly "
        "disagree | disagree slightly | disagree a little; slightly agree | agree slightly | agree a little < somewhat "
        "agree | agree somewhat | rather agree | tend to agree < mostly agree",
        "da": "overvejende uenig < delvist uenig; delvist enig < overvejende enig",
        "no": "ganske uenig < litt uenig; litt enig < ganske enig",
    },
    "satisfaction": {
        "en": "extremely dissatisfied | completely dissatisfied | totally dissatisfied < very dissatisfied | very "
        "unsatisfied; moderately dissatisfied | rather dissatisfied < slightly dissatisfied; slightly satisfied < "
        "moderately satisfied | somewhat satisfied | rather satisfied; very satisfied < extremely satisfied | "
        "completely satisfied | totally satisfied | fully satisfied",
        "de": "sehr zufrieden < äußerst zufrieden | vollkommen zufrieden",
        "no": "litt fornøyd < ganske fornøyd",
    },
    "frequency": {
        "en": "occasionally | now and then < sometimes; about half the time < often | frequently | regularly | fairly "
        "often; very often | very frequently | usually | most of the time < "
        "almost always | nearly always",
        "de": "sehr oft | sehr häufig | meistens < fast immer",
        "fr": "très souvent | la plupart du temps < presque toujours",
        "nl": "zeer vaak | meestal < bijna altijd",
        "it": "molto spesso < quasi sempre",
        "ro": "foarte des | de obicei < aproape întotdeauna",
        "sr": "veoma često < skoro uvek; веома често < скоро увек",
        "bg": "много често | обикновено < почти винаги",
        "cs": "velmi často | většinou < téměř vždy",
        "da": "meget ofte < næsten altid",
        "no": "svært ofte | veldig ofte | som regel < nesten alltid",
        "et": "väga sageli | väga tihti < peaaegu alati",
        "sq": "shumë shpesh | zakonisht < pothuajse gjithmonë",
        "ru": "очень часто | обычно < почти всегда",
        "uk": "дуже часто | зазвичай < майже завжди",
    },
    "usefulness": {
        "en": "somewhat useful < moderately useful | fairly useful | quite useful; somewhat helpful < moderately "
        "helpful",
    },
    "confidence": {
        "en": "somewhat confident < moderately confident | fairly confident | quite confident; somewhat sure < fairly "
        "sure | quite sure",
    },
    "quality": {
        "en": "terrible | extremely poor < very poor | very bad; very good < excellent",
        "de": "sehr gut < ausgezeichnet | hervorragend",
        "fr": "très bon < excellent",
        "nl": "slecht < onvoldoende; zeer goed < uitstekend",
        "it": "ottimo | molto buono < eccellente",
        "ro": "foarte bun | foarte bine | foarte bună < excelent",
        "sr": "veoma dobro | vrlo dobro < odlično; веома добро | врло добро < одлично",
        "bg": "много добро | много добре < отлично",
        "cs": "velmi dobré | velmi dobrý < výborné | výborný | vynikající",
        "da": "meget god | meget godt < fremragende",
        "no": "svært god | veldig bra | svært bra < utmerket",
        "et": "väga hea < suurepärane",
        "sq": "shumë mirë < shkëlqyer | shkëlqyeshëm",
        "ru": "очень хорошо < отлично",
        "uk": "дуже добре < відмінно",
    },
    "likelihood": {
        "en": "extremely unlikely | not at all likely < very unlikely; very likely < extremely likely",
    },
    "amount": {},
}
"""Wordings of one level that differ where a form offers both, from the lower to the higher: most forms that say
`excellent` mean with it what others call `very good`, and some offer both."""
