"""What is found about people and waves compared, and the report that holds it all."""
