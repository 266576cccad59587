letters-sign-in-subject = رابط تسجيل الدخول
letters-sign-in-body =
    تحية طيبة،

    بهذا الرابط تسجّل الدخول. يصلح 30 دقيقة ومرة واحدة فقط:
    { $link }

    إن لم ترغب في تسجيل الدخول فلا يلزمك شيء.

    { $programme }

letters-operator-subject = عمل على الخادم
letters-operator-body =
    تحية طيبة،

    نفّذ مشغّل الخادم الأمر geleit { $command }. يمكن الاطلاع على ما تم هنا:
    { $link }

    { $programme }

letters-pair-released-subject = رسالة مهمة لك
letters-pair-released-mentee =
    تحية طيبة،

    وجدنا شخصاً يمكنه أن يرافقك. هنا تقرأ المزيد عن هذا الشخص وتجيب بنعم أو لا:
    { $link }

    من فضلك أجب خلال الأيام القادمة. الرابط لك وحدك.

    { $programme }
letters-pair-released-mentor =
    تحية طيبة،

    وجدنا شخصاً يمكنك مرافقته. هنا تقرأ المزيد عن هذا الشخص وتجيب بنعم أو لا:
    { $link }

    من فضلك أجب خلال الأيام القادمة. الرابط لك وحدك.

    { $programme }
letters-pair-reminder =
    تحية طيبة،

    ما زلنا ننتظر ردك. هنا تقرأ من الشخص الذي وجدناه لك وتجيب بنعم أو لا:
    { $link }

    الرابط لك وحدك. هل لديك أسئلة؟ اتصل بنا أو اكتب إلينا.

    { $programme }
letters-pair-accepted =
    تحية طيبة،

    وافق كلاكما. هنا ترى كيف تتواصلان:
    { $link }

    الرابط لك وحدك. نتمنى لكما بداية طيبة.

    { $programme }
letters-pair-apart =
    تحية طيبة،

    لن يتم الثنائي الذي اقترحناه عليك. لا حاجة إلى فعل أي شيء. نواصل البحث ونتواصل معك.
    هنا تجد البرنامج ومن يمكنك سؤاله:
    { $link }

    { $programme }

letters-pair-dissolved =
    تحية طيبة،

    انتهى الإرشاد بينك وبين هذا الشخص. شكرًا على الوقت الذي منحه كل منكما للآخر. لا حاجة إلى فعل أي شيء. إذا وجدنا شخصًا مناسبًا من جديد نتواصل معك.
    هل لديك أسئلة؟ هنا تجد من يمكنك سؤاله:
    { $link }

    { $programme }
letters-contact-person = الشخص الذي تسأله: { $name }، { $email }

letters-meeting-subject = سؤال قصير لك
letters-meeting-asked =
    مرحباً،

    هل التقيتم؟ إذا كان الجواب نعم، فسجّلوا اللقاء هنا. يستغرق الأمر دقيقة واحدة:
    { $link }

    ليس بعد؟ أجيبوا هنا:
    { $link }/not-yet

    الرابطان لكم وحدكم. هل تحتاجون إلى مساعدة؟ اتصلوا بنا أو اكتبوا لنا.

    { $programme }
letters-meeting-noted-subject = نرجو منك نظرة سريعة
letters-meeting-noted =
    مرحباً،

    تم تسجيل لقاء معكم. نرجو أن تتحققوا هل هذا صحيح:
    { $link }

    هذا الرابط لكم وحدكم.

    { $programme }

letters-closing-subject = نسألكم عن رأيكم
letters-closing-asked =
    مرحباً،

    يقترب الإرشاد من نهايته. كيف كان؟ أخبرونا هنا من فضلكم:
    { $link }

    وهناك تقولون أيضاً هل تريدون البقاء على تواصل. يستغرق الأمر نحو ثلاث دقائق.

    هذا الرابط لكم وحدكم. هل تحتاجون إلى مساعدة؟ اتصلوا بنا أو اكتبوا لنا.

    { $programme }
