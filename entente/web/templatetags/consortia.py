from django import template

from entente.web.consortia.words import holds_word, rule_word

register = template.Library()
register.filter("rule_word", rule_word)
register.filter("holds_word", holds_word)
