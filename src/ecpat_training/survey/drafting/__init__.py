"""From files of answers and from forms to a drafted questionnaire: what was asked, and how it may be scored."""
