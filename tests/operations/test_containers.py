"""What the containers and the platform's file say, held against the site and each other."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands, load_command_class

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
