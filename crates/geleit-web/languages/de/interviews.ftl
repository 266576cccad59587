interviews-title = Gespräche
interviews-lead = Wer wann mit wem spricht. Fällig steht zuerst.
interviews-none = Hier erscheinen die Gespräche mit Menschen, die sich bewerben.
interviews-none-way = Gespräche planen
interviews-overdue = Zeit ist vorbei, Ergebnis fehlt
interviews-unfinished = Ergebnis, Notizen oder Empfehlung fehlen
interviews-this-week = Diese Woche
interviews-next-week = Nächste Woche
interviews-week-of = Woche ab { $day }
interviews-earlier = Woche davor
interviews-today = Zu dieser Woche
interviews-when = Wann
interviews-who = Wer
interviews-where = Wo
interviews-with = Gespräch führt
interviews-state = Stand
interviews-do = Nächster Schritt
interviews-open = Öffnen
interviews-note = Notizen und Ergebnis
interviews-recommend = Empfehlung geben
interviews-status =
    .planned = geplant
    .held = geführt
    .missed = nicht erschienen
    .cancelled = abgesagt
interviews-mode =
    .on_site = vor Ort
    .phone = am Telefon
    .video = per Video
interviews-minutes-count = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
interviews-plan = Gespräch planen
interviews-plan-one = Gespräch mit { $name } planen
interviews-plan-not-now = Jetzt ist kein Gespräch zu planen. Die Bewerbung hat den Stand: { $status }.
interviews-plan-back = Zur Bewerbung
interviews-several = Mehrere Gespräche planen
interviews-several-lead = Wählen Sie Bewerbungen aus. Die Gespräche folgen aufeinander ab der ersten Zeit.
interviews-several-who = Bewerbungen, die auf ein Gespräch warten
interviews-several-who-missing = Wählen Sie mindestens eine Bewerbung
interviews-several-none = Zurzeit wartet in diesem Durchgang niemand auf ein Gespräch.
interviews-several-preview = So liegen die Gespräche
interviews-several-preview-lead = Noch ist nichts verschickt. Jede Person bekommt diesen Brief in ihrer Sprache und mit ihrer Zeit.
interviews-several-check = Zeiten ansehen
interviews-several-send = Planen und Briefe verschicken
interviews-choose = Auswählen
interviews-date = Tag
interviews-date-hint = Zum Beispiel 26 1 2026
interviews-date-missing = Schreiben Sie Tag, Monat und Jahr als Zahlen
interviews-time = Beginn
interviews-time-first = Beginn des ersten Gesprächs
interviews-time-hint = Zum Beispiel 9:30
interviews-time-missing = Schreiben Sie die Uhrzeit wie 9:30
interviews-time-gap = Diese Uhrzeit gibt es in dieser Nacht nicht, die Uhr wird vorgestellt. Wählen Sie eine andere.
interviews-minutes = Dauer in Minuten
interviews-minutes-missing = Schreiben Sie eine Zahl von 5 bis 240
interviews-pause = Pause dazwischen in Minuten
interviews-pause-missing = Schreiben Sie eine Zahl von 0 bis 240
interviews-how = Art des Gesprächs
interviews-how-missing = Wählen Sie, wie das Gespräch stattfindet
interviews-place = Ort, Telefonnummer oder Adresse des Videogesprächs
interviews-place-hint = Steht so im Brief und im Kalender
interviews-place-missing = Schreiben Sie den Ort, die Nummer oder die Adresse, höchstens 300 Zeichen
interviews-interviewers = Wer führt das Gespräch?
interviews-interviewers-hint = Nur wer die Bewerbung sehen darf, steht hier
interviews-interviewers-missing = Wählen Sie eine bis sechs Personen
interviews-interviewers-foreign = Nicht alle Gewählten dürfen alle diese Bewerbungen sehen
interviews-clash = { $name } hat um { $time } schon ein Gespräch
interviews-past = Diese Zeit ist schon vorbei. Es geht kein Brief hinaus.
interviews-confirm = Trotzdem so planen
interviews-save = Termin speichern
interviews-planned = Das Gespräch ist geplant. Die Briefe gehen hinaus.
interviews-planned-several = { $count ->
    [one] Ein Gespräch ist geplant. Die Briefe gehen hinaus.
   *[other] { $count } Gespräche sind geplant. Die Briefe gehen hinaus.
}
interviews-changed = Der Termin ist geändert.
interviews-change = Termin ändern
interviews-with-name = Gespräch mit { $name }
interviews-calendar-file = Termin für den Kalender
interviews-print = Notizen drucken
interviews-application = Bewerbung öffnen
interviews-guide = Leitfaden und Notizen
interviews-guide-lead = Notieren Sie nur, was für die Auswahl zählt. Nichts zu Herkunft, Religion oder Gesundheit.
interviews-topic =
    .motivation = Beweggrund
    .experience = Erfahrung
    .goals = Ziele
    .german = Deutsch
    .time = Zeit
    .expectations = Erwartungen
