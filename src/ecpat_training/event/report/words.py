"""What a pack says of its own. English only: other languages come with the user's own texts (`--letter`)."""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "pack code": "Code",
    "scan": "Point the camera of your telephone at the picture, or type the address below it.",
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
}
