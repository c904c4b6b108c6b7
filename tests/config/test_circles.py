"""No two modules of the tree lead to each other: each can be read, and moved, without the other."""

from graphlib import CycleError, TopologicalSorter

from tests.support.tree import imports


def test_no_two_modules_import_each_other():
    graph = imports()
    pairs = {tuple(sorted((one, other))) for one in graph for other in graph[one] if one in graph[other]}
    assert sorted(pairs) == []


def test_no_module_leads_back_to_itself():
    try:
        TopologicalSorter(imports()).prepare()
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None
