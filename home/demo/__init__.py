"""The demo consultation's content, as data: nothing here was written by a real participant."""
