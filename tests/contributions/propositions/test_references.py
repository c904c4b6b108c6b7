import pytest

from contributions.propositions.references import ALPHABET, display_reference, new_reference, parse_reference


def test_a_reference_is_read_whatever_its_case_spaces_and_hyphens():
    reference = new_reference()
    typed = f" {display_reference(reference).lower()} "
    assert parse_reference(typed) == reference


def test_a_wrong_sign_never_gives_another_reference():
    reference = new_reference()
    for position in range(len(reference)):
        for sign in ALPHABET:
            if sign != reference[position]:
                wrong = reference[:position] + sign + reference[position + 1 :]
                assert parse_reference(wrong) is None


def test_two_swapped_neighbours_never_give_another_reference():
    reference = new_reference()
    for position in range(len(reference) - 2):
        signs = list(reference)
        if signs[position] != signs[position + 1]:
            signs[position], signs[position + 1] = signs[position + 1], signs[position]
            assert parse_reference("".join(signs)) is None


@pytest.mark.parametrize("typed", ["", "ABC", "0OIL0OIL", "\x00" * 8, "é" * 8, "B" * 10_000])
def test_what_cannot_be_a_reference_is_refused(typed):
    assert parse_reference(typed) is None
