matching-title = Matching
matching-cohorts = Durchgänge im Matching
matching-none = Hier erscheinen Ihre Durchgänge, sobald es einen gibt.
matching-cohort = Durchgang
matching-progress = Vorschlag
matching-progress-none = noch keiner
matching-progress-some = { $agreed } von { $pairs } Paaren bestätigt
matching-open-votes = { $count ->
    [one] Eine Stimme von Ihnen ist offen
   *[other] { $count } Stimmen von Ihnen sind offen
}
matching-subtitle = Vorschlag { $number }, gerechnet am { $time }. { $organisations } sehen denselben Stand.
matching-subtitle-alone = Vorschlag { $number }, gerechnet am { $time }.
matching-print = Protokoll drucken
matching-release = { $count ->
    [one] Ein Paar freigeben
   *[other] { $count } Paare freigeben
}
matching-empty = Noch ist nichts vorgeschlagen. Das Programm sucht zu allen aufgenommenen Mentees die besten freien Mentor⸱innen und nennt zu jedem Paar die Gründe. Entscheiden werden Menschen.
matching-empty-partner = Noch ist nichts vorgeschlagen. Sobald die Koordination einen Vorschlag rechnet, sehen Sie hier die Paare und geben Ihre Stimme ab.
matching-propose = Vorschlag rechnen
matching-kpi-mean = mittlere Passung
matching-kpi-weakest = schwächstes Paar
matching-kpi-language = mit gemeinsamer Sprache
matching-kpi-agreed = von allen bestätigt
matching-pairs = Vorgeschlagene Paare ({ $count })
matching-show = Zeigen
matching-show-word =
    .all = Alle
    .open = Offene
    .agreed = Bestätigte
    .objected = Mit Einwand oder Veto
    .locked = Fixierte
matching-size = Paare je Seite
matching-filter = Anzeigen
matching-no-cards = Kein Paar passt zu dieser Auswahl.
matching-column-mentee = Mentee
matching-column-proposal = Vorschlag
matching-column-next = Nächstbeste
matching-column-votes = Stimmen
matching-column-decide = Entscheiden
matching-years = { $count ->
    [one] ein Jahr Erfahrung
   *[other] { $count } Jahre Erfahrung
}
matching-german = Deutsch { $level }
matching-native = Erstsprache
matching-skill = { $language } { $level }
matching-origin-hidden = Herkunft angegeben, nicht gezeigt
matching-origin-word =
    .stateless = staatenlos
    .unknown = Herkunft unbekannt
matching-score = Passung
matching-reasons = Gründe
matching-move-to = Tauschen mit { $mentor }, { $difference } Punkte
matching-vote-yes = Ja
matching-vote-no = Einwand
matching-vote-open = offen
matching-released-word = freigegeben
matching-lock = Fixieren
matching-lock-named = Fixieren: { $mentee } und { $mentor }
matching-unlock = Lösen
matching-unlock-named = Lösen: { $mentee } und { $mentor }
matching-veto = Veto
matching-veto-named = Veto: { $mentee } und { $mentor }
matching-agree = Zustimmen
matching-agree-named = Zustimmen: { $mentee } und { $mentor }
matching-object = Einwand
matching-object-named = Einwand: { $mentee } und { $mentor }
matching-locked-by = Fixiert von { $organisation }
matching-locked-by-office = Von der Koordination fixiert
matching-vetoed-by = Veto { $organisation }: { $reason }
matching-vetoed-by-office = Veto der Koordination: { $reason }
matching-loose = Ausschlüsse ohne Treffer ({ $count })
matching-loose-hint = Niemand auf der anderen Seite trägt diese Aktenzahl. Ein Tippfehler könnte Menschen zusammenbringen, die sich nicht begegnen dürfen. Stellen Sie die Spalte Ausschlüsse richtig, importieren Sie noch einmal und berechnen Sie neu.
matching-loose-one = { $person } schließt { $excluded } aus.
matching-left = Ohne Gegenüber ({ $count })
matching-left-hint = Wer heute kein Gegenüber hat, und warum. Ein neuer Vorschlag kann das ändern.
matching-left-person = Person
matching-left-side = Seite
matching-left-reason = Grund
matching-side-word =
    .mentee = Mentee
    .mentor = Mentor⸱in
