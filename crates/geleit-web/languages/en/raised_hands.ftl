raised-hands-title = Do you need help?
raised-hands-lead = Press the button. Then somebody from the office gets in touch. { $name } does not learn of it.
raised-hands-raised = You asked for help on { $day }. We will be in touch soon.
raised-hands-line = What is it about?
raised-hands-line-hint = You do not have to write anything. Only the coordination office reads this.
raised-hands-line-long = Write at most { $max } characters.
raised-hands-raise = Please get in touch with me
raised-hands-said = Thank you. We will be in touch within two days.
