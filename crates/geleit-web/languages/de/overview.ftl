overview-todo = Heute zu tun
overview-today = { $weekday }, { $day }.
overview-matching-today = Heute ist das Matching.
overview-matching-in = { $days ->
    [one] Noch ein Tag bis zum Matching.
   *[other] Noch { $days } Tage bis zum Matching.
}
overview-take-in = Person anlegen
overview-plan = Gespräch eintragen
overview-work =
    .late_one = Bewerbung wartet länger als { $days } Tage auf Antwort
    .late_other = Bewerbungen warten länger als { $days } Tage auf Antwort
    .unanswered_one = Bewerbung ohne die erbetene Ergänzung
    .unanswered_other = Bewerbungen ohne die erbetene Ergänzung
    .unfinished_one = Gespräch ohne Ergebnis, Notizen oder Empfehlung
    .unfinished_other = Gespräche ohne Ergebnis, Notizen oder Empfehlung
    .week_one = Gespräch diese Woche
    .week_other = Gespräche diese Woche
    .enquiry_one = Mentor⸱in wartet auf einen Anruf
    .enquiry_other = Mentor⸱innen warten auf einen Anruf
    .questionnaire_one = Mentor⸱in ohne Fragebogen
    .questionnaire_other = Mentor⸱innen ohne Fragebogen
    .returned_one = Person bekommt keine Briefe: Sie kommen zurück
    .returned_other = Personen bekommen keine Briefe: Sie kommen zurück
    .waitlist_one = Bewerbung auf der Warteliste, und Plätze sind frei
    .waitlist_other = Bewerbungen auf der Warteliste, und Plätze sind frei
    .stuck_one = Brief konnte nicht verschickt werden
    .stuck_other = Briefe konnten nicht verschickt werden
    .pair_one = Paar wartet länger als erbeten auf eine Antwort
    .pair_other = Paare warten länger als erbeten auf eine Antwort
    .need_one = Paar braucht Sie
    .need_other = Paare brauchen Sie
    .overdue_one = Paar ist über sein geplantes Ende hinaus offen
    .overdue_other = Paare sind über ihr geplantes Ende hinaus offen
    .interview_one = Abgeschlossenes Paar ohne Abschlussgespräch
    .interview_other = Abgeschlossene Paare ohne Abschlussgespräch
    .silent_one = Paar ohne Antwort zum Abschluss
    .silent_other = Paare ohne Antwort zum Abschluss
    .outcome_one = Mentee, von dem der Verbleib nicht bekannt ist
    .outcome_other = Mentees, von denen der Verbleib nicht bekannt ist
    .survey_one = Befragung wartet auf Sie
    .survey_other = Befragungen warten auf Sie
    .unasked_one = Befragung hat niemanden gefragt: Ihr letzter Tag ist vorbei
    .unasked_other = Befragungen haben niemanden gefragt: Ihr letzter Tag ist vorbei
    .missed_one = Person hat eine Vorbereitung verpasst
    .missed_other = Personen haben eine Vorbereitung verpasst
    .held_one = Termin ist vorbei: Hat er stattgefunden?
    .held_other = Termine sind vorbei: Haben sie stattgefunden?
    .paper_one = Brief ist zu drucken und abzuschicken
    .paper_other = Briefe sind zu drucken und abzuschicken
