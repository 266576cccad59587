letters-sign-in-subject = Your link to sign in
letters-sign-in-body =
    Good day,

    this link signs you in. It holds for 30 minutes and only once:
    { $link }

    If you did not want to sign in, there is nothing to do.

    { $programme }

letters-operator-subject = Work on the server
letters-operator-body =
    Good day,

    the operator ran the command geleit { $command } on the server. What it did can be seen here:
    { $link }

    { $programme }

letters-pair-released-subject = An important message for you
letters-pair-released-mentee =
    Good day,

    we have found somebody who can accompany you. Here you read more about this person and say yes or no:
    { $link }

    Please answer in the next few days. The link is only for you.

    { $programme }
letters-pair-released-mentor =
    Good day,

    we have found somebody whom you can accompany. Here you read more about this person and say yes or no:
    { $link }

    Please answer in the next few days. The link is only for you.

    { $programme }
letters-pair-reminder =
    Good day,

    we are still waiting for your answer. Here you read whom we have found for you and say yes or no:
    { $link }

    The link is only for you. Do you have questions? Then call us or write to us.

    { $programme }
letters-pair-accepted =
    Good day,

    you have both said yes. Here you see how to reach each other:
    { $link }

    The link is only for you. We wish you a good start.

    { $programme }
letters-pair-apart =
    Good day,

    unfortunately the mentoring that we proposed to you will not come about. You do not have to do anything. We keep looking and will contact you.
    Here you find the programme and whom you can ask:
    { $link }

    { $programme }

letters-pair-dissolved =
    Hello,

    your mentoring with this person has ended. Thank you for the time you gave each other. You do not have to do anything. If somebody suits you again, we will contact you.
    Do you have questions? Here you find whom to turn to:
    { $link }

    { $programme }
letters-contact-person = Your contact person: { $name }, { $email }

letters-meeting-subject = A short question for you
letters-meeting-asked =
    Hello,

    have you met yet? If so, please enter the meeting here. { $minutes } minutes are filled in already, you can change that:
    { $link }

    Not yet? Then answer here:
    { $link }/not-yet

    Both links are only for you. Do you need help? Then call us or write to us.

    { $programme }
letters-meeting-noted-subject = Please have a quick look
letters-meeting-noted =
    Hello,

    a meeting with you was entered. Please look whether it is right:
    { $link }

    The link is only for you.

    { $programme }

letters-closing-subject = Your opinion, please
letters-closing-asked =
    Hello,

    your mentoring comes to its end. How was it? Please tell us here:
    { $link }

    There you also say whether you would like to stay in contact. It takes about three minutes.

    The link is only for you. Do you need help? Then call us or write to us.

    { $programme }
letters-closing-reminded =
    Hello,

    a week ago we asked you how your mentoring was. Do you have three minutes?
    { $link }

    The link is only for you. You can tell us on the telephone as well. We will not remind you again.

    { $programme }
letters-closing-given-subject = Both answers are here
letters-closing-given =
    Hello,

    now both of you have answered. Here you read what was said to you:
    { $link }

    The link is only for you.

    { $programme }
letters-outcome-subject = A question for you
letters-outcome-asked =
    Hello,

    your mentoring has ended. We would like to know how you are. Please answer here:
    { $link }

    It is one question and takes a minute. The link is only for you.

    { $programme }
letters-survey-subject = We ask for your opinion
letters-survey-asked =
    Hello,

    we have some questions about the mentoring. Your answers help us to become better. It takes three minutes:
    { $link }

    The link is only for you. The page says who reads your answers.

    { $programme }
letters-survey-reminded =
    Hello,

    a week ago we asked you for your opinion. Do you have three minutes?
    { $link }

    The link is only for you. We will not remind you again.

    { $programme }

letters-votes-reminder-subject = Your vote is still missing
letters-votes-reminder =
    Good day,

    votes of your organisation are still missing in the matching. The time for them ends soon. You vote here:
    { $link }

    { $programme }

letters-enrolment-subject = Your account
letters-enrolment-body =
    Good day,

    an account was created for you. Set it up with this link. It holds for seven days and only once:
    { $link }

    If this tells you nothing, delete this letter.

    { $programme }

letters-decided-subject = Your application
letters-decided-body =
    Good day,

    { $opening }

    { $because }

    Here you see where your application stands:
    { $link }

    { $programme }
letters-decided-opening =
    .find_eligible = thank you for your application. Next we invite you to a talk.
    .find_ineligible = thank you for your application. We are sorry: we cannot accept you in this programme.
    .accept = we are glad: you are accepted. Now we look for a person to accompany you.
    .waitlist = thank you for the talk. You are on our waiting list.
    .not_accept = thank you for your application. We are sorry: we cannot accept you this time.
    .defer = we move your application to a later cohort. Your answers stay saved.
    .withdraw = your application is withdrawn. There is nothing more to do.
