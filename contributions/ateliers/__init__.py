"""What groups wrote on paper at an event, typed in by the team."""
