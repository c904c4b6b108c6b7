"""Propositions as they are stored, listed, filtered, counted and read by programs."""
