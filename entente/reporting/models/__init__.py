from entente.reporting.models.release import Release

__all__ = ["Release"]