letters-closing-reminded =
    مرحباً،

    سألناكم قبل أسبوع كيف كان الإرشاد. هل لديكم ثلاث دقائق؟
    { $link }

    هذا الرابط لكم وحدكم. ويمكنكم أن تقولوا لنا ذلك بالهاتف أيضاً. ولن نذكّركم مرة أخرى.

    { $programme }
letters-closing-given-subject = وصل الجوابان
letters-closing-given =
    مرحباً،

    لقد أجاب كلاكما. هنا تقرؤون ما قيل لكم:
    { $link }

    هذا الرابط لكم وحدكم.

    { $programme }
letters-outcome-subject = سؤال لكم
letters-outcome-asked =
    مرحباً،

    انتهى الإرشاد. نريد أن نعرف كيف حالكم. أجيبوا هنا من فضلكم:
    { $link }

    إنه سؤال واحد يستغرق دقيقة. هذا الرابط لكم وحدكم.

    { $programme }
letters-survey-subject = رأيكم يهمنا
letters-survey-asked =
    مرحباً،

    لدينا بعض الأسئلة عن الإرشاد. إجاباتكم تساعدنا على أن نصبح أفضل. يستغرق الأمر ثلاث دقائق:
    { $link }

    هذا الرابط لكم وحدكم. وفي الصفحة مكتوب من يقرأ إجاباتكم.

    { $programme }
letters-survey-reminded =
    مرحباً،

    سألناكم قبل أسبوع عن رأيكم. هل لديكم ثلاث دقائق؟
    { $link }

    هذا الرابط لكم وحدكم. ولن نذكّركم مرة أخرى.

    { $programme }

letters-votes-reminder-subject = صوتك ما زال ناقصًا
letters-votes-reminder =
    تحية طيبة،

    ما زالت أصوات من مؤسستكم ناقصة في المطابقة، والمهلة تنتهي قريباً. يمكنكم التصويت هنا:
    { $link }

    { $programme }

letters-enrolment-subject = حسابك
letters-enrolment-body =
    تحية طيبة،

    أُنشئ لك حساب. يمكن إعداده من خلال هذا الرابط، وهو صالح لسبعة أيام ولمرة واحدة فقط:
    { $link }

    إن لم يكن الأمر يعنيك فاحذف هذه الرسالة.

    { $programme }

letters-decided-subject = طلبك
letters-decided-body =
    تحية طيبة،

    { $opening }

    { $because }

    هنا ترى أين وصل طلبك:
    { $link }

    { $programme }
letters-decided-opening =
    .find_eligible = شكرًا على طلبك. الخطوة التالية هي مقابلة ندعوك إليها.
    .find_ineligible = شكرًا على طلبك. نأسف، لا يمكننا قبولك في هذا البرنامج.
    .accept = يسعدنا إبلاغك بقبولك. نبحث الآن عن شخص يرافقك.
    .waitlist = شكرًا على المقابلة. أنت الآن على قائمة الانتظار.
    .not_accept = شكرًا على طلبك. نأسف، لا يمكننا قبولك هذه المرة.
    .defer = نؤجل طلبك إلى دورة لاحقة. تبقى بياناتك محفوظة.
    .withdraw = سُحب طلبك. لا يلزمك فعل شيء آخر.
