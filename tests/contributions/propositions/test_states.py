from contributions.commentaires.states import COMMENT_MOVES
from contributions.propositions.states import MOVES, State
from tests.contributions import rule


def told(table):
    """A table of moves, told as the charter does: state by state, without its actions that lead nowhere."""
    return {
        state: {action: move.target or rule.STAYS for action, move in table.items() if state in move.sources}
        for state in {state for move in table.values() for state in move.sources}
    }


def test_the_tables_of_moves_say_what_the_charter_says():
    assert told(MOVES) | {State.RETIREE: {}} == rule.PROPOSITIONS


def test_the_tables_of_comments_moves_say_what_the_charter_says():
    assert told(COMMENT_MOVES) == {state: moves for state, moves in rule.COMMENTS.items() if moves}


def test_nothing_leaves_the_withdrawn_state():
    assert all(State.RETIREE not in move.sources for move in MOVES.values())
