"""The fixed words of the papers, all in one place; what stands in braces is filled in.

A language is one more `PaperWords`; a phrase that it leaves out stays English.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Every label and sentence that a paper brings along itself."""

    # Of several papers
    day: str = "Day"
    time: str = "Time"
    session: str = "Session"
    room: str = "Room"
    for_whom: str = "For"
    track_law_enforcement: str = "law enforcement"
    track_care: str = "care"
    method: str = "Method"
    minutes: str = "Minutes"
    lead: str = "Leads"
    second: str = "Second"
    support: str = "Free for support"
    materials: str = "Materials"
    funded_by: str = "Funded by {funders}"
    to_be_confirmed: str = "{code} (to be confirmed)"
    nobody: str = "nobody"
    break_: str = "Break"
    lunch: str = "Lunch"
    notes: str = "Notes"
    whole_day: str = "{day}, the whole day"
    morning: str = "{day}, morning"
    afternoon: str = "{day}, afternoon"

    # Agenda for participants
    may_weigh: str = (
        "* This session may weigh on you. You may step out at any time without giving a reason; a trainer is there to "
        "talk to."
    )

    # Agenda for trainers
    agenda_for_trainers: str = "Agenda for trainers"
    each_trainer: str = "Each trainer's own list"
    does: str = "What"
    leads: str = "leads"
    is_second: str = "second"
    gives_support: str = "free for support"
    trainer_minutes: str = "{code}: {minutes} minutes in {sessions} sessions"
    trainer_minutes_of_one: str = "{code}: {minutes} minutes in one session"
    sensitive_for_trainers: str = (
        "* Sensitive: say beforehand what comes and that anybody may step out. Whoever is named as free for support "
        "leads nothing else at that time, stays near the door and goes along with somebody who leaves."
    )
    no_support: str = "In {session} nobody of the team is free for support: please ask somebody to come."
    unconfirmed: str = "Not yet confirmed: {codes}. What stands beside these codes may still change."

    # Session plans
    session_plans: str = "Session plans"
    goal: str = "Goal"
    step: str = "Step"
    proposed_clock: str = "The clock is a proposal, with equal time for each step: give time where the group needs it."
    when: str = "When"
    when_minutes: str = "{day}, {time} ({minutes} minutes)"
    share_of_practice: str = "{method}, {share} of the time participants do something themselves"
    expert: str = "Expert"
    expert_welcome: str = "an external expert is welcome here"
    care_sensitive: str = (
        "This session may weigh on people, on you too. Announce what comes and that anybody may leave without a word. "
        "No details of real cases. Free for support: {support}."
    )
    care_debrief: str = "This follows something heavy: nobody is made to speak, and nobody leaves alone with it."
    care_restoring: str = "This gives strength back: keep it light, and don't cut it when time runs short."

    # Materials
    material: str = "Material"
    sessions: str = "Sessions"
    for_which: str = "For"
    first_needed: str = "First needed"
    packed: str = "☐"
    no_materials: str = "The programme names no materials for these sessions."

    # Sign-in sheets
    sign_in: str = "Sign-in sheet"
    number: str = "No."
    name: str = "Name"
    organisation: str = "Organisation"
    signature: str = "Signature"

    # Debrief of the trainers
    debrief: str = "Trainers' debrief"
    debrief_how: str = "Half an hour, on the same day, without participants. Everybody of the team speaks first once."
    debrief_us: str = "How are we? Each says one sentence; whoever carries something home says so."
    debrief_people: str = "Who in the group seemed burdened or left the room? Who speaks with them, and when?"
    debrief_sensitive: str = "After {session}: did people come back into the room? What would we do otherwise?"
    debrief_feedback: str = "The participants' feedback is read. What do we answer tomorrow, and who says it?"
    debrief_mix: str = "Did professions and organisations work together at every table? Who was hardly heard?"
    debrief_time: str = "What took longer or shorter than planned? The real times stand below."
    debrief_tomorrow: str = "Tomorrow: who leads what, are materials and room ready, who opens the door?"
    debrief_last: str = "The last day: what goes to whoever plans the next training, and who writes it down?"
    real_time: str = "Really"
    remark: str = "Remark"
    what_changes: str = "What we change"
    who: str = "Who"
    by_when: str = "By when"

    # Checklist of the coordinator
    checklist: str = "Coordinator's checklist"
    before: str = "Before people arrive"
    before_unconfirmed: str = "Confirmation of {codes} is there, or somebody takes over."
    before_notice: str = (
        "Participants know beforehand that {sessions} may weigh on them, and that they may step out without a reason."
    )
    before_support: str = "Whoever is free for support in a sensitive session knows when and for what."
    before_referral: str = (
        "Names and numbers of help outside the training, in the participants' languages, are at hand."
    )
    before_interpreters: str = "Interpreters have the agenda, the session plans and the list of terms."
    before_room: str = "A quiet place for whoever steps out of the room, with water and two chairs."
    before_materials: str = "Everything on the materials list is packed and ticked off."
    before_sign_in: str = "Sign-in sheets lie on the table, one for each half-day."
    start: str = "At the start"
    start_forms: str = (
        "Evaluation forms are handed out and explained now, so that people note while it is fresh; they are collected "
        "at the end."
    )
    start_agreements: str = (
        "How we work is agreed: confidentiality, no details of real cases, leaving when it is too much."
    )
    start_support: str = "Everybody knows who is there for support, and where."
    during: str = "Before each sensitive session"
    during_session: str = (
        "{when}, {session}: what comes is announced, stepping out is allowed, free for support: {support}."
    )
    during_nobody: str = "{when}, {session}: nobody of the team is free for support, so somebody is asked to come."
    evening: str = "At the end of each day"
    evening_day: str = "{day}: feedback is collected; from {time} the trainers hold their debrief, half an hour."
    end: str = "At the end"
    end_forms: str = "Evaluation forms are collected in a closed box; nobody looks at who fills in which."
    end_sheets: str = "Sign-in sheets of every half-day are signed and put away: they hold names."
    end_times: str = "The real times from the debriefs go to whoever plans the next training."

    # Evaluation form
    evaluation: str = "Evaluation form"
    evaluation_how: str = (
        "Please don't write your name. Keep this form from the start and note after each session what you think; it is "
        "collected in a closed box at the end."
    )
    how_useful: str = "How useful for your work? 1: not at all, 5: very"
    ask_monday: str = "What will you do differently at work?"
    ask_missing: str = "What was missing, or too long?"
    ask_together: str = "What did you learn from people of another profession?"
    ask_care: str = "Did you feel free to step out or to say no when something was too much?"
    ask_practical: str = "Rooms, food, language, organisation: what should be better next time?"


ENGLISH = PaperWords()
LANGUAGES = {"en": ENGLISH}


def words(language: str) -> PaperWords:
    """The words for papers in a language; English where it has none."""
    return LANGUAGES.get(language, ENGLISH)