matching-left-word =
    .no_feasible_mentor = Gegen alle spricht eine Regel oder ein Veto
    .places_full = Alle passenden Plätze sind vergeben
    .cohort_full = Der Durchgang hat keine Plätze mehr
    .no_mentee_left = Niemand Passendes ist übrig
matching-recompute = Neu rechnen
matching-recompute-hint = Fixierte Paare bleiben, Vetos gelten weiter. Alle anderen Zustimmungen beginnen von vorn.
matching-agree-all = Allen offenen Paaren zustimmen
matching-agree-all-hint = Gilt für alle Paare, zu denen { $organisation } noch nichts gesagt hat. Einwände bleiben.
matching-released-link = Freigegebene Paare ansehen
matching-veto-title = Veto gegen ein Paar
matching-veto-lead = { $mentee } und { $mentor } werden in diesem Durchgang nicht mehr füreinander vorgeschlagen.
matching-object-title = Einwand gegen ein Paar
matching-object-lead = { $mentee } und { $mentor } werden erst freigegeben, wenn Sie zustimmen.
matching-reason = Ihr Grund
matching-reason-hint = Ein Satz, der allen am Tisch hilft. Er steht im Protokoll.
matching-reason-missing = Schreiben Sie einen Grund, zum Beispiel: kennen einander aus der Arbeit
matching-back = Zurück zum Matching
matching-release-title = Paare freigeben
matching-release-lead = { $count ->
    [one] Ein Paar wird zur Partnerschaft.
   *[other] { $count } Paare werden zu Partnerschaften.
}
matching-release-letters = Beide Seiten bekommen einen Brief. Er geht in 15 Minuten hinaus; bis dahin können Sie die Freigabe zurücknehmen.
matching-release-nothing = Es gibt nichts freizugeben.
matching-release-missing = Es fehlt noch die Zustimmung von
matching-release-now = Jetzt freigeben
matching-withdraw-lead = { $count ->
    [one] Ein Paar ist freigegeben, sein Brief ist noch nicht unterwegs.
   *[other] { $count } Paare sind freigegeben, ihre Briefe sind noch nicht unterwegs.
}
matching-withdraw = Freigabe zurücknehmen
matching-said-proposed = { $count ->
    [0] Niemand konnte zusammengebracht werden. Unten steht, warum.
    [one] Ein Paar ist vorgeschlagen.
   *[other] { $count } Paare sind vorgeschlagen.
}
matching-said-locked = Das Paar ist fixiert.
matching-said-unlocked = Das Paar ist nicht mehr fixiert.
matching-said-vetoed = Das Veto gilt. Rechnen Sie neu, um jemand anderen zu finden.
matching-said-moved = Getauscht. Die betroffenen Paare brauchen neue Zustimmungen.
matching-said-agreed = Ihre Zustimmung ist vermerkt.
matching-said-objected = Ihr Einwand ist vermerkt.
matching-said-agreed-all = { $count ->
    [0] Es war nichts mehr offen.
    [one] Ihre Zustimmung zu einem Paar ist vermerkt.
   *[other] Ihre Zustimmung zu { $count } Paaren ist vermerkt.
}
matching-said-released = { $count ->
    [one] Ein Paar ist freigegeben. Der Brief geht in 15 Minuten hinaus.
   *[other] { $count } Paare sind freigegeben. Die Briefe gehen in 15 Minuten hinaus.
}
matching-said-withdrawn = { $count ->
    [one] Die Freigabe von einem Paar ist zurückgenommen.
   *[other] Die Freigabe von { $count } Paaren ist zurückgenommen.
}
matching-outdated = Das hat sich inzwischen geändert
matching-outdated-lead = Jemand anderer war schneller, vielleicht auch Sie selbst in einem zweiten Fenster. Es ist nichts verloren: Sehen Sie nach, was jetzt gilt, und entscheiden Sie dann.
matching-outdated-link = Zum jetzigen Stand
matching-refused = Das geht so nicht
matching-minutes-title = Protokoll des Matchings
matching-minutes-of = Vorschlag { $number }: { $agreed } von { $pairs } Paaren bestätigt
matching-minutes-decisions = Entscheidungen
matching-minutes-none = Noch hat niemand etwas entschieden.
matching-minutes-pairs = Paare und Stimmen
matching-minutes-time = Wann
matching-minutes-who = Wer
matching-minutes-what = Was
matching-minutes-pair = Paar
matching-minutes-why = Grund
matching-minutes-server = Betrieb am Server
matching-minutes-foot = Nur für die beteiligten Organisationen. Stand: { $time }
matching-pair = { $mentee } und { $mentor }
matching-pair-moved = { $mentee }: von { $mentor } zu { $to }
matching-proposal = Vorschlag { $number }
matching-verb =
    .matching_propose = Vorschlag gerechnet
    .matching_endorse_all = Allen Paaren zugestimmt
    .matching_release = Paare freigegeben
    .matching_withdraw_release = Freigabe zurückgenommen
    .pair_lock = Fixiert
    .pair_remove_lock = Fixierung gelöst
    .pair_veto = Veto
    .pair_move = Getauscht
    .pair_agree = Zugestimmt
    .pair_object = Einwand
