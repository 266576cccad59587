pair-letters-started-subject = Es geht los
pair-letters-started =
    Guten Tag,

    Ihr Mentoring hat begonnen. Schreiben Sie gemeinsam auf, was Sie vorhaben. Das dauert fünf Minuten:
    { $link }

    Der Link ist nur für Sie. Brauchen Sie Hilfe? Dann rufen Sie uns an oder schreiben Sie uns.

    { $programme }
pair-letters-proposed-subject = Bitte lesen und unterschreiben
pair-letters-proposed =
    Guten Tag,

    für Ihr Mentoring gibt es einen Vorschlag. Bitte lesen Sie ihn. Passt er? Dann unterschreiben Sie hier:
    { $link }

    Der Link ist nur für Sie. Brauchen Sie Hilfe? Dann rufen Sie uns an oder schreiben Sie uns.

    { $programme }
pair-letters-signed-subject = Beide haben unterschrieben
pair-letters-signed =
    Guten Tag,

    Ihre Vereinbarung ist von beiden unterschrieben. Hier lesen Sie sie:
    { $link }

    Der Link ist nur für Sie. Brauchen Sie Hilfe? Dann rufen Sie uns an oder schreiben Sie uns.

    { $programme }
pair-letters-asked-subject = Was erwarten Sie?
pair-letters-asked =
    Guten Tag,

    was erwarten Sie vom Mentoring? Es sind sechs kurze Fragen. Ihre Antworten sehen Sie beide erst, wenn Sie beide geantwortet haben:
    { $link }

    Der Link ist nur für Sie. Brauchen Sie Hilfe? Dann rufen Sie uns an oder schreiben Sie uns.

    { $programme }
pair-letters-ready-subject = Beide haben geantwortet
pair-letters-ready =
    Guten Tag,

    Sie haben beide geantwortet. Hier lesen Sie, was Sie beide erwarten:
    { $link }

    Der Link ist nur für Sie. Brauchen Sie Hilfe? Dann rufen Sie uns an oder schreiben Sie uns.

    { $programme }
pair-letters-fit-subject = Eine kurze Frage an Sie
pair-letters-fit =
    Guten Tag,

    Ihr Mentoring läuft seit drei Wochen. Passt es? Dann antworten Sie hier:
    { $link }?answer=fits

    Passt es nicht? Dann sagen Sie es uns hier:
    { $link }?answer=does_not

    Ihre Antwort liest nur die Koordination. Beide Links sind nur für Sie.

    { $programme }
pair-letters-hand-subject = Jemand braucht Ihre Hilfe
pair-letters-hand =
    Guten Tag,

    in einem Paar bittet jemand um Hilfe. Bitte melden Sie sich innerhalb von zwei Tagen:
    { $link }

    { $programme }
