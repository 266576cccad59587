left-title = Who is left over
left-lead = What would help somebody without a partner, where one more place brings most, and who would have more of each other. Nothing is changed by it.
left-nothing-yet = As soon as a proposal is computed, you see here what would help.
left-mentees = { $count ->
    [0] All mentees have somebody
    [one] One person is still looking
   *[other] { $count } people are still looking
}
left-ask = What would help?
left-ask-named = What would help? { $mentee }
left-ways = What would help { $mentee }
left-ways-anew = A new proposal with the same weights brings { $mentee } together with { $mentor }. Compute again.
left-ways-none = Today no place and no exception helps: a rule or a veto speaks against everybody. It only helps if somebody else joins.
left-places-more = With one more place
left-places-more-hint = Nobody loses their partner by it.
left-place =
    .mentor = One more place with { $mentor }
    .mentor_and_cohort = One more place with { $mentor } and one more in the cohort
    .cohort = One more place in the cohort
left-exceptions = With an exception
left-exceptions-hint = Two people can talk about place and time themselves. No other rule is asked about here.
left-exception =
    .out_of_reach = Ask { $mentee } and { $mentor } whether they can travel after all or meet online
    .no_shared_time = Ask { $mentee } and { $mentor } whether they have time together after all
    .both = Ask { $mentee } and { $mentor } whether they have time together after all and can travel
left-instead = Instead of somebody else
left-instead-hint = This is possible today if you lock the pair. Others then have to change or stay without a partner.
left-instead-one = Lock { $mentee } with { $mentor }
left-move =
    .gets = { $mentee } gets { $to }.
    .changes = { $mentee } changes from { $from } to { $to }.
    .loses = { $mentee } loses { $from } and stays without a partner.
left-effect-more = One more pair. Fit of all pairs together: { $points }
left-effect-same = As many pairs. Fit of all pairs together: { $points }
left-effect-fewer = { $pairs ->
    [one] One pair fewer. Fit of all pairs together: { $points }
   *[other] { $pairs } pairs fewer. Fit of all pairs together: { $points }
}
left-points = Each pair has a fit from 0 to 100. Together means: by so much the sum over all pairs changes.
left-fields = Where somebody else helps most
left-fields-hint = This is what a new person with one place brings, of whom only the occupation is known. The example is the occupation that helps most in this field.
left-fields-none = Today a new person helps in no field of work.
left-field = Field of work
left-example = for example
left-pairs = More pairs
left-sum = Fit together
left-places = With whom one more place helps
left-places-hint = Ask here first whether there is time for one more person.
left-places-none = With nobody would one more place improve anything today.
left-each-other = Who would have more of each other ({ $count })
left-each-other-hint = The proposal is the best for all together. Some two would still both have more of each other than of their partners. Only what each side has of it counts here: for mentees occupation, industry, education, experience and goals, for mentors target markets, occupation, industry, languages and topics. Locked pairs are not listed.
left-each-other-none = There are no two who would both have more of each other.
left-now-mentee = { $mentee } is now in a pair with { $mentor }.
left-now-mentee-nobody = { $mentee } has no partner now.
left-now-mentor = { $mentor } is now in a pair with { $mentees }.
left-now-mentor-nobody = { $mentor } has no partner now.
left-now-reasons = Reasons of this pair
left-now-reasons-named = Reasons of this pair: { $mentee }
left-each-other-more = { $count ->
    [one] Two more are not listed. The list begins with those to whom it brings most.
   *[other] { $count } more are not listed. The list begins with those to whom it brings most.
}
