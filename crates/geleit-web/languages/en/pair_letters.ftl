pair-letters-started-subject = It begins
pair-letters-started =
    Good day,

    your mentoring has begun. Write down together what you plan. It takes five minutes:
    { $link }

    The link is only for you. Do you need help? Then call us or write to us.

    { $programme }
pair-letters-proposed-subject = Please read and sign
pair-letters-proposed =
    Good day,

    there is a proposal for your mentoring. Please read it. Does it suit you? Then sign it here:
    { $link }

    The link is only for you. Do you need help? Then call us or write to us.

    { $programme }
pair-letters-signed-subject = Both have signed
pair-letters-signed =
    Good day,

    your agreement is signed by both. Here you read it:
    { $link }

    The link is only for you. Do you need help? Then call us or write to us.

    { $programme }
pair-letters-asked-subject = What do you expect?
pair-letters-asked =
    Good day,

    what do you expect of the mentoring? There are six short questions. You both see your answers only when both have answered:
    { $link }

    The link is only for you. Do you need help? Then call us or write to us.

    { $programme }
pair-letters-ready-subject = Both have answered
pair-letters-ready =
    Good day,

    you have both answered. Here you read what you both expect:
    { $link }

    The link is only for you. Do you need help? Then call us or write to us.

    { $programme }
pair-letters-fit-subject = A short question for you
pair-letters-fit =
    Good day,

    your mentoring has run for three weeks. Does it fit? Then answer here:
    { $link }?answer=fits

    Does it not fit? Then tell us here:
    { $link }?answer=does_not

    Only the coordination office reads your answer. Both links are only for you.

    { $programme }
pair-letters-hand-subject = Somebody needs your help
pair-letters-hand =
    Good day,

    somebody of a pair asks for help. Please get in touch within two days:
    { $link }

    { $programme }
