ui-skip = الانتقال إلى المحتوى
ui-demo = عرض تجريبي بأشخاص مُختلَقين. لا أحد غيركم يرى ما تغيّرونه هنا.
ui-menu = القائمة
ui-menu-at = القائمة: { $page }
ui-nav = القائمة الرئيسية
ui-nav-small = القائمة الرئيسية، صغيرة
ui-nav-programme = البرنامج
ui-nav-sign-in = تسجيل الدخول
ui-nav-overview = نظرة عامة
ui-nav-me = وضعي
ui-nav-firm = شركتنا
ui-nav-figures = الأرقام
ui-nav-reports = التقارير
ui-nav-open = { $count } مفتوح
ui-nav-platform = حالة النظام
ui-sign-out = تسجيل الخروج
ui-language = اللغة
ui-accessibility = سهولة الوصول
ui-privacy = حماية البيانات
ui-imprint = بيانات الناشر
ui-error-prefix = خطأ:
ui-errors = { $count ->
    [one] توجد إجابة واحدة ناقصة أو غير صحيحة
    [two] توجد إجابتان ناقصتان أو غير صحيحتين
    [few] توجد { $count } إجابات ناقصة أو غير صحيحة
   *[other] توجد { $count } إجابة ناقصة أو غير صحيحة
}
ui-optional = اختياري
ui-day = اليوم
ui-month = الشهر
ui-year = السنة
ui-pages = الصفحات
ui-pages-before = السابق
ui-pages-after = التالي
ui-letters-missing = حيث تظهر العلامة � لا يوجد في هذا الملف خط لأحد الحروف.
