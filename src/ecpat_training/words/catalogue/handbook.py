"""The English words of the handbook, the manual for whoever trains, by where they are read."""

from collections.abc import Mapping

PARTS: Mapping[str, Mapping[str, str]] = {
    "The handbook's title page, and at the foot of its pages": {
        "handbook": "Handbook for trainers",
        "edition": "Edition",
        "date column": "Date",
        "edition of": "Edition {edition}",
        "partners": "Partners",
        "handbook contents": "Contents",
    },
    "The handbook's page on how to use it": {
        "handbook use": "How to use this handbook",
        "handbook use order": "The chapters stand in the order in which a training holds them. Each begins with its "
        "aim; each session has its goal, its steps and what it needs.",
        "handbook use minutes": "The minutes are the shortest and the longest that still work. The minutes of the "
        "steps are a proposal for the ideal length: give time where the group needs it.",
        "handbook use care": "A coloured line says that a session may weigh on people, or gives strength back. Read it "
        "before you plan the day.",
        "handbook use notes": "The trainers' notes are for you. Participants don't read them: don't hand out whole "
        "pages of this handbook, but the handouts that it names.",
        "handbook use end": "At the end stand all sessions with their minutes, and everything to print and to bring.",
        "handbook use edition": "The edition changes with every text of this handbook. Two copies with the same "
        "edition say the same.",
    },
    "A chapter of the handbook, and a session in it": {
        "aim": "Aim",
        "its title": "Title",
        "minutes ideal": "{minutes}, ideally {ideal}",
        "leader needs": "Whoever leads knows",
        "second needs": "The second trainer knows",
        "comes after": "Comes after",
        "handouts": "Handouts",
        "trainers notes": "Trainers' notes",
        "care sensitive planned": "This session may weigh on people, on you too. Announce what comes and that anybody "
        "may leave without a word. No details of real cases. Plan it with a trainer who leads nothing at that time and "
        "is free for support.",
    },
    "The tables at the end of the handbook": {
        "timing": "All sessions and their minutes",
        "timing told": "The coloured rows are the chapters, with the sums of their sessions.",
        "shortest": "Shortest",
        "ideal": "Ideal",
        "longest": "Longest",
        "to print": "Handouts to print",
        "to print told": "One of each for every participant, and some to spare.",
        "to bring": "Materials to bring",
        "not translated": "Texts that are not translated yet",
        "not translated told": "These texts stand in another language ({language}): the programme doesn't have them in "
        "this one yet.",
        "where it is": "Where",
        "what is missing": "What is missing",
    },
}
"""Where people read it, and each text there by its key."""
