"""Small change of French sentences."""


def counted(number: int, noun: str) -> str:
    """A number and its noun, agreed, on one line: « 3 minutes »."""
    return f"{number}\u00a0{noun}{'s' if number > 1 else ''}"
