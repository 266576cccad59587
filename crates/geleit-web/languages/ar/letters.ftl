letters-sign-in-subject = رابط تسجيل الدخول
letters-sign-in-body =
    تحية طيبة،

    بهذا الرابط تسجّلون الدخول. يصلح 30 دقيقة ومرة واحدة فقط:
    { $link }

    إن لم ترغبوا في تسجيل الدخول فلا يلزمكم شيء.

    { $programme }

letters-operator-subject = عمل على الخادم
letters-operator-body =
    تحية طيبة،

    نفّذ مشغّل الخادم الأمر geleit { $command }. يمكن الاطلاع على ما تم هنا:
    { $link }

    { $programme }

letters-pair-released-subject = رسالة مهمة لكم
letters-pair-released-mentee =
    تحية طيبة،

    وجدنا شخصاً يمكنه أن يرافقكم. هنا تقرؤون المزيد عن هذا الشخص وتجيبون بنعم أو لا:
    { $link }

    من فضلكم أجيبوا خلال الأيام القادمة. الرابط لكم وحدكم.

    { $programme }
letters-pair-released-mentor =
    تحية طيبة،

    وجدنا شخصاً يمكنكم مرافقته. هنا تقرؤون المزيد عن هذا الشخص وتجيبون بنعم أو لا:
    { $link }

    من فضلكم أجيبوا خلال الأيام القادمة. الرابط لكم وحدكم.

    { $programme }
letters-pair-reminder =
    تحية طيبة،

    ما زلنا ننتظر ردكم. هنا تقرؤون من هو الشخص الذي وجدناه لكم وتجيبون بنعم أو لا:
    { $link }

    الرابط لكم وحدكم. هل لديكم أسئلة؟ اتصلوا بنا أو اكتبوا إلينا.

    { $programme }
letters-pair-accepted =
    تحية طيبة،

    وافق الطرفان. هنا ترون كيف تتواصلون:
    { $link }

    الرابط لكم وحدكم. نتمنى لكم بداية طيبة.

    { $programme }
letters-pair-apart =
    تحية طيبة،

    لن يتم الثنائي الذي اقترحناه عليكم. لا حاجة إلى فعل أي شيء. نواصل البحث ونتواصل معكم.
    هنا تجدون البرنامج ومن يمكنكم سؤاله:
    { $link }

    { $programme }

letters-pair-dissolved =
    تحية طيبة،

    انتهى الإرشاد بينكم وبين هذا الشخص. شكرًا على الوقت الذي منحه كل طرف للآخر. لا حاجة إلى فعل أي شيء. إذا وجدنا شخصًا مناسبًا من جديد نتواصل معكم.
    هل لديكم أسئلة؟ هنا تجدون من يمكنكم سؤاله:
    { $link }

    { $programme }
letters-contact-person = الشخص الذي يمكنكم سؤاله: { $name }، { $email }

letters-meeting-subject = سؤال قصير لكم
letters-meeting-asked =
    تحية طيبة،

    هل التقيتم؟ إذا كان الجواب نعم، فسجّلوا اللقاء هنا. المدة المكتوبة مسبقًا هي { $minutes } دقيقة، ويمكنكم تغييرها:
    { $link }

    ليس بعد؟ أجيبوا هنا:
    { $link }/not-yet

    الرابطان لكم وحدكم. هل تحتاجون إلى مساعدة؟ اتصلوا بنا أو اكتبوا لنا.

    { $programme }
letters-meeting-noted-subject = نرجو منكم نظرة سريعة
letters-meeting-noted =
    تحية طيبة،

    تم تسجيل لقاء معكم. نرجو أن تتحققوا هل هذا صحيح:
    { $link }

    هذا الرابط لكم وحدكم.

    { $programme }

letters-closing-subject = نسألكم عن رأيكم
letters-closing-asked =
    تحية طيبة،

    يقترب الإرشاد من نهايته. كيف كان؟ أخبرونا هنا من فضلكم:
    { $link }

    وهناك تقولون أيضاً هل تريدون البقاء على تواصل. يستغرق الأمر نحو ثلاث دقائق.

    هذا الرابط لكم وحدكم. هل تحتاجون إلى مساعدة؟ اتصلوا بنا أو اكتبوا لنا.

    { $programme }
letters-closing-reminded =
    تحية طيبة،

    سألناكم قبل أسبوع كيف كان الإرشاد. هل لديكم ثلاث دقائق؟
    { $link }

    هذا الرابط لكم وحدكم. ويمكنكم أن تقولوا لنا ذلك بالهاتف أيضاً. ولن نذكّركم مرة أخرى.

    { $programme }
