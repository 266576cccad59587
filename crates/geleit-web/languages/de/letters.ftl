letters-sign-in-subject = Ihr Link zur Anmeldung
letters-sign-in-body =
    Guten Tag,

    mit diesem Link melden Sie sich an. Er gilt 30 Minuten und nur einmal:
    { $link }

    Wenn Sie sich nicht anmelden wollten, müssen Sie nichts tun.

    { $programme }

letters-operator-subject = Arbeit am Server
letters-operator-body =
    Guten Tag,

    der Betrieb hat am Server den Befehl geleit { $command } ausgeführt. Was dabei geschehen ist, sehen Sie hier:
    { $link }

    { $programme }

letters-pair-released-subject = Eine wichtige Nachricht für Sie
letters-pair-released-mentee =
    Guten Tag,

    wir haben jemanden gefunden, der Sie begleiten kann. Hier lesen Sie mehr über diese Person und sagen Ja oder Nein:
    { $link }

    Bitte antworten Sie in den nächsten Tagen. Der Link ist nur für Sie.

    { $programme }
letters-pair-released-mentor =
    Guten Tag,

    wir haben jemanden gefunden, den Sie begleiten können. Hier lesen Sie mehr über diese Person und sagen Ja oder Nein:
    { $link }

    Bitte antworten Sie in den nächsten Tagen. Der Link ist nur für Sie.

    { $programme }
letters-pair-reminder =
    Guten Tag,

    wir warten noch auf Ihre Antwort. Hier lesen Sie, wen wir für Sie gefunden haben, und sagen Ja oder Nein:
    { $link }

    Der Link ist nur für Sie. Haben Sie Fragen? Dann rufen Sie uns an oder schreiben Sie uns.

    { $programme }
letters-pair-accepted =
    Guten Tag,

    Sie haben beide Ja gesagt. Hier sehen Sie, wie Sie sich erreichen:
    { $link }

    Der Link ist nur für Sie. Wir wünschen Ihnen einen guten Anfang.

    { $programme }
letters-pair-apart =
    Guten Tag,

    unser Vorschlag für Ihr Mentoring kommt leider nicht zustande. Sie müssen nichts tun. Wir suchen weiter und melden uns.
    Das Programm und wen Sie fragen können, finden Sie hier:
    { $link }

    { $programme }

letters-pair-dissolved =
    Guten Tag,

    Ihr Mentoring mit dieser Person ist zu Ende. Danke für die Zeit, die Sie einander gegeben haben. Sie müssen nichts tun. Wenn wieder jemand zu Ihnen passt, melden wir uns.
    Haben Sie Fragen? Hier steht, an wen Sie sich wenden können:
    { $link }

    { $programme }
letters-contact-person = Ihre Ansprechperson: { $name }, { $email }

letters-meeting-subject = Eine kurze Frage an Sie
letters-meeting-asked =
    Guten Tag,

    haben Sie sich schon getroffen? Wenn ja, tragen Sie das Treffen hier ein. { $minutes } Minuten stehen schon da, Sie können es ändern:
    { $link }

    Noch nicht? Dann antworten Sie hier:
    { $link }/not-yet

    Beide Links sind nur für Sie. Brauchen Sie Hilfe? Dann rufen Sie uns an oder schreiben Sie uns.

    { $programme }
letters-meeting-noted-subject = Bitte kurz prüfen
letters-meeting-noted =
    Guten Tag,

    es wurde ein Treffen mit Ihnen eingetragen. Bitte sehen Sie nach, ob das stimmt:
    { $link }

    Der Link ist nur für Sie.

    { $programme }

letters-closing-subject = Ihre Meinung ist gefragt
letters-closing-asked =
    Guten Tag,

    Ihr Mentoring geht zu Ende. Wie war es? Bitte sagen Sie es uns hier:
    { $link }

    Dort sagen Sie auch, ob Sie in Kontakt bleiben möchten. Das dauert etwa drei Minuten.

    Der Link ist nur für Sie. Brauchen Sie Hilfe? Dann rufen Sie uns an oder schreiben Sie uns.

    { $programme }
letters-closing-reminded =
    Guten Tag,

    vor einer Woche haben wir Sie gefragt, wie Ihr Mentoring war. Haben Sie drei Minuten Zeit?
    { $link }

    Der Link ist nur für Sie. Sie können es uns auch am Telefon sagen. Wir erinnern Sie nicht noch einmal.

    { $programme }
letters-closing-given-subject = Beide Antworten sind da
letters-closing-given =
    Guten Tag,

    nun haben Sie beide geantwortet. Hier lesen Sie, was Ihnen gesagt wurde:
    { $link }

    Der Link ist nur für Sie.

    { $programme }
