supervision-title = Supervision
supervision-lead = Pairs without names. You see where they stand, hours and warnings, and write what you advise the office.
supervision-none = The pairs of cohorts that go on appear here.
supervision-case = Case { $word }
supervision-column-case = Case
supervision-cohort = Cohort
supervision-status = Status
supervision-warnings = Warnings
supervision-notes = Notes
supervision-hours = Meetings
supervision-meetings = { $count ->
    [one] one meeting, { $hours }
   *[other] { $count } meetings, { $hours }
}
supervision-reason = Reason of the dissolution
supervision-history = History
supervision-no-warnings = There was no warning about this pair yet.
supervision-open = open
supervision-over = over since { $day }
supervision-advice = What supervision advises
supervision-no-advice = What supervision advises appears here.
supervision-words = Your note for the office
supervision-words-hint = The office knows who it is about. Write no names.
supervision-words-wrong = Write a text of at most { $max } characters
supervision-save = Save the note
supervision-said = The note is saved. The office reads it at the pair.
supervision-by = { $who } on { $time }
supervision-back = Back to all cases
supervision-pseudonym = Name for supervision
