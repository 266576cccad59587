matching-title = Matching
matching-cohorts = Cohorts in matching
matching-none = Your cohorts appear here as soon as there is one.
matching-cohort = Cohort
matching-progress = Proposal
matching-progress-none = none yet
matching-progress-some = { $agreed } of { $pairs } pairs agreed
matching-open-votes = { $count ->
    [one] One vote of yours is open
   *[other] { $count } votes of yours are open
}
matching-subtitle = { $variant }, computed on { $time }. { $organisations } see the same state.
matching-subtitle-alone = { $variant }, computed on { $time }.
matching-release = { $count ->
    [one] Release one pair
   *[other] Release { $count } pairs
}
matching-empty = Nothing is proposed yet. The program looks for the best free mentors for all accepted mentees and names the reasons of each pair. People decide.
matching-empty-partner = Nothing is proposed yet. As soon as the coordination office computes a proposal, you see the pairs here and give your vote.
matching-propose = Compute a proposal
matching-levels = What decided, in this order: { $levels }.
matching-level =
    .most_pairs = as many pairs as possible
    .highest_lowest = the best possible weakest pair
    .highest_total = the highest fit together
    .least_change = as few changes as possible
matching-kpi-mean = mean fit
matching-kpi-weakest = weakest pair
matching-kpi-language = with a common language
matching-kpi-agreed = agreed by all
matching-pairs = Proposed pairs ({ $count })
matching-show = Show
matching-show-word =
    .all = All pairs
    .open = Open pairs
    .agreed = Agreed
    .objected = With an objection or a veto
    .locked = Locked
matching-size = Pairs per page
matching-size-of = { $count } per page
matching-filter = Apply
matching-no-cards = No pair fits this choice.
matching-column-mentee = Mentee
matching-column-proposal = Proposal
matching-column-next = Next best
matching-column-votes = Votes
matching-column-decide = Decide
matching-years = { $count ->
    [one] one year of experience
   *[other] { $count } years of experience
}
matching-german = German { $level }
matching-native = first language
matching-skill = { $language } { $level }
matching-origin-hidden = Origin given, not shown
matching-origin-word =
    .stateless = stateless
    .unknown = origin unknown
matching-score = Fit
matching-reasons = Reasons
matching-move-to = Swap with { $mentor }, { $difference } points
matching-vote-yes = Yes
matching-vote-no = Objection
matching-vote-open = open
matching-released-word = released
matching-lock = Lock
matching-lock-named = Lock: { $mentee } and { $mentor }
matching-unlock = Unlock
matching-unlock-named = Unlock: { $mentee } and { $mentor }
matching-veto = Veto
matching-veto-named = Veto: { $mentee } and { $mentor }
matching-agree = Agree
matching-agree-named = Agree: { $mentee } and { $mentor }
matching-object = Object
matching-object-named = Object: { $mentee } and { $mentor }
matching-locked-by = Locked by { $organisation }
matching-locked-by-office = Locked by the coordination office
matching-vetoed-by = Veto by { $organisation }: { $reason }
matching-vetoed-by-office = Veto by the coordination office: { $reason }
matching-loose = Exclusions that exclude nobody ({ $count })
matching-loose-hint = Nobody on the other side has this reference. A slip could bring people together who must not meet. Correct the column exclusions, import again and compute anew.
matching-loose-one = { $person } excludes { $excluded }.
matching-left = Without a partner ({ $count })
matching-left-hint = Who has nobody today, and why. A new proposal may change that.
matching-left-person = Person
matching-left-side = Side
matching-left-reason = Reason
matching-side-word =
    .mentee = Mentee
    .mentor = Mentor
matching-left-word =
    .no_feasible_mentor = A rule or a veto speaks against everybody
    .places_full = All suitable places are taken
    .cohort_full = The cohort has no more places
    .no_mentee_left = Nobody suitable is left
    .open_again = The released pair does not come about
