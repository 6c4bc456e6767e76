# The liaison book.
liaison-title = Liaison book
liaison-menu = Liaison
liaison-write = Write a slip
liaison-to-sign = To sign
liaison-all-signed = Everything is signed. Thank you!
liaison-before = Received before
liaison-nothing = No slip for now.
liaison-followed = Slips sent
liaison-nothing-written = No slip sent for now.
liaison-children = Children
liaison-all-children = All
liaison-card-all = The whole book
liaison-not-signed = not signed
liaison-answered = Answers:
liaison-tag-withdrawn = taken back
liaison-tag-late = late
liaison-tag-urgent = urgent
liaison-tag-purged = erased
liaison-due-past = late
liaison-due-today = last day
liaison-due-tomorrow = before tomorrow evening
liaison-due-weekday = before { $day } evening
liaison-due-on = before { $day }
liaison-signed-on = signed { $day }
liaison-drafts-count = { $count ->
    [one] 1 draft
   *[other] { $count } drafts
}
liaison-templates = Templates of the school
liaison-register-of = Register of signatures, { $school }

# A slip.
liaison-theme = Theme
liaison-theme-information = Information
liaison-theme-outing = Outing
liaison-theme-meeting = Meeting or appointment
liaison-theme-life = Life of the class
liaison-theme-health = Health
liaison-theme-money = Cooperative and payments
liaison-theme-congratulation = Congratulations
liaison-theme-permission = Permission
liaison-about = This slip
liaison-sent = Sent
liaison-due = Last day
liaison-to = For
liaison-class = Class
liaison-is-withdrawn = This slip was taken back: there is nothing to sign any more.
liaison-is-urgent = Urgent slip: { $reason }
liaison-is-purged = The text and the answers of this slip were erased on { $day }: they are kept until the end of the following school year. Pupils for whom somebody had signed: { $signed } of { $all }.
liaison-all-files = Download all files
liaison-is-corrected = This slip was corrected after it was sent.
liaison-see-versions = See the versions
liaison-you-read-only = You may read this slip. Only a legal guardian can sign it.
liaison-is-late = The last day has passed. You can still sign: your signature will be marked “late”.
liaison-both-sign = Both guardians sign this slip, each with his own account.
liaison-for-whom = For whom do you sign?
liaison-differently = A different answer for each? Sign apart for:
liaison-and = { $names } and { $last }
liaison-sign-for = Sign for { $names }
liaison-ask = Ask a question
liaison-promise = Your signature is dated and you get a receipt.
liaison-promise-until = Your signature is dated and you get a receipt. You can change your mind until the evening of { $day }.
liaison-receipt = Receipt
liaison-change = Change my answer
liaison-who-answered = Who has answered
liaison-who-answered-for = Who has answered for { $name }
liaison-you = You
liaison-other-guardian = the other guardian
liaison-not-yet = not yet
liaison-on-paper = On paper
liaison-read-by = recorded by { $name }
liaison-paper-read-by = On paper, recorded by { $name }
liaison-your-parents-signed = One of your guardians has signed this slip.
liaison-show-your-parents = Show this slip to your parents: they have to sign it.
liaison-yes = Yes
liaison-no = No
liaison-none-of-them = None of these
liaison-euros = €{ $amount }
liaison-another-guardian = another guardian
liaison-no-answer = No answer
liaison-back = Back to the answers
liaison-optional = (optional)
liaison-amount-hint = In euros, such as 5 or 12.50
liaison-answer-here = Choose an answer.
liaison-places-left = { $count ->
    [0] full
    [one] 1 place
   *[other] { $count } places
}
liaison-said-signed = It is signed. Your receipt is ready.
liaison-said-late = It is signed, late. Your receipt is ready.
liaison-said-already = You had signed already: nothing has changed.

