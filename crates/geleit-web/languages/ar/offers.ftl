offers-title =
    .asked = وجدنا شخصاً مناسباً لك
    .waiting = شكراً على موافقتك
    .together = وافق كلاكما
    .running = برنامجك الإرشادي
    .completed = اكتمل برنامجك الإرشادي
    .in_contact = تبقيان على تواصل
    .over = هذا الثنائي لم يعد قائماً
offers-lead =
    .asked_mentee = يمكن لهذا الشخص أن يرافقك. من فضلك أخبرنا بنعم أو لا حتى { $day }.
    .asked_mentor = يمكنك مرافقة هذا الشخص. من فضلك أخبرنا بنعم أو لا حتى { $day }.
    .waiting_mentee = ننتظر الرد الثاني، ثم نكتب إليك.
    .waiting_mentor = ننتظر الرد الثاني، ثم نكتب إليك.
    .together_mentee = يمكنكما الآن التواصل. اتفقا على أول لقاء.
    .together_mentor = يمكنكما الآن التواصل. من الأفضل أن تبدأ أنت بالخطوة الأولى.
    .running_mentee = هل لديك أسئلة؟ تواصل معنا.
    .running_mentor = هل لديك أسئلة؟ تواصل معنا.
    .completed_mentee = شكراً لمشاركتك.
    .completed_mentor = شكراً لمشاركتك.
    .in_contact_mentee = وافق كلاكما. يمكن لأي طرف أن يتراجع في أي وقت.
    .in_contact_mentor = وافق كلاكما. يمكن لأي طرف أن يتراجع في أي وقت.
    .over_mentee = لا حاجة إلى فعل أي شيء. نواصل البحث ونتواصل معك.
    .over_mentor = لا حاجة إلى فعل أي شيء. سنتواصل معك عندما نجد شخصاً آخر مناسباً.
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
offers-limits = يساعد المرشدون بالخبرة والعلاقات. هم لا يحلّون محل مكتب العمل. التدريب المهني والعلاج ليسا جزءًا من ذلك.
offers-privacy = لن ترى رقم الهاتف والبريد الإلكتروني إلا بعد موافقة كليكما. وبياناتك أيضاً لا نعرضها قبل ذلك.
offers-yes = نعم، هذا مناسب
offers-no = لا، أفضّل ألا
offers-no-hint = لا حاجة إلى ذكر سبب. ولن يعرف أحد من الذي رفض.
offers-no-after-all = أريد أن أرفض
offers-said = شكراً، وصل ردك.
offers-contact = كيف تتواصلان
offers-name = الاسم
offers-phone = الهاتف
offers-email = البريد الإلكتروني
offers-company = الشركة
