contacts-title = Contact persons
contacts-lead = Whom do the two turn to? Name and address are on all pages of the pair and in every letter about it. A digest of several letters leads to these pages. When somebody asks for help, this person gets the letter.
contacts-of-mentee = For the mentee
contacts-of-mentor = For the mentor
contacts-programme = Contact of the programme
contacts-default = Nobody in particular: the organisation, else the programme
contacts-wrong = Choose somebody who works in the programme.
contacts-save = Save contact persons
contacts-said = The contact persons are saved.
contacts-change = Change contact persons
contacts-handover-title = Who is there for which pairs
contacts-handover-lead = Does somebody go on holiday or leave the organisation? Hand all pairs over at once.
contacts-handover-none = Nobody is named for a pair yet. That is done on the page of a pair.
contacts-name = Who
contacts-sides = Mentees and mentors
contacts-from = Who hands over?
contacts-from-missing = Choose who hands over.
contacts-to = Who takes over?
contacts-to-missing = Choose somebody else who takes over.
contacts-handover = Hand all over
contacts-said-handover = { $sides ->
    [one] Handed over: one person.
   *[other] Handed over: { $sides } people.
}
contacts-planned-end = Planned until