letters-closing-given-subject = وصل الجوابان
letters-closing-given =
    تحية طيبة،

    لقد أجاب الطرفان. هنا تقرؤون ما قيل لكم:
    { $link }

    هذا الرابط لكم وحدكم.

    { $programme }
letters-outcome-subject = سؤال لكم
letters-outcome-asked =
    تحية طيبة،

    انتهى الإرشاد. نريد أن نعرف كيف حالكم. أجيبوا هنا من فضلكم:
    { $link }

    إنه سؤال واحد يستغرق دقيقة. هذا الرابط لكم وحدكم.

    { $programme }
letters-survey-subject = رأيكم يهمنا
letters-survey-asked =
    تحية طيبة،

    لدينا بعض الأسئلة عن الإرشاد. إجاباتكم تساعدنا على أن نصبح أفضل. يستغرق الأمر ثلاث دقائق:
    { $link }

    هذا الرابط لكم وحدكم. وفي الصفحة مكتوب من يقرأ إجاباتكم.

    { $programme }
letters-survey-reminded =
    تحية طيبة،

    سألناكم قبل أسبوع عن رأيكم. هل لديكم ثلاث دقائق؟
    { $link }

    هذا الرابط لكم وحدكم. ولن نذكّركم مرة أخرى.

    { $programme }

letters-votes-reminder-subject = صوتكم ما زال ناقصًا
letters-votes-reminder =
    تحية طيبة،

    ما زالت أصوات من مؤسستكم ناقصة في المطابقة، والمهلة تنتهي قريباً. يمكنكم التصويت هنا:
    { $link }

    { $programme }

letters-enrolment-subject = حسابكم
letters-enrolment-body =
    تحية طيبة،

    أُنشئ لكم حساب. يمكن إعداده من خلال هذا الرابط، وهو صالح لسبعة أيام ولمرة واحدة فقط:
    { $link }

    إن لم يكن الأمر يعنيكم فاحذفوا هذه الرسالة.

    { $programme }

letters-decided-subject = طلبكم
letters-decided-body =
    تحية طيبة،

    { $opening }

    { $because }

    هنا ترون أين وصل طلبكم:
    { $link }

    { $programme }
letters-decided-opening =
    .find_eligible = شكرًا على طلبكم. الخطوة التالية هي مقابلة ندعوكم إليها.
    .find_ineligible = شكرًا على طلبكم. نأسف، لا يمكننا قبولكم في هذا البرنامج.
    .accept = يسعدنا إبلاغكم بقبولكم. نبحث الآن عن شخص يرافقكم.
    .waitlist = شكرًا على المقابلة. أنتم الآن على قائمة الانتظار.
    .not_accept = شكرًا على طلبكم. نأسف، لا يمكننا قبولكم هذه المرة.
    .defer = نؤجل طلبكم إلى دورة لاحقة. تبقى بياناتكم محفوظة.
    .withdraw = سُحب طلبكم. لا يلزمكم فعل شيء آخر.
letters-decided-because =
    .rules_met = أنتم تستوفون الشروط.
    .talk_decides = بقيت بعض الأسئلة مفتوحة. سنتحدث عنها في المقابلة.
    .education_missing = يتطلب هذا البرنامج تدريبًا مهنيًا مكتملًا. مكتب العمل (AMS) يقدم لكم المشورة حول التدريب. وهناك تعرفون كيف يُعترف بشهادتكم.
    .german_missing = يتطلب هذا البرنامج مستوى أعلى في الألمانية. مكتب العمل (AMS) يعرف الدورات المناسبة. بعد الدورة يمكنكم التقدم من جديد.
    .access_missing = يتطلب هذا البرنامج حق الوصول إلى سوق العمل. مركز المشورة يشرح لكم كيف تحصلون عليه. بعد ذلك يمكنكم التقدم من جديد.
    .lives_elsewhere = هذا البرنامج مخصص لمنطقة أخرى. مكتب العمل (AMS) يعرف عروضًا قريبة منكم.
    .answers_missing = تنقص طلبكم بعض البيانات. يرجى إكمالها عبر الرابط.
    .answers_arrived = وصلت بياناتكم.
    .fits_programme = برنامجنا مناسب لكم تمامًا.
    .place_freed = أصبح مكان شاغرًا.
    .places_taken = جميع الأماكن مشغولة حاليًا. نكتب لكم عندما يشغر مكان.
    .mentor_awaited = ما زلنا نبحث عن شخص مناسب لمهنتكم. نكتب لكم عندما نجده.
    .other_offer_fits = عرض آخر يناسب هدفكم أكثر. مكتب العمل (AMS) يقدم لكم المشورة حول الدورات والبحث عن عمل.
    .no_mentor_found = لم نجد أحدًا لمهنتكم. مكتب العمل (AMS) يعرف عروضًا أخرى. يمكنكم التقدم من جديد في الدورة القادمة.
    .not_reached = لم نتمكن من الوصول إليكم. يمكنكم التقدم من جديد في الدورة القادمة. مكتب العمل (AMS) يعرف عروضًا أخرى.
    .german_first = تفيدكم أولًا دورة في الألمانية. مكتب العمل (AMS) يعرف الدورات المناسبة.
    .recognition_first = يفيدكم أولًا الاعتراف بتدريبكم. مركز المشورة يساعدكم مجانًا.
    .next_cohort = الدورة القادمة أنسب لكم. نكتب لكم في الوقت المناسب.
    .own_wish = هذا ما أخبرتمونا به. يمكنكم التقدم من جديد في أي وقت.
    .found_work = لقد وجدتم عملًا. نتمنى لكم كل النجاح.

