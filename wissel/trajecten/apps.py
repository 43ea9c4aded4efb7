from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "wissel.trajecten"
    label = "trajecten"

    def ready(self) -> None:
        from wissel.logbook.actions import register_namens
        from wissel.trajecten import plichten
        from wissel.trajecten.actions import bulkafspraken
        from wissel.trajecten.waarnemen import acts_for

        plichten.register()
        bulkafspraken.register()
        register_namens(acts_for)
