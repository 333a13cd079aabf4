from entente.engine.marking import Marking
from entente.vocabulary.choices import ActivityType, TrafficLight


def test_forms_offer_the_markings_the_rule_knows_in_its_order_and_words() -> None:
    assert [(light.marking, light.label, light.meaning) for light in TrafficLight] == [
        (marking, str(marking), marking.meaning) for marking in Marking
    ]


def test_activity_types_are_those_of_eu_project_data() -> None:
    assert set(ActivityType.values) == {"HES", "REC", "PUB", "PRC", "OTH"}
