# The post.
messages-title = Messages
messages-write = Write
messages-folders = Folders
messages-received = Received
messages-unread = Unread
messages-sent = Sent
messages-drafts = Drafts
messages-archive = Archive
messages-bin = Bin
messages-moderation = Reports
messages-manage-folders = My folders
messages-preferences = Signature and blocks
messages-nothing-received = No message yet.
messages-nothing-unread = Nothing new: everything is read.
messages-nothing-binned = The bin is empty.
messages-nothing-here = Nothing in this folder.
messages-nothing-drafted = No draft.
messages-nothing-picked = Tick a message first.
messages-bin-hint = What is in the bin disappears after { $days } days.
messages-new = new
messages-has-attachments = with attachment
messages-no-subject = (no subject)
messages-you = You
messages-you-small = you
messages-to = To: { $names }
messages-to-more = { $count ->
    [one] To: { $names } and one other
   *[other] To: { $names } and { $count } others
}
messages-today = today
messages-tomorrow = tomorrow
messages-day-at-hour = { $day } at { $hour }
messages-recalled-line = This message was taken back.
messages-tag-held = awaits the head
messages-tag-waiting = leaves { $hour }
messages-tag-recalled = taken back
messages-tag-urgent = urgent

messages-all = All
messages-pick = Choose the message from { $name }
messages-one-picked = 1 chosen
messages-many-picked = { "{n}" } chosen
messages-more = Other actions
messages-archive-do = Archive
messages-bin-do = Move to the bin
messages-restore = Put back
messages-mark-read = Mark as read
messages-mark-unread = Mark as unread
messages-move = Move
messages-move-to = Move to
messages-said-archived = { $count ->
    [one] 1 message archived.
   *[other] { $count } messages archived.
}
messages-said-moved = { $count ->
    [one] 1 message moved.
   *[other] { $count } messages moved.
}
messages-said-binned = { $count ->
    [one] 1 message moved to the bin.
   *[other] { $count } messages moved to the bin.
}
messages-said-restored = { $count ->
    [one] 1 message put back.
   *[other] { $count } messages put back.
}
messages-said-read = { $count ->
    [one] 1 message marked as read.
   *[other] { $count } messages marked as read.
}
messages-said-unread = { $count ->
    [one] 1 message marked as unread.
   *[other] { $count } messages marked as unread.
}

messages-answer = Reply
messages-answer-all = Reply to all
messages-follow-up = Write a follow-up
messages-why = Why may they write to me?
messages-forward = Forward
messages-print = Print
messages-report = Report
messages-block = Block the sender
messages-recall = Take back
messages-receipts = Who has read it
messages-back-to-letter = Back to the message
messages-keep = Cancel
messages-head-to = to { $names }
messages-head-cc = copy to { $names }
messages-head-bcc = blind copy to { $names }
messages-head-blind = in blind copy
messages-note-waiting = Your message is ready. It will be delivered { $hour }.
messages-note-partly = Some readers will only have it { $hour }: their school has its quiet hours.
messages-note-held = Your message goes to many people in a short time. The head reads it before it leaves.
messages-note-recalled = This message was taken back by its author.
messages-note-withdrawn = This message was taken back by the head.
messages-note-urgent = Urgent message: { $reason }
messages-note-receipts = The sender sees that you have opened this message.
messages-note-no-reply = This message expects no reply.

messages-new-title = Write a message
messages-answer-title = Reply
messages-forward-title = Forward a message
messages-you-are-frozen = The head has suspended your messages. You may only write to the head.
messages-left-out = { $count ->
    [one] One recipient is left out.
   *[other] { $count } recipients are left out.
}
messages-autosaved = Draft saved at { "{time}" }
messages-autosave-retrying = Not saved yet: trying again soon.
messages-autosave-refused = This draft can no longer be saved.
messages-to-label = To
messages-to-hint = A name, a class, a group. The name of a pupil finds the parents.
messages-to-hint-family = The name of a person, a class or a group.
messages-cc = Copy
messages-cc-hint = Everybody sees who gets a copy.
messages-bcc = Blind copy
messages-bcc-hint = You alone see who gets a blind copy.
messages-copies = Copy, blind copy
messages-near = Choose from the list
messages-found = Whom do you mean?
messages-picker-none = Nobody of this name.
messages-picker-one = 1 answer
messages-picker-many = { "{n}" } answers
messages-picker-added = { "{name}" } was added
messages-picker-remove = Remove { "{name}" }
messages-remove = Remove { $name }
messages-subject = Subject
messages-body = Message
messages-editor = Formatting
messages-editor-bold = Bold
messages-editor-italic = Italic
messages-editor-underline = Underlined
messages-editor-bullets = Bulleted list
messages-editor-numbers = Numbered list
messages-editor-quote = Quotation
messages-editor-link = Link
messages-editor-undo = Undo
messages-editor-redo = Redo
messages-editor-link-address = Address of the link
messages-editor-link-wrong = Write an address such as www.example.org
messages-editor-link-apply = Set the link
messages-editor-link-remove = Remove the link
messages-when = When to send it
messages-when-now = Now
messages-when-morning = It will be delivered { $hour }
messages-when-quiet = These are quiet hours: your message will be delivered { $hour }.
messages-options = When and how to send it
messages-when-later = Later, when I choose
messages-when-urgent = Right now, it is urgent
messages-when-urgent-hint = It passes the quiet hours. The reason is shown to those who receive it.
messages-later-label = Day and time
messages-urgent-label = Why is it urgent?
messages-option-copies = Copy to the pupil’s other guardians
messages-option-receipts = Know who has read it
messages-option-no-reply = No reply possible
messages-send = Send
messages-save-draft = Keep as a draft
messages-discard = Discard
messages-discard-sure = Discard this message?
messages-draft-saved = Your draft is kept.
messages-draft-discarded = The draft is gone.
messages-sent-now = Your message is sent.
messages-sent-later = Your message is ready: it will be delivered { $hour }.
messages-sent-held = Your message waits for the head to read it: it goes to many people in a short time.

