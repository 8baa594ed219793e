"""What is merged: values, what partners say of them, and what was decided."""
