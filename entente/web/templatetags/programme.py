"""How a goal or an item of it stands: the colour, the word, the question and the sentence."""

from django import template

from entente.programme.reasons import said
from entente.web.programme.standing import colour, question, state_word

register = template.Library()
register.filter("colour", colour)
register.filter("state_word", state_word)
register.filter("why_question", question)
register.filter("reason", said)
