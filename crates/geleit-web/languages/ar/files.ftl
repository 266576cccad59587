files-title = ملفات الطلب
files-own-lead = أضيفوا هنا السيرة الذاتية أو الرسالة أو الشهادات. تكفي صورة بالهاتف.
files-desk-lead = الرسالة والسيرة الذاتية والشهادات والاستمارات الممسوحة ضوئيًا. تُحفظ الملفات مشفرة، وتُنزَّل فقط ولا تُعرض.
files-add-or-see = عرض الملفات أو إضافتها
files-none = لا توجد ملفات بعد.
files-kind =
    .letter = رسالة الدافع
    .resume = السيرة الذاتية
    .scan = استمارة ممسوحة ضوئيًا
    .proof = شهادة أو إثبات
files-size = { $kilobytes } كيلوبايت
files-by-staff = أضافه الفريق
files-remove = حذف
files-removed = حُذف الملف.
files-added =
    { $count ->
        [one] وصل الملف.
        [two] وصل ملفان.
       *[other] وصلت الملفات: { $count }.
    }
files-add = ملف جديد
files-what = ماذا يوجد في الملف؟
files-kind-missing = حدّدوا ماذا يوجد في الملف
files-words = رسالتكم إذا أردتم كتابتها هنا
files-words-hint = بدلًا من ملف. يمكنكم الكتابة بلغتكم.
files-words-name = رسالة الدافع
files-words-long = الرسالة أطول من { $most } حرف. يُرجى اختصارها
files-file = ملف أو صورة
files-file-hint = PDF أو JPEG أو PNG أو DOCX أو ODT. بحد أقصى 10 ميغابايت.
files-missing = اختاروا ملفًا أو اكتبوا رسالة
files-again = اختاروا الملف مرة أخرى
files-broken-off = لم يصل الملف كاملًا. اختاروه مرة أخرى
files-send = إضافة
files-back = العودة إلى الطلب
files-refused =
    .empty = الملف فارغ. اختاروا ملفًا آخر
    .too_large = الملف أكبر من 10 ميغابايت. صوّروه أو احفظوه ملف PDF أصغر
    .program = هذا برنامج. اختاروا ملف PDF أو صورة أو مستندًا نصيًا
    .archive = هذا مجلد مضغوط. اختاروا كل ملف وحده
    .other_picture = هذا النوع من الصور غير ممكن. احفظوا الصورة بصيغة JPEG
    .old_document = المستند قديم أو له كلمة مرور. احفظوه بصيغة PDF
    .markup = هذه صفحة ويب أو رسم. احفظوها بصيغة PDF
    .unknown = هذا النوع من الملفات غير ممكن. اختاروا PDF أو JPEG أو PNG أو DOCX أو ODT
    .protected = الملف له كلمة مرور. احفظوه بدون كلمة مرور
    .macros = يحتوي المستند على وحدات ماكرو. احفظوه بصيغة PDF
    .nested = توجد ملفات أخرى داخل المستند. احفظوه بصيغة PDF
    .loads_outside = يحمّل المستند شيئًا من الإنترنت. احفظوه بصيغة PDF
    .unpacks_too_large = المستند كبير جدًا عند فك ضغطه. احفظوه بصيغة PDF
    .picture_too_large = في الصورة نقاط كثيرة جدًا. التقطوا صورة أصغر
    .active = يحتوي ملف PDF على برنامج. اطبعوه من جديد بصيغة PDF
    .attachment = توجد ملفات مرفقة داخل PDF. اطبعوه من جديد بصيغة PDF
    .damaged = الملف تالف. افتحوه واحفظوه من جديد
