places-title = Berufsfelder und Plätze
places-lead = Wer aufgenommen werden kann, hängt auch davon ab, welche Mentor⸱innen frei sind.
places-capacity = Plätze im Durchgang
places-accepted = Aufgenommen
places-in-selection = In der Auswahl
places-waiting = Warteliste
places-free = Freie Plätze bei Mentor⸱innen
places-free-here = Noch frei im Feld
places-fields = Nach Berufsfeld
places-field = Berufsfeld
places-no-field = Ohne erkannten Beruf
places-balance = Ausgleich
places-taken = { $accepted } von { $capacity } vergeben
places-counts = { $accepted } aufgenommen, { $selection } in der Auswahl, { $waiting } auf der Warteliste. { $free } frei bei Mentor⸱innen.
places-enough = genug
places-lacking = { $count ->
    [one] { $count } Platz fehlt
   *[other] { $count } Plätze fehlen
 }
places-none = Hier erscheinen die Berufsfelder, sobald jemand in der Auswahl ist.
places-waitlist = Warteliste in ihrer Reihenfolge
places-nobody-waits = Zurzeit steht niemand auf der Warteliste.
places-rank = Rang
places-order = Reihenfolge
places-change = Verschieben
places-reason = Grund der Verschiebung
places-up = Nach vorne
places-down = Nach hinten
places-moved = Die Reihenfolge ist geändert. Der Grund steht im Protokoll.
places-back = Zu den Bewerbungen
