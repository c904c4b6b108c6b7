"""Parts of pages kept for each content they tell."""

from django.utils.safestring import mark_safe

from page_cache import Fragments


def counting():
    written = []

    def write():
        written.append(len(written))
        return mark_safe(f"<p>{len(written)}</p>")

    return write, written


def test_a_fragment_is_written_once_for_each_content():
    fragments, (write, written) = Fragments(most=5), counting()
    assert fragments.get(("a", 1), write) == fragments.get(("a", 1), write) == "<p>1</p>"
    assert fragments.get(("a", 2), write) == "<p>2</p>"
    assert len(written) == 2


def test_no_more_are_kept_than_there_is_room_for():
    fragments, (write, _) = Fragments(most=2), counting()
    for number in range(5):
        fragments.get(number, write)
        assert len(fragments.kept) <= 2


def test_nothing_is_kept_when_the_cache_is_turned_off(settings):
    settings.PAGE_CACHE_SECONDS = 0
    fragments, (write, written) = Fragments(most=5), counting()
    fragments.get("a", write)
    fragments.get("a", write)
    assert len(written) == 2
