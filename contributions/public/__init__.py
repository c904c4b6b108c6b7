"""Public pages that gather several rooms."""
