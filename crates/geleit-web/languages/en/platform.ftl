platform-version = Version
platform-database = Database
platform-current = reachable, schema current
platform-outdated = schema outdated
platform-jobs = Jobs
platform-jobs-fine = none is stuck
platform-jobs-stuck = { $count ->
    [one] one job has failed several times
   *[other] { $count } jobs have failed several times
}
platform-programmes = Number of programmes
