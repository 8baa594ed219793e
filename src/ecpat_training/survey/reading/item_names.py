"""What a question's column may be called, and what that says about why it was found."""

from ecpat_training.survey.instrument.instrument import Instrument, ScaleItem, Wave

LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bs": "Bosnian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "hr": "Croatian",
    "hu": "Hungarian", "it": "Italian", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip

BY_NAME = "named as the item"
BY_MAPPING = "by the mapping file"
BY_CHOICES = "a column for each of its answers"

Names = tuple[tuple[str, str], ...]
"""The names of a question, each with the reason that it is one: (`by its French text`, `Je sais qui appeler`)."""


def names_of(item: ScaleItem) -> Names:
    """The item's id, then its text in each language."""
    texts = item.text if isinstance(item.text, dict) else {"": item.text} if item.text else {}
    return ((BY_NAME, item.id), *((by_text(language), text) for language, text in texts.items()))


def by_text(language: str) -> str:
    """The reason of a match by wording."""
    return f"by its {LANGUAGES.get(language, f'`{language}`')} text" if language else "by its text"


def then_items(instrument: Instrument, waves: set[Wave]) -> list[ScaleItem]:
    """The items that are asked about the time before in one of these waves. One whose frame adds no word of its own is
    known by its id alone, as its text is that of the item itself."""
    found = []
    for scale in instrument.scales:
        if scale.then is None or not set(scale.then.asked) & waves:
            continue
        for item, then in zip(scale.items, scale.then_items(), strict=True):
            own = set(then.texts()) - set(item.texts())
            found.append(then if own else then.model_copy(update={"text": ""}))
    return found
