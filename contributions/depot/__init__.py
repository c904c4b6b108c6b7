"""Sending a proposition, from the form to the confirmed address."""