matching-why-same-occupation = gleicher Beruf
matching-why-same-field = Feld: { $field }
matching-why-near-occupation = verwandter Beruf
matching-why-regulated = reglementierter Beruf, nicht der eigene
matching-why-same-industry = gleiche Branche
matching-why-same-section = verwandte Branche
matching-why-same-education = gleiche Fachrichtung
matching-why-more-experience = { $count ->
    [one] ein Jahr mehr Erfahrung
   *[other] { $count } Jahre mehr Erfahrung
}
matching-why-market = kennt Zielmarkt { $market }
matching-why-near-market = kennt { $country }, nahe am Zielmarkt { $market }
matching-why-market-language = { $language } für den Zielmarkt { $market }
matching-why-origin = Herkunft: Zielmarkt { $market }
matching-why-near-origin = Herkunft { $country }, nahe am Zielmarkt { $market }
matching-why-language = gemeinsam { $language }
matching-why-language-unclear = gemeinsame Sprache nicht bekannt
matching-why-goal = Ziel: { $goal }
matching-why-waiting = { $count ->
    [one] wartet einen Tag
   *[other] wartet { $count } Tage
}
matching-why-wish-kept = Wunsch nach Frau oder Mann erfüllt
matching-why-wish-unclear = Wunsch nach Frau oder Mann nicht geklärt
matching-why-near = { $km ->
    [0] am selben Ort
   *[other] { $km } km
}
matching-why-online = { $km } km, nur online
matching-why-time = Zeit: { $time }
matching-field-word =
    .agri = Land, Forst und Umwelt
    .care = Soziales und Pflege
    .clean = Reinigung und Hilfsarbeit
    .constr = Bau und Architektur
    .craft = Handwerk
    .edu = Bildung
    .eng = Technik und Fertigung
    .fin = Finanzen
    .food = Lebensmittel
    .health = Gesundheit
    .hosp = Gastgewerbe und Tourismus
    .hr = Personal
    .ict = IT
    .law = Recht und Verwaltung
    .log = Logistik
    .media = Medien, Sprachen und Kultur
    .mgmt = Leitung und Beratung
    .mil = Militär
    .sales = Verkauf und Marketing
    .sci = Forschung
matching-veto-save = Veto einlegen
matching-object-save = Einwand vermerken
