letters-sign-in-subject = Your link to sign in: { $programme }
letters-sign-in-body =
    Good day,

    this link signs you in. It holds for 30 minutes and only once:
    { $link }

    If you did not want to sign in, there is nothing to do.

    { $programme }