matching-recompute = Compute a new proposal
matching-recompute-hint = Locked pairs stay, vetoes go on. All other agreements begin anew.
matching-agree-all = Agree to all open pairs
matching-agree-all-hint = Holds for all pairs about which { $organisation } has not said anything yet. Objections stay.
matching-released-link = See the released pairs
matching-veto-title = Veto against a pair
matching-veto-lead = { $mentee } and { $mentor } will not be proposed for each other again in this cohort.
matching-object-title = Objection to a pair
matching-object-lead = { $mentee } and { $mentor } are released only when you agree.
matching-reason = Your reason
matching-reason-hint = One sentence that helps everybody at the table. It stands in the minutes.
matching-reason-missing = Write a reason, for example: they know each other from work
matching-back = Back to the matching
matching-release-title = Release pairs
matching-release-lead = { $count ->
    [one] One pair becomes a partnership.
   *[other] { $count } pairs become partnerships.
}
matching-release-letters = Both sides get a letter. It goes out in 15 minutes; until then you can take the release back.
matching-release-nothing = There is nothing to release.
matching-release-missing = The agreement is still missing of
matching-release-now = Release now
matching-withdraw-lead = { $count ->
    [one] One pair is released, its letter has not gone out yet.
   *[other] { $count } pairs are released, their letters have not gone out yet.
}
matching-withdraw = Take the release back
matching-said-proposed = { $count ->
    [0] Nobody could be brought together. Below you see why.
    [one] One pair is proposed.
   *[other] { $count } pairs are proposed.
}
matching-said-locked = The pair is locked.
matching-said-unlocked = The pair is no longer locked.
matching-said-vetoed = The veto holds. Compute again to find somebody else.
matching-said-moved = Swapped. The pairs concerned need new agreements.
matching-said-agreed = Your agreement is recorded.
matching-said-objected = Your objection is recorded.
matching-said-agreed-all = { $count ->
    [0] Nothing was open any more.
    [one] Your agreement to one pair is recorded.
   *[other] Your agreement to { $count } pairs is recorded.
}
matching-said-released = { $count ->
    [one] One pair is released. The letter goes out in 15 minutes.
   *[other] { $count } pairs are released. The letters go out in 15 minutes.
}
matching-said-withdrawn = { $count ->
    [one] The release of one pair is taken back.
   *[other] The release of { $count } pairs is taken back.
}
matching-outdated = This has changed in the meantime
matching-outdated-lead = Somebody was faster, perhaps you yourself in a second window. Nothing is lost: see what holds now, and then decide.
matching-outdated-link = To the present state
matching-refused = This is not possible
matching-minutes-title = Minutes of the matching
matching-minutes-of = { $variant }: { $agreed } of { $pairs } pairs agreed
matching-minutes-decisions = Decisions
matching-minutes-none = Nobody has decided anything yet.
matching-minutes-pairs = Pairs and votes
matching-minutes-time = When
matching-minutes-who = Who
matching-minutes-what = What
matching-minutes-pair = Pair
matching-minutes-why = Reason
matching-minutes-server = Operator at the server
matching-minutes-foot = Only for the organisations taking part. As of { $time }
matching-minutes-pdf = Save as PDF
matching-minutes-signatures = Signatures
matching-minutes-sign-day = Place and date
matching-minutes-sign-office = For the coordination office
matching-minutes-sign-organisations = For the organisations
matching-minutes-letters = Where � stands, this file has no font for a character. The page of the minutes shows it.
matching-pair = { $mentee } and { $mentor }
matching-pair-moved = { $mentee }: from { $mentor } to { $to }
matching-verb =
    .matching_propose = Proposal computed
    .matching_vary = Variant computed
    .matching_choose = Variant chosen
    .matching_endorse_all = Agreed to all pairs
    .matching_release = Pairs released
    .matching_apply_silence_rule = Released by the rule about silence
    .matching_set_deadline = Time for the votes set
    .matching_withdraw_release = Release taken back
    .pair_lock = Locked
    .pair_remove_lock = Lock removed
    .pair_veto = Veto
    .pair_move = Swapped
    .pair_fix = Pair set
    .pair_overrule = Exception made
    .pair_rematch = Matched anew
    .pair_agree = Agreed
    .pair_object = Objection
    .pair_undo = Undone
matching-why-same-occupation = same occupation
matching-why-same-field = field: { $field }
matching-why-near-occupation = related occupation
matching-why-regulated = regulated occupation, not the mentor's own
matching-why-same-industry = same industry
matching-why-same-section = related industry
matching-why-same-education = same field of education
matching-why-more-experience = { $count ->
    [one] one more year of experience
   *[other] { $count } more years of experience
}
matching-why-market = knows the market { $market }
matching-why-near-market = knows { $country }, close to the market { $market }
matching-why-market-language = { $language } for the market { $market }
matching-why-origin = origin: market { $market }
matching-why-near-origin = origin { $country }, close to the market { $market }
matching-why-language = { $language } in common
matching-why-language-unclear = common language not known
matching-why-goal = goal: { $goal }
matching-why-waiting = { $count ->
    [one] waiting for one day
   *[other] waiting for { $count } days
}
matching-why-wish-kept = wish for a woman or a man kept
matching-why-wish-unclear = wish for a woman or a man not clear
matching-why-near = { $km ->
    [0] same place
   *[other] { $km } km
}
matching-why-online = { $km } km, online only
matching-why-time = time: { $time }
matching-gain-mentee =
    .occupation = { $name } meets somebody of the same occupation: { $what }.
    .occupation_words = { $name } meets somebody of the same occupation.
    .field = { $name } meets somebody of the same field of work: { $what }.
    .near_occupation = { $name } meets somebody of a related occupation: { $what }.
    .industry = { $name } meets somebody of the same industry: { $what }.
    .industry_words = { $name } meets somebody of the same industry.
    .near_industry = { $name } meets somebody of a related industry: { $what }.
    .education = { $name } meets somebody trained in the same field: { $what }.
    .education_words = { $name } meets somebody trained in the same field.
    .experience = { $name } meets somebody with { $what } more years of experience.
    .experience_one = { $name } meets somebody with one more year of experience.
    .goal = { $name } gets help with an own goal: { $what }.
