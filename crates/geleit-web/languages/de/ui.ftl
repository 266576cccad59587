ui-skip = Zum Inhalt springen
ui-demo = Vorführung mit erfundenen Menschen. Was Sie hier ändern, sieht niemand sonst.
ui-menu = Menü
ui-menu-at = Menü: { $page }
ui-nav = Hauptmenü
ui-nav-small = Hauptmenü, klein
ui-nav-programme = Programm
ui-nav-sign-in = Anmelden
ui-nav-overview = Übersicht
ui-nav-me = Mein Stand
ui-nav-firm = Unser Betrieb
ui-nav-figures = Zahlen
ui-nav-reports = Berichte
ui-nav-open = { $count } offen
ui-nav-platform = Betriebszustand
ui-sign-out = Abmelden
ui-language = Sprache
ui-accessibility = Barrierefreiheit
ui-privacy = Datenschutz
ui-imprint = Impressum
ui-error-prefix = Fehler:
ui-errors = { $count ->
    [one] Eine Angabe fehlt noch oder stimmt nicht
   *[other] { $count } Angaben fehlen noch oder stimmen nicht
}
ui-optional = freiwillig
ui-day = Tag
ui-month = Monat
ui-year = Jahr
ui-pages = Seiten
ui-pages-before = Zurück
ui-pages-after = Weiter
ui-letters-missing = Wo � steht, fehlt dieser Datei die Schrift für ein Zeichen.
