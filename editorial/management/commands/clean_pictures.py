from django.core.exceptions import ValidationError
from django.core.files.storage import Storage
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models.fields.files import FieldFile

import page_cache
from editorial.models import SiteImage
from editorial.pictures import cleaned


class Command(BaseCommand):
    help = "Retire des images déjà déposées la position, l’auteur, l’appareil et le profil de couleurs ; sans effet la seconde fois."

    def handle(self, **options) -> None:
        counts = {"cleaned": 0, "plain": 0, "failed": 0}
        for image in SiteImage.objects.order_by("pk").iterator(chunk_size=100):
            try:
                counts["cleaned" if clean(image) else "plain"] += 1
            except (ValidationError, OSError) as error:
                counts["failed"] += 1
                reason = (
                    " ".join(error.messages) if isinstance(error, ValidationError) else "Fichier introuvable."
                )
                self.stderr.write(f"Image {image.pk}, « {image.title} » : {reason}")
        if counts["cleaned"]:
            page_cache.invalidate()
        self.stdout.write(
            f"{counts['cleaned']} image(s) nettoyée(s), {counts['plain']} déjà propre(s), {counts['failed']} illisible(s)"
        )


def clean(image: SiteImage) -> bool:
    """Whether the file had to be written again; the old one goes once the new one is known."""
    with image.open_file() as file:
        kept = cleaned(file, image.file.name)
    if kept is None:
        return False
    storage, old = image.file.storage, image.file.name
    with transaction.atomic():
        turned = (image.width, image.height)
        image.file.save(kept.name.rsplit("/", 1)[-1], kept, save=False)
        if turned != (image.width, image.height):
            # It pointed at a place of the picture as it lay before.
            image.set_focal_point(None)
        image.save()
        renditions = [rendition.file for rendition in image.renditions.all()]
        image.renditions.all().delete()
        transaction.on_commit(lambda: forget(old, storage, renditions))
    return True


def forget(old: str, storage: Storage, renditions: list[FieldFile]) -> None:
    """Now, and not when the worker comes to it: who runs the command is told that it is done."""
    storage.delete(old)
    for file in renditions:
        file.storage.delete(file.name)
