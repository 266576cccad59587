meetings-title = لقاءاتكم مع { $name }
meetings-lead =
    .mentee = متى التقيتم؟ اكتبوا ذلك هنا. يستغرق الأمر دقيقة واحدة.
    .mentor = متى التقيتم؟ غالباً يكفي التحقق من اليوم. يستغرق الأمر دقيقة واحدة.
meetings-over-title = انتهى هذا الإرشاد
meetings-over = لا يمكن تسجيل لقاءات هنا بعد الآن. هل لديكم أسئلة؟ تواصلوا معنا.
meetings-waiting = هل هذا صحيح؟
meetings-confirm = نعم، هذا صحيح
meetings-confirm-hint = هل هناك خطأ؟ اتصلوا بنا أو اكتبوا لنا.
meetings-on = في أي يوم؟
meetings-on-wrong = اكتبوا يوماً بعد بداية إرشادكم وليس في المستقبل.
meetings-minutes = كم دقيقة تقريباً؟
meetings-minutes-wrong = اكتبوا رقماً من 5 إلى 600.
meetings-channel = كيف التقيتم؟
meetings-channel-missing = اختاروا كيف التقيتم.
meetings-channel-word =
    .in_person = وجهاً لوجه
    .online = عبر الإنترنت
    .phone = بالهاتف
meetings-topics = عمّ تحدثتم؟
meetings-line = هل تريدون أن تقولوا لنا شيئاً؟
meetings-line-hint = يقرأ هذا مكتب التنسيق فقط.
meetings-line-wrong = اكتبوا 300 حرف على الأكثر.
meetings-save = تسجيل اللقاء
meetings-known = ما سُجّل حتى الآن
meetings-line-of = { $day }: { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}، { $how }
meetings-confirmed = أكّده الطرفان
meetings-unconfirmed = سجّلتموه أنتم
meetings-by-office = سجّله المكتب
meetings-said = شكراً، تم تسجيل اللقاء.
meetings-said-corrected = سجّلتم هذا اليوم من قبل. تم تعديل ما سجّلتموه.
meetings-said-both = شكراً. سجّل كل منكما هذا اليوم. يُحسب اللقاء مرة واحدة. عدد الدقائق: { $minutes }. هل كتبتم شيئاً عنه؟ يقرؤه مكتب التنسيق.
meetings-said-known = هذا اللقاء مسجّل من قبل. لم يتغيّر شيء.
meetings-said-confirmed = شكراً، تم التأكيد.
meetings-said-changed = تغيّر هذا الإدخال في هذه الأثناء. يرجى النظر إليه مرة أخرى.
meetings-said-not-yet = شكراً على جوابكم. سنسأل مرة أخرى لاحقًا.
meetings-not-yet-title = لم تلتقوا مع { $name } بعد؟
meetings-not-yet-lead = لا مشكلة. هل تحتاجون إلى مساعدة؟ اتصلوا بنا أو اكتبوا لنا.
meetings-not-yet = لم نلتقِ بعد
meetings-met-after-all = بلى، التقينا
meetings-link = تسجيل لقاء
meetings-another = تسجيل لقاء آخر