letters-decided-because =
    .rules_met = You meet the requirements.
    .talk_decides = A few questions are still open. We will speak about them in the talk.
    .education_missing = For this programme you need a completed training. The labour office (AMS) advises you on apprenticeships and training. There you also hear how your certificate is recognised.
    .german_missing = For this programme you need more German. The labour office (AMS) knows suitable courses. After the course you can apply again.
    .access_missing = For this programme you need access to the labour market. An advice centre explains how you get it. Then you can apply again.
    .lives_elsewhere = This programme is for another region. The labour office (AMS) knows offers near you.
    .answers_missing = Some answers are missing in your application. Please add them through the link.
    .answers_arrived = Your answers have arrived.
    .fits_programme = You fit well into our programme.
    .place_freed = A place has become free.
    .places_taken = All places are taken at present. We write when one becomes free.
    .mentor_awaited = We still look for a suitable person for your profession. We write when we find one.
    .other_offer_fits = Another offer fits your goal better. The labour office (AMS) advises you on courses and on finding work.
    .no_mentor_found = We found nobody for your profession. The labour office (AMS) knows other offers. You can apply again in the next cohort.
    .not_reached = We could not reach you. You can apply again in the next cohort. The labour office (AMS) knows other offers.
    .german_first = A German course helps you first. The labour office (AMS) knows suitable courses.
    .recognition_first = Recognition of your training helps you first. An advice centre helps you free of charge.
    .next_cohort = The next cohort suits better. We write in good time.
    .own_wish = You told us so. You can apply again at any time.
    .found_work = You have found work. We wish you every success.

letters-missing-body =
    Good day,

    thank you for your application. We still need some answers from you:
    { $items }

    Please add them through this link. You have 14 days:
    { $link }

    { $programme }

letters-draft-link-subject = Your link to go on
letters-draft-link-body =
    Hello,

    with this link you go on with the form. It holds for 30 days:
    { $link }

    The link is for you only. Did you not begin? Then you need not do anything.

    { $programme }

letters-application-received-subject = Your application is here
letters-application-received-body =
    Hello,

    your application is here. Your number is { $reference }. Say this number when you call us.

    What happens next: we read your application. You hear from us by { $day }.
    With this link you see where your application stands. There you can also add files or withdraw the application:
    { $link }
    The link is for you only.

    Do you have questions?
    { $contact }

    { $programme }

letters-interview-subject = Your interview
letters-interview-cancelled-subject = Your interview does not take place
letters-interview-missed-subject = Would you like another interview?
letters-interview-summary = Interview: { $programme }
letters-interview-weekday =
    .d1 = Monday
    .d2 = Tuesday
    .d3 = Wednesday
    .d4 = Thursday
    .d5 = Friday
    .d6 = Saturday
    .d7 = Sunday
letters-interview-on = { $weekday }, { $time }
letters-interview-place =
    .on_site = Where: { $place }
    .phone = We call you: { $place }
    .video = By video: { $place }
letters-interview-set =
    Hello,

    we would like to get to know you and invite you to an interview.

    When: { $when }
    Length: { $minutes } minutes
    { $place }

    Everything about your interview is on your page:
    { $link }

    This file puts the appointment into your calendar:
    { $link }/interview.ics

    You cannot come? Please write to us soon.

    { $programme }
letters-interview-moved =
    Hello,

    your interview has a new date.

    When: { $when }
    Length: { $minutes } minutes
    { $place }

    Everything about your interview is on your page:
    { $link }

    This file changes the appointment in your calendar:
    { $link }/interview.ics

    You cannot come? Please write to us soon.

    { $programme }
letters-interview-cancelled =
    Hello,

    your interview on { $when } does not take place. Please do not come.
    Your application still counts unless you withdrew it.

    Everything about your application is on your page:
    { $link }

    This file takes the appointment out of your calendar:
    { $link }/interview.ics

    { $programme }
letters-interview-missed =
    Hello,

    we waited for you on { $when }. Would you like another interview?
    Please write to us. Then we find a date together.

    Here it says how to reach us:
    { $link }

    { $programme }

letters-mentor-received-subject = You have signed up
letters-mentor-received-body =
    Hello,

    thank you for passing on your experience. We have received your answers. We call you within 14 days.
    Here you see your number and what happens next:
    { $link }

    The link is for you only. With it you can also leave at any time.

    { $programme }

letters-mentor-withdrawn-subject = You have left
letters-mentor-withdrawn-body =
    Hello,

    you have left the mentoring. Thank you for your interest. You can come back at any time.
    Here you see where you stand:
    { $link }

    { $programme }

letters-questionnaire-subject = Your questionnaire
letters-questionnaire-body =
    Hello,

    thank you for the call. Please answer a few more questions. It takes about five minutes:
    { $link }

    We have filled in some of it for you. The link is only for you.

    { $programme }

letters-questionnaire-reminder =
    Hello,

    your questionnaire is still open. We need it to find a person who fits:
    { $link }

    Do you have questions? Then call us or write to us.

    { $programme }

