interviews-title = Interviews
interviews-lead = Who meets whom and when. What is overdue stands first.
interviews-none = Interviews with people who apply appear here.
interviews-none-way = Plan interviews
interviews-overdue = The time is over, the outcome is missing
interviews-unfinished = Result, notes or recommendation missing
interviews-this-week = This week
interviews-next-week = Next week
interviews-week-of = Week from { $day }
interviews-earlier = Week before
interviews-today = To this week
interviews-when = When
interviews-who = Who
interviews-where = Where
interviews-with = Led by
interviews-state = State
interviews-do = Next step
interviews-open = Open
interviews-note = Notes and outcome
interviews-recommend = Give recommendation
interviews-status =
    .planned = planned
    .held = held
    .missed = did not come
    .cancelled = cancelled
interviews-mode =
    .on_site = on site
    .phone = by telephone
    .video = by video
interviews-minutes-count = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
interviews-plan = Plan interview
interviews-plan-one = Plan interview with { $name }
interviews-plan-not-now = There is no interview to plan now. The application stands at: { $status }.
interviews-plan-back = To the application
interviews-several = Plan several interviews
interviews-several-lead = Choose applications. The interviews follow each other from the first time on.
interviews-several-who = Applications that wait for an interview
interviews-several-who-missing = Choose at least one application
interviews-several-none = Nobody in this cohort waits for an interview now.
interviews-several-preview = The interviews as planned
interviews-several-preview-lead = Nothing has been sent yet. Everybody gets this letter in their language and with their time.
interviews-several-check = Look at the times
interviews-several-send = Plan and send letters
interviews-choose = Choose
interviews-date = Day
interviews-date-hint = For example 26 1 2026
interviews-date-missing = Write day, month and year as numbers
interviews-time = Start
interviews-time-first = Start of the first interview
interviews-time-hint = For example 9:30
interviews-time-missing = Write the time like 9:30
interviews-time-gap = This time does not exist in that night because the clock is put forward. Choose another one.
interviews-minutes = Length in minutes
interviews-minutes-missing = Write a number from 5 to 240
interviews-pause = Break in between in minutes
interviews-pause-missing = Write a number from 0 to 240
interviews-how = Kind of interview
interviews-how-missing = Choose how the interview takes place
interviews-place = Place, telephone number or address of the video call
interviews-place-hint = Stands like this in the letter and the calendar
interviews-place-missing = Write the place, the number or the address, at most 300 characters
interviews-interviewers = Who leads the interview?
interviews-interviewers-hint = Only people who may see the application stand here
interviews-interviewers-missing = Choose one to six people
interviews-interviewers-foreign = Not everybody you chose may see all of these applications
interviews-clash = { $name } has an interview at { $time } already
interviews-past = This time is over already. No letter goes out.
interviews-confirm = Plan it like this anyway
interviews-save = Save appointment
interviews-planned = The interview is planned. The letters go out.
interviews-planned-several = { $count ->
    [one] One interview is planned. The letters go out.
   *[other] { $count } interviews are planned. The letters go out.
}
interviews-changed = The appointment is changed.
interviews-change = Change appointment
interviews-with-name = Interview with { $name }
interviews-calendar-file = Appointment for the calendar
interviews-print = Print notes
interviews-application = Open application
interviews-guide = Guide and notes
interviews-guide-lead = Note only what counts for the selection. Nothing on origin, religion or health.
interviews-topic =
    .motivation = Motive
    .experience = Experience
    .goals = Goals
    .german = German
    .time = Time
    .expectations = Expectations
interviews-ask =
    .motivation = Why do you want to take part? How did you hear of the programme?
    .experience = What have you learned and worked? Which of it do you want to do again?
    .goals = What should be different in six months? Which job are you looking for?
    .german = How well do we understand each other? What does the profession need?
    .time = Do meetings every two weeks fit? Are there courses, work or care beside them?
    .expectations = What do you expect of a mentor?
interviews-save-notes = Save notes
interviews-notes-saved = The notes are saved.
interviews-note-long = Shorten this note to 5000 characters
interviews-no-notes = No note
interviews-conflict = Somebody else has saved in the meantime
interviews-conflict-notes = The other version stands below each field. Bring both together and save again.
interviews-conflict-date = This is the appointment as it is now. What you typed is still in the form. Save it if it is to count.
interviews-stored = Saved in the meantime:
interviews-recommendation = Recommendations
interviews-recommendation-lead = The decision comes afterwards. You see what others recommend after your own recommendation.
interviews-recommendation-after = Recommendations are possible once the interview was held.
interviews-recommendation-own = Your recommendation
interviews-recommendation-missing = Choose what you recommend
interviews-recommendation-words = Explanation
interviews-recommendation-save = Save recommendation
interviews-recommended = Your recommendation is saved.
interviews-recommendation-word =
    .accept = Accept
    .waitlist = Waiting list
    .not_accept = Do not accept
    .unsure = Unsure
interviews-opinion-open = no recommendation yet
interviews-opinion-hidden = given, shown after your own
interviews-steps = Outcome
interviews-step =
    .completion = Interview held
    .absence = Did not come
    .cancellation = Cancel interview
interviews-stepped =
    .completion = The interview is noted as held.
    .absence = Noted. Another interview can be planned.
    .cancellation = The interview is cancelled. The letters go out.
interviews-reason = Reason
interviews-reason-hint = Needed to cancel. The reason stays in the records and stands in no letter.
interviews-reason-missing = Write why the interview is cancelled
interviews-entries = History
interviews-summary = Interview on application { $reference }
interviews-foot = Printed on { $time }. Only for people who decide on this application.
interviews-letter-staff-subject = An interview that you lead
interviews-letter-staff-set =
    Hello,

    you lead an interview on application { $reference }.

    When: { $when }, { $minutes } minutes
    { $place }

    Notes, guide and the appointment for your calendar:
    { $link }

    { $programme }
interviews-letter-staff-moved =
    Hello,

    the interview on application { $reference } has a new date.

    When: { $when }, { $minutes } minutes
    { $place }

    The appointment for your calendar is here:
    { $link }

    { $programme }
interviews-letter-staff-cancelled =
    Hello,

    you no longer lead the interview on application { $reference } of { $when }.
    What has happened stands here:
    { $link }

    { $programme }
