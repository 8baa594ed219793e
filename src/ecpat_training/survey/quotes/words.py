"""The words about what people wrote in their own words."""

TITLE = "In their own words"
RELEASED = (
    "A person read each of these, shortened or changed it so that it doesn't show who wrote it, and released it. They "
    "are examples and don't show how many people think so."
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
