"""A questionnaire as the files of survey platforms: a format a file."""
