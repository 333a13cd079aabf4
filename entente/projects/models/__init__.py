from entente.projects.models.call import Call, Topic
from entente.projects.models.participation import Participation
from entente.projects.models.project import Project
from entente.projects.models.source import Source

__all__ = ["Call", "Participation", "Project", "Source", "Topic"]