letters-outcome-subject = Eine Frage an Sie
letters-outcome-asked =
    Guten Tag,

    Ihr Mentoring ist zu Ende. Wir möchten wissen, wie es Ihnen geht. Bitte antworten Sie hier:
    { $link }

    Es ist nur eine Frage. Das dauert eine Minute. Der Link ist nur für Sie.

    { $programme }
letters-survey-subject = Wir fragen nach Ihrer Meinung
letters-survey-asked =
    Guten Tag,

    wir haben einige Fragen zum Mentoring. Ihre Antworten helfen uns, besser zu werden. Das dauert drei Minuten:
    { $link }

    Der Link ist nur für Sie. Auf der Seite steht, wer Ihre Antworten liest.

    { $programme }
letters-survey-reminded =
    Guten Tag,

    vor einer Woche haben wir Sie nach Ihrer Meinung gefragt. Haben Sie drei Minuten Zeit?
    { $link }

    Der Link ist nur für Sie. Wir erinnern Sie nicht noch einmal.

    { $programme }

letters-votes-reminder-subject = Ihre Stimme fehlt noch
letters-votes-reminder =
    Guten Tag,

    im Matching fehlen noch Stimmen Ihrer Organisation. Die Frist läuft bald ab. Hier stimmen Sie ab:
    { $link }

    { $programme }

letters-enrolment-subject = Ihr Konto
letters-enrolment-body =
    Guten Tag,

    für Sie ist ein Konto angelegt. Mit diesem Link richten Sie es ein. Er gilt sieben Tage und nur einmal:
    { $link }

    Wenn Sie damit nichts anfangen können, löschen Sie diesen Brief.

    { $programme }

letters-decided-subject = Ihre Bewerbung
letters-decided-body =
    Guten Tag,

    { $opening }

    { $because }

    Den Stand Ihrer Bewerbung sehen Sie hier:
    { $link }

    { $programme }
letters-decided-opening =
    .find_eligible = danke für Ihre Bewerbung. Als Nächstes laden wir Sie zu einem Gespräch ein.
    .find_ineligible = danke für Ihre Bewerbung. Wir können Sie in dieses Programm leider nicht aufnehmen.
    .accept = wir freuen uns: Sie sind aufgenommen. Jetzt suchen wir eine Person, die Sie begleitet.
    .waitlist = danke für das Gespräch. Sie stehen auf unserer Warteliste.
    .not_accept = danke für Ihre Bewerbung. Wir können Sie dieses Mal leider nicht aufnehmen.
    .defer = wir verschieben Ihre Bewerbung auf einen späteren Durchgang. Ihre Angaben bleiben gespeichert.
    .withdraw = Ihre Bewerbung ist zurückgezogen. Sie müssen nichts mehr tun.
letters-decided-because =
    .rules_met = Sie erfüllen die Voraussetzungen.
    .talk_decides = Ein paar Fragen sind noch offen. Darüber sprechen wir im Gespräch.
    .education_missing = Für dieses Programm brauchen Sie eine abgeschlossene Ausbildung. Das Arbeitsmarktservice (AMS) berät Sie zu Lehre und Ausbildung. Dort hören Sie auch, wie Ihr Abschluss anerkannt wird.
    .german_missing = Für dieses Programm brauchen Sie mehr Deutsch. Das Arbeitsmarktservice (AMS) nennt Ihnen passende Kurse. Nach dem Kurs können Sie sich wieder bewerben.
    .access_missing = Für dieses Programm brauchen Sie Zugang zum Arbeitsmarkt. Eine Beratungsstelle erklärt Ihnen, wie Sie ihn bekommen. Danach können Sie sich wieder bewerben.
    .lives_elsewhere = Dieses Programm ist für eine andere Region. Das Arbeitsmarktservice (AMS) kennt Angebote in Ihrer Nähe.
    .answers_missing = In Ihrer Bewerbung fehlen noch Angaben. Bitte ergänzen Sie diese über den Link.
    .answers_arrived = Ihre Angaben sind angekommen.
    .fits_programme = Sie passen gut in unser Programm.
    .place_freed = Ein Platz ist frei geworden.
    .places_taken = Zurzeit sind alle Plätze vergeben. Wird ein Platz frei, melden wir uns.
    .mentor_awaited = Für Ihren Beruf suchen wir noch eine passende Person. Finden wir sie, melden wir uns.
    .other_offer_fits = Ein anderes Angebot passt besser zu Ihrem Ziel. Das Arbeitsmarktservice (AMS) berät Sie zu Kursen und zur Suche nach Arbeit.
    .no_mentor_found = Für Ihren Beruf haben wir niemanden gefunden. Das Arbeitsmarktservice (AMS) kennt weitere Angebote. Im nächsten Durchgang können Sie sich wieder bewerben.
    .not_reached = Wir haben Sie leider nicht erreicht. Im nächsten Durchgang können Sie sich wieder bewerben. Das Arbeitsmarktservice (AMS) kennt weitere Angebote.
    .german_first = Zuerst hilft Ihnen ein Deutschkurs. Das Arbeitsmarktservice (AMS) nennt Ihnen passende Kurse.
    .recognition_first = Zuerst hilft Ihnen die Anerkennung Ihrer Ausbildung. Eine Anlaufstelle berät Sie dazu kostenlos.
    .next_cohort = Im nächsten Durchgang passt es besser. Wir melden uns rechtzeitig.
    .own_wish = Das haben Sie uns so gesagt. Sie können sich jederzeit wieder bewerben.
    .found_work = Sie haben Arbeit gefunden. Wir wünschen Ihnen viel Erfolg.

