"""The programme's file, shared by agendas and rosters: its meaning, its reading, what its rules have in common."""
