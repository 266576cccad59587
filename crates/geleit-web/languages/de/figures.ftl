figures-none = Hier erscheinen die Zahlen der Durchgänge, sobald sie freigegeben sind.
figures-today = Gezeigt wird der heutige Stand. Exakte Zahlen hat die Koordination.
