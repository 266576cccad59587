raised-hands-title = هل تحتاجون إلى مساعدة؟
raised-hands-lead = اضغطوا الزر. عندها يتواصل معكم شخص من المكتب. لا يعلم { $name } بذلك.
raised-hands-raised = طلبتم المساعدة في { $day }. سنتواصل معكم قريباً.
raised-hands-line = ما الموضوع؟
raised-hands-line-hint = لا يلزم أن تكتبوا شيئاً. يقرأ هذا مكتب التنسيق فقط.
raised-hands-line-long = اكتبوا { $max } حرفاً على الأكثر.
raised-hands-raise = أرجو التواصل معي
raised-hands-said = شكراً. سنتواصل معكم خلال يومين.
