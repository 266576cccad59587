find-chosen = Passt zu:
find-remove = Entfernen
find-suggestions = Vorschläge
find-count = { $count ->
    [0] Keine Vorschläge
    [one] 1 Vorschlag. Wählen Sie mit den Pfeiltasten.
   *[other] { $count } Vorschläge. Wählen Sie mit den Pfeiltasten.
}
find-meant =
    .occupations = Meinen Sie einen von diesen Berufen?
    .industries = Meinen Sie eine von diesen Branchen?
    .education_fields = Meinen Sie eine von diesen Fachrichtungen?
    .languages = Meinen Sie eine von diesen Sprachen?
    .countries = Meinen Sie eines von diesen Ländern?
find-wrote = Sie haben geschrieben: „{ $words }“. { $question }
find-none = Nichts davon. Meine Worte bleiben so.
find-search = Vorschläge suchen