overview-no-surveys = Für diesen Durchgang ist keine Befragung vorbereitet
overview-prepare = Vorbereiten
overview-late-word = überfällig
overview-oldest = { $days ->
    [0] Seit heute
    [one] Am längsten seit einem Tag
   *[other] Am längsten seit { $days } Tagen
}
overview-check = Prüfen
overview-asked = { $days ->
    [one] Gefragt vor einem Tag, die Frist ist vorbei
   *[other] Gefragt vor { $days } Tagen, die Frist ist vorbei
}
overview-note = Eintragen
overview-at = um { $clock }
overview-on = { $weekday } um { $clock }
overview-next = { $today ->
    [0] Das nächste { $when } mit { $name }
   *[other] Heute { $today }, das nächste { $when } mit { $name }
}
overview-calendar = Kalender öffnen
overview-call = Anrufen
overview-remind = Telefonat geführt, Link vor mehr als { $days } Tagen verschickt
overview-remind-action = Erinnern
overview-places-free = { $count ->
    [one] Ein Platz ist frei
   *[other] { $count } Plätze sind frei
}
overview-stuck-detail = Es wurde mehrmals versucht
overview-funnel = Mentees im Auswahlverfahren
overview-funnel-own = Ihre Mentees im Auswahlverfahren
overview-funnel-none = Hier erscheint, wie weit die Bewerbungen sind, sobald welche da sind.
overview-funnel-counted = Prozent: Anteil an der vorigen Stufe. Jede Bewerbung zählt bis zur weitesten Stufe, die sie erreicht hat, auch wenn sie zurückgezogen ist.
overview-stage =
    .applied = Bewerbungen
    .complete = Vollständig und geprüft
    .interviewed = Gespräch geführt
    .accepted = Aufgenommen
    .placed = Platz im Durchgang
overview-weeks = Bewerbungen gegen Plätze
overview-weeks-counted = Gezählt bis zum Ende der Woche. Plätze: so viele Mentees, wie die verfügbaren Mentor⸱innen dieses Durchgangs nehmen.
overview-chart-words = Bewerbungen und Plätze je Woche seit der Öffnung: zuletzt { $applications } Bewerbungen und { $places } Plätze bei Mentor⸱innen, Ziel { $capacity } Paare
overview-mentor-places = Plätze bei Mentor⸱innen
overview-target = Ziel
overview-values = Werte als Tabelle
overview-week = KW { $week }
overview-week-label = Woche
overview-week-of = KW { $week }, ab { $day }
overview-fields = Wo Mentor⸱innen fehlen
overview-fields-none = Zurzeit sucht niemand mit einem erkannten Beruf eine Mentorin oder einen Mentor.
overview-fields-counted = Mentees: in der Auswahl oder aufgenommen, noch ohne Mentor⸱in. Plätze: frei bei verfügbaren Mentor⸱innen.
overview-fields-all = Alle Berufsfelder und Plätze
overview-mentees = Mentees
overview-places = Plätze
overview-gap-label = Lücke
overview-gap = { $count ->
    [one] { $count } fehlt
   *[other] { $count } fehlen
}
overview-covered = gedeckt
overview-nothing = Zurzeit ist nichts zu tun. Hier erscheint, was als Nächstes ansteht.
overview-cohorts = Durchgänge
overview-cohorts-show = Durchgänge ansehen
overview-organisations = Organisationen und ihre Aufgaben anlegen
overview-first-cohort = Ersten Durchgang anlegen
overview-create = Anlegen
overview-sheets = Tabellen mit Bewerbungen und Mentor⸱innen importieren
overview-import = Importieren
overview-select = Bewerbungen ohne Entscheidung
overview-propose = Aufgenommene ohne Vorschlag
overview-match = Zum Matching
overview-missing = Paare, denen noch nicht alle zugestimmt haben
overview-ready = Paare bereit zur Freigabe
overview-release = Freigeben
overview-votes = Paare ohne Ihre Stimme
overview-vote = Abstimmen
overview-start = Auftakt vorbereiten und den Durchgang beginnen
overview-running = Laufende Paare
overview-closing = Bilanz ziehen und den Durchgang abschließen
overview-report = Bericht ansehen
overview-print = Drucken
overview-look = Ansehen
overview-outbox = Postausgang: diese Briefe wären verschickt worden
overview-name = { $number }. Durchgang, { $group }
overview-status = Stand
overview-cohort-status =
    .draft = Entwurf
    .open = offen
    .applications_closed = Bewerbung geschlossen
    .matching = Matching
    .confirmed = bestätigt
    .running = läuft
    .closing = im Abschluss
    .closed = abgeschlossen
    .cancelled = abgesagt
overview-answer-by = Erbeten bis { $day }
overview-ended = Beendet seit { $day }
overview-planned-until = Geplant bis { $day }
overview-since = Offen seit { $day }
overview-act-by = Zu tun bis { $day }
overview-ask-on = Gefragt wird ab { $day }
overview-unasked = Antworten waren möglich bis { $day }
