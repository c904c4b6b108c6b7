"""Comments of propositions and replies to them, from their sending to their author's own space."""