letters-missing-body =
    Guten Tag,

    danke für Ihre Bewerbung. Wir brauchen noch Angaben von Ihnen:
    { $items }

    Bitte ergänzen Sie sie über diesen Link. Sie haben 14 Tage Zeit:
    { $link }

    { $programme }

letters-draft-link-subject = Ihr Link zum Weitermachen
letters-draft-link-body =
    Guten Tag,

    mit diesem Link füllen Sie das Formular weiter aus. Er gilt 30 Tage:
    { $link }

    Der Link ist nur für Sie. Haben Sie nicht begonnen? Dann müssen Sie nichts tun.

    { $programme }

letters-application-received-subject = Ihre Bewerbung ist da
letters-application-received-body =
    Guten Tag,

    Ihre Bewerbung ist bei uns. Ihre Nummer ist { $reference }. Nennen Sie diese Nummer, wenn Sie uns anrufen.

    So geht es weiter: Wir schauen Ihre Bewerbung an. Sie hören bis { $day } von uns.
    Mit diesem Link sehen Sie, wo Ihre Bewerbung steht. Dort können Sie auch Dateien dazugeben oder die Bewerbung zurückziehen:
    { $link }
    Der Link ist nur für Sie.

    Haben Sie Fragen?
    { $contact }

    { $programme }

letters-interview-subject = Ihr Gespräch
letters-interview-cancelled-subject = Ihr Gespräch findet nicht statt
letters-interview-missed-subject = Möchten Sie ein neues Gespräch?
letters-interview-summary = Gespräch: { $programme }
letters-interview-weekday =
    .d1 = Montag
    .d2 = Dienstag
    .d3 = Mittwoch
    .d4 = Donnerstag
    .d5 = Freitag
    .d6 = Samstag
    .d7 = Sonntag
letters-interview-on = { $weekday }, { $time } Uhr
letters-interview-place =
    .on_site = Wo: { $place }
    .phone = Wir rufen Sie an: { $place }
    .video = Per Video: { $place }
letters-interview-set =
    Guten Tag,

    wir möchten Sie kennenlernen und laden Sie zu einem Gespräch ein.

    Wann: { $when }
    Dauer: { $minutes } Minuten
    { $place }

    Alles zu Ihrem Gespräch steht auf Ihrer Seite:
    { $link }

    Diese Datei trägt den Termin in Ihren Kalender ein:
    { $link }/interview.ics

    Sie können nicht kommen? Bitte schreiben Sie uns bald.

    { $programme }
letters-interview-moved =
    Guten Tag,

    Ihr Gespräch hat einen neuen Termin.

    Wann: { $when }
    Dauer: { $minutes } Minuten
    { $place }

    Alles zu Ihrem Gespräch steht auf Ihrer Seite:
    { $link }

    Diese Datei ändert den Termin in Ihrem Kalender:
    { $link }/interview.ics

    Sie können nicht kommen? Bitte schreiben Sie uns bald.

    { $programme }
letters-interview-cancelled =
    Guten Tag,

    Ihr Gespräch am { $when } findet nicht statt. Bitte kommen Sie nicht.
    Ihre Bewerbung gilt weiter, wenn Sie sie nicht zurückgezogen haben.

    Alles zu Ihrer Bewerbung steht auf Ihrer Seite:
    { $link }

    Diese Datei nimmt den Termin aus Ihrem Kalender:
    { $link }/interview.ics

    { $programme }
