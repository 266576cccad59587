letters-sign-in-subject = رابط تسجيل الدخول: { $programme }
letters-sign-in-body =
    تحية طيبة،

    بهذا الرابط تسجّل الدخول. يصلح 30 دقيقة ومرة واحدة فقط:
    { $link }

    إن لم ترغب في تسجيل الدخول فلا يلزمك شيء.

    { $programme }

letters-operator-subject = عمل على الخادم: { $programme }
letters-operator-body =
    تحية طيبة،

    نفّذ مشغّل الخادم الأمر geleit { $command }. يمكن الاطلاع على ما تم هنا:
    { $link }

    { $programme }

letters-pair-released-subject = شراكتك الإرشادية: { $programme }
letters-pair-released-mentee =
    تحية طيبة،

    وجدنا من يرغب في مرافقتك. سنتواصل معك قريباً ونخبرك بالخطوة التالية.
    هنا تجد البرنامج ومن يمكنك سؤاله:
    { $link }

    { $programme }
letters-pair-released-mentor =
    تحية طيبة،

    أُعدّت لك شراكة إرشادية. سنتواصل معك قريباً لنتفق على البداية.
    هنا تجد البرنامج ومن يمكنك سؤاله:
    { $link }

    { $programme }

letters-enrolment-subject = حسابك: { $programme }
letters-enrolment-body =
    تحية طيبة،

    أُنشئ لك حساب. يمكن إعداده من خلال هذا الرابط، وهو صالح لسبعة أيام ولمرة واحدة فقط:
    { $link }

    إن لم يكن الأمر يعنيك فاحذف هذه الرسالة.

    { $programme }
