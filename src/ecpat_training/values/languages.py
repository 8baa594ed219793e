"""Language codes: two letters of ISO 639-1, or three letters of ISO 639-2 and 639-3, which are taken as written."""

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq
sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
LANGUAGES = frozenset(_CODES.split())
# Countries' codes that are no language's: the language that most people there speak. Where a country has several of
# equal standing (`ch`, `by`), nothing is suggested.
_CODE_BY_OTHER_CODE = {
    "al": "sq", "at": "de", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "ge": "ka", "gr": "el", "il": "he",
    "jp": "ja", "kz": "kk", "md": "ro", "rs": "sr", "ua": "uk", "us": "en", "vn": "vi", "xk": "sq",
}  # fmt: skip


def guess_language(written: str) -> str | None:
    """The code that somebody probably meant who wrote something else, such as `EN` or `ua`."""
    code = written.strip().lower()
    return code if code in LANGUAGES else _CODE_BY_OTHER_CODE.get(code)


def require_language(code: str) -> str:
    """The code itself, if it is one.

    Raises:
        ValueError: the code has another length than three letters and is no known language.
    """
    if code in LANGUAGES or len(code) == 3:
        return code
    suggestion = guess_language(code)
    raise ValueError(f"`{code}` isn't a language code" + (f"; did you mean `{suggestion}`?" if suggestion else ""))


_RIGHT_TO_LEFT_CODES = (
    "ar arb arc ary arz azb bal bqi ckb dv fa glk he ks lrc mzn nqo pbt pes pnb prs ps sd sdh skr syr ug ur yi"
)
_RIGHT_TO_LEFT_LANGUAGES = frozenset(_RIGHT_TO_LEFT_CODES.split())
"""Languages that are usually written from right to left; Kurdish (`ku`) is where it is Sorani (`ckb`)."""


def is_right_to_left(tag: str) -> bool:
    """Whether a language, by its code or BCP 47 tag, is usually written from right to left."""
    language, _, subtags = tag.lower().replace("_", "-").partition("-")
    return "latn" not in subtags and (language in _RIGHT_TO_LEFT_LANGUAGES or "arab" in subtags or "hebr" in subtags)
