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
matching-subtitle = { $variant }, gerechnet am { $time }. { $organisations } sehen denselben Stand.
matching-subtitle-alone = { $variant }, gerechnet am { $time }.
matching-release = { $count ->
    [one] Ein Paar freigeben
   *[other] { $count } Paare freigeben
}
matching-empty = Noch ist nichts vorgeschlagen. Das Programm sucht zu allen aufgenommenen Mentees die besten freien Mentor⸱innen und nennt zu jedem Paar die Gründe. Entscheiden werden Menschen.
matching-empty-partner = Noch ist nichts vorgeschlagen. Sobald die Koordination einen Vorschlag rechnet, sehen Sie hier die Paare und geben Ihre Stimme ab.
matching-propose = Vorschlag rechnen
matching-levels = Was entschieden hat, der Reihe nach: { $levels }.
matching-level =
    .most_pairs = möglichst viele Paare
    .highest_lowest = ein möglichst gutes schwächstes Paar
    .highest_total = möglichst hohe Passung zusammen
    .least_change = möglichst wenige Wechsel
matching-kpi-mean = mittlere Passung
matching-kpi-weakest = schwächstes Paar
matching-kpi-language = mit gemeinsamer Sprache
matching-kpi-agreed = von allen bestätigt
matching-pairs = Vorgeschlagene Paare ({ $count })
matching-show = Zeigen
matching-show-word =
    .all = Alle Paare
    .open = Offene Paare
    .agreed = Bestätigte
    .objected = Mit Einwand oder Veto
    .locked = Fixierte
matching-size = Paare je Seite
matching-size-of = { $count } je Seite
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
    .open_again = Das freigegebene Paar kommt nicht zustande
matching-recompute = Neuen Vorschlag rechnen
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
matching-minutes-of = { $variant }: { $agreed } von { $pairs } Paaren bestätigt
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
matching-minutes-pdf = Als PDF speichern
matching-minutes-signatures = Unterschriften
matching-minutes-sign-day = Ort und Datum
matching-minutes-sign-office = Für die Koordination
matching-minutes-sign-organisations = Für die Organisationen
matching-minutes-letters = Wo � steht, fehlt dieser Datei die Schrift für ein Zeichen. Auf der Seite des Protokolls ist es zu lesen.
matching-pair = { $mentee } und { $mentor }
matching-pair-moved = { $mentee }: von { $mentor } zu { $to }
matching-verb =
    .matching_propose = Vorschlag gerechnet
    .matching_vary = Variante gerechnet
    .matching_choose = Variante gewählt
    .matching_endorse_all = Allen Paaren zugestimmt
    .matching_release = Paare freigegeben
    .matching_apply_silence_rule = Nach der Regel für Schweigen freigegeben
    .matching_set_deadline = Frist für die Stimmen gesetzt
    .matching_withdraw_release = Freigabe zurückgenommen
    .pair_lock = Fixiert
    .pair_remove_lock = Fixierung gelöst
    .pair_veto = Veto
    .pair_move = Getauscht
    .pair_fix = Paar gesetzt
    .pair_overrule = Ausnahme gemacht
    .pair_rematch = Neu vermittelt
    .pair_agree = Zugestimmt
    .pair_object = Einwand
    .pair_undo = Rückgängig gemacht
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
matching-gain-mentee =
    .occupation = { $name } lernt eine Person aus demselben Beruf kennen: { $what }.
    .occupation_words = { $name } lernt eine Person aus demselben Beruf kennen.
    .field = { $name } lernt eine Person aus demselben Arbeitsfeld kennen: { $what }.
    .near_occupation = { $name } lernt eine Person aus einem verwandten Beruf kennen: { $what }.
    .industry = { $name } lernt eine Person aus derselben Branche kennen: { $what }.
    .industry_words = { $name } lernt eine Person aus derselben Branche kennen.
    .near_industry = { $name } lernt eine Person aus einer verwandten Branche kennen: { $what }.
    .education = { $name } lernt eine Person mit derselben Fachrichtung kennen: { $what }.
    .education_words = { $name } lernt eine Person mit derselben Fachrichtung kennen.
    .experience = { $name } lernt eine Person mit { $what } Jahren mehr Erfahrung kennen.
    .experience_one = { $name } lernt eine Person mit einem Jahr mehr Erfahrung kennen.
    .goal = { $name } bekommt Hilfe bei einem eigenen Ziel: { $what }.
matching-gain-mentor =
    .market = { $name } erfährt mehr über einen Markt der eigenen Firma: { $what }.
    .near_market = { $name } erfährt mehr über { $what }, nahe am Markt { $market } der eigenen Firma.
    .market_language = { $name } lernt eine Person kennen, die { $what } spricht. Das hilft auf dem Markt { $market }.
    .occupation = { $name } sieht den eigenen Beruf aus einem anderen Blickwinkel: { $what }.
    .occupation_words = { $name } sieht den eigenen Beruf aus einem anderen Blickwinkel.
    .field = { $name } sieht das eigene Arbeitsfeld aus einem anderen Blickwinkel: { $what }.
    .industry = { $name } sieht die eigene Branche aus einem anderen Blickwinkel: { $what }.
    .industry_words = { $name } sieht die eigene Branche aus einem anderen Blickwinkel.
    .language = { $name } kann im Gespräch auch { $what } sprechen.
    .goal = { $name } kann so helfen wie angeboten: { $what }.
    .origin = { $name } lernt eine Person aus einem Markt der eigenen Firma kennen: { $what }.
    .near_origin = { $name } lernt eine Person aus { $what } kennen, nahe am Markt { $market } der eigenen Firma.
