firm-none = Hier erscheinen die Plätze und Gäste Ihres Betriebs.
