from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "vanphong.registers"
    label = "registers"
    verbose_name = "Sổ văn bản"

    def ready(self) -> None:
        """Say where a register and a number are shown."""
        from vanphong.kernel.web import links

        links.register("register", "registers:record")
        links.register("number", "registers:number")
