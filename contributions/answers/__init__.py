"""The organisers' official answers: written for many propositions at once, told to their authors, withdrawn."""
