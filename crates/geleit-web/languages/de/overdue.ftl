overdue-title = Paare nach ihrem geplanten Ende
overdue-lead = Diese Paare gehen noch weiter, obwohl ihr letzter Tag vorbei ist. Schließen Sie ab, was zu Ende ist; alles andere verlängern Sie auf der Seite des Paars.
overdue-none = Zurzeit ist kein Paar über sein geplantes Ende hinaus offen.
overdue-tick = Auswählen
overdue-planned = Geplant bis
overdue-complete = Ausgewählte Paare gut abschließen
overdue-missing = Wählen Sie mindestens ein Paar aus.
overdue-changed = Mindestens eines der ausgewählten Paare hat sich geändert oder ist schon abgeschlossen. Noch ist keines abgeschlossen worden; die anderen sind weiter ausgewählt.
overdue-said = { $pairs ->
    [one] Ein Paar ist abgeschlossen. Beide Seiten werden gefragt, wie es war.
   *[other] { $pairs } Paare sind abgeschlossen. Beide Seiten werden gefragt, wie es war.
}
