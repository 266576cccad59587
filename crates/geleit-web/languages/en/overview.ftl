overview-todo = To do today
overview-today = { $weekday }, { $day }.
overview-matching-today = The matching is today.
overview-matching-in = { $days ->
    [one] One day left to the matching.
   *[other] { $days } days left to the matching.
}
overview-take-in = Add a person
overview-plan = Plan an interview
overview-work =
    .late_one = Application has waited more than { $days } days for an answer
    .late_other = Applications have waited more than { $days } days for an answer
    .unanswered_one = Application without what was asked for
    .unanswered_other = Applications without what was asked for
    .unfinished_one = Interview without a result, notes or a recommendation
    .unfinished_other = Interviews without a result, notes or a recommendation
    .week_one = Interview this week
    .week_other = Interviews this week
    .enquiry_one = Mentor waits for a call
    .enquiry_other = Mentors wait for a call
    .questionnaire_one = Mentor without a questionnaire
    .questionnaire_other = Mentors without a questionnaire
    .returned_one = Person gets no letters: they come back
    .returned_other = People get no letters: they come back
    .waitlist_one = Application on the waiting list, and there are free places
    .waitlist_other = Applications on the waiting list, and there are free places
    .stuck_one = Letter could not be sent
    .stuck_other = Letters could not be sent
    .pair_one = Pair has waited for an answer longer than asked
    .pair_other = Pairs have waited for an answer longer than asked
    .need_one = Pair needs you
    .need_other = Pairs need you
    .overdue_one = Pair is open beyond its planned end
    .overdue_other = Pairs are open beyond their planned end
    .interview_one = Completed pair without a final interview
    .interview_other = Completed pairs without a final interview
    .silent_one = Pair without an answer at the end
    .silent_other = Pairs without an answer at the end
    .outcome_one = Mentee of whom no outcome is known
    .outcome_other = Mentees of whom no outcome is known
    .survey_one = Survey waits for you
    .survey_other = Surveys wait for you
    .unasked_one = Survey has asked nobody: its last day is over
    .unasked_other = Surveys have asked nobody: their last day is over
    .missed_one = Person has missed a preparation
    .missed_other = People have missed a preparation
    .held_one = Event is over: did it take place?
    .held_other = Events are over: did they take place?
    .paper_one = Letter is to be printed and posted
    .paper_other = Letters are to be printed and posted
overview-no-surveys = No survey is prepared for this cohort
overview-prepare = Prepare
overview-late-word = overdue
overview-oldest = { $days ->
    [0] Since today
    [one] The longest for one day
   *[other] The longest for { $days } days
}
overview-check = Check
overview-asked = { $days ->
    [one] Asked one day ago, the answer is overdue
   *[other] Asked { $days } days ago, the answer is overdue
}
overview-note = Write down
overview-at = at { $clock }
overview-on = { $weekday } at { $clock }
overview-next = { $today ->
    [0] The next one { $when } with { $name }
   *[other] { $today } today, the next one { $when } with { $name }
}
overview-calendar = Open the calendar
overview-call = Call
overview-remind = Call made, link sent more than { $days } days ago
overview-remind-action = Remind
overview-places-free = { $count ->
    [one] One place is free
   *[other] { $count } places are free
}
overview-stuck-detail = It was tried several times
overview-funnel = Mentees in the selection
overview-funnel-own = Your mentees in the selection
overview-funnel-none = How far applications are appears here as soon as there are any.
overview-funnel-counted = Percent: share of the stage before. Each application counts up to the furthest stage it has reached, also when it was withdrawn.
overview-stage =
    .applied = Applications
    .complete = Complete and checked
    .interviewed = Interview held
    .accepted = Accepted
    .placed = Place in the cohort
overview-weeks = Applications against places
overview-weeks-counted = Counted up to the end of the week. Places: as many mentees as the available mentors of this cohort take.
overview-chart-words = Applications and places by week since the opening: at last { $applications } applications and { $places } places of mentors, target { $capacity } pairs
overview-mentor-places = Places of mentors
overview-target = Target
overview-values = Values as a table
overview-week = Week { $week }
overview-week-label = Week
overview-week-of = Week { $week }, from { $day }
overview-fields = Where mentors are missing
overview-fields-none = At the moment nobody with a known occupation looks for a mentor.
overview-fields-counted = Mentees: in the selection or accepted, still without a mentor. Places: free with available mentors.
overview-fields-all = All fields of work and places
overview-mentees = Mentees
overview-places = Places
overview-gap-label = Gap
overview-gap = { $count } missing
overview-covered = covered
overview-nothing = Nothing to do at the moment. What comes next appears here.
overview-cohorts = Cohorts
overview-cohorts-show = Show the cohorts
overview-organisations = Create the organisations and their duties
overview-first-cohort = Create the first cohort
overview-create = Create
overview-sheets = Import spreadsheets of applications and mentors
overview-import = Import
overview-select = Applications without a decision
overview-propose = Accepted without a proposal
overview-match = To the matching
overview-missing = Pairs without everyone’s agreement
overview-ready = Pairs ready for release
overview-release = Release
overview-votes = Pairs without your vote
overview-vote = Vote
overview-start = Prepare the opening and begin the cohort
overview-running = Pairs on their way
overview-closing = Take stock and close the cohort
overview-report = Show the report
overview-print = Print
overview-look = Show
overview-outbox = Outbox: these letters would have been sent
overview-name = Cohort { $number }, { $group }
overview-status = Status
overview-cohort-status =
    .draft = draft
    .open = open
    .applications_closed = applications closed
    .matching = in matching
    .confirmed = confirmed
    .running = running
    .closing = closing
    .closed = closed
    .cancelled = cancelled
overview-answer-by = Hoped for by { $day }
overview-ended = Ended since { $day }
overview-planned-until = Planned until { $day }
overview-since = Open since { $day }
overview-act-by = To be done by { $day }
overview-ask-on = People are asked from { $day }
overview-unasked = Answers were possible until { $day }
