figures-none = The figures of the cohorts appear here as soon as they are released.
figures-today = The figures of today are shown. Exact numbers are with the coordination.