messages-refused-nobody = Choose at least one person.
messages-refused-too-many = Too many names for one message. Write to a group instead.
messages-refused-blank = Write your message here.
messages-refused-too-long = Your message is too long. Attach a document instead.
messages-refused-not-urgent = Only the adults of the school may send an urgent message.
messages-refused-urgent-reason = Say why this message cannot wait.
messages-refused-later = Choose a day and a time.
messages-refused-past = This moment is past.
messages-refused-far = This moment is too far away.
messages-refused-hourly = You have sent many messages within an hour. Wait a little.
messages-why-unknown = This person is no longer in the directory.
messages-why-oneself = { $name }: that is you.
messages-why-left = { $name } is no longer at the school.
messages-why-suspended = The account of { $name } is suspended.
messages-why-you-suspended = Your account is suspended: you may not write.
messages-why-rule = { $name }: the rules of the school do not allow writing to them.
messages-why-nothing = { $name }: you share no class, school or town.
messages-why-refused = { $name } cannot receive your message.
messages-why-blocked = { $name } does not wish to receive your messages. Please write to the head of the school.
messages-why-frozen = { $name }: the head has suspended your messages, you may only write to the head.

messages-group-pupils = Pupils of { $place }
messages-group-all-pupils = All pupils, { $place }
messages-group-guardians = Parents of { $place }
messages-group-all-guardians = All parents, { $place }
messages-group-team = Team of { $place }
messages-group-all-team = The whole team, { $place }
messages-group-staff = All adults, { $place }
messages-group-cpe = CPE, { $place }
messages-group-heads = Head, { $place }
messages-group-agents = Town hall, { $place }
messages-group-delegates = Delegates, { $place }
messages-group-every-head = All heads
messages-group-every-agent = All town halls
messages-group-administrators = Administration of the platform
messages-group-size = { $count ->
    [one] 1 person
   *[other] { $count } people
}
messages-is-guardian = guardian of { $pupil }, { $place }
messages-is-pupil = pupil, { $place }
messages-is-team = team of { $place }
messages-is-staff = works at { $place }
messages-is-head = head, { $place }
messages-is-agent = town hall, { $place }
messages-is-administrator = administration of the platform

messages-search-title = Search
messages-search-label = Search the messages
messages-search-hint = Find a message
messages-search-go = Search
messages-search-how = Type the beginning of a word: a name, a subject, a word of the message. Accents do not matter.
messages-search-nothing = No message has these words.
messages-search-found = { $count ->
    [one] 1 message
   *[other] { $count } messages
}

messages-folders-title = My folders
messages-folder-name = Name of the folder
messages-folder-make = Make the folder
messages-folder-made = The folder “{ $name }” is made.
messages-folder-taken = You already have a folder of this name.
messages-folder-change = Change { $name }
messages-folder-rename = Rename
messages-folder-renamed = The folder has a new name.
messages-folder-delete = Delete
messages-folder-delete-sure = Delete the folder “{ $name }”?
messages-folder-delete-hint = Its messages will go to the archive.
messages-folder-deleted = The folder is deleted. Its messages are in the archive.

messages-preferences-title = Signature and blocks
messages-preferences-saved = Saved.
messages-save = Save
messages-signature = Signature
messages-signature-hint = It is put at the end of your new messages.
messages-signature-too-long = Your signature is too long.
messages-blocks = People you have blocked
messages-blocks-hint = They can no longer write to you personally. Messages to the whole class arrive.
messages-unblock = Unblock
messages-unblocked = This person may write to you again.
messages-block-title = Block { $name }
messages-block-what = This person will no longer be able to write to you personally, and will know it. Messages to the whole class still arrive.
messages-block-do = Block
messages-blocked = This person can no longer write to you personally.
messages-block-not-a-head = The head of the school cannot be blocked.

messages-recall-title = Take this message back
messages-recall-waiting = Nobody has received it yet. It becomes a draft again, which you can change.
messages-recall-staff = Its readers will see that you took it back, without being able to read it. This is possible for { $hours } hours.
messages-recall-unread = Its readers will see that you took it back. This is possible as long as nobody has read it.
messages-recall-do = Take the message back
messages-recalled = Your message is taken back.
messages-recalled-to-draft = Your message is a draft again.

