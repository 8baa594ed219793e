"""Questionnaires and their answers: what is asked, the forms, and what comes back from platforms."""