letters-decided-because =
    .rules_met = أنت تستوفي الشروط.
    .talk_decides = بقيت بعض الأسئلة مفتوحة. سنتحدث عنها في المقابلة.
    .education_missing = يتطلب هذا البرنامج تدريبًا مهنيًا مكتملًا. مكتب العمل يقدم لك المشورة حول التدريب. وهناك تعرف كيف يُعترف بشهادتك.
    .german_missing = يتطلب هذا البرنامج مستوى أعلى في الألمانية. مكتب العمل يعرف الدورات المناسبة. بعد الدورة يمكنك التقدم من جديد.
    .access_missing = يتطلب هذا البرنامج حق الوصول إلى سوق العمل. مركز المشورة يشرح لك كيف تحصل عليه. بعد ذلك يمكنك التقدم من جديد.
    .lives_elsewhere = هذا البرنامج مخصص لمنطقة أخرى. مكتب العمل يعرف عروضًا قريبة منك.
    .answers_missing = تنقص طلبك بعض البيانات. يرجى إكمالها عبر الرابط.
    .answers_arrived = وصلت بياناتك.
    .fits_programme = أنت مناسب تمامًا لبرنامجنا.
    .place_freed = أصبح مكان شاغرًا.
    .places_taken = جميع الأماكن مشغولة حاليًا. نكتب لك عندما يشغر مكان.
    .mentor_awaited = ما زلنا نبحث عن شخص مناسب لمهنتك. نكتب لك عندما نجده.
    .other_offer_fits = عرض آخر يناسب هدفك أكثر. مكتب العمل يقدم لك المشورة حول الدورات والبحث عن عمل.
    .no_mentor_found = لم نجد أحدًا لمهنتك. مكتب العمل يعرف عروضًا أخرى. يمكنك التقدم من جديد في الدورة القادمة.
    .not_reached = لم نتمكن من الوصول إليك. يمكنك التقدم من جديد في الدورة القادمة. مكتب العمل يعرف عروضًا أخرى.
    .german_first = تفيدك أولًا دورة في الألمانية. مكتب العمل يعرف الدورات المناسبة.
    .recognition_first = يفيدك أولًا الاعتراف بتدريبك. مركز المشورة يساعدك مجانًا.
    .next_cohort = الدورة القادمة أنسب لك. نكتب لك في الوقت المناسب.
    .own_wish = هذا ما أخبرتنا به. يمكنك التقدم من جديد في أي وقت.
    .found_work = لقد وجدت عملًا. نتمنى لك كل النجاح.

letters-missing-body =
    تحية طيبة،

    شكرًا على طلبك. ما زلنا نحتاج إلى بيانات منك:
    { $items }

    يرجى إكمالها عبر هذا الرابط. لديك 14 يومًا:
    { $link }

    { $programme }

letters-draft-link-subject = رابط المتابعة
letters-draft-link-body =
    تحية طيبة،

    بهذا الرابط تتابع ملء الاستمارة. يصلح 30 يومًا:
    { $link }

    الرابط لك وحدك. ألم تبدأ أنت؟ عندها لا يلزمك شيء.

    { $programme }

letters-application-received-subject = وصل طلبك
letters-application-received-body =
    تحية طيبة،

    وصل طلبك إلينا. رقمك هو { $reference }. اذكر هذا الرقم عندما تتصل بنا.

    ماذا بعد: ننظر في طلبك. تسمع منا حتى { $day }.
    بهذا الرابط ترى أين وصل طلبك. هناك يمكنك أيضًا إضافة ملفات أو سحب الطلب:
    { $link }
    الرابط لك وحدك.

    هل لديك أسئلة؟
    { $contact }

    { $programme }

letters-interview-subject = مقابلتك
letters-interview-cancelled-subject = لن تُعقد مقابلتك
letters-interview-missed-subject = هل تريد مقابلة أخرى؟
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
    .phone = سنتصل بك على الرقم: { $place }
    .video = عبر الفيديو: { $place }
letters-interview-set =
    تحية طيبة،

    نرغب في التعرّف عليك وندعوك إلى مقابلة.

    الموعد: { $when }
    المدة: { $minutes } دقيقة
    { $place }

    هذا الملف يضيف الموعد إلى التقويم:
    { $link }/interview.ics

    إن تعذّر الحضور فيرجى الكتابة إلينا قريبًا.

    { $programme }
letters-interview-moved =
    تحية طيبة،

    لمقابلتك موعد جديد.

    الموعد: { $when }
    المدة: { $minutes } دقيقة
    { $place }

    هذا الملف يغيّر الموعد في التقويم:
    { $link }/interview.ics

    إن تعذّر الحضور فيرجى الكتابة إلينا قريبًا.

    { $programme }
