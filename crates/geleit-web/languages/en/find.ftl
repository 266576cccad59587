find-chosen = Fits:
find-remove = Remove
find-suggestions = Suggestions
find-count = { $count ->
    [0] No suggestions
    [one] 1 suggestion. Choose with the arrow keys.
   *[other] { $count } suggestions. Choose with the arrow keys.
}
find-meant =
    .occupations = Do you mean one of these occupations?
    .industries = Do you mean one of these industries?
    .education_fields = Do you mean one of these fields?
    .languages = Do you mean one of these languages?
    .countries = Do you mean one of these countries?
find-wrote = You wrote: “{ $words }”. { $question }
find-none = None of these. My words stay.
find-search = Look for suggestions