# Writing.
liaison-new-title = Write a slip
liaison-from-template = Begin with a template of the school
liaison-to-whom = For whom?
liaison-whole-school = All classes: { $school }
liaison-whole-class = The whole class { $class }
liaison-some-pupils = Some pupils only
liaison-some-pupils-of = Some pupils of { $class }
liaison-pupils-of = Pupils of the class
liaison-no-class = None
liaison-show-pupils = Show the pupils
liaison-slip-title = Title
liaison-body = Text of the slip
liaison-questions = Ask questions
liaison-questions-hint = Without a question, families sign that they have read the slip.
liaison-question-number = Question { $number }
liaison-question = What you ask
liaison-question-hint = For instance: Your child takes part in the outing
liaison-question-ask = How it is answered
liaison-ask-yes-no = Yes or no
liaison-ask-choice = One answer among several
liaison-ask-several = Several answers possible
liaison-ask-slot = A slot or a date, with places
liaison-ask-amount = An amount of money
liaison-ask-text = A few words
liaison-question-options = Possible answers
liaison-options-hint = One a line. For a slot, the number of places after a bar: Thursday at 5 pm | 4
liaison-question-optional = It may be left out
liaison-add-question = Add a question
liaison-who-signs = Who signs?
liaison-needs-one = One of the guardians is enough
liaison-needs-both = Both guardians have to sign
liaison-for-pupils = Pupils see this slip
liaison-due-label = Last day to answer
liaison-due-hint = Families who have not answered are reminded before that day.
liaison-late-label = Take late answers
liaison-files = Attachments
liaison-cannot-wait = This slip cannot wait
liaison-when = When families have it
liaison-when-morning = After quiet hours: { $hour }
liaison-when-soon = Now, or in the morning during quiet hours
liaison-when-urgent = Right now, it is urgent
liaison-when-urgent-hint = It passes the quiet hours. The reason is shown to families and written down.
liaison-urgent-label = Why is it urgent?
liaison-when-quiet = Families will have this slip { $hour }.
liaison-send = Send
liaison-save-draft = Keep as a draft
liaison-save-template = Keep as a template of the school
liaison-discard = Throw away
liaison-keep = Keep
liaison-discard-sure = Throw this slip away? It will not be sent.
liaison-autosaved = Draft saved at { "{time}" }
liaison-autosave-retrying = Not saved yet: trying again soon.
liaison-autosave-refused = This draft can no longer be saved.
liaison-draft-saved = Draft kept.
liaison-draft-discarded = Draft thrown away.
liaison-template-saved = Template kept for the school.
liaison-sent-now = { $count ->
    [one] The slip has left for 1 pupil.
   *[other] The slip has left for { $count } pupils.
}
liaison-sent-later = { $count ->
    [one] The slip will leave for 1 pupil { $hour }.
   *[other] The slip will leave for { $count } pupils { $hour }.
}
liaison-editor = Formatting
liaison-editor-bold = Bold
liaison-editor-italic = Italic
liaison-editor-underline = Underlined
liaison-editor-bullets = Bulleted list
liaison-editor-numbers = Numbered list
liaison-editor-quote = Quotation
liaison-editor-link = Link
liaison-editor-undo = Undo
liaison-editor-redo = Redo
liaison-editor-link-address = Address of the link
liaison-editor-link-wrong = Write an address such as www.example.org
liaison-editor-link-apply = Set the link
liaison-editor-link-remove = Remove the link

# Following.
liaison-follow = Who has answered
liaison-follow-title = Answers: { $title }
liaison-see-slip = See the slip
liaison-have-signed = Pupils it is signed for
liaison-are-missing = Missing
liaison-classes = Classes
liaison-without-class = Without a class
liaison-pupil = Pupil
liaison-signed-by = Signed by
liaison-signed-at = On
liaison-nobody-yet = Nobody yet
liaison-nobody-to-sign = No legal guardian known
liaison-still = Missing: { $names }
liaison-differs = Different answers
liaison-has-left = is no longer there
liaison-reopen = Take answers again
liaison-reopen-until = Answers until
liaison-reopen-note = Families that have not answered are told. Those that have may change their answer.
liaison-reopen-do = Reopen
liaison-said-reopened = Answers are taken again, until { $day }.
liaison-remind = Remind the families
liaison-tick = Record papers
liaison-lists = Print, save
liaison-missing-list = List of the missing
liaison-print-slips = Print the slips
liaison-as-csv = Table (CSV)
liaison-correct = Correct the slip
liaison-withdraw = Take the slip back
liaison-withdraw-sure = Take this slip back? Families will have nothing to sign any more. Signatures already given stay.
liaison-said-reminded = { $count ->
    [0] Nobody to remind.
    [one] 1 reminder leaves.
   *[other] { $count } reminders leave.
}
liaison-said-withdrawn = The slip is taken back.

# Refusals.
liaison-refused-nobody = Choose at least a class, a group or a pupil.
liaison-refused-no-child = Choose at least a child.
liaison-refused-out-of-reach = One of those chosen is not in your classes.
liaison-refused-several-schools = A slip is for pupils of one school only.
liaison-refused-urgent-reason = Say why this slip cannot wait.
liaison-refused-blank = Write the text of the slip.
liaison-refused-options = Give at least two possible answers, one a line.
liaison-refused-template-title = Give a title: it will be the name of the template.
liaison-refused-missing = Answer: { $question }
liaison-refused-amount = Write an amount such as 5 or 12.50: { $question }
liaison-refused-too-long = This answer is too long: { $question }
liaison-refused-too-late = The last day to answer has passed. Write to the teacher: answers can be taken again.
liaison-refused-too-late-to-change = The last day has passed: the answer you have signed stands. Write to the teacher to change it: answers can be taken again.
liaison-refused-withdrawn = This slip was taken back meanwhile: there is nothing to sign any more.
liaison-refused-corrected = This slip was corrected while you were reading it. Read it again, then sign.
liaison-refused-overtaken = Another correction was saved while you were writing. Nothing you wrote is lost: it is below. If you save it, it replaces the other one, which stays among the versions.
liaison-newest = Your colleague’s correction
liaison-refused-no-authority = You are not, or no longer, a legal guardian of this child: you cannot sign for him.
liaison-refused-left = This slip is no longer about this pupil.
liaison-refused-full = This slot has just become full. Choose another.

