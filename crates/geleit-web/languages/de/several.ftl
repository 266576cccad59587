several-title = Über mehrere Bewerbungen entscheiden
several-nobody = Wählen Sie in der Liste die Bewerbungen aus, über die Sie gemeinsam entscheiden.
several-decision = Entscheidung
several-preview = Vorschau zeigen
several-people = { $count ->
    [one] Betrifft { $count } Bewerbung
   *[other] Betrifft { $count } Bewerbungen
 }
several-left-out = Bleibt unverändert, der Stand erlaubt es nicht
several-call = ohne E-Mail-Adresse, bitte anrufen
several-letter = Brief auf { $language }
several-letters = { $count ->
    [one] Brief auf { $language }, geht an { $count } Person
   *[other] Brief auf { $language }, geht an { $count } Personen
 }
several-do = { $label } bei { $count }
several-done = { $done }: { $count ->
    [one] { $count } Bewerbung
   *[other] { $count } Bewerbungen
 }
several-select = Auswählen
several-chosen = Ausgewählte
several-next = Vorschau der Entscheidung
several-meanwhile = Nichts wurde entschieden: Jemand hat inzwischen etwas geändert. So steht es jetzt. Schauen Sie bitte noch einmal und entscheiden Sie dann.
