"""The organisers' answers."""
