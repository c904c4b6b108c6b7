"""The screens on which the team reads and decides."""
