find-chosen = يناسب:
find-remove = إزالة
find-suggestions = اقتراحات
find-count = { $count ->
    [0] لا اقتراحات
    [one] اقتراح واحد. اختاروا بمفاتيح الأسهم.
    [two] اقتراحان. اختاروا بمفاتيح الأسهم.
    [few] { $count } اقتراحات. اختاروا بمفاتيح الأسهم.
    [many] { $count } اقتراحًا. اختاروا بمفاتيح الأسهم.
   *[other] { $count } اقتراح. اختاروا بمفاتيح الأسهم.
}
find-meant =
    .occupations = هل تقصدون إحدى هذه المهن؟
    .industries = هل تقصدون أحد هذه المجالات؟
    .education_fields = هل تقصدون أحد هذه التخصصات؟
    .languages = هل تقصدون إحدى هذه اللغات؟
    .countries = هل تقصدون واحدًا من هذه البلدان؟
find-wrote = لقد كتبتم: «{ $words }». { $question }
find-none = لا شيء منها. تبقى كلماتي كما هي.
find-search = البحث عن اقتراحات