messages-receipts-title = Who has read it
messages-receipts-read = Readings
messages-receipts-all = Everybody has read it.
messages-receipts-waiting = Have not read it yet
messages-receipts-never-came = { $count ->
    [one] One person has never opened the account: tell them another way, or give the sheet again.
   *[other] { $count } persons have never opened their account: tell them another way, or give the sheets again.
}
messages-receipts-not-yet = account not opened yet
messages-receipts-for = for { $name }
messages-receipts-more = { $count ->
    [one] and one other person
   *[other] and { $count } other people
}
messages-remind = Remind those who have not read it
messages-reminded = The reminder will be delivered { $hour }.
messages-reminded-already = The reminder has already left today.

messages-report-title = Report this message
messages-report-what = The head of the school will read this message and those around it. The sender will not know who reported it.
messages-report-reason = What is wrong?
messages-report-hint = One sentence is enough.
messages-report-do = Report to the head
messages-reported = The head has been told. Thank you.
messages-moderation-title = Reports
messages-reports-open = To look at
messages-reports-none = Nothing to look at.
messages-reports-closed = Already looked at
messages-holds = Waiting for you to read them
messages-hold-title = A message to read before it leaves
messages-hold-why = This message, with those before it, goes to { $count } people within an hour. Is that intended?
messages-hold-weight = { $count ->
    [one] 1 person
   *[other] { $count } people
}
messages-hold-release = Let it go
messages-hold-refuse = Do not send it
messages-hold-released = The message leaves.
messages-hold-refused = The message did not leave.
messages-freezes = Suspended senders
messages-frozen-since = since: { $day }
messages-thaw = Restore
messages-thawed = This person may write again.
messages-judge-title = Reported message
messages-judge-sender = Written by
messages-judge-when = Reported
messages-judge-reason = Reason given
messages-judge-context = The message and those around it
messages-judge-this-one = This is the message that was reported.
messages-judge-what = Taking the message back makes it disappear for everybody who received it.
messages-judge-dismiss = Nothing wrong
messages-judge-withdraw = Take the message back
messages-judge-freeze = Take it back and suspend the sender
messages-decided = Done.
messages-outcome-dismissed = Looked at: nothing wrong.
messages-outcome-withdrawn = The message was taken back.
messages-outcome-frozen = The message was taken back and its author suspended.

messages-card-title = Messages
messages-card-all = All

messages-attachments = Attachments
messages-attachments-all = Download all
messages-attachments-name = Message of { $day }
messages-empty = Empty the bin
messages-empty-sure = Empty the bin? Its messages will be lost.
messages-said-emptied = { $count ->
    [one] 1 message deleted.
   *[other] { $count } messages deleted.
}

messages-notice-letters = A message I receive
messages-notice-reports = A message that is reported or held
messages-notice-arrived = { $name } wrote to you
messages-notice-reminder = { $name } reminds you of a message
messages-notice-reported = A message waits for you to look at it

messages-api-lists-received = The letters received
messages-api-lists-unread = The letters that are not read yet
messages-api-lists-sent = The letters sent
messages-api-lists-archive = The letters in the archive
messages-api-lists-bin = The letters in the bin
messages-api-lists-own = The letters of a folder of one’s own
messages-api-lists-empty-bin = Empty the bin for good
messages-api-lists-tidy = Tidy letters: archive, bin, move, mark
messages-api-lists-find = Search all one’s letters
messages-api-lists-folders = One’s folders
messages-api-lists-make-folder = Make a folder
messages-api-lists-rename-folder = Rename a folder
messages-api-lists-delete-folder = Delete a folder, whose letters go to the archive
messages-api-writing-send = Send a letter
messages-api-writing-contacts = To whom one may write, and why not to others
messages-api-writing-begin = What a letter, an answer or a forward begins with
messages-api-writing-drafts = One’s drafts
messages-api-writing-save = Save a draft
messages-api-writing-draft = A whole draft
messages-api-writing-discard = Discard a draft
messages-api-writing-preferences = One’s signature, and whom one has blocked
messages-api-writing-sign = Change one’s signature
messages-api-letters-letter = A letter and its exchange, which is then read
messages-api-letters-take-back = Take a letter back
messages-api-letters-receipts = Who has not read the letter yet
messages-api-letters-remind = Remind those who have not read
messages-api-care-unblock = Unblock a person
messages-api-care-block = Block the person who wrote
messages-api-care-report = Report a letter to the head
messages-api-care-reports = What awaits the head: reports, letters held, persons frozen
messages-api-care-reported = A reported letter and what is around it
messages-api-care-judge = Decide about a report
messages-api-care-held = A letter that is held
messages-api-care-let-go = Let a held letter go, or refuse it
messages-api-care-thaw = Give a person back the right to write
messages-did-send = Sent an urgent message, or one to many
messages-did-hold = Decided about a held message
messages-did-decide = Dealt with a report
messages-did-thaw = Let a person write again