# News.
liaison-notice-slips = A slip of the liaison book
liaison-notice-reminders = A reminder before the last day of a slip
liaison-notice-answers = Answers to a slip you follow
liaison-notice-answered = Answers to “{ $title }”: { $count } of { $pupils }.
liaison-notice-reopened = You can answer “{ $title }”, from { $name }, again.
liaison-notice-sent = { $name } asks you to sign “{ $title }”.
liaison-notice-corrected = { $name } has corrected “{ $title }”.
liaison-notice-asked-again = { $name } has changed “{ $title }”: sign it again.
liaison-notice-reminder = “{ $title }”, from { $name }, awaits your signature.
liaison-notice-last-day = Last day to sign “{ $title }”, from { $name }.
liaison-notice-late = “{ $title }”, from { $name }, still awaits your signature.
liaison-did-send = Sent a slip to many families
liaison-did-urgent = Sent an urgent slip, without waiting for the end of quiet hours
liaison-did-purge = The answers of a slip were erased when due
liaison-did-withdraw = Took a slip back

# Correcting, printing, recording.
liaison-correction-note = Families see the correction, and what the slip said before. If you change a question, they answer again.
liaison-ask-again = Ask for the signature again
liaison-correct-do = Save the correction
liaison-keep-as-it-is = Leave it as it is
liaison-said-asked-again = The slip is corrected. Families have to sign it again.
liaison-said-corrected = The slip is corrected. Signatures stay.
liaison-versions-title = Versions of “{ $title }”
liaison-version = Version { $number }, { $hour }
liaison-missing-title = Missing: { $title }
liaison-missing-on = On { $hour }.
liaison-missing-due = Last day to answer: { $day }.
liaison-missing-count = { $count ->
    [one] 1 pupil
   *[other] { $count } pupils
}
liaison-nobody-missing = Nobody is missing: everything is signed.
liaison-awaited = Awaited
liaison-print = Print
liaison-tick-this = Record this paper
liaison-tick-title = Papers of “{ $title }”
liaison-tick-hint = Tick the pupils whose signed paper has come back. Your name is kept with each paper.
liaison-record = Record the ticked papers
liaison-said-recorded = { $count ->
    [0] These papers were recorded already.
    [one] 1 paper recorded.
   *[other] { $count } papers recorded.
}
liaison-refused-paper = { $name }: the answer to “{ $question }” is missing.
liaison-refused-no-paper = Tick at least one pupil.
liaison-receipt-title = Receipt of a signature: { $title }
liaison-receipt-text = The slip that was signed
liaison-receipt-answers = The answers
liaison-receipt-late = after the last day
liaison-receipt-place = place no. { $number }
liaison-receipt-verify = To verify this receipt, scan this code or type it here:
liaison-receipt-qr = Code to be scanned to verify the receipt { $code }
liaison-register = Register of signatures
liaison-fingerprint = Fingerprint
liaison-paper-due = To be given back by { $day }.
liaison-paper-signature = Date, name and signature of the guardian:
liaison-paper-scan = Or sign with your phone: scan this code.
liaison-paper-qr = Code to be scanned to sign the slip of { $name }
liaison-verification-title = Verify a receipt
liaison-code = Code of the receipt
liaison-code-hint = Twelve signs, at the bottom of the receipt: K7QM-4WXR-9TPA
liaison-verify = Verify
liaison-verified-true = This receipt is authentic: the signature is in the register of the school and has not been changed.
liaison-verified-waits = This signature has just been given. It enters the register within a minute.
liaison-verified-nothing = No signature has this code. Check the twelve signs.
liaison-verified-broken = Beware: what is recorded is no longer what was signed. Tell the school.
liaison-school = School
liaison-how-signed = Signed
liaison-on-screen = By the guardian, with his account
liaison-broken-link = the chain is broken
liaison-broken-content = the signature was changed
liaison-broken-gone = the signature is gone
liaison-register-what = Each signature of the school has its place in this register. A signature that was changed, moved or removed shows.
liaison-register-holds = The register is intact, from the first signature to the last.
liaison-register-broken = The register is no longer intact from place { $number } on: { $why }.
liaison-register-places = Signatures
liaison-register-waiting = Await their place
liaison-register-erased = Erased on demand or in time
liaison-register-last = Last entry
liaison-register-note = Write this fingerprint down on paper from time to time: it proves that nothing before it has changed.
liaison-no-template = No template for now. A slip is kept as a template from the page where it is written.
liaison-use = Use
liaison-template-gone = Template thrown away.
liaison-drafts = Drafts
liaison-no-draft = No draft.
liaison-no-title = (no title)

# For programs.
liaison-api-book = The slips of the family, and those one follows
liaison-api-slip = A slip, its questions and the children it is for
liaison-api-sign = Sign a slip for one child or several
liaison-api-follow = Who has answered a slip, pupil by pupil
