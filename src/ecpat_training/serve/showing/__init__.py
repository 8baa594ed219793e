"""How things look: templates, documents as parts of a page, what a workflow delivers."""
