"""An instrument whose words in one language come first, as whatever shows one wording of several shows the first."""

from ecpat_training.survey.instrument.instrument import Instrument, LikertScale, Scale, ScaleItem, UnscoredQuestion
from ecpat_training.survey.instrument.words import Words, text_in


def in_language(instrument: Instrument, language: str) -> Instrument:
    """The instrument with questions, answers and scales called as in this language, where they have words in it. It
    asks and scores as before."""
    form_languages = instrument.written_languages()
    return instrument.model_copy(
        update={
            "scales": tuple(_scale(scale, language, form_languages) for scale in instrument.scales),
            "questions": tuple(_question(question, language) for question in instrument.questions),
        }
    )


def _scale(scale: Scale, language: str, form_languages: tuple[str, ...]) -> Scale:
    heading = text_in(scale.heading, language, form_languages[0])
    changes: dict[str, object] = {
        "items": tuple(_item(item, language) for item in scale.items),
        "title": heading or scale.title,
    }
    if isinstance(scale, LikertScale):
        words_by_number = {
            number: words[language] for number, words in scale.labelled(form_languages).items() if language in words
        }
        number_by_word = {text: number for number, text in words_by_number.items()}
        changes["labels"] = {
            **number_by_word,
            **{text: number for text, number in scale.labels.items() if text not in number_by_word},
        }
        changes["grades"] = {number: _put_language_first(words, language) for number, words in scale.grades.items()}
    return scale.model_copy(update=changes)


def _item(item: ScaleItem, language: str) -> ScaleItem:
    options = item.options
    if isinstance(options, dict):
        options = {name: _put_language_first(words, language) for name, words in options.items()}
    return item.model_copy(update={"text": _put_language_first(item.text, language), "options": options})


def _question(question: UnscoredQuestion, language: str) -> UnscoredQuestion:
    options = {name: _put_language_first(words, language) for name, words in question.options.items()}
    return question.model_copy(update={"text": _put_language_first(question.text, language), "options": options})


def _put_language_first(words: Words, language: str) -> Words:
    """The same words, those of the language before the others."""
    if not isinstance(words, dict) or language not in words:
        return words
    return {language: words[language], **words}
