"""When things are expected, given what they wait for: what slips, and what that moves."""

from entente.engine.timeline.plan import Circular, Expected, Task, timeline
from entente.engine.timeline.slips import Move, moved_by

__all__ = ["Circular", "Expected", "Move", "Task", "moved_by", "timeline"]
