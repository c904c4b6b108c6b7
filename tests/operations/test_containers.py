"""What the containers and the platform's file say, held against the site and each other."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands, load_command_class

from deploy import images

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
PROCFILE = yaml.safe_load((ROOT / "Procfile").read_text())
SITE = {
    name: service for name, service in COMPOSE["services"].items() if service["image"] == "etats-generaux"
}


def test_the_containers_and_the_platform_run_the_same_processes():
    containers = {name: service["command"] for name, service in SITE.items() if "command" in service}
    assert containers.pop("migrate") == PROCFILE["postdeploy"]
    assert containers == {name: line for name, line in PROCFILE.items() if name not in ("web", "postdeploy")}
    image = (ROOT / "Dockerfile").read_text()
    assert PROCFILE["web"].replace("$PORT", '\\"$PORT\\"').partition(" --host")[0] in image


@pytest.mark.parametrize("line", [line for name, line in PROCFILE.items() if name != "web"])
def test_each_command_exists_with_its_options(line, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    _, _, name, *options = line.split()
    parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
    _, unknown = parser.parse_known_args(options)
    assert unknown == []


def test_every_process_finds_the_uploaded_files_and_the_variables_of_the_site():
    for name, service in SITE.items():
        assert service["volumes"] == ["media:/srv/site/var/media"], name
        assert service["env_file"] == ".env", name


def test_no_secret_enters_the_image():
    left_out = (ROOT / ".dockerignore").read_text().split()
    assert {".env", ".git", "var", "deploy"} <= set(left_out)


def test_what_the_image_writes_is_in_a_folder_it_may_write():
    image = (ROOT / "Dockerfile").read_text()
    assert re.search(r"METRICS_DIR=/tmp/\S+ PAGE_CACHE_VERSION_FILE=/tmp/\S+", image)
    assert SITE["web"]["read_only"] and SITE["web"]["tmpfs"] == ["/tmp"]


IMAGES = dict(re.findall(r"^([A-Z_]+)=(\S+)$", (ROOT / "deploy" / "images.env").read_text(), re.MULTILINE))


def test_each_image_is_named_in_one_file_where_its_digest_is_written():
    """Without that file, the same names without a digest."""
    text = (ROOT / "compose.yaml").read_text() + (ROOT / "Dockerfile").read_text()
    named = dict(re.findall(r"\$\{([A-Z]+_IMAGE):-([^}]+)\}", text))
    assert named == {name: image.partition("@")[0] for name, image in IMAGES.items()}
    assert set(re.findall(r"^FROM (\S+)", text, re.MULTILINE)) == {"${PYTHON_IMAGE}"}
    assert f"ARG PYTHON_IMAGE={named['PYTHON_IMAGE']}\n" in text


def test_a_digest_is_whole_or_absent():
    for image in IMAGES.values():
        assert re.fullmatch(r"[^@]+(@sha256:[0-9a-f]{64})?", image), image


def test_a_digest_that_nobody_gave_is_not_written(tmp_path, monkeypatch):
    file = tmp_path / "images.env"
    file.write_text("PYTHON_IMAGE=python:3.12\n")
    monkeypatch.setattr(images, "FILE", file)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="No digest was written"):
        images.main()
    assert file.read_text() == "PYTHON_IMAGE=python:3.12\n"


@pytest.mark.parametrize("answer", ["", "latest", "sha256:" + "a" * 64])
def test_what_a_registry_answers_is_written_when_it_is_a_digest(tmp_path, monkeypatch, answer):
    file = tmp_path / "images.env"
    file.write_text("# Why.\nPYTHON_IMAGE=python:3.12@sha256:" + "b" * 64 + "\n")
    program = tmp_path / "docker"
    program.write_text(f"#!/bin/sh\necho '{answer}'\n")
    program.chmod(0o755)
    monkeypatch.setattr(images, "FILE", file)
    monkeypatch.setenv("PATH", str(tmp_path))
    if len(answer) > 10:
        images.main()
        assert file.read_text() == f"# Why.\nPYTHON_IMAGE=python:3.12@{answer}\n"
    else:
        with pytest.raises(SystemExit):
            images.main()


@pytest.mark.parametrize("locked", ["requirements.txt", "requirements-s3.txt"])
def test_the_list_of_what_the_site_is_made_of_names_each_locked_package_and_its_hashes(tmp_path, locked):
    made = tmp_path / "sbom.json"
    line = next(
        line for line in (ROOT / "Makefile").read_text().split("\n") if f"requirements {locked}" in line
    )
    command = line.replace("$(BIN)/", f"{Path(sys.executable).parent}/").split()
    command[-1] = str(made)
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    found = json.loads(made.read_text())
    names = re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / locked).read_text(), re.MULTILINE | re.IGNORECASE)
    assert found["bomFormat"] == "CycloneDX"
    assert {(part["name"].lower(), part["version"]) for part in found["components"]} == {
        (name.lower(), version) for name, version in names
    }
    assert all(part["externalReferences"][0]["hashes"] for part in found["components"])


def test_no_process_writes_a_log_of_its_own_that_says_who_asked():
    for line in (
        PROCFILE["web"],
        (ROOT / "Dockerfile").read_text(),
        (ROOT / "docs" / "deploiement.md").read_text(),
    ):
        assert "--respawn-failed-workers" in line
        assert "--access-log" not in line
