"""What languages are called by those who speak them."""


def own_name(language: str) -> str:
    """The name of a language in that language, with a capital: `Français`; the code itself where Babel has none."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language).get_language_name(language) or language
    except (UnknownLocaleError, ValueError):
        name = language
    return name[:1].upper() + name[1:]