letters-missing-body =
    تحية طيبة،

    شكرًا على طلبكم. ما زلنا نحتاج إلى بيانات منكم:
    { $items }

    يرجى إكمالها عبر هذا الرابط. لديكم 14 يومًا:
    { $link }

    { $programme }

letters-draft-link-subject = رابط المتابعة
letters-draft-link-body =
    تحية طيبة،

    بهذا الرابط تتابعون ملء الاستمارة. يصلح 30 يومًا:
    { $link }

    الرابط لكم وحدكم. ألم تبدؤوا أنتم؟ عندها لا يلزمكم شيء.

    { $programme }

letters-application-received-subject = وصل طلبكم
letters-application-received-body =
    تحية طيبة،

    وصل طلبكم إلينا. رقمكم هو { $reference }. اذكروا هذا الرقم عندما تتصلون بنا.

    ماذا بعد: ننظر في طلبكم. تسمعون منا حتى { $day }.
    بهذا الرابط ترون أين وصل طلبكم. هناك يمكنكم أيضًا إضافة ملفات أو سحب الطلب:
    { $link }
    الرابط لكم وحدكم.

    هل لديكم أسئلة؟
    { $contact }

    { $programme }

letters-interview-subject = مقابلتكم
letters-interview-cancelled-subject = لن تُعقد مقابلتكم
letters-interview-missed-subject = هل تريدون مقابلة أخرى؟
letters-interview-summary = مقابلة: { $programme }
letters-interview-weekday =
    .d1 = الاثنين
    .d2 = الثلاثاء
    .d3 = الأربعاء
    .d4 = الخميس
    .d5 = الجمعة
    .d6 = السبت
    .d7 = الأحد
letters-interview-on = { $weekday }، { $time }
letters-interview-place =
    .on_site = المكان: { $place }
    .phone = سنتصل بكم على الرقم: { $place }
    .video = عبر الفيديو: { $place }
letters-interview-set =
    تحية طيبة،

    نرغب في التعرّف عليكم وندعوكم إلى مقابلة.

    الموعد: { $when }
    المدة: { $minutes } دقيقة
    { $place }

    كل ما يخص مقابلتكم في صفحتكم:
    { $link }

    هذا الملف يضيف الموعد إلى التقويم:
    { $link }/interview.ics

    إن تعذّر الحضور فيرجى الكتابة إلينا قريبًا.

    { $programme }
letters-interview-moved =
    تحية طيبة،

    لمقابلتكم موعد جديد.

    الموعد: { $when }
    المدة: { $minutes } دقيقة
    { $place }

    كل ما يخص مقابلتكم في صفحتكم:
    { $link }

    هذا الملف يغيّر الموعد في التقويم:
    { $link }/interview.ics

    إن تعذّر الحضور فيرجى الكتابة إلينا قريبًا.

    { $programme }
letters-interview-cancelled =
    تحية طيبة،

    لن تُعقد مقابلتكم المقررة في { $when }. يرجى عدم الحضور.
    يبقى طلبكم قائمًا ما لم تسحبوه.

    كل ما يخص طلبكم في صفحتكم:
    { $link }

    هذا الملف يزيل الموعد من التقويم:
    { $link }/interview.ics

    { $programme }
