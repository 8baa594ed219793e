"""What a workbook of trainers writes for competences, for how well somebody speaks, and for how a teach-back ended."""

from ecpat_training.words.matching import Words, index

# What people write for the competences that manuals of multi-stakeholder trainings ask for. A word counts only where
# the programme knows the competence that it stands for.
COMPETENCES: dict[str, Words] = {
    "facilitation": {
        "en": "facilitating; moderation; facilitation skills; group facilitation; training methods; training skills",
        "de": "moderation von gruppen; gruppenleitung",
        "fr": "animation; facilitation de groupes",
        "nl": "faciliteren; begeleiden",
    },
    "trafficking": {
        "en": "trafficking in children; child trafficking; human trafficking; trafficking in human beings; thb; "
        "background of trafficking",
        "de": "kinderhandel; menschenhandel",
        "fr": "traite; traite des enfants; traite des êtres humains",
        "nl": "kinderhandel; mensenhandel",
    },
    "identification": {
        "en": "identification of victims; identifying victims; victim identification; signals",
        "de": "identifizierung; erkennen von opfern",
        "fr": "identification des victimes",
        "nl": "identificatie; signaleren",
    },
    "trauma": {
        "en": "trauma and consequences; trauma care; consequences; psychology; trauma-informed",
        "de": "traumata",
    },
    "care": {
        "en": "care and protection; protection; child care; assistance; victim support; shelter; psychosocial care",
        "de": "betreuung; schutz und betreuung; opferschutz",
        "fr": "prise en charge; protection et prise en charge; assistance aux victimes",
        "nl": "opvang; zorg; opvang en bescherming",
    },
    "law": {
        "en": "legislation; legal framework; legal; relevant legislation; laws; law and procedure",
        "de": "recht; gesetzgebung; rechtsrahmen",
        "fr": "droit; législation; cadre juridique",
        "nl": "recht en wetgeving; wetgeving",
    },
    "investigation": {
        "en": "investigations; criminal investigation; investigating; police investigation",
        "de": "ermittlung; ermittlungen",
        "fr": "enquête; enquêtes",
        "nl": "opsporing; onderzoek",
    },
    "interviewing": {
        "en": "interviews; interview; child interviewing; interviewing children; forensic interviewing",
        "de": "vernehmung; befragung; gesprächsführung",
        "fr": "audition; auditions; entretien",
        "nl": "verhoor; horen van kinderen; interviewen",
    },
    "referral": {
        "en": "referral mechanism; national referral mechanism; nrm; cooperation; referrals; "
        "multi-stakeholder cooperation",
        "de": "verweisung; kooperation; zusammenarbeit",
        "fr": "orientation; coopération; mécanisme d'orientation",
        "nl": "doorverwijzing; samenwerking",
    },
    "evaluation": {"en": "monitoring and evaluation; m e; evaluating; assessment of training", "de": "evaluierung"},
}
COMPETENCE_OF: dict[str, str] = index({name: {**words, "own": name} for name, words in COMPETENCES.items()})
"""The competence that a word stands for, by the word's key."""

LEVELS_OF_A_LANGUAGE: dict[str, Words] = {
    "enough": {
        "en": "native; mother tongue; fluent; fluently; very good; good; excellent; working; working knowledge; "
        "advanced; professional; proficient; c1; c2; b2; upper intermediate; bilingual; first language; yes",
        "de": "muttersprache; fließend; sehr gut; gut; verhandlungssicher",
        "fr": "langue maternelle; courant; couramment; très bien; bien",
        "nl": "moedertaal; vloeiend; goed",
    },
    "little": {
        "en": "basic; basics; a little; little; beginner; a1; a2; elementary; passive; some; learning; b1; "
        "intermediate; poor",
        "de": "grundkenntnisse; wenig; anfänger",
        "fr": "notions; débutant; peu; un peu",
        "nl": "basis; beetje; een beetje",
    },
}
LEVEL_OF: dict[str, str] = index(LEVELS_OF_A_LANGUAGE)
"""How well somebody says to speak a language: enough to train in it, or too little."""

RESULTS: dict[str, Words] = {
    "passed": {
        "en": "passed; pass; yes; ok; good; successful",
        "de": "bestanden",
        "fr": "réussi; reçu",
        "nl": "geslaagd",
    },
    "failed": {"en": "failed; fail; not passed", "de": "nicht bestanden", "fr": "échoué", "nl": "gezakt"},
    "repeat": {
        "en": "repeat; to repeat; asked to repeat; again",
        "de": "wiederholen",
        "fr": "à refaire",
        "nl": "herkansen",
    },
    "not yet": {
        "en": "not yet; not evaluated; pending; open; planned",
        "de": "noch nicht",
        "fr": "pas encore",
        "nl": "nog niet",
    },
}
RESULT_OF: dict[str, str] = index(RESULTS)
"""How a teach-back ended."""
