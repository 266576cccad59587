places-title = Work fields and places
places-lead = Who can be accepted also depends on which mentors are free.
places-capacity = Places of the cohort
places-accepted = Accepted
places-in-selection = In selection
places-waiting = Waiting list
places-free = Free places with mentors
places-free-here = Still free in the field
places-fields = By work field
places-field = Work field
places-no-field = No known occupation
places-balance = Balance
places-taken = { $accepted } of { $capacity } taken
places-counts = { $accepted } accepted, { $selection } in the selection, { $waiting } on the waiting list. { $free } free with mentors.
places-enough = enough
places-lacking = { $count ->
    [one] { $count } place is missing
   *[other] { $count } places are missing
 }
places-none = Work fields appear here as soon as somebody is in selection.
places-waitlist = Waiting list in its order
places-nobody-waits = Nobody is on the waiting list at present.
places-rank = Rank
places-order = Order
places-change = Move
places-reason = Reason for moving
places-up = Forward
places-down = Back
places-moved = The order is changed. The reason is in the audit trail.
places-back = To the applications
