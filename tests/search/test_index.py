"""What can be found is what is public, and it is found by the same words on both databases."""

from math import inf

import pytest

from contributions.propositions.states import State
from search import analysis, engines, index, queries, similar, vocabulary, windows
from search.models import Document, Word
from tests.contributions.factories import PropositionFactory
from tests.support.queries import frame_remembered

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

KIND = "proposition"


def indexed(**fields):
    proposition = PropositionFactory(**{"text": "Une phrase qui ne dit presque rien."} | fields)
    index.update(KIND, proposition.pk)
    return proposition


def hide(proposition):
    proposition.state = State.MASQUEE
    proposition.save()
    index.update(KIND, proposition.pk)


def found(q):
    return queries.matching_ids(KIND, q)[0]


def test_a_published_proposition_is_found_by_another_form_of_its_words():
    proposition = indexed(title="Prêter des tablettes", text="Aux élèves de l’école rurale.")
    for q in ("tablette", "ÉLÈVE", "l'ecole", "d’écoles rurales", "eleves tablettes"):
        assert found(q) == [proposition.pk], q


def test_every_word_is_wanted():
    indexed(title="Prêter des tablettes", text="Aux élèves de l’école rurale.")
    assert found("tablette internat") == []


def test_a_hidden_proposition_leaves_the_index():
    proposition = indexed(title="Prêter des tablettes")
    hide(proposition)
    assert found("tablettes") == []
    assert not Document.objects.exists()


def test_a_changed_title_is_found_by_its_new_words_only():
    proposition = indexed(title="Prêter des tablettes")
    proposition.title = "Prêter des vidéoprojecteurs"
    proposition.save()
    index.update(KIND, proposition.pk)
    assert found("vidéo-projecteur") == [proposition.pk]
    assert found("tablettes") == []
    assert Document.objects.count() == 1


def test_a_block_that_changes_much_updates_each_document_once_when_it_ends(django_assert_num_queries):
    kept, hidden = PropositionFactory(title="Prêter des tablettes"), indexed(title="Prêter des claviers")
    with index.updated_at_the_end():
        for title in ("Prêter des écrans", "Prêter des tableaux"):
            kept.title = title
            kept.save()
            with django_assert_num_queries(0):
                index.update(KIND, kept.pk)
        hide(hidden)
        assert found("tableaux") == [] and found("claviers") == [hidden.pk]
    assert found("tableaux") == [kept.pk] and found("claviers") == []


def test_a_block_that_fails_leaves_the_index_as_it_was():
    proposition = PropositionFactory(title="Prêter des tablettes")
    with pytest.raises(ValueError, match="panne"), index.updated_at_the_end():
        index.update(KIND, proposition.pk)
        raise ValueError("panne")
    assert found("tablettes") == []


def test_a_rebuild_adds_refreshes_and_removes():
    kept, hidden = indexed(title="Prêter des tablettes"), indexed(title="Donner des tablettes")
    new = PropositionFactory(title="Louer des tablettes")
    type(hidden).objects.filter(pk=hidden.pk).update(state=State.MASQUEE)
    type(kept).objects.filter(pk=kept.pk).update(title="Recycler des ordinateurs")
    assert index.rebuild(KIND) == 2
    assert found("tablettes") == [new.pk]
    assert found("recycler") == [kept.pk]
    assert not Word.objects.filter(word="donner").exists()
    assert Word.objects.get(word="ordinateurs").document_count == 1


def test_one_change_costs_four_queries_at_most(django_assert_max_num_queries):
    proposition = PropositionFactory()
    with django_assert_max_num_queries(4):
        index.update(KIND, proposition.pk)
    with django_assert_max_num_queries(4):
        index.update(KIND, proposition.pk)


def test_a_title_weighs_more_than_a_text():
    in_text = indexed(title="Équiper les classes", text="Il faut des tablettes, et encore des tablettes.")
    in_title = indexed(title="Des tablettes partout", text="Équiper les classes dès la rentrée prochaine.")
    assert found("tablettes") == [in_title.pk, in_text.pk]
    newest = indexed(title="Équiper les salles", text="Il faut des tablettes, et encore des tablettes.")
    assert found("tablettes")[0] == in_title.pk
    assert newest.pk in found("tablettes")