matching-gain-mentor =
    .market = { $name } learns more about a market of the own company: { $what }.
    .near_market = { $name } learns more about { $what }, close to the own company’s market { $market }.
    .market_language = { $name } meets somebody who speaks { $what }. That helps in the market { $market }.
    .occupation = { $name } sees the own occupation from another side: { $what }.
    .occupation_words = { $name } sees the own occupation from another side.
    .field = { $name } sees the own field of work from another side: { $what }.
    .industry = { $name } sees the own industry from another side: { $what }.
    .industry_words = { $name } sees the own industry from another side.
    .language = { $name } can also speak { $what } with the mentee.
    .goal = { $name } can help as offered: { $what }.
    .origin = { $name } meets somebody from a market of the own company: { $what }.
    .near_origin = { $name } meets somebody from { $what }, close to the own company’s market { $market }.
matching-gain-none = Still open: no reason says what { $name } has of it.
matching-reasons-all = All reasons
matching-why-named = All reasons for { $mentor }
matching-reasons-title = Why these two?
matching-reasons-points = Reasons, { $score } of 100 points together
matching-reasons-sentence = Reason
matching-reasons-mind = keep in mind
matching-gains = What both have of it
matching-sentence =
    .same_occupation = Both know the same occupation: { $what }.
    .same_field = Both work in the same field: { $what }.
    .near_occupation = The mentor’s occupation is related: { $what }.
    .same_occupation_words = Both name the same occupation.
    .regulated_occupation = The occupation is regulated: { $what }. The mentor has another one.
    .same_industry = Both work in the same industry: { $what }.
    .same_section = Both work in related industries: { $what }.
    .same_industry_words = Both name the same industry.
    .same_education = Both have been trained in the same field: { $what }.
    .same_education_words = Both name the same field of education.
    .more_experience = The mentor has { $what } more years of experience.
    .more_experience_one = The mentor has one more year of experience.
    .own_market = The mentee says they know { $what }, a market of the mentor’s company.
    .near_market = The mentee says they know { $what }. That is close to the market { $more }.
    .own_market_language = The mentee says they speak { $what }. That helps in the market { $more }.
    .origin_market = The company has the market { $what }. The mentee comes from there and wants it to count.
    .near_origin = The mentee comes from { $what } and wants it to count. That is close to the market { $more }.
    .common_language = Both can work in { $what }. The lower level: { $more }.
    .common_language_open = Both speak { $what }. A level is missing.
    .language_unclear = A common working language is not yet known.
    .shared_goal = What one looks for the other offers: { $what }.
    .waiting = The mentee has been waiting for { $what } days.
    .waiting_one = The mentee has been waiting for one day.
    .mentee_wish_kept = The mentee’s wish for a woman or a man is kept.
    .mentor_wish_kept = The mentor’s wish for a woman or a man is kept.
    .wish_unclear = There is a wish for a woman or a man, but no stated gender.
    .near = They are { $what } km apart.
    .online_only = They are { $what } km apart and would have to meet online.
    .shared_time = Both have time: { $what }.
matching-variant = Variant { $letter }
matching-kpi-than = { $change } on { $variant }
matching-what-if = What if
matching-what-if-hint = Change weights and compute again. Fixed pairs stay. Nothing is changed by it.
matching-what-if-compute = Compute again
matching-what-if-reset = Reset
matching-what-if-would = What would change
matching-what-if-empty = Move a slider and compute again. Then you see here who would get somebody else.
matching-what-if-share = { $label } from { $was } to { $becomes }%
matching-what-if-before = so far
matching-what-if-after = new
matching-what-if-nobody = nobody
matching-what-if-nothing = No pair changes.
matching-what-if-changes = Something changes for { $changes } of { $pairs } pairs.
matching-what-if-locked = No fixed pair is affected.
matching-what-if-summary = Both measured with the new weights: mean fit { $was } → { $becomes }, weakest pair { $weakest_was } → { $weakest_becomes }.
matching-variant-keep = Keep as a variant
matching-variants-link = Compare variants
matching-variants-title = Variants side by side
matching-variants-lead = Only one variant is ever decided about. The others stand beside it for comparison.
matching-variants-none = The variants stand here as soon as a proposal is computed.
matching-variants-note = In brackets the difference to the variant that is decided about. Other weights measure differently. Then comparing the fits says little.
matching-variants-differences = { $count ->
    [0] All mentees have the same mentor everywhere
    [one] For one person the variants differ
   *[other] For { $count } people the variants differ
}
matching-variant-column = Variant
matching-variant-pairs = Pairs
matching-variant-current = holds
matching-variant-choose = Choose this one
matching-variant-choose-named = Choose this one: { $variant }
matching-said-kept = { $count ->
    [one] The variant with one pair is kept. It holds only when you choose it.
   *[other] The variant with { $count } pairs is kept. It holds only when you choose it.
}
matching-said-chosen = This variant holds now. For its pairs only the votes count that were given for them.
matching-veto-save = Record the veto
matching-object-save = Record the objection
