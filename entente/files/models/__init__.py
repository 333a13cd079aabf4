from entente.files.models.upload import Upload

__all__ = ["Upload"]
