"""The rules and the reasons of a choice, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.engine.consortia import Rule

RULES = {
    Rule.COUNTRIES: gettext_lazy("Different eligible countries"),
    Rule.MEMBER_STATE: gettext_lazy("Partners in Member States"),
    Rule.SMES: gettext_lazy("SMEs"),
    Rule.INDEPENDENT: gettext_lazy("Independent of each other"),
}


def rule_word(rule: Rule) -> str:
    return str(RULES[rule])


def holds_word(rule: Rule) -> str:
    """What breaks if this partner leaves."""
    return {
        Rule.COUNTRIES: _("without it there are too few countries"),
        Rule.MEMBER_STATE: _("without it there are too few partners in Member States"),
        Rule.SMES: _("without it there are too few SMEs"),
        Rule.INDEPENDENT: _("without it two would belong to one group"),
    }[rule]
