"""What lists call a column of remarks, written in a person's own words: it is known, and counts for nothing."""

from ecpat_training.words.matching import Words, letters_key

REMARKS: Words = {
    "en": "remarks; remark; comments; comment; notes; note; observations; observation; any other information; "
    "other information; additional information; further information; any other remarks; other remarks",
    "de": "bemerkung; bemerkungen; anmerkung; anmerkungen; kommentar; kommentare; hinweise; sonstiges",
    "fr": "remarque; remarques; commentaire; commentaires; observations éventuelles; autres informations",
    "nl": "opmerking; opmerkingen; toelichting; bijzonderheden",
    "ro": "observații; observație; mențiuni; comentarii; note; remarci",
    "sr": "napomena; напомена; napomene; напомене; primedba; примедба; komentar; коментар",
    "bg": "забележка; забележки; бележки; коментар; коментари",
    "cs": "poznámka; poznámky; komentář",
    "et": "märkus; märkused; lisainfo; kommentaar",
    "sq": "vërejtje; vërejtjet; shënime; shënim; komente; koment",
    "ru": "примечание; примечания; комментарий; комментарии; замечания",
    "uk": "примітка; примітки; коментар; коментарі; зауваження",
    "da, no": "bemærkning; bemærkninger; merknad; merknader",
    "it": "osservazioni; note; commenti",
}
"""Headers over what is written in a person's own words: it counts for nothing, and is known as that."""

REMARK_HEADERS = frozenset(letters_key(word) for line in REMARKS.values() for word in line.split(";"))
