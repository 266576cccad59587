event-files-title = Material und Bilder
event-files-lead = Material sehen alle, die eingeladen sind. Ein Bild sieht außerhalb des Büros nur jemand, wenn das Recht daran eingetragen ist.
event-files-count = { $count ->
    [0] Material oder Bilder dazulegen
    [one] Eine Datei
   *[other] { $count } Dateien
}
event-files-kind =
    .material = Material
    .picture = Bild
event-files-kind-question = Was ist es?
event-files-kind-missing = Sagen Sie, ob es Material oder ein Bild ist
event-files-missing = Wählen Sie eine Datei
event-files-no-picture = Das ist kein Bild. Wählen Sie ein Foto als JPEG oder PNG
event-files-added = Die Datei liegt jetzt beim Termin.
event-files-is-public = Alle können dieses Bild sehen.
event-files-is-hidden = Nur das Büro sieht dieses Bild.
event-files-right = Recht eintragen und zeigen
event-files-holder = Wer hat das Bild gemacht?
event-files-holder-hint = Der Name steht unter dem Bild
event-files-holder-missing = Schreiben Sie, wer das Recht am Bild hat
event-files-consent-question = Menschen auf dem Bild
event-files-consent =
    .all_agreed = Alle, die man erkennt, haben schriftlich zugestimmt
    .nobody_shown = Man erkennt niemanden
event-files-consent-missing = Sagen Sie, ob man jemanden erkennt und ob alle zugestimmt haben
event-files-alt = Was ist zu sehen?
event-files-alt-hint = Für Menschen, die das Bild nicht sehen. Ohne Namen
event-files-alt-missing = Beschreiben Sie, was zu sehen ist
event-files-show = Bild allen zeigen
event-files-shown = Das Bild steht jetzt auf der öffentlichen Seite.
event-files-hide = Nicht mehr zeigen
event-files-hidden = Nur das Büro sieht das Bild jetzt noch.
