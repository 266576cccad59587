board-tools = Meeting
board-list = Print the list
board-minutes = Minutes
board-history = History
board-history-of = Decisions about { $mentee }
board-history-all = History of the whole meeting
board-history-named = History: { $mentee }
board-projector = Show on the wall
board-projector-off = Back to the desk
board-names-hidden = Hide names
board-names-shown = Show names
board-mentee-number = Mentee no. { $number }
board-mentor-number = Mentor { $number }
board-last = Last:
board-undo = Undo
board-undo-named = Undo: { $what }, { $pair }
board-undo-of = Undone: { $what }
board-undone = undone
board-said-undone = The decision has been undone.
board-lost = The connection was lost. Load the page again to see how things stand.
board-more-reasons = { $count ->
    [one] one more reason
   *[other] { $count } more reasons
}
board-other-reasons = Other reasons
board-keys = Decide with keys
board-key-walk = to the next and the previous pair
board-key-lock = Lock and unlock
board-key-swap = Swap with the first, second or third next best
board-key-undo = Undo the last decision
board-list-title = Matching, proposal { $number }: list of pairs
board-list-hint = Twelve pairs on each page, A4 landscape. Print it with your browser.
board-list-page = Page { $page } of { $pages }
board-list-number = No.
board-list-mentor = Mentor
board-list-note = Note
board-list-no = No
board-list-locked = locked
