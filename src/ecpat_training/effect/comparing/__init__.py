"""People and waves compared: the evidence from which every analysis starts."""
