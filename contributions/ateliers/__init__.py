"""What groups write on paper at a meeting, typed in by the team."""
