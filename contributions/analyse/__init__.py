"""What is noted of a text when it arrives: words, alerts, near-identical texts, suggested themes."""
