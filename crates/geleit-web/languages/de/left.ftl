left-title = Wer übrig bleibt
left-lead = Was jemandem ohne Gegenüber helfen würde, wo ein Platz mehr am meisten bringt, und wer mehr voneinander hätte. Nichts wird dadurch geändert.
left-nothing-yet = Sobald ein Vorschlag gerechnet ist, steht hier, was helfen würde.
left-mentees = { $count ->
    [0] Alle Mentees haben ein Gegenüber
    [one] Eine Person sucht noch
   *[other] { $count } Menschen suchen noch
}
left-ask = Was würde helfen?
left-ask-named = Was würde helfen? { $mentee }
left-ways = Was { $mentee } helfen würde
left-ways-anew = Ein neuer Vorschlag mit denselben Gewichten bringt { $mentee } mit { $mentor } zusammen. Rechnen Sie neu.
left-ways-none = Heute hilft kein Platz und keine Ausnahme: Gegen alle spricht eine Regel oder ein Veto. Es hilft nur, wenn noch jemand dazukommt.
left-places-more = Mit einem Platz mehr
left-places-more-hint = Niemand verliert dadurch das Gegenüber.
left-place =
    .mentor = Ein Platz mehr bei { $mentor }
    .mentor_and_cohort = Ein Platz mehr bei { $mentor } und einer mehr im Durchgang
    .cohort = Ein Platz mehr im Durchgang
left-exceptions = Mit einer Ausnahme
left-exceptions-hint = Über Weg und Zeit können zwei Menschen selbst reden. Nach anderen Regeln wird hier nicht gefragt.
left-exception =
    .out_of_reach = { $mentee } und { $mentor } fragen, ob der Weg doch geht oder ein Treffen online
    .no_shared_time = { $mentee } und { $mentor } fragen, ob es doch eine gemeinsame Zeit gibt
    .both = { $mentee } und { $mentor } fragen, ob es doch eine gemeinsame Zeit gibt und der Weg geht
left-instead = Anstelle von jemand anderem
left-instead-hint = Das geht schon heute, wenn Sie das Paar fixieren. Dafür müssen andere wechseln oder bleiben ohne Gegenüber.
left-instead-one = { $mentee } mit { $mentor } fixieren
left-move =
    .gets = { $mentee } bekommt { $to }.
    .changes = { $mentee } wechselt von { $from } zu { $to }.
    .loses = { $mentee } verliert { $from } und bleibt ohne Gegenüber.
left-effect-more = Ein Paar mehr. Passung aller Paare zusammen: { $points }
left-effect-same = Gleich viele Paare. Passung aller Paare zusammen: { $points }
left-effect-fewer = { $pairs ->
    [one] Ein Paar weniger. Passung aller Paare zusammen: { $points }
   *[other] { $pairs } Paare weniger. Passung aller Paare zusammen: { $points }
}
left-points = Jedes Paar hat eine Passung von 0 bis 100. Zusammen heißt: um so viel ändert sich die Summe über alle Paare.
left-fields = Wo noch jemand am meisten hilft
left-fields-hint = So viel bringt eine neue Person mit einem Platz, von der nur der Beruf bekannt ist. Das Beispiel ist der Beruf, der im Feld am meisten hilft.
left-fields-none = Heute hilft in keinem Arbeitsfeld eine neue Person weiter.
left-field = Arbeitsfeld
left-example = zum Beispiel
left-pairs = Paare mehr
left-sum = Passung zusammen
left-places = Bei wem ein Platz mehr hilft
left-places-hint = Fragen Sie zuerst hier, ob noch Zeit für eine weitere Person ist.
left-places-none = Bei niemandem würde ein Platz mehr heute etwas verbessern.
left-each-other = Wer mehr voneinander hätte ({ $count })
left-each-other-hint = Der Vorschlag ist für alle zusammen der beste. Manche zwei hätten trotzdem beide mehr voneinander als von ihrem Gegenüber. Hier zählt nur, was jede Seite selbst davon hat: auf Mentee-Seite Beruf, Branche, Ausbildung, Erfahrung und Ziele, auf Mentoring-Seite Zielmärkte, Beruf, Branche, Sprachen und Themen. Fixierte Paare stehen nicht hier.
left-each-other-none = Es gibt keine zwei, die beide mehr voneinander hätten.
left-now-mentee = { $mentee } ist jetzt im Paar mit { $mentor }.
left-now-mentee-nobody = { $mentee } hat jetzt kein Gegenüber.
left-now-mentor = { $mentor } ist jetzt im Paar mit { $mentees }.
left-now-mentor-nobody = { $mentor } hat jetzt kein Gegenüber.
left-now-reasons = Gründe dieses Paars
left-now-reasons-named = Gründe dieses Paars: { $mentee }
left-each-other-more = { $count ->
    [one] Noch einmal zwei stehen hier nicht. Die Liste beginnt mit denen, denen es am meisten bringt.
   *[other] { $count } weitere stehen hier nicht. Die Liste beginnt mit denen, denen es am meisten bringt.
}
