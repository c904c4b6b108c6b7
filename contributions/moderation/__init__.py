"""The moderators' screens in the admin; the rules they apply are in ``contributions.life``."""
