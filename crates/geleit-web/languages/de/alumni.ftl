alumni-title = Wieder dabei
alumni-mark = wieder dabei
alumni-who = Wer
alumni-side =
    .mentee = frühere Mentees
    .mentor = Mentor⸱innen
alumni-lead =
    .mentee = Frühere Mentees, die selbst jemanden begleiten würden.
    .mentor = Mentor⸱innen, die im nächsten Durchgang wieder jemanden begleiten würden.
alumni-none = Bisher hat das niemand gesagt.
alumni-cohort = Durchgang
alumni-said = gesagt am
alumni-status = Als Mentor⸱in
alumni-no-mentor = noch nicht angemeldet
alumni-tick = Auswählen
alumni-takes-part = in einem offenen Durchgang
alumni-into = In den Durchgang
alumni-take = Ausgewählte aufnehmen
alumni-new = Als Mentor⸱in aufnehmen
alumni-no-cohort = Zurzeit nimmt kein Durchgang Leute auf. Sobald einer geöffnet ist, nehmen Sie hier Mentor⸱innen auf, ohne dass sie sich neu anmelden.
alumni-missing = Wählen Sie mindestens eine Person aus.
alumni-refused = Der Durchgang nimmt niemanden mehr auf, oder jemand war schneller. Niemand wurde aufgenommen.
alumni-taken = { $mentors ->
    [0] Alle Ausgewählten waren schon im Durchgang.
    [one] Eine Person ist im Durchgang.
   *[other] { $mentors } Personen sind im Durchgang.
}
