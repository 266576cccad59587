event-files-title = Material and pictures
event-files-lead = Everybody who is invited sees material. Outside of the office nobody sees a picture before the right in it is written down.
event-files-count = { $count ->
    [0] Add material or pictures
    [one] One file
   *[other] { $count } files
}
event-files-kind =
    .material = material
    .picture = picture
event-files-kind-question = What is it?
event-files-kind-missing = Say whether it is material or a picture
event-files-missing = Choose a file
event-files-no-picture = This is no picture. Choose a photo as JPEG or PNG
event-files-added = The file is with the event now.
event-files-is-public = Everybody can see this picture.
event-files-is-hidden = Only the office sees this picture.
event-files-right = Write down the right and show it
event-files-holder = Who took the picture?
event-files-holder-hint = The name stands below the picture
event-files-holder-missing = Write who holds the right in the picture
event-files-consent-question = People on the picture
event-files-consent =
    .all_agreed = Everybody who can be recognised has agreed in writing
    .nobody_shown = Nobody can be recognised
event-files-consent-missing = Say whether somebody can be recognised and whether all have agreed
event-files-alt = What can be seen?
event-files-alt-hint = For people who do not see the picture. Without names
event-files-alt-missing = Describe what can be seen
event-files-show = Show it to everybody
event-files-shown = The picture is on the public page now.
event-files-hide = Stop showing it
event-files-hidden = Only the office sees the picture now.
