figures-none = Hier erscheinen die Zahlen der Durchgänge, sobald sie freigegeben sind.
