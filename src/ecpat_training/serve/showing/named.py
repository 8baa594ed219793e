"""What other rooms name in English and pages say in their own language: papers of an agenda, kinds of files, aims of
groups. They stand here for translators; pages say them by `_`."""

from ecpat_training.words.catalogue.marked_text import marked

PAPERS = marked(
    (
        "the agenda for participants, a page a day",
        "the agenda for trainers: who leads, who backs up, each one's own list",
        "the training for calendars, such as Outlook, Google Calendar, Apple Calendar or Thunderbird",
        "the agenda in Excel, a sheet a day",
        "the coordinator's checklist, from before people arrive to the end",
        "the trainers' debrief after each day",
        "what participants think of it, handed out at the start",
        "what to bring, to tick off while packing",
        "the days for the wall, a page each, to print on A4 or A3",
        "the schedule as data, for web pages and other programs",
        "the training for schedule viewers, such as EventFahrplan or Giggity",
        "a page for each session: goal, steps, materials, who leads",
        "a sheet to sign for each half-day",
    )
)
KINDS = marked(
    (
        "list of applicants",
        "participant list",
        "agenda",
        "attendance list",
        "answers from before",
        "answers while waiting",
        "answers from after",
        "follow-up after 3 months",
        "follow-up after 6 months",
        "follow-up after 12 months",
        "commitments",
        "what became of the commitments after 3 months",
        "what became of the commitments after 6 months",
        "what became of the commitments after 12 months",
        "network before the training",
        "network after the training",
        "network 3 months later",
        "network 6 months later",
        "network 12 months later",
        "list of certificates",
        "debrief",
        "workbook of decisions",
        "file of counts",
    )
)
AIMS = marked(("Meet other sectors", "Mixed groups", "Meet new people"))
