sign-ups-kind =
    .information_mentees = أمسية تعريفية للمتدربين
    .information_mentors = أمسية تعريفية للمرشدين
    .training_mentees = تدريب للمتدربين
    .training_mentors = تدريب للمرشدين
    .opening = لقاء الافتتاح
    .workshop = ورشة عمل
    .seminar = ندوة
    .excursion = رحلة
    .company_visit = زيارة إلى شركة
    .exchange = لقاء لتبادل الخبرات
    .closing = لقاء الختام
sign-ups-step-free-word =
    .yes = نعم، بلا درج
    .no = لا، يوجد درج
    .unknown = لا نعرف، يرجى سؤالنا
sign-ups-when = الموعد
sign-ups-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
sign-ups-where = المكان
sign-ups-step-free = بلا درج
sign-ups-online = عبر الإنترنت
sign-ups-online-more = يظهر الرابط في صفحتك عندما يكون لديك مكان.
sign-ups-agenda = البرنامج
sign-ups-cancelled = لن يُعقد هذا اللقاء.
sign-ups-too-late = لم يعد التسجيل ممكنًا.
sign-ups-sign-up = التسجيل
sign-ups-sign-up-lead = يسعدنا حضورك.
sign-ups-full = جميع الأماكن محجوزة. في قائمة الانتظار تحصل على مكان حالما يصبح شاغرًا.
sign-ups-name = اسمك
sign-ups-name-missing = اكتب اسمك
sign-ups-email = بريدك الإلكتروني
sign-ups-email-hint = نكتب إليه إن كان لديك مكان
sign-ups-email-wrong = اكتب بريدك الإلكتروني، مثلًا name@example.org
sign-ups-sign-up-send = تسجيل
sign-ups-join-waiting = إلى قائمة الانتظار
sign-ups-privacy = لا يرى اسمك وعنوانك سوى المكتب. نحتاج إليهما لهذا اللقاء فقط.
sign-ups-signed-up = شكرًا، وصل تسجيلك. الرسالة إلى بريدك تخبرك إن كان لديك مكان.
sign-ups-standing =
    .invited = هل ستحضر؟
    .placed = لديك مكان
    .waiting = أنت في قائمة الانتظار
    .withdrawn = لن تحضر
sign-ups-waiting-lead = إن أصبح مكان شاغرًا فستحصل عليه، ونكتب إليك عندئذ.
sign-ups-online-lead = من هنا تصل إلى مكالمة الفيديو:
sign-ups-come = نعم، سأحضر
sign-ups-not-come = لن أحضر
sign-ups-withdrawn = شكرًا على إخبارنا. مكانك متاح الآن لغيرك.
sign-ups-calendar = إضافة إلى تقويمي
sign-ups-mine-title = مواعيدي
sign-ups-mine-none = تظهر مواعيدك هنا حالما تُدعى إلى لقاء.
sign-ups-back-to-mine = إلى مواعيدي
sign-ups-handouts = أوراق اللقاء
sign-ups-report = هكذا كان اللقاء
sign-ups-pictures = صور
sign-ups-picture-by = الصورة: { $name }
