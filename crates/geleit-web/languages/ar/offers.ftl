offers-title =
    .asked = وجدنا شخصاً مناسباً لكم
    .waiting = شكراً على موافقتكم
    .together = وافق الطرفان
    .running = إرشادكم
    .completed = اكتمل إرشادكم
    .in_contact = تبقون على تواصل
    .over = هذا الثنائي لم يعد قائماً
offers-lead =
    .asked_mentee = يمكن لهذا الشخص أن يرافقكم. من فضلكم أخبرونا بنعم أو لا حتى { $day }.
    .asked_mentor = يمكنكم مرافقة هذا الشخص. من فضلكم أخبرونا بنعم أو لا حتى { $day }.
    .waiting_mentee = ننتظر الرد الثاني، ثم نكتب إليكم.
    .waiting_mentor = ننتظر الرد الثاني، ثم نكتب إليكم.
    .together_mentee = يمكنكم الآن التواصل. اتفقوا على أول لقاء.
    .together_mentor = يمكنكم الآن التواصل. من الأفضل أن تبدؤوا أنتم بالخطوة الأولى.
    .running_mentee = هل لديكم أسئلة؟ تواصلوا معنا.
    .running_mentor = هل لديكم أسئلة؟ تواصلوا معنا.
    .completed_mentee = شكراً لمشاركتكم.
    .completed_mentor = شكراً لمشاركتكم.
    .in_contact_mentee = وافق الطرفان. يمكن لأي طرف أن يتراجع في أي وقت.
    .in_contact_mentor = وافق الطرفان. يمكن لأي طرف أن يتراجع في أي وقت.
    .over_mentee = لا حاجة إلى فعل أي شيء. نواصل البحث ونتواصل معكم.
    .over_mentor = لا حاجة إلى فعل أي شيء. سنتواصل معكم عندما نجد شخصاً آخر مناسباً.
offers-fact =
    .work = المهنة
    .aim = العمل المطلوب
    .industry = القطاع
    .experience = الخبرة
    .languages = اللغات
    .goals = المهم لهذا الشخص
    .topics = يمكنه المساعدة في
    .time = الوقت
    .online = اللقاءات
offers-years = { $years ->
    [one] سنة واحدة
    [two] سنتان
    [few] { $years } سنوات
   *[other] { $years } سنة
}
offers-native = { $language } (اللغة الأولى)
offers-online = عبر الإنترنت أيضاً
offers-limits = يساعد المرشدون بالخبرة والعلاقات. هم لا يحلّون محل مكتب العمل (AMS). التدريب المهني والعلاج ليسا جزءًا من ذلك.
offers-privacy = لن تروا رقم الهاتف والبريد الإلكتروني إلا بعد موافقة الطرفين. وبياناتكم أيضاً لا نعرضها قبل ذلك.
offers-yes = نعم، هذا مناسب
offers-no = لا، أفضّل ألا
offers-no-hint = لا حاجة إلى ذكر سبب. ولن يعرف أحد من الذي رفض.
offers-no-after-all = أريد أن أرفض
offers-said = شكراً، وصل ردكم.
offers-contact = كيف تتواصلون
offers-name = الاسم
offers-phone = الهاتف
offers-email = البريد الإلكتروني
offers-company = الشركة
