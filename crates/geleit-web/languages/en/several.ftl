several-title = Decide about several applications
several-nobody = Choose the applications in the list about which you decide together.
several-decision = Decision
several-preview = Show preview
several-people = { $count ->
    [one] Concerns { $count } application
   *[other] Concerns { $count } applications
 }
several-left-out = Stays as it is, the status does not allow it
several-call = no e-mail address, please call
several-letter = letter in { $language }
several-letters = { $count ->
    [one] Letter in { $language }, to { $count } person
   *[other] Letter in { $language }, to { $count } persons
 }
several-do = { $label } for { $count }
several-done = { $done }: { $count ->
    [one] { $count } application
   *[other] { $count } applications
 }
several-select = Select
several-chosen = Selected ones
several-next = Preview of the decision
several-meanwhile = Nothing was decided: somebody changed something in the meantime. This is how it stands now. Please look again and then decide.