def test_beyond_the_limit_the_newest_are_kept_and_the_cap_is_told():
    propositions = [indexed(title=f"Des tablettes pour la salle {number}") for number in range(4)]
    ids, capped = queries.matching_ids(KIND, "tablettes", limit=3)
    assert capped
    assert set(ids) == {proposition.pk for proposition in propositions[1:]}


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("nummérique", "Un usage numérique raisonné"),
        ("ordinnateur", "Réparer les ordinateurs"),
        ("tabletes", "Prêter des tablettes"),
        ("acessibilité", "Garantir l’accessibilité"),
        ("rodinateur", "Un ordinateur par élève"),
    ],
)
def test_small_typos_are_forgiven(typed, title):
    proposition = indexed(title=title)
    indexed(title="Ouvrir la bibliothèque")
    assert found(typed) == [proposition.pk]


@pytest.mark.parametrize("typed", ["ordi", "ordina", "ordinateu", "prêter ordin"])
def test_an_unfinished_last_word_is_completed(typed):
    proposition = indexed(title="Prêter un ordinateur")
    indexed(title="Ouvrir la bibliothèque")
    assert found(typed) == [proposition.pk]


def test_similar_texts_share_rare_words_and_say_which():
    near = indexed(title="Réparer les vieux portables", text="Un atelier de réparation dans chaque collège.")
    indexed(title="Ouvrir la bibliothèque le soir", text="Les livres numériques aussi.")
    (item,) = similar.similar(KIND, "Un atelier où l’on répare les portables")
    assert item.object_id == near.pk
    assert set(item.shared_words) == {"atelier", "répare", "portables"}
    assert similar.similar(KIND, "Un atelier où l’on répare les portables", exclude_ids=[near.pk]) == []


def test_similar_texts_never_show_a_hidden_one():
    hidden = indexed(title="Réparer les vieux portables")
    hide(hidden)
    assert similar.similar(KIND, "Réparer les vieux portables") == []


def test_a_short_text_of_common_words_meets_those_that_hold_them_all():
    both = indexed(title="Prêter un ordinateur")
    for number in range(22):
        indexed(title=f"Un ordinateur pour la salle {number}")
        indexed(title=f"Prêter le matériel de la salle {number}")
    index.rebuild(KIND)
    assert [item.object_id for item in similar.similar(KIND, "Prêter un ordinateur")] == [both.pk]


def test_similar_texts_cost_four_queries_at_most(django_assert_max_num_queries):
    indexed(title="Réparer les vieux portables")
    with frame_remembered():
        similar.similar(KIND, "Réparer les vieux portables")
        with django_assert_max_num_queries(4):
            similar.similar(KIND, "Réparer les vieux portables")


def test_a_common_word_is_looked_for_among_the_newest_of_many(monkeypatch):
    monkeypatch.setattr(windows, "MANY", 5)
    monkeypatch.setattr(windows, "LARGE", 5)
    monkeypatch.setattr(windows, "WINDOW", 4)
    monkeypatch.setattr(engines, "ENOUGH", 2)
    propositions = [indexed(title=f"Réparer les vieux portables, {number}") for number in range(8)]
    rare = indexed(title="Un atelier de lutherie")
    newest = [indexed(title=f"Prêter des liseuses, {number}") for number in range(9)]
    index.rebuild(KIND)

    ids, more = queries.matching_ids(KIND, "liseuses")
    assert set(ids) == {proposition.pk for proposition in newest[-4:]}
    assert more
    ids, more = queries.matching_ids(KIND, "portables")
    assert set(ids) == {proposition.pk for proposition in propositions}
    assert not more
    assert queries.matching_ids(KIND, "lutherie") == ([rare.pk], False)


