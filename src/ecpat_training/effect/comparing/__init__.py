"""People and waves compared: the data from which every analysis starts."""