letters-interview-missed =
    Guten Tag,

    am { $when } haben wir auf Sie gewartet. Möchten Sie ein neues Gespräch?
    Bitte schreiben Sie uns. Dann finden wir gemeinsam einen Termin.

    Hier steht, wie Sie uns erreichen:
    { $link }

    { $programme }

letters-mentor-received-subject = Ihre Anmeldung ist da
letters-mentor-received-body =
    Guten Tag,

    danke, dass Sie Ihre Erfahrung weitergeben. Ihre Anmeldung ist bei uns. Wir rufen Sie in den nächsten 14 Tagen an.
    Hier sehen Sie Ihre Nummer und wie es weitergeht:
    { $link }

    Der Link ist nur für Sie. Sie können sich damit auch jederzeit abmelden.

    { $programme }

letters-mentor-withdrawn-subject = Sie sind abgemeldet
letters-mentor-withdrawn-body =
    Guten Tag,

    Sie sind vom Mentoring abgemeldet. Danke für Ihr Interesse. Sie können jederzeit wiederkommen.
    Hier sehen Sie Ihren Stand:
    { $link }

    { $programme }

letters-questionnaire-subject = Ihr Fragebogen
letters-questionnaire-body =
    Guten Tag,

    danke für das Gespräch. Bitte beantworten Sie noch ein paar Fragen. Sie brauchen etwa fünf Minuten:
    { $link }

    Einiges haben wir schon für Sie ausgefüllt. Der Link ist nur für Sie.

    { $programme }

letters-questionnaire-reminder =
    Guten Tag,

    Ihr Fragebogen ist noch offen. Wir brauchen ihn, um eine passende Person zu finden:
    { $link }

    Haben Sie Fragen? Dann rufen Sie uns an oder schreiben Sie uns.

    { $programme }

letters-mentor-declined-subject = Ihre Anmeldung
letters-mentor-declined-body =
    Guten Tag,

    danke, dass Sie Mentor⸱in werden wollten. Dieses Mal geht es leider nicht.

    { $because }

    Das Programm finden Sie hier:
    { $link }

    { $programme }

letters-mentor-declined-because =
    .time_missing = Das Mentoring braucht mehr Zeit, als Sie zurzeit haben. Melden Sie sich gern wieder.
    .experience_missing = Für dieses Programm suchen wir eine andere Erfahrung.
    .field_full = In Ihrem Feld gibt es zurzeit genug Menschen, die begleiten. Wir melden uns, wenn sich das ändert.
    .other_part_fits = Eine andere Aufgabe im Programm passt besser zu Ihnen. Wir rufen Sie dazu an.
    .not_reached = Wir haben Sie leider nicht erreicht. Melden Sie sich gern wieder.

letters-event-subject = Ihr Termin
letters-event-invited-subject = Ihre Einladung
letters-event-changed-subject = Ihr Termin hat sich geändert
letters-event-cancelled-subject = Ihr Termin findet nicht statt
letters-event-house = Wo: { $place }
letters-event-online = Online: Den Link sehen Sie auf Ihrer Seite.
letters-event-invited =
    Guten Tag,

    wir laden Sie ein: { $title }

    Wann: { $when }
    { $place }

    Kommen Sie? Hier sagen Sie uns Ja oder Nein:
    { $link }

    { $programme }
letters-event-placed =
    Guten Tag,

    Sie haben einen Platz: { $title }

    Wann: { $when }
    { $place }

    Auf Ihrer Seite finden Sie alles Weitere und können den Termin in Ihren Kalender übernehmen. Können Sie doch nicht kommen? Dann sagen Sie es uns dort:
    { $link }

    { $programme }
letters-event-waiting =
    Guten Tag,

    alle Plätze sind vergeben: { $title }
    Wann: { $when }

    Sie stehen auf der Warteliste. Wird ein Platz frei, schreiben wir Ihnen.
    Möchten Sie nicht mehr warten? Dann sagen Sie es uns hier:
    { $link }

    { $programme }
letters-event-moved-up =
    Guten Tag,

    ein Platz ist frei geworden, und er gehört Ihnen: { $title }

    Wann: { $when }
    { $place }

    Können Sie nicht kommen? Dann sagen Sie es uns bitte hier. Andere warten noch:
    { $link }

    { $programme }
letters-event-changed =
    Guten Tag,

    Zeit oder Ort haben sich geändert: { $title }

    Wann: { $when }
    { $place }

    Auf Ihrer Seite finden Sie alles. Können Sie so nicht kommen? Dann sagen Sie es uns dort:
    { $link }

    { $programme }
