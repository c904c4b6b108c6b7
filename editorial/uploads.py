"""Whether an uploaded file is what its name says, read from its first bytes and never from its name alone."""

import filetype
from django.core.exceptions import ValidationError
from django.core.files import File

# What a file whose name ends so may begin with, by the names that ``filetype`` gives to contents.
CONTENTS: dict[str, frozenset[str]] = {
    "pdf": frozenset({"pdf"}),
    "docx": frozenset({"docx", "zip"}),
    "xlsx": frozenset({"xlsx", "zip"}),
    "pptx": frozenset({"pptx", "zip"}),
    "odt": frozenset({"odt", "zip"}),
    "ods": frozenset({"ods", "zip"}),
    "odp": frozenset({"odp", "zip"}),
    "zip": frozenset({"zip"}),
    "mp4": frozenset({"mp4", "m4v"}),
    "webm": frozenset({"webm", "mkv"}),
}
TEXTS = frozenset({"txt", "csv", "vtt", "ics"})
SAMPLE_BYTES = 8192


def check_content(file: File, extension: str) -> None:
    """Raise ``ValidationError`` unless the content fits the extension; leaves the file at its beginning."""
    file.seek(0)
    sample = file.read(SAMPLE_BYTES)
    file.seek(0)
    if extension in TEXTS:
        if not is_text(sample):
            raise ValidationError(
                f"Ce fichier porte l’extension « .{extension} » mais ne contient pas du texte. Enregistrez-le "
                "en UTF-8, ou changez son extension."
            )
        return
    kind = filetype.guess(sample)
    if extension not in CONTENTS or kind is None or kind.extension not in CONTENTS[extension]:
        raise ValidationError(
            f"Le contenu de ce fichier n’est pas celui d’un « .{extension} ». Ouvrez-le dans le logiciel qui "
            "l’a produit et enregistrez-le de nouveau."
        )


def is_text(sample: bytes) -> bool:
    """Whether bytes are readable text; the last character may be cut."""
    if b"\x00" in sample:
        return False
    try:
        sample.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.start >= len(sample) - 3 and len(sample) == SAMPLE_BYTES
    return True
