"""The written rules by which figures are put into words, and the words and tables that several analyses share."""