letters-event-cancelled =
    Guten Tag,

    dieser Termin findet nicht statt: { $title }
    Wann: { $when }

    Das tut uns leid. Sie müssen nichts tun. Alles dazu steht auf Ihrer Seite:
    { $link }

    Diese Datei nimmt den Termin aus Ihrem Kalender:
    { $link }/event.ics

    { $programme }

letters-digest-subject = Das wartet auf Sie
letters-digest-body =
    Guten Tag,

    das wartet auf Sie. Hier sehen Sie das Erste:
    { $link }

    { $items }

    Die Links sind nur für Sie.

    { $programme }

letters-digest-desk =
    Guten Tag,

    das ist heute zu tun. Hier ist Ihre Übersicht:
    { $link }

    { $items }

    { $programme }

letters-waits =
    .decided = Es gibt eine Antwort auf Ihre Bewerbung.
    .missing = Wir brauchen noch Angaben von Ihnen.
    .interview_set_mentee = Wir laden Sie zu einem Gespräch ein.
    .interview_moved_mentee = Ihr Gespräch hat einen anderen Termin.
    .interview_cancelled_mentee = Ein Gespräch findet nicht statt.
    .interview_missed_mentee = Wir haben auf Sie gewartet.
    .interview_set_staff = Sie führen ein Gespräch.
    .interview_moved_staff = Ein Gespräch, das Sie führen, hat einen anderen Termin.
    .interview_cancelled_staff = Ein Gespräch, das Sie führen, findet nicht statt.
    .mentor_declined = Es gibt eine Antwort auf Ihre Anmeldung.
    .questionnaire_reminder = Ihr Fragebogen ist noch offen.
    .pair_reminder = Wir warten noch auf Ihre Antwort.
    .pair_dissolved = Ihr Mentoring ist zu Ende.
    .pair_started = Ihr Mentoring beginnt.
    .agreement_proposed = Eine Vereinbarung wartet auf Ihre Unterschrift.
    .agreement_signed = Ihre Vereinbarung gilt jetzt.
    .expectations_asked = Was erwarten Sie vom Mentoring?
    .expectations_ready = Sie haben beide gesagt, was Sie erwarten.
    .meeting_asked = Haben Sie sich getroffen? 60 Minuten stehen schon da.
    .meeting_noted = Ein Treffen wurde eingetragen. Stimmt das?
    .fit_asked = Passt es mit Ihrem Mentoring?
    .closing_asked = Wie war Ihr Mentoring?
    .closing_reminded = Wir möchten noch wissen, wie Ihr Mentoring war.
    .closing_given = Für Sie ist eine Rückmeldung da.
    .outcome_asked = Was machen Sie jetzt?
    .survey_asked = Wir haben einige Fragen an Sie.
    .survey_reminded = Unsere Fragen sind noch offen.
    .event_invited = Sie sind eingeladen.
    .event_moved_up = Ein Platz ist für Sie frei geworden.
    .event_changed = Ein Termin hat sich geändert.
    .event_cancelled = Ein Termin findet nicht statt.
letters-waits-not-yet = Noch nicht getroffen? Dann antworten Sie hier.
letters-button =
    .open = Seite öffnen
    .answer = Jetzt antworten
    .sign_in = Anmelden
    .set_up = Konto einrichten
    .go_on = Weiterschreiben
letters-why =
    .asked = Sie bekommen diesen Brief, weil Sie gerade darum gebeten haben.
    .account = Sie bekommen diesen Brief, weil Sie hier ein Konto haben.
    .application = Sie bekommen diesen Brief, weil Sie sich beworben oder angemeldet haben.
    .appointment = Sie bekommen diesen Brief, weil Sie einen Termin haben.
    .pair = Sie bekommen diesen Brief, weil es um Sie und eine andere Person geht.
    .duty = Sie bekommen diesen Brief, weil Sie im Programm eine Aufgabe haben.
letters-why-optional =
    Sie möchten solche Briefe seltener oder gar nicht? Das ändern Sie hier:
    { $link }

letters-paper-see = (Ohne Internet: siehe unten.)
letters-paper-title = So geht es ohne Internet
letters-paper-how = In diesem Brief ist von einem Link zu einer Seite im Internet die Rede. Sie brauchen ihn nicht. Rufen Sie uns an oder kommen Sie zu uns. Sagen Sie Ihren Namen und worum es in diesem Brief geht. Wir sagen Ihnen, was auf der Seite steht, und schreiben Ihre Antwort für Sie auf.
letters-paper-reach =
    So erreichen Sie uns:
    { $contact }
letters-paper-foot = { $programme }, Brief vom { $day }
