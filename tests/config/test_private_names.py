"""What libraries do not promise stands in one module each, and is read again when they change."""

import re
from importlib.metadata import version

import pytest

from tests.support.tree import ROOT, files

# The module that uses a library's private names, and the version they were read in.
READ = {
    "editorial/private_django.py": ("django", "5.2", r"\._iterable_class|\._raw_delete|\bInsertQuery\b"),
    "comptes/sign_in.py": ("django-allauth", "65", r"\ballauth\.\w+\.internal\b"),
    "editorial/navigation.py": ("wagtail", "8.0", r"\._wagtail_site\b|\._get_raw_host\b"),
    "editorial/serving.py": ("wagtail", "8.0", r"\._wagtail_route_for_request\b"),
}


@pytest.mark.parametrize("path", READ)
def test_a_library_is_the_one_whose_private_names_were_read(path):
    library, read_in, _ = READ[path]
    assert f"{version(library)}.".startswith(f"{read_in}."), (
        f"read {path} again beside {library}, then say so here"
    )


@pytest.mark.parametrize("path", READ)
def test_private_names_stand_in_one_module(path):
    names = re.compile(READ[path][2])
    found = [
        str(file)
        for file in files(".py")
        if file.parts[0] not in ("tests", "bench") and names.search((ROOT / file).read_text())
    ]
    assert found == [path]