letters-interview-cancelled =
    تحية طيبة،

    لن تُعقد مقابلتك المقررة في { $when }. يرجى عدم الحضور.
    يبقى طلبك قائمًا ما لم تسحبه.

    هذا الملف يزيل الموعد من التقويم:
    { $link }/interview.ics

    { $programme }
letters-interview-missed =
    تحية طيبة،

    انتظرناك في { $when }. هل ترغب في مقابلة أخرى؟
    يرجى الكتابة إلينا لنجد موعدًا مناسبًا معًا.

    { $programme }

letters-mentor-received-subject = وصل تسجيلك
letters-mentor-received-body =
    تحية طيبة،

    شكرًا لأنك تشارك خبرتك. وصل تسجيلك إلينا. نتصل بك خلال 14 يومًا.
    هنا ترى رقمك وما الخطوة التالية:
    { $link }

    الرابط لك وحدك. به يمكنك أيضًا الانسحاب في أي وقت.

    { $programme }

letters-mentor-withdrawn-subject = تم انسحابك
letters-mentor-withdrawn-body =
    تحية طيبة،

    لقد انسحبت من الإرشاد. شكرًا لاهتمامك. يمكنك العودة في أي وقت.
    هنا ترى وضعك:
    { $link }

    { $programme }

letters-questionnaire-subject = استبيانكم
letters-questionnaire-body =
    مرحبًا،

    شكرًا على المكالمة. يرجى الإجابة عن بعض الأسئلة. يستغرق ذلك خمس دقائق تقريبًا:
    { $link }

    لقد ملأنا بعض الإجابات عنكم. هذا الرابط لكم وحدكم.

    { $programme }

letters-questionnaire-reminder =
    مرحبًا،

    ما زال استبيانكم مفتوحًا. نحتاج إليه لنجد شخصًا مناسبًا:
    { $link }

    هل لديكم أسئلة؟ اتصلوا بنا أو اكتبوا لنا.

    { $programme }

letters-mentor-declined-subject = تسجيلكم
letters-mentor-declined-body =
    مرحبًا،

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

letters-event-subject = موعدك
letters-event-invited-subject = دعوتك
letters-event-changed-subject = تغيّر موعدك
letters-event-cancelled-subject = لن يُعقد موعدك
letters-event-house = المكان: { $place }
letters-event-online = عبر الإنترنت: يظهر الرابط في صفحتك.
letters-event-invited =
    تحية طيبة،

    ندعوك إلى: { $title }

    الموعد: { $when }
    { $place }

    هل ستحضر؟ أخبرنا بنعم أو لا هنا:
    { $link }

    { $programme }
letters-event-placed =
    تحية طيبة،

    لديك مكان: { $title }

    الموعد: { $when }
    { $place }

    تجد كل شيء في صفحتك، ومنها تضيف الموعد إلى تقويمك. إن تعذّر حضورك فأخبرنا هناك:
    { $link }

    { $programme }
letters-event-waiting =
    تحية طيبة،

    جميع الأماكن محجوزة: { $title }
    الموعد: { $when }

    أنت في قائمة الانتظار. إن أصبح مكان شاغرًا نكتب إليك.
    إن لم تعد ترغب في الانتظار فأخبرنا هنا:
    { $link }

    { $programme }
letters-event-moved-up =
    تحية طيبة،

    أصبح مكان شاغرًا وهو لك: { $title }

    الموعد: { $when }
    { $place }

    إن تعذّر حضورك فيرجى إخبارنا هنا. ما زال غيرك ينتظر:
    { $link }

    { $programme }
letters-event-changed =
    تحية طيبة،

    تغيّر الموعد أو المكان: { $title }

    الموعد: { $when }
    { $place }

    تجد كل شيء في صفحتك. إن لم يعد حضورك ممكنًا فأخبرنا هناك:
    { $link }

    { $programme }
