letters-sign-in-subject = رابط تسجيل الدخول: { $programme }
letters-sign-in-body =
    تحية طيبة،

    بهذا الرابط تسجّل الدخول. يصلح 30 دقيقة ومرة واحدة فقط:
    { $link }

    إن لم ترغب في تسجيل الدخول فلا يلزمك شيء.

    { $programme }
