"""The words about what people wrote in their own words."""

TITLE = "In their own words"
RELEASED = (
    "Each of these was read, shortened or changed so that it tells nobody who wrote it, and released by a person. They "
    "are examples: how many think so they don't tell."
)
QUOTED = "“{text}”"
TO_RELEASE = "Answers in people's own words"
TO_READ = (
    "{answers} to read. Nothing is printed in a report until a person has edited it and put initials to it in the file."
)
NOTHING = "No column holds free text: nothing to release."
QUESTION = "Question"
ANSWERS = "Answers"
MARKED = "with something to look at"
