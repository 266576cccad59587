find-chosen = يناسب:
find-remove = إزالة
find-suggestions = اقتراحات
find-count = { $count ->
    [0] لا اقتراحات
    [one] اقتراح واحد. اختر بمفاتيح الأسهم.
    [two] اقتراحان. اختر بمفاتيح الأسهم.
    [few] { $count } اقتراحات. اختر بمفاتيح الأسهم.
    [many] { $count } اقتراحًا. اختر بمفاتيح الأسهم.
   *[other] { $count } اقتراح. اختر بمفاتيح الأسهم.
}
find-meant =
    .occupations = هل تقصد إحدى هذه المهن؟
    .industries = هل تقصد أحد هذه المجالات؟
    .education_fields = هل تقصد أحد هذه التخصصات؟
    .languages = هل تقصد إحدى هذه اللغات؟
    .countries = هل تقصد واحدًا من هذه البلدان؟
find-wrote = لقد كتبت: «{ $words }». { $question }
find-none = لا شيء منها. تبقى كلماتي كما هي.
find-search = البحث عن اقتراحات