def test_a_word_of_medium_frequency_is_looked_for_further_until_there_are_enough(monkeypatch):
    monkeypatch.setattr(windows, "MANY", 5)
    monkeypatch.setattr(windows, "LARGE", 5)
    monkeypatch.setattr(windows, "WINDOW", 2)
    propositions = [indexed(title=f"Réparer les vieux portables, {number}") for number in range(20)]
    indexed(title="Prêter des liseuses")
    index.rebuild(KIND)
    answer = engines.hits([KIND], [frozenset({("portabl",)})], 3)
    assert [hit.object_id for hit in answer.hits] == [proposition.pk for proposition in propositions[:-4:-1]]
    assert not answer.cut


def test_a_word_counted_as_rare_is_looked_for_everywhere_at_once(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(windows, "MANY", 5)
    monkeypatch.setattr(windows, "LARGE", 5)
    monkeypatch.setattr(windows, "WINDOW", 3)
    rare = indexed(title="Un atelier de lutherie")
    for number in range(9):
        indexed(title=f"Réparer les vieux portables, {number}")
    index.rebuild(KIND)
    question = [frozenset({(analysis.stem("lutherie"),)})]
    counts = vocabulary.counts_by_stem([analysis.stem("lutherie")])
    known = windows.windows()
    monkeypatch.setattr(engines, "windows", lambda: known)
    with django_assert_num_queries(2):
        assert [hit.object_id for hit in engines.hits([KIND], question, 9).hits] == [rare.pk]
    with django_assert_num_queries(1):
        assert [hit.object_id for hit in engines.hits([KIND], question, 9, counts).hits] == [rare.pk]


def test_texts_that_share_two_words_are_found_with_the_words_they_share():
    two = indexed(title="Réparer les portables", text="Un atelier.")
    one = indexed(title="Ouvrir un atelier")
    stems = analysis.normalise("atelier réparer portables liseuses lutherie").split()
    (item,) = engines.sharing(KIND, stems, 2, 10)
    assert item.object_id == two.pk
    assert set(item.stems) == set(analysis.normalise("atelier réparer portables").split())
    assert [item.object_id for item in engines.sharing(KIND, stems, 1, 10)] == [one.pk, two.pk]
    assert engines.sharing(KIND, stems[:1], 2, 10) == []


def test_the_newest_texts_that_share_words_are_found_however_many_there_are(monkeypatch):
    monkeypatch.setattr(windows, "MANY", 5)
    monkeypatch.setattr(windows, "LARGE", 5)
    monkeypatch.setattr(windows, "WINDOW", 2)
    propositions = [indexed(title=f"Réparer les portables, {number}") for number in range(20)]
    index.rebuild(KIND)
    # Far from one another, as among hundreds of thousands of others.
    documents = list(Document.objects.order_by("pk"))
    Document.objects.all().delete()
    for place, document in enumerate(documents, start=1):
        document.pk = place * 100_000
    Document.objects.bulk_create(documents)
    stems = analysis.normalise("réparer portables").split()
    counts = vocabulary.counts_by_stem(stems)
    found = engines.sharing(KIND, stems, 2, 2, counts)
    assert [item.object_id for item in found] == [proposition.pk for proposition in propositions[:-3:-1]]


@pytest.mark.parametrize(
    ("size", "levels"), [(2, [[9, 8], [7, 6, 5, 4], [3, 2, 1]]), (1, [[9], [8, 7], [6, 5, 4, 3], [2, 1]])]
)
def test_buckets_are_read_in_levels_as_large_as_all_those_before(size, levels):
    assert windows.doubling([9, 8, 7, 6, 5, 4, 3, 2, 1], size) == levels


@pytest.mark.parametrize(
    ("most", "sizes"), [(10, [20]), (100, [3, 6, 11]), (1e9, [1, 2, 4, 8, 5]), (inf, [1, 2, 4, 8, 5])]
)
def test_the_first_level_is_expected_to_hold_what_is_wanted(most, sizes):
    window = windows.Window(KIND, 0.1, 1, [], range(20, 0, -1))
    assert [len(level) for level in window.wide_levels(12, most) or [window.wide_buckets]] == sizes
