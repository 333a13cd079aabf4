from entente.jobs.models.finding import Finding
from entente.jobs.models.job import Job

__all__ = ["Finding", "Job"]
