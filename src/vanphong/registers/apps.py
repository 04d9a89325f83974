from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "vanphong.registers"
    label = "registers"
    verbose_name = "Sổ văn bản"

    def ready(self) -> None:
        """Say where a register, a number and an entry of a secret book are shown, and what the latter says."""
        from vanphong.kernel.web import links
        from vanphong.registers.ports import register_rows
        from vanphong.registers.queries.secret_books import texts

        links.register("register", "registers:record")
        links.register("number", "registers:number")
        links.register("book_entry", "registers:entry")
        register_rows("book_entry", texts)
