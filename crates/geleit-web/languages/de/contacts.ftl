contacts-title = Ansprechpersonen
contacts-lead = An wen wenden sich die beiden? Name und Adresse stehen auf allen Seiten des Paars und in jedem Brief über das Paar. Ein Sammelbrief führt zu diesen Seiten. Bittet jemand um Hilfe, bekommt diese Person den Brief.
contacts-of-mentee = Für Mentee
contacts-of-mentor = Für Mentor⸱in
contacts-programme = Kontakt des Programms
contacts-default = Niemand im Besonderen: die Organisation, sonst das Programm
contacts-wrong = Wählen Sie jemanden, der im Programm arbeitet.
contacts-save = Ansprechpersonen speichern
contacts-said = Die Ansprechpersonen sind gespeichert.
contacts-change = Ansprechpersonen ändern
contacts-handover-title = Wer für welche Paare da ist
contacts-handover-lead = Geht jemand in Urlaub oder verlässt die Organisation? Übergeben Sie alle Paare auf einmal.
contacts-handover-none = Noch ist niemand für ein Paar benannt. Das geht auf der Seite eines Paars.
contacts-name = Name
contacts-sides = Mentees und Mentor⸱innen
contacts-from = Wer gibt ab?
contacts-from-missing = Wählen Sie, wer abgibt.
contacts-to = Wer übernimmt?
contacts-to-missing = Wählen Sie jemand anderen, der übernimmt.
contacts-handover = Alle übergeben
contacts-said-handover = { $sides ->
    [one] Übergeben: eine Person.
   *[other] Übergeben: { $sides } Personen.
}
contacts-planned-end = Geplant bis
