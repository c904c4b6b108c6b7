"""What is found: a copy of each public document, the words they hold, and how many there are."""

from django.db import models
from django.db.models import F
from django.db.models.functions import Length


class Document(models.Model):
    """One thing the public may find, as it reads now; written by ``search.index`` alone.

    ``title_terms`` and ``text_terms`` are the analyser's output. PostgreSQL keeps a ``tsvector`` of them in
    a generated column under a GIN index, SQLite an FTS5 table fed by triggers: see ``search.schema``, which
    must be run again by a migration that rebuilds this table on SQLite.
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    title = models.TextField()
    url = models.TextField()
    date = models.DateTimeField(null=True)
    extract = models.TextField()
    text = models.TextField()
    title_terms = models.TextField()
    text_terms = models.TextField()

    class Meta:
        verbose_name = "document trouvable"
        verbose_name_plural = "documents trouvables"
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_once")]
        indexes = [models.Index("kind", F("id").desc(), name="search_document_newest")]

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """A word that documents of a kind hold, and in how many of them it was at the last rebuild.

    ``written`` is how people mostly write it. A change of one document only adds the words that were not
    known yet, with a frequency of one: exact counts would make every decision wait for the row of
    « école ». Frequencies choose rare words and likely corrections, for which their order of magnitude
    is enough; ``rebuild_search`` makes them exact again.
    """

    kind = models.CharField(max_length=20)
    word = models.CharField(max_length=40)
    stem = models.CharField(max_length=40)
    written = models.CharField(max_length=80)
    initial = models.CharField(max_length=1)
    document_count = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "mot"
        verbose_name_plural = "mots"
        constraints = [models.UniqueConstraint(fields=["kind", "word"], name="search_word_once")]
        indexes = [
            models.Index(fields=["word"], name="search_word_prefix", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["stem", "kind"], name="search_word_stem"),
            models.Index("initial", Length("word"), F("document_count").desc(), name="search_word_near"),
        ]

    def __str__(self) -> str:
        return self.written


class Corpus(models.Model):
    """How many documents of a kind there were at the last rebuild, to tell rare words from common ones."""

    kind = models.CharField(max_length=20, primary_key=True)
    document_count = models.PositiveIntegerField()
    rebuilt_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "corpus"
        verbose_name_plural = "corpus"

    def __str__(self) -> str:
        return self.kind
