"""The English words of what is printed and mailed around an event, by where they are read."""

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
}
"""Where people read it, and each text there by its key."""
