raised-hands-title = Brauchen Sie Hilfe?
raised-hands-lead = Drücken Sie den Knopf. Dann meldet sich jemand aus dem Büro. { $name } erfährt davon nichts.
raised-hands-raised = Sie haben am { $day } um Hilfe gebeten. Wir melden uns bald.
raised-hands-line = Worum geht es?
raised-hands-line-hint = Sie müssen nichts schreiben. Das liest nur die Koordination.
raised-hands-line-long = Schreiben Sie höchstens { $max } Zeichen.
raised-hands-raise = Bitte melden Sie sich bei mir
raised-hands-said = Danke. Wir melden uns in den nächsten zwei Tagen.