letters-event-cancelled =
    تحية طيبة،

    لن يُعقد هذا اللقاء: { $title }
    الموعد: { $when }

    نأسف لذلك. لا حاجة لأن تفعل شيئًا. من هنا تزيل الموعد من تقويمك:
    { $link }/event.ics

    { $programme }

letters-digest-subject = ما ينتظرك
letters-digest-body =
    تحية طيبة،

    هذا ما ينتظرك. هنا ترى أول شيء:
    { $link }

    { $items }

    هذه الروابط لك وحدك.

    { $programme }

letters-digest-desk =
    تحية طيبة،

    هذا ما يجب عمله اليوم. هنا نظرتك العامة:
    { $link }

    { $items }

    { $programme }

letters-waits =
    .decided = هناك رد على طلبك.
    .missing = ما زلنا نحتاج إلى بعض المعلومات منك.
    .interview_set_mentee = ندعوك إلى مقابلة.
    .interview_cancelled_mentee = لن تُعقد إحدى المقابلات.
    .interview_missed_mentee = لقد انتظرناك.
    .interview_set_staff = أنت تُجري مقابلة.
    .interview_cancelled_staff = مقابلة تُجريها لن تُعقد.
    .mentor_declined = هناك رد على تسجيلك.
    .questionnaire_reminder = استبيانك ما زال مفتوحًا.
    .pair_reminder = ما زلنا ننتظر جوابك.
    .pair_dissolved = انتهى الإرشاد.
    .pair_started = يبدأ الإرشاد.
    .agreement_proposed = اتفاق ينتظر توقيعك.
    .agreement_signed = اتفاقكما سارٍ الآن.
    .expectations_asked = ماذا تتوقع من الإرشاد؟
    .expectations_ready = قال كلاكما ما يتوقعه.
    .meeting_asked = هل التقيتما؟
    .meeting_noted = هل لقاء مسجَّل صحيح؟
    .fit_asked = هل يناسبكما هذا الإرشاد؟
    .closing_asked = كيف كان الإرشاد؟
    .closing_reminded = ما زلنا نودّ أن نعرف كيف كان الإرشاد.
    .closing_given = وصلت الملاحظات إليك.
    .outcome_asked = ماذا تفعل الآن؟
    .survey_asked = لدينا بعض الأسئلة لك.
    .survey_reminded = أسئلتنا ما زالت مفتوحة.
    .event_invited = أنت مدعو.
    .event_moved_up = أصبح لك مكان.
    .event_cancelled = لن يُعقد أحد المواعيد.
letters-button =
    .open = افتح الصفحة
    .answer = أجب الآن
    .sign_in = تسجيل الدخول
    .set_up = إعداد الحساب
    .go_on = تابع الكتابة
letters-why =
    .asked = تصلك هذه الرسالة لأنك طلبتها الآن.
    .account = تصلك هذه الرسالة لأن لك حسابًا هنا.
    .application = تصلك هذه الرسالة لأنك تقدّمت بطلب أو سجّلت.
    .appointment = تصلك هذه الرسالة لأن لديك موعدًا.
    .pair = تصلك هذه الرسالة لأنها تخصك وتخص شخصًا آخر.
    .duty = تصلك هذه الرسالة لأن لك مهمة في البرنامج.
letters-why-optional =
    هل تريد هذه الرسائل بشكل أقل أو لا تريدها؟ غيّر ذلك هنا:
    { $link }

letters-paper-see = (بدون إنترنت: انظر في الأسفل.)
letters-paper-title = كيف تقوم بذلك بدون إنترنت
letters-paper-how = تتحدث هذه الرسالة عن رابط إلى صفحة على الإنترنت. لست بحاجة إليه. اتصل بنا أو تعال إلينا. قل لنا اسمك وموضوع هذه الرسالة. نخبرك بما هو مكتوب في الصفحة ونسجل جوابك نيابة عنك.
letters-paper-reach =
    هكذا تصل إلينا:
    { $contact }
letters-paper-foot = { $programme }، رسالة بتاريخ { $day }
