ui-skip = Skip to content
ui-demo = A demonstration with invented people. Nobody else sees what you change here.
ui-menu = Menu
ui-menu-at = Menu: { $page }
ui-nav = Main menu
ui-nav-small = Main menu, small
ui-nav-programme = Programme
ui-nav-sign-in = Sign in
ui-nav-overview = Overview
ui-nav-me = My status
ui-nav-firm = Our company
ui-nav-figures = Figures
ui-nav-reports = Reports
ui-nav-open = { $count } open
ui-nav-platform = State of the system
ui-sign-out = Sign out
ui-language = Language
ui-accessibility = Accessibility
ui-privacy = Privacy
ui-imprint = Imprint
ui-error-prefix = Error:
ui-errors = { $count ->
    [one] One answer is missing or wrong
   *[other] { $count } answers are missing or wrong
}
ui-optional = optional
ui-day = Day
ui-month = Month
ui-year = Year
ui-pages = Pages
ui-pages-before = Back
ui-pages-after = Next
ui-letters-missing = Where � stands, this file has no font for a character.
