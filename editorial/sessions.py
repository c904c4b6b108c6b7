"""What a session says of its owner without a query."""

# Set when someone signs in: true for those who take part, whom nothing of the administration is for.
PARTICIPANT = "participant"
