from entente.mirror.models import Mirror
from tests.doors.hidden import Circle
from tests.factories.mirror import gave, opened


def compared_in_the_circle(circle: Circle) -> Mirror:
    mirror = opened(circle.body, "Hydra hours", why="How long until a kraken is seen?")
    gave(mirror, circle.organisation, 7)
    return mirror


HIDDEN = {"mirror": compared_in_the_circle}
