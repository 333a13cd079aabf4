from django.db import models


class Call(models.Model):
    """A call for proposals, by the code the funder gives it."""

    code = models.CharField(max_length=120, unique=True)
    title = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.code


class Topic(models.Model):
    """A topic within calls, by the code the funder gives it."""

    code = models.CharField(max_length=120, unique=True)
    title = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.code
