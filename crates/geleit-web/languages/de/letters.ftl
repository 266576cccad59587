letters-sign-in-subject = Ihr Link zur Anmeldung: { $programme }
letters-sign-in-body =
    Guten Tag,

    mit diesem Link melden Sie sich an. Er gilt 30 Minuten und nur einmal:
    { $link }

    Wenn Sie sich nicht anmelden wollten, müssen Sie nichts tun.

    { $programme }

letters-operator-subject = Arbeit am Server: { $programme }
letters-operator-body =
    Guten Tag,

    der Betrieb hat am Server den Befehl geleit { $command } ausgeführt. Was dabei geschehen ist, sehen Sie hier:
    { $link }

    { $programme }

letters-pair-released-subject = Ihre Mentoringpartnerschaft: { $programme }
letters-pair-released-mentee =
    Guten Tag,

    für Sie ist jemand gefunden, der Sie begleiten möchte. Wir melden uns bald bei Ihnen und sagen, wie es weitergeht.
    Hier finden Sie das Programm und wen Sie fragen können:
    { $link }

    { $programme }
letters-pair-released-mentor =
    Guten Tag,

    für Sie ist eine Mentoringpartnerschaft vorgesehen. Wir melden uns bald bei Ihnen und besprechen den Anfang.
    Hier finden Sie das Programm und wen Sie fragen können:
    { $link }

    { $programme }

letters-enrolment-subject = Ihr Konto: { $programme }
letters-enrolment-body =
    Guten Tag,

    für Sie ist ein Konto angelegt. Mit diesem Link richten Sie es ein. Er gilt sieben Tage und nur einmal:
    { $link }

    Wenn Sie damit nichts anfangen können, löschen Sie diesen Brief.

    { $programme }