letters-interview-missed =
    تحية طيبة،

    انتظرناكم في { $when }. هل ترغبون في مقابلة أخرى؟
    يرجى الكتابة إلينا لنجد موعدًا مناسبًا معًا.

    هنا تجدون كيف تتواصلون معنا:
    { $link }

    { $programme }

letters-mentor-received-subject = وصل تسجيلكم
letters-mentor-received-body =
    تحية طيبة،

    شكرًا لأنكم تشاركون خبرتكم. وصل تسجيلكم إلينا. نتصل بكم خلال 14 يومًا.
    هنا ترون رقمكم وما الخطوة التالية:
    { $link }

    الرابط لكم وحدكم. به يمكنكم أيضًا الانسحاب في أي وقت.

    { $programme }

letters-mentor-withdrawn-subject = تم انسحابكم
letters-mentor-withdrawn-body =
    تحية طيبة،

    لقد انسحبتم من الإرشاد. شكرًا لاهتمامكم. يمكنكم العودة في أي وقت.
    هنا ترون وضعكم:
    { $link }

    { $programme }

letters-questionnaire-subject = استبيانكم
letters-questionnaire-body =
    تحية طيبة،

    شكرًا على المكالمة. يرجى الإجابة عن بعض الأسئلة. يستغرق ذلك خمس دقائق تقريبًا:
    { $link }

    لقد ملأنا بعض الإجابات عنكم. هذا الرابط لكم وحدكم.

    { $programme }

letters-questionnaire-reminder =
    تحية طيبة،

    ما زال استبيانكم مفتوحًا. نحتاج إليه لنجد شخصًا مناسبًا:
    { $link }

    هل لديكم أسئلة؟ اتصلوا بنا أو اكتبوا لنا.

    { $programme }

letters-mentor-declined-subject = تسجيلكم
letters-mentor-declined-body =
    تحية طيبة،

    شكرًا على رغبتكم في مرافقة شخص. للأسف لا يمكن ذلك هذه المرة.

    { $because }

    تجدون البرنامج هنا:
    { $link }

    { $programme }

letters-mentor-declined-because =
    .time_missing = تحتاج المرافقة إلى وقت أكثر مما لديكم الآن. يسعدنا أن تعودوا لاحقًا.
    .experience_missing = نبحث لهذا البرنامج عن خبرة أخرى.
    .field_full = يوجد في مجالكم حاليًا ما يكفي من المرافقين. سنتواصل معكم إذا تغير ذلك.
    .other_part_fits = تناسبكم مهمة أخرى في البرنامج أكثر. سنتصل بكم بشأنها.
    .not_reached = للأسف لم نتمكن من الوصول إليكم. يسعدنا أن تتواصلوا معنا.

letters-event-subject = موعدكم
letters-event-invited-subject = دعوتكم
letters-event-changed-subject = تغيّر موعدكم
letters-event-cancelled-subject = لن يُعقد موعدكم
letters-event-house = المكان: { $place }
letters-event-online = عبر الإنترنت: يظهر الرابط في صفحتكم.
letters-event-invited =
    تحية طيبة،

    ندعوكم إلى: { $title }

    الموعد: { $when }
    { $place }

    هل ستحضرون؟ أخبرونا بنعم أو لا هنا:
    { $link }

    { $programme }
letters-event-placed =
    تحية طيبة،

    لديكم مكان: { $title }

    الموعد: { $when }
    { $place }

    تجدون في صفحتكم كل التفاصيل، ومنها يمكنكم إضافة الموعد إلى تقويمكم. إن تعذّر حضوركم فأخبرونا هناك:
    { $link }

    { $programme }
letters-event-waiting =
    تحية طيبة،

    جميع الأماكن محجوزة: { $title }
    الموعد: { $when }

    أنتم في قائمة الانتظار. إن أصبح مكان شاغرًا نكتب إليكم.
    إن لم تعودوا ترغبون في الانتظار فأخبرونا هنا:
    { $link }

    { $programme }
letters-event-moved-up =
    تحية طيبة،

    أصبح مكان شاغرًا وهو لكم: { $title }

    الموعد: { $when }
    { $place }

    إن تعذّر حضوركم فيرجى إخبارنا هنا. ما زال غيركم ينتظر:
    { $link }

    { $programme }
letters-event-changed =
    تحية طيبة،

    تغيّر الموعد أو المكان: { $title }

    الموعد: { $when }
    { $place }

    تجدون كل شيء في صفحتكم. إن لم يعد حضوركم ممكنًا فأخبرونا هناك:
    { $link }

    { $programme }
