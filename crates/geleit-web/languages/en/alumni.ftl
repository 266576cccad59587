alumni-title = Taking part again
alumni-mark = would return
alumni-who = Who
alumni-side =
    .mentee = former mentees
    .mentor = mentors
alumni-lead =
    .mentee = Former mentees who would be a mentor themselves.
    .mentor = Mentors who would be a mentor again in the next cohort.
alumni-none = So far nobody has said so.
alumni-cohort = Cohort
alumni-said = said on
alumni-status = As a mentor
alumni-no-mentor = not signed up yet
alumni-tick = Select
alumni-takes-part = in an open cohort
alumni-into = Into the cohort
alumni-take = Take in the selected
alumni-new = Take in as a mentor
alumni-no-cohort = At present no cohort takes people in. As soon as one is open, you take mentors in here without a new sign-up.
alumni-missing = Select at least one person.
alumni-refused = The cohort takes nobody in any more, or somebody was faster. Nobody was taken in.
alumni-taken = { $mentors ->
    [0] All selected were in the cohort already.
    [one] One person is in the cohort.
   *[other] { $mentors } people are in the cohort.
}
