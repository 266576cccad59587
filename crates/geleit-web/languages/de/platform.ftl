platform-version = Version
platform-database = Datenbank
platform-current = erreichbar, Schema aktuell
platform-outdated = Schema veraltet
platform-jobs = Aufträge
platform-jobs-fine = keiner hängt
platform-jobs-stuck = { $count ->
    [one] ein Auftrag ist mehrmals gescheitert
   *[other] { $count } Aufträge sind mehrmals gescheitert
}
platform-programmes = Anzahl der Programme
