"""How a goal stands, from its indicators and milestones, by one stated rule that gives its reasons."""

from entente.engine.progress.goals import Standing, standing
from entente.engine.progress.judged import Code, Judged, State
from entente.engine.progress.measures import Measure, judge_measure
from entente.engine.progress.path import Path, expected
from entente.engine.progress.steps import Step, judge_step

__all__ = ["Code", "Judged", "Measure", "Path", "Standing", "State", "Step", "expected", "judge_measure", "judge_step", "standing"]
