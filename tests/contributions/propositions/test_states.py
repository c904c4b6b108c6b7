from contributions.propositions.states import MOVES, Action, State


def test_every_action_but_taking_back_has_its_move_in_the_transition_table():
    assert set(MOVES) == set(Action.values) - {Action.ANNULER}


def test_nothing_leaves_the_withdrawn_state():
    assert all(State.RETIREE not in move.sources for move in MOVES.values())


def test_only_moderated_or_restored_propositions_become_public():
    leading_to_public = {action for action, move in MOVES.items() if move.target == State.PUBLIEE}
    assert leading_to_public == {Action.PUBLIER, Action.RETABLIR, Action.ACCORDER}