interviews-ask =
    .motivation = Warum möchten Sie am Programm teilnehmen? Wie haben Sie davon gehört?
    .experience = Was haben Sie gelernt und gearbeitet? Was davon möchten Sie wieder tun?
    .goals = Was soll in sechs Monaten anders sein? Welche Stelle suchen Sie?
    .german = Wie gut verstehen wir einander? Was braucht es im Beruf?
    .time = Passen Treffen alle zwei Wochen? Gibt es Kurse, Arbeit oder Betreuung daneben?
    .expectations = Was erwarten Sie von einer Mentorin oder einem Mentor?
interviews-save-notes = Notizen speichern
interviews-notes-saved = Die Notizen sind gespeichert.
interviews-note-long = Kürzen Sie diese Notiz auf 5000 Zeichen
interviews-no-notes = Keine Notiz
interviews-conflict = Inzwischen hat jemand anderes gespeichert
interviews-conflict-notes = Unter jedem Feld steht die andere Fassung. Führen Sie beide zusammen und speichern Sie noch einmal.
interviews-conflict-date = Hier steht der jetzige Termin. Ihre Angaben sind noch im Formular. Speichern Sie, wenn sie gelten sollen.
interviews-stored = Inzwischen gespeichert:
interviews-recommendation = Empfehlungen
interviews-recommendation-lead = Die Entscheidung fällt danach. Was andere empfehlen, sehen Sie nach Ihrer eigenen Empfehlung.
interviews-recommendation-after = Empfehlungen sind möglich, wenn das Gespräch geführt ist.
interviews-recommendation-own = Ihre Empfehlung
interviews-recommendation-missing = Wählen Sie, was Sie empfehlen
interviews-recommendation-words = Begründung
interviews-recommendation-save = Empfehlung speichern
interviews-recommended = Ihre Empfehlung ist gespeichert.
interviews-recommendation-word =
    .accept = Aufnehmen
    .waitlist = Auf die Warteliste
    .not_accept = Nicht aufnehmen
    .unsure = Unsicher
interviews-opinion-open = noch keine Empfehlung
interviews-opinion-hidden = liegt vor, sichtbar nach Ihrer eigenen
interviews-steps = Ergebnis
interviews-step =
    .completion = Gespräch geführt
    .absence = Nicht erschienen
    .cancellation = Gespräch absagen
interviews-stepped =
    .completion = Das Gespräch ist als geführt eingetragen.
    .absence = Eingetragen. Ein neues Gespräch kann geplant werden.
    .cancellation = Das Gespräch ist abgesagt. Die Briefe gehen hinaus.
interviews-reason = Grund
interviews-reason-hint = Für eine Absage nötig. Der Grund bleibt im Protokoll und steht in keinem Brief.
interviews-reason-missing = Schreiben Sie, warum das Gespräch abgesagt wird
interviews-entries = Verlauf
interviews-summary = Gespräch zur Bewerbung { $reference }
interviews-foot = Gedruckt am { $time }. Nur für Menschen, die über diese Bewerbung entscheiden.
interviews-letter-staff-subject = Ein Gespräch, das Sie führen
interviews-letter-staff-set =
    Guten Tag,

    Sie führen ein Gespräch zur Bewerbung { $reference }.

    Wann: { $when }, { $minutes } Minuten
    { $place }

    Notizen, Leitfaden und Termin für den Kalender:
    { $link }

    { $programme }
interviews-letter-staff-moved =
    Guten Tag,

    das Gespräch zur Bewerbung { $reference } hat einen neuen Termin.

    Wann: { $when }, { $minutes } Minuten
    { $place }

    Den Termin für den Kalender finden Sie hier:
    { $link }

    { $programme }
interviews-letter-staff-cancelled =
    Guten Tag,

    das Gespräch zur Bewerbung { $reference } am { $when } führen Sie nicht mehr.
    Was geschehen ist, sehen Sie hier:
    { $link }

    { $programme }
