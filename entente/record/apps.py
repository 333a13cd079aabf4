from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "entente.record"
    label = "record"

    def ready(self) -> None:
        from entente.record import verbs

        verbs.discover()
