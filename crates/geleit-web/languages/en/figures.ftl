figures-none = The figures of the cohorts appear here as soon as they are released.
