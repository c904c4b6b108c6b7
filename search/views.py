"""The search over the whole site."""

from django.core.paginator import EmptyPage, PageNotAnInteger
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial.lists import unknown_sentence
from search import registry
from search.results import Asked, SearchResults


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything public that answers some words, in a shareable address; without words, what can be found.

    A page of results that does not exist says so, with the way back to the first one. At most ten queries,
    besides what is remembered from one page to the next.
    """
    asked = Asked.parse(request.GET)
    context = {
        "asked": asked,
        "unknown_sentence": unknown_sentence([asked.unknown]),
        "sources": registry.all_sources(),
    }
    if not asked.q:
        return render(request, "search/search.html", context)
    results = SearchResults(asked)
    number = request.GET.get("page", "1")
    try:
        page = results.paginator.page(number)
    except (PageNotAnInteger, EmptyPage):
        page = None
    context |= {
        "results": results,
        "query": results.query,
        "page_obj": page,
        "querystring": asked.querystring(),
        "kind_choices": results.kind_choices(),
        "sort_choices": results.sort_choices(),
        "corrected_querystring": asked.querystring(q=results.query.corrected_text),
        "suggested_querystring": asked.querystring(q=results.query.suggestion),
        "all_kinds_querystring": asked.querystring(kind=""),
    }
    return render(request, "search/search.html", context, status=404 if page is None else 200)
