reminders-mentors = Remind of the questionnaire
reminders-mentors-lead = These mentors have the link and have not answered yet. The reminder brings the link once more.
reminders-applications = Remind of what is missing
reminders-applications-lead = These applications lack something, and the day for the answer is over. With the reminder the time to answer begins anew.
reminders-nobody = Nobody is to be reminded at present. Whoever does not answer for too long stands on the overview.
reminders-send = { $count ->
    [one] Send one reminder
   *[other] Send { $count } reminders
 }
reminders-back = Back to the overview
reminders-people = { $count ->
    [one] { $count } person gets a letter
   *[other] { $count } people get a letter
 }
reminders-call = { $count ->
    [one] No letter reaches { $count } person, please call
   *[other] No letter reaches { $count } people, please call
 }
reminders-since = { $days ->
    [one] asked one day ago
   *[other] asked { $days } days ago
 }
reminders-done = { $count ->
    [0] Nobody was reminded: all have answered meanwhile.
    [one] One reminder goes out.
   *[other] { $count } reminders go out.
 }
