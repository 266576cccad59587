reminders-mentors = An den Fragebogen erinnern
reminders-mentors-lead = Diese Mentor⸱innen haben den Link und noch nicht geantwortet. Die Erinnerung bringt den Link noch einmal.
reminders-applications = An fehlende Angaben erinnern
reminders-applications-lead = Bei diesen Bewerbungen fehlt etwas, und die Frist ist vorbei. Mit der Erinnerung beginnt die Frist neu.
reminders-nobody = Zurzeit ist niemand zu erinnern. Wer zu lange nicht antwortet, steht auf der Übersicht.
reminders-send = { $count ->
    [one] Eine Erinnerung schicken
   *[other] { $count } Erinnerungen schicken
 }
reminders-back = Zurück zur Übersicht
reminders-people = { $count ->
    [one] { $count } Person bekommt einen Brief
   *[other] { $count } Personen bekommen einen Brief
 }
reminders-call = { $count ->
    [one] { $count } Person erreicht kein Brief, bitte anrufen
   *[other] { $count } Personen erreicht kein Brief, bitte anrufen
 }
reminders-since = { $days ->
    [one] gefragt vor einem Tag
   *[other] gefragt vor { $days } Tagen
 }
reminders-done = { $count ->
    [0] Niemand wurde erinnert: Alle haben inzwischen geantwortet.
    [one] Eine Erinnerung geht hinaus.
   *[other] { $count } Erinnerungen gehen hinaus.
 }
