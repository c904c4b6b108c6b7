"""What becomes of a proposition: its life, supports, merges, appeals, and what its author is told."""