matching-gain-none = Noch offen: Kein Grund sagt, was { $name } davon hat.
matching-reasons-all = Alle Gründe
matching-why-named = Alle Gründe für { $mentor }
matching-reasons-title = Warum diese beiden?
matching-reasons-points = Gründe, zusammen { $score } von 100 Punkten
matching-reasons-sentence = Grund
matching-reasons-mind = bedenken
matching-gains = Was beide davon haben
matching-sentence =
    .same_occupation = Beide kennen denselben Beruf: { $what }.
    .same_field = Beide arbeiten im selben Feld: { $what }.
    .near_occupation = Der andere Beruf ist verwandt: { $what }.
    .same_occupation_words = Beide nennen denselben Beruf.
    .regulated_occupation = Der Beruf ist reglementiert: { $what }. Die andere Seite hat einen anderen.
    .same_industry = Beide arbeiten in derselben Branche: { $what }.
    .same_section = Beide arbeiten in verwandten Branchen: { $what }.
    .same_industry_words = Beide nennen dieselbe Branche.
    .same_education = Beide haben dieselbe Fachrichtung gelernt: { $what }.
    .same_education_words = Beide nennen dieselbe Fachrichtung.
    .more_experience = Auf Mentoring-Seite sind es { $what } Jahre mehr Erfahrung.
    .more_experience_one = Auf Mentoring-Seite ist es ein Jahr mehr Erfahrung.
    .own_market = Den Zielmarkt { $what } der Firma kennt die andere Seite nach eigener Angabe.
    .near_market = Die andere Seite kennt nach eigener Angabe { $what }. Das liegt nahe am Zielmarkt { $more }.
    .own_market_language = Die andere Seite spricht nach eigener Angabe { $what }. Das hilft auf dem Zielmarkt { $more }.
    .origin_market = Die Firma hat den Zielmarkt { $what }. Von dort kommt die andere Seite und will, dass es zählt.
    .near_origin = Die andere Seite kommt aus { $what } und will, dass es zählt. Das liegt nahe am Zielmarkt { $more }.
    .common_language = Beide können auf { $what } arbeiten. Das niedrigere Niveau: { $more }.
    .common_language_open = Beide sprechen { $what }. Ein Niveau fehlt noch.
    .language_unclear = Eine gemeinsame Arbeitssprache ist noch nicht bekannt.
    .shared_goal = Gesucht und angeboten ist dasselbe: { $what }.
    .waiting = Die Wartezeit beträgt { $what } Tage.
    .waiting_one = Die Wartezeit beträgt einen Tag.
    .mentee_wish_kept = Der Wunsch auf Mentee-Seite nach einer Frau oder einem Mann ist erfüllt.
    .mentor_wish_kept = Der Wunsch auf Mentoring-Seite nach einer Frau oder einem Mann ist erfüllt.
    .wish_unclear = Es gibt einen Wunsch nach einer Frau oder einem Mann, aber die Angabe dazu fehlt.
    .near = Zwischen beiden liegen { $what } km.
    .online_only = Zwischen beiden liegen { $what } km. Sie müssten sich online treffen.
    .shared_time = Beide haben Zeit: { $what }.
matching-variant = Variante { $letter }
matching-kpi-than = { $change } zu { $variant }
matching-what-if = Was wäre, wenn
matching-what-if-hint = Gewichte ändern und neu rechnen. Fixierte Paare bleiben. Nichts wird dadurch geändert.
matching-what-if-compute = Neu rechnen
matching-what-if-reset = Zurücksetzen
matching-what-if-would = Was sich ändern würde
matching-what-if-empty = Verschieben Sie einen Regler und rechnen Sie neu. Hier steht dann, wer jemand anderen bekäme.
matching-what-if-share = { $label } von { $was } auf { $becomes } %
matching-what-if-before = bisher
matching-what-if-after = neu
matching-what-if-nobody = niemand
matching-what-if-nothing = Kein Paar ändert sich.
matching-what-if-changes = Bei { $changes } von { $pairs } Paaren ändert sich etwas.
matching-what-if-locked = Kein fixiertes Paar ist betroffen.
matching-what-if-summary = Beides mit den neuen Gewichten gemessen: mittlere Passung { $was } → { $becomes }, schwächstes Paar { $weakest_was } → { $weakest_becomes }.
matching-variant-keep = Als Variante behalten
matching-variants-link = Varianten vergleichen
matching-variants-title = Varianten im Vergleich
matching-variants-lead = Entschieden wird immer nur über eine Variante. Die anderen stehen zum Vergleich daneben.
matching-variants-none = Hier stehen die Varianten, sobald ein Vorschlag gerechnet ist.
matching-variants-note = In Klammern der Unterschied zur Variante, über die entschieden wird. Mit anderen Gewichten wird anders gemessen. Dann sagt der Vergleich der Passungen wenig.
matching-variants-differences = { $count ->
    [0] Alle Mentees haben überall dasselbe Gegenüber
    [one] Bei einer Person unterscheiden sich die Varianten
   *[other] Bei { $count } Menschen unterscheiden sich die Varianten
}
matching-variant-column = Variante
matching-variant-pairs = Paare
matching-variant-current = gilt
matching-variant-choose = Diese wählen
matching-variant-choose-named = Diese wählen: { $variant }
matching-said-kept = { $count ->
    [one] Die Variante mit einem Paar ist behalten. Sie gilt erst, wenn Sie sie wählen.
   *[other] Die Variante mit { $count } Paaren ist behalten. Sie gilt erst, wenn Sie sie wählen.
}
matching-said-chosen = Diese Variante gilt jetzt. Zu ihren Paaren zählen nur die Stimmen, die für sie abgegeben sind.
matching-veto-save = Veto einlegen
matching-object-save = Einwand vermerken
