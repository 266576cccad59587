overdue-title = Pairs past their planned end
overdue-lead = These pairs go on although their last day is over. Complete those that are through; extend the others on the page of the pair.
overdue-none = At present no pair is open beyond its planned end.
overdue-tick = Select
overdue-planned = Planned until
overdue-complete = Complete the selected pairs well
overdue-missing = Select at least one pair.
overdue-changed = At least one of the selected pairs has changed or is completed already. None has been completed now; the others are still selected.
overdue-said = { $pairs ->
    [one] One pair is completed. Both sides are asked how it was.
   *[other] { $pairs } pairs are completed. Both sides are asked how it was.
}