letters-mentor-declined-subject = Your sign-up
letters-mentor-declined-body =
    Hello,

    thank you for wanting to become a mentor. This time it is not possible.

    { $because }

    You find the programme here:
    { $link }

    { $programme }

letters-mentor-declined-because =
    .time_missing = Mentoring takes more time than you have at present. You are welcome to come back.
    .experience_missing = For this programme we look for other experience.
    .field_full = In your field there are enough people who accompany at present. We will be in touch when that changes.
    .other_part_fits = Another task in the programme fits you better. We will call you about it.
    .not_reached = We could not reach you. You are welcome to come back.

letters-event-subject = Your event
letters-event-invited-subject = Your invitation
letters-event-changed-subject = Your event has changed
letters-event-cancelled-subject = Your event does not take place
letters-event-house = Where: { $place }
letters-event-online = Online: you see the link on your own page.
letters-event-invited =
    Good day,

    we invite you: { $title }

    When: { $when }
    { $place }

    Are you coming? Tell us yes or no here:
    { $link }

    { $programme }
letters-event-placed =
    Good day,

    you have a place: { $title }

    When: { $when }
    { $place }

    Your own page tells you more, and there you can add the event to your calendar. Can you not come after all? Then tell us there:
    { $link }

    { $programme }
letters-event-waiting =
    Good day,

    all places are taken: { $title }
    When: { $when }

    You are on the waiting list. If a place becomes free, we write to you.
    Do you not want to wait any longer? Then tell us here:
    { $link }

    { $programme }
letters-event-moved-up =
    Good day,

    a place has become free, and it is yours: { $title }

    When: { $when }
    { $place }

    Can you not come? Then please tell us here. Others are still waiting:
    { $link }

    { $programme }
letters-event-changed =
    Good day,

    the time or the place has changed: { $title }

    When: { $when }
    { $place }

    Your own page tells you everything. Can you not come like this? Then tell us there:
    { $link }

    { $programme }
letters-event-cancelled =
    Good day,

    this event does not take place: { $title }
    When: { $when }

    We are sorry. You do not have to do anything. Everything about it is on your page:
    { $link }

    This file takes it out of your calendar:
    { $link }/event.ics

    { $programme }

letters-digest-subject = Waiting for you
letters-digest-body =
    Good day,

    this is waiting for you. Here you see the first of it:
    { $link }

    { $items }

    The links are only for you.

    { $programme }

letters-digest-desk =
    Good day,

    this is to be done today. Here is your overview:
    { $link }

    { $items }

    { $programme }

letters-waits =
    .decided = There is an answer to your application.
    .missing = We still need some answers from you.
    .interview_set_mentee = We invite you to an interview.
    .interview_moved_mentee = Your interview has another date.
    .interview_cancelled_mentee = An interview does not take place.
    .interview_missed_mentee = We waited for you.
    .interview_set_staff = You lead an interview.
    .interview_moved_staff = An interview that you lead has another date.
    .interview_cancelled_staff = An interview that you lead does not take place.
    .mentor_declined = There is an answer to your sign-up.
    .questionnaire_reminder = Your questionnaire is still open.
    .pair_reminder = We are still waiting for your answer.
    .pair_dissolved = Your mentoring has ended.
    .pair_started = Your mentoring begins.
    .agreement_proposed = An agreement waits for your signature.
    .agreement_signed = Your agreement is valid now.
    .expectations_asked = What do you expect of the mentoring?
    .expectations_ready = Both have said what they expect.
    .meeting_asked = Have you met? 60 minutes are filled in already.
    .meeting_noted = Is a meeting right that was entered?
    .fit_asked = Does it fit between you two?
    .closing_asked = How was your mentoring?
    .closing_reminded = We still do not know how your mentoring was.
    .closing_given = Your feedback is here.
    .outcome_asked = What are you doing now?
    .survey_asked = We have some questions for you.
    .survey_reminded = Our questions are still open.
    .event_invited = You are invited.
    .event_moved_up = A place has become free for you.
    .event_changed = An event has changed.
    .event_cancelled = An event does not take place.
letters-waits-not-yet = Not met yet? Then answer here.
letters-button =
    .open = Open the page
    .answer = Answer now
    .sign_in = Sign in
    .set_up = Set up the account
    .go_on = Go on writing
letters-why =
    .asked = You get this letter because you have just asked for it.
    .account = You get this letter because you have an account here.
    .application = You get this letter because you have applied or signed up.
    .appointment = You get this letter because you have an appointment.
    .pair = You get this letter because it is about you and another person.
    .duty = You get this letter because you have a duty in the programme.
letters-why-optional =
    Would you like such letters less often or not at all? Change it here:
    { $link }

letters-paper-see = (Without the internet: see below.)
letters-paper-title = How to do it without the internet
letters-paper-how = This letter speaks of a link to a page on the internet. You do not need it. Call us or come to us. Tell us your name and what this letter is about. We tell you what the page says, and write your answer down for you.
letters-paper-reach =
    How to reach us:
    { $contact }
letters-paper-foot = { $programme }, letter of { $day }
