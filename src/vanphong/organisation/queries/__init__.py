"""The questions of the organisation: who acts (`actors`), who is who (`directory`), what is called what (`principals`), what a page shows."""
