board-tools = Sitzung
board-list = Liste drucken
board-minutes = Protokoll
board-history = Verlauf
board-history-of = Entscheidungen zu { $mentee }
board-history-all = Verlauf der ganzen Sitzung
board-history-named = Verlauf: { $mentee }
board-projector = An die Wand werfen
board-projector-off = Zurück zum Schreibtisch
board-names-hidden = Namen verbergen
board-names-shown = Namen zeigen
board-mentee-number = Mentee { $number }
board-mentor-number = Mentor⸱in { $number }
board-last = Zuletzt:
board-undo = Rückgängig
board-undo-named = Rückgängig machen: { $what }, { $pair }
board-undo-of = Rückgängig gemacht: { $what }
board-undone = rückgängig gemacht
board-said-undone = Die Entscheidung ist rückgängig gemacht.
board-lost = Die Verbindung ist abgerissen. Laden Sie die Seite neu, dann sehen Sie den jetzigen Stand.
board-more-reasons = { $count ->
    [one] ein weiterer Grund
   *[other] { $count } weitere Gründe
}
board-other-reasons = Weitere Gründe
board-keys = Entscheiden mit Tasten
board-key-walk = zum nächsten und zum vorigen Paar
board-key-lock = Fixieren und Lösen
board-key-swap = Tauschen mit dem ersten, zweiten oder dritten nächstbesten
board-key-undo = Die letzte Entscheidung rückgängig machen
board-list-title = Matching, Vorschlag { $number }: Liste der Paare
board-list-hint = Zwölf Paare auf jeder Seite, A4 quer. Drucken Sie mit dem Browser.
board-list-page = Seite { $page } von { $pages }
board-list-number = Nr.
board-list-mentor = Mentor⸱in
board-list-note = Notiz
board-list-no = Nein
board-list-locked = fixiert