letters-event-cancelled =
    تحية طيبة،

    لن يُعقد هذا اللقاء: { $title }
    الموعد: { $when }

    نأسف لذلك. لا حاجة لأن تفعلوا شيئًا. كل ما يخص ذلك في صفحتكم:
    { $link }

    هذا الملف يزيل الموعد من تقويمكم:
    { $link }/event.ics

    { $programme }

letters-digest-subject = ما ينتظركم
letters-digest-body =
    تحية طيبة،

    هذا ما ينتظركم. هنا ترون أول شيء:
    { $link }

    { $items }

    هذه الروابط لكم وحدكم.

    { $programme }

letters-digest-desk =
    تحية طيبة،

    هذا ما يجب عمله اليوم. هنا نظرتكم العامة:
    { $link }

    { $items }

    { $programme }

letters-waits =
    .decided = هناك رد على طلبكم.
    .missing = ما زلنا نحتاج إلى بعض المعلومات منكم.
    .interview_set_mentee = ندعوكم إلى مقابلة.
    .interview_moved_mentee = تغيّر موعد مقابلتكم.
    .interview_cancelled_mentee = لن تُعقد إحدى المقابلات.
    .interview_missed_mentee = لقد انتظرناكم.
    .interview_set_staff = لديكم مقابلة تُجرونها.
    .interview_moved_staff = تغيّر موعد مقابلة تُجرونها.
    .interview_cancelled_staff = لن تُعقد مقابلة كنتم ستُجرونها.
    .mentor_declined = هناك رد على تسجيلكم.
    .questionnaire_reminder = استبيانكم ما زال مفتوحًا.
    .pair_reminder = ما زلنا ننتظر جوابكم.
    .pair_dissolved = انتهى الإرشاد.
    .pair_started = يبدأ الإرشاد.
    .agreement_proposed = اتفاق ينتظر توقيعكم.
    .agreement_signed = اتفاقكم سارٍ الآن.
    .expectations_asked = ماذا تتوقعون من الإرشاد؟
    .expectations_ready = قال الطرفان ما يتوقعانه.
    .meeting_asked = هل التقيتم؟ المدة المكتوبة مسبقًا هي 60 دقيقة.
    .meeting_noted = هل لقاء مسجَّل صحيح؟
    .fit_asked = هل يناسبكم هذا الإرشاد؟
    .closing_asked = كيف كان الإرشاد؟
    .closing_reminded = ما زلنا نودّ أن نعرف كيف كان الإرشاد.
    .closing_given = وصلت الملاحظات إليكم.
    .outcome_asked = ماذا تفعلون الآن؟
    .survey_asked = لدينا بعض الأسئلة لكم.
    .survey_reminded = أسئلتنا ما زالت مفتوحة.
    .event_invited = ندعوكم إلى لقاء.
    .event_moved_up = أصبح لكم مكان.
    .event_changed = تغيّر أحد المواعيد.
    .event_cancelled = لن يُعقد أحد المواعيد.
letters-waits-not-yet = لم تلتقوا بعد؟ أجيبوا هنا.
letters-button =
    .open = افتحوا الصفحة
    .answer = أجيبوا الآن
    .sign_in = تسجيل الدخول
    .set_up = إعداد الحساب
    .go_on = تابعوا الكتابة
letters-why =
    .asked = تصلكم هذه الرسالة لأنكم طلبتموها الآن.
    .account = تصلكم هذه الرسالة لأن لكم حسابًا هنا.
    .application = تصلكم هذه الرسالة لأنكم تقدّمتم بطلب أو سجّلتم.
    .appointment = تصلكم هذه الرسالة لأن لديكم موعدًا.
    .pair = تصلكم هذه الرسالة لأنها تخصكم وتخص شخصًا آخر.
    .duty = تصلكم هذه الرسالة لأن لكم مهمة في البرنامج.
letters-why-optional =
    هل تريدون هذه الرسائل بشكل أقل أو لا تريدونها؟ غيّروا ذلك هنا:
    { $link }

letters-paper-see = (بدون إنترنت: انظروا في الأسفل.)
letters-paper-title = كيف تقومون بذلك بدون إنترنت
letters-paper-how = تتحدث هذه الرسالة عن رابط إلى صفحة على الإنترنت. لستم بحاجة إليه. اتصلوا بنا أو تعالوا إلينا. قولوا لنا اسمكم وموضوع هذه الرسالة. نخبركم بما هو مكتوب في الصفحة ونسجل جوابكم نيابة عنكم.
letters-paper-reach =
    هكذا تصلون إلينا:
    { $contact }
letters-paper-foot = { $programme }، رسالة بتاريخ { $day }
