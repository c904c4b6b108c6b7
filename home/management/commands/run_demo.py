import hashlib
import os
import secrets
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

PASSWORD_FILE = "demo-password.txt"
STATIC_STAMP = ".collected"
HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Prépare la démonstration (base, fichiers statiques, contenu) puis la sert."
    # The checks read the database, which the first run has still to make.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prepare-only", action="store_true", help="préparer sans servir")

    def handle(self, *, port: int, prepare_only: bool, **options) -> None:
        if not settings.DEMO:
            raise CommandError("La démonstration n’est pas activée : donnez DEMO=1.")
        password = demo_password()
        self.stdout.write("Préparation de la base…")
        call_command("migrate", interactive=False, verbosity=0)
        collect_static(self.stdout)
        self.stdout.write("Préparation du contenu…")
        call_command("load_demo", if_empty=True, password=password, verbosity=0)
        if prepare_only:
            return
        site = f"http://{HOST}:{port}"
        self.stdout.write(
            f"\n  Le site              {site}/\n"
            f"  L’administration     {site}{settings.ADMIN_PATH}\n"
            "      rédaction        redaction@example.org\n"
            "      validation       validation@example.org\n"
            "      modération       moderation@example.org\n"
            "      partenaire       partenaire@example.org\n"
            f"      mot de passe     {password}\n"
            f"  Les courriels        {site}/demo/courriels/\n\n"
            "  Ctrl+C pour arrêter.\n"
        )
        self.stdout.flush()
        serve(port)


def collect_static(stdout) -> None:
    """Collect the static files, unless none has changed since: compressing them takes a while."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = os.stat(storage.path(name))
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / STATIC_STAMP
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest.hexdigest():
        return
    stdout.write("Préparation des fichiers statiques…")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest.hexdigest(), encoding="utf-8")


def demo_password() -> str:
    """The password of the demo's accounts: the one given, else one drawn once, kept beside the database."""
    if settings.DEMO_PASSWORD:
        return settings.DEMO_PASSWORD
    path = Path(settings.VAR_DIR) / PASSWORD_FILE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(12), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


def serve(port: int) -> None:
    """Hand the process over to the server, so that signals reach it."""
    granian = Path(sys.executable).with_name("granian")
    os.execv(  # noqa: S606
        granian,
        [
            str(granian),
            "--interface=wsgi",
            f"--host={HOST}",
            f"--port={port}",
            # One process: its memory holds the pages already made, and no other could make them stale.
            "--workers=1",
            "--blocking-threads=4",
            "--http=1",
            "--no-ws",
            "--log-level=warning",
            "config.wsgi:application",
        ],
    )
