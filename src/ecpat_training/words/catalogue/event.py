"""The English words of what is printed and mailed around an event and months after it, by where they are read."""

from collections.abc import Mapping

PARTS: Mapping[str, Mapping[str, str]] = {
    "What is printed for an event, besides its agenda": {
        "pack code": "Code",
        "link of pre": "Questionnaire before the training",
        "link of post": "Questionnaire after the training",
        "link of follow-up": "Questionnaire some months after the training",
        "scan": "Point the camera of your telephone at the picture, or type the address below it.",
    },
    "Letters by e-mail; a line whose fields are all empty is left out": {
        "invitation subject": "Invitation: {training}",
        "invitation text": "Dear {name},\n\n"
        "we would like to invite you to this training: {training}\n"
        "Programme: {programme}\n"
        "When: {dates}\n"
        "Where: {venue}\n"
        "Contact: {contact}\n\n"
        "Please tell us whether you will come, at the latest on this day: {by}\n"
        "Please answer this short questionnaire before the training: {link}\n\n"
        "Kind regards",
        "gap letter subject": "Seats still open: {training}",
        "gap letter text": "Dear colleague,\n\n"
        "thank you for the list of participants of this training: {training}\n"
        "When: {dates}\n\n"
        "These seats are still open:\n"
        "{gaps}\n\n"
        "Please send us more names, at the latest on this day: {by}\n\n"
        "Kind regards",
        "list reminder subject": "List of participants: {training}",
        "list reminder text": "Dear colleague,\n\n"
        "we have not yet received the list of participants of this training: {training}\n"
        "When: {dates}\n\n"
        "Please send it soon.\n"
        "At the latest: {by}\n\n"
        "Kind regards",
        "answers reminder subject": "Short questionnaire: {training}",
        "answers reminder text": "Dear {name},\n\n"
        "if you have answered the questionnaire of this training already, thank you: {training}\n"
        "If not, please take a few minutes for it: {link}\n"
        "At the latest: {by}\n\n"
        "Kind regards",
    },
    "The letter that asks a partner for a follow-up, some months after a training": {
        "follow-up ask": "Dear colleague,",
        "follow-up ask why": "It is time to ask participants of this programme what became of their training: "
        "{programme}",
        "follow-up ask training": "{training}. Months after the training: {number}. At the latest: {by}.",
        "follow-up ask late": "This day is over.",
        "follow-up ask untyped": "People to ask, at most: {number}. We do not have their commitments yet; please send "
        "us the forms.",
        "follow-up ask open": "People who have not answered yet: {number} of {all}.",
        "follow-up ask rest": "All have answered on their commitments; please remind them of the questionnaire.",
        "follow-up ask how": "Please send each person the questionnaire and the list of that person's own commitments, "
        "by the code. What became of a commitment is answered with one of these: {words}. Nobody has to answer. Please "
        "send us codes, no names.",
        "became done": "done",
        "became partly": "partly",
        "became no": "no",
        "became no longer relevant": "no longer relevant",
    },
}
"""Where people read it, and each text there by its key."""
