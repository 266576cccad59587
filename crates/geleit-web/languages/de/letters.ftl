letters-sign-in-subject = Ihr Link zur Anmeldung: { $programme }
letters-sign-in-body =
    Guten Tag,

    mit diesem Link melden Sie sich an. Er gilt 30 Minuten und nur einmal:
    { $link }

    Wenn Sie sich nicht anmelden wollten, müssen Sie nichts tun.

    { $programme }
