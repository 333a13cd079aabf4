"""States as pages show them: a colour and a word."""

from entente.engine.progress import State
from entente.programme.reasons import QUESTIONS, WORDS

COLOURS = {State.RED: "bad", State.AMBER: "warn", State.UNKNOWN: "", State.GREEN: "good", State.REACHED: "good"}


def colour(state: str) -> str:
    return COLOURS[State(state)]


def state_word(state: str) -> str:
    return str(WORDS[State(state)])


def question(state: str) -> str:
    return str(QUESTIONS[State(state)])
