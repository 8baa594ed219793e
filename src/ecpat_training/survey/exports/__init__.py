"""An export as rows and columns, before anybody knows which question is which."""
