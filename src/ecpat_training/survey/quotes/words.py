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
ONE_WORD = "of one word, left out"
LEFT_OUT = (
    "{answers} of a single word, such as `ok`, is left out.",
    "{answers} of a single word, such as `ok`, are left out.",
)
ALIKE = (
    "{answers} says the same as another, word for word, and is there once.",
    "{answers} say the same as others, word for word, and are there once.",
)
