letters-sign-in-subject = Your link to sign in: { $programme }
letters-sign-in-body =
    Good day,

    this link signs you in. It holds for 30 minutes and only once:
    { $link }

    If you did not want to sign in, there is nothing to do.

    { $programme }

letters-operator-subject = Work on the server: { $programme }
letters-operator-body =
    Good day,

    the operator ran the command geleit { $command } on the server. What it did can be seen here:
    { $link }

    { $programme }

letters-pair-released-subject = Your mentoring partnership: { $programme }
letters-pair-released-mentee =
    Good day,

    somebody was found who would like to accompany you. We will contact you soon and say what comes next.
    Here you find the programme and whom you can ask:
    { $link }

    { $programme }
letters-pair-released-mentor =
    Good day,

    a mentoring partnership is planned for you. We will contact you soon and talk about the beginning.
    Here you find the programme and whom you can ask:
    { $link }

    { $programme }

letters-enrolment-subject = Your account: { $programme }
letters-enrolment-body =
    Good day,

    an account was created for you. Set it up with this link. It holds for seven days and only once:
    { $link }

    If this tells you nothing, delete this letter.

    { $programme }
