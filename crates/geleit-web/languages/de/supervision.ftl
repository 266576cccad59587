supervision-title = Fachaufsicht
supervision-lead = Paare ohne Namen. Sie sehen den Stand, Stunden und Warnungen und schreiben, was Sie dem Büro raten.
supervision-none = Hier erscheinen die Paare der laufenden Durchgänge.
supervision-case = Fall { $word }
supervision-column-case = Fall
supervision-cohort = Durchgang
supervision-status = Stand
supervision-warnings = Warnungen
supervision-notes = Notizen
supervision-hours = Treffen
supervision-meetings = { $count ->
    [one] ein Treffen, { $hours }
   *[other] { $count } Treffen, { $hours }
}
supervision-reason = Grund der Auflösung
supervision-history = Verlauf
supervision-no-warnings = Für dieses Paar gab es noch keine Warnung.
supervision-open = offen
supervision-over = vorbei seit { $day }
supervision-advice = Was die Fachaufsicht rät
supervision-no-advice = Hier erscheint, was die Fachaufsicht rät.
supervision-words = Ihre Notiz für das Büro
supervision-words-hint = Das Büro weiß, um wen es geht. Schreiben Sie keine Namen.
supervision-words-wrong = Schreiben Sie einen Text mit höchstens { $max } Zeichen
supervision-save = Notiz speichern
supervision-said = Die Notiz ist gespeichert. Das Büro liest sie beim Paar.
supervision-by = { $who }, { $time }
supervision-back = Zurück zu allen Fällen
supervision-pseudonym = Name für die Fachaufsicht
