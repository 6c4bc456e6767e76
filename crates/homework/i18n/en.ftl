# The class book.

homework-menu = Homework
homework-title = Class book
homework-subject = Subject
homework-subjects = French | Reading | Writing | Grammar | Spelling | Vocabulary | Poetry | Mathematics | Arithmetic | Geometry | Discovering the world | History | Geography | Science | Civics | English | Art | Music | Sport | Language
homework-my-classes = My classes
homework-my-children = My children
homework-children = Children
homework-all-children = All
homework-all-subjects = All
homework-parts = Pages of the book
homework-part-week = Week
homework-part-lessons = Lessons
homework-part-drafts = Drafts
homework-part-visas = Visas
homework-week-of = Week of { $day }
homework-week-before = Week before
homework-week-after = Week after
homework-today = Today
homework-nothing = Nothing to do.
homework-no-class = No class.
homework-due-today = for today
homework-due-tomorrow = for tomorrow
homework-due-on = for { $day }
homework-minutes = { $count } min
homework-hours = { $count } h
homework-hours-minutes = { $hours } h { $minutes }
homework-has-files = With attachments.
homework-load-none = nothing yet
homework-load-count = { $count ->
    [one] one homework
   *[other] { $count } homework
}
homework-load-differs = { $words }, depending on the pupil
homework-load-up-to = up to { $most }
homework-load-from-to = { $least } to { $most }
homework-load-heavy = already heavy
homework-tick = Done: { $title }
homework-untick = Not done yet: { $title }
homework-is-done = Done
homework-is-not-done = Not done yet
homework-done-do = It is done
homework-done-undo = Done! Untick if it is not finished
homework-done-at = Ticked as done { $hour }.
homework-not-done-yet = Not ticked as done yet. It is for the pupil to tick.
homework-tag-draft = Draft
homework-tag-some = For some pupils
homework-tag-weekly = Weekly
homework-tag-corrected = Edited
homework-tag-to-hand-in = To hand in
homework-tag-handed-in = Handed in
homework-tag-late = Late
homework-tag-back = Given back
homework-tag-again = To do again
homework-tag-withdrawn = Taken out of the log
homework-tag-seen = Visa of { $day }
homework-tag-changed = Changed after the visa of { $day }
homework-young-title = My work
homework-young-none = Nothing to do
homework-young-done = Done
homework-young-bravo = Well done!
homework-listen = Listen to the page
homework-lessons-of = Lessons of { $class }
homework-lessons-none = No lesson yet.
homework-search-title = Search the class book
homework-search-label = Search homework and lessons
homework-search-how = Type the beginning of one or more words; accents do not matter.
homework-search-nothing = Nothing in the class book holds these words.
homework-search-found = { $count ->
    [one] One result
   *[other] { $count } results
}
homework-found = Homework
homework-found-lessons = Lessons
homework-waiting = Work to look at
homework-waiting-count = { $count ->
    [one] One to look at
   *[other] { $count } to look at
}
homework-handed-in-count = { $count ->
    [0] none handed in
    [one] one handed in
   *[other] { $count } handed in
}
homework-done-count = { $count ->
    [0] none ticked
    [one] one ticked
   *[other] { $count } ticked
}
homework-books = My books
homework-books-followed = The other classes
homework-no-books = You have no class book here.
homework-drafts-count = { $count ->
    [one] One draft
   *[other] { $count } drafts
}
homework-new = New homework
homework-new-do = Give homework
homework-new-for = Give homework for { $day }
homework-new-lesson-do = Log a lesson
homework-edit = Edit the homework
homework-edit-do = Edit
homework-field-title = What is to be done?
homework-field-title-hint = In one sentence: it is what the pupil reads first.
homework-field-body = Instructions
homework-field-due = For when?
homework-field-due-hint = Beside each day, what the pupils of { $place } have to do already, across all teachers and groups.
homework-next-lesson = next lesson
homework-next-lesson-of = next lesson: { $subject }
homework-other-day = Another day
homework-other-day-field = Which day?
homework-any-day = That day all the same
homework-field-minutes = Estimated time
homework-minutes-unsaid = Not said
homework-wants-work = Work to hand in here: text, photos, sound or files
homework-files = Photos and attachments
homework-files-all = Download all
homework-options = Some pupils, every week, links
homework-for = For whom?
homework-for-all = All pupils of { $place }
homework-for-some = Some pupils
homework-for-some-hint = The others will see it nowhere.
homework-repeat = The same every week
homework-repeat-until = Until
homework-repeat-hint = Weeks without class on that day are left out.
homework-field-links = Links
homework-field-links-hint = One address a line, followed by its name if you like.
homework-hung-on = Given during “{ $title }”, { $day }
homework-give = Give the homework
homework-save = Save
homework-save-draft = Keep as a draft
homework-scope = This homework comes back every week: what should change?
homework-scope-one = This one only
homework-scope-following = This one and the next ones
homework-given = The homework is given.
homework-given-several = { $count ->
    [one] The homework is given.
   *[other] The homework is given for { $count } weeks.
}
homework-saved = The draft is saved.
homework-taken-back = The homework is taken back: it is a draft again.
homework-discarded = The draft is deleted.
homework-take-back = Take back
homework-take-back-sure = Take this homework back? Families will not see it any more. What was handed in is kept.
homework-discard = Delete
homework-discard-sure = Delete this draft for ever?
homework-note-draft = Draft: only the teachers of the class see it.
homework-note-some = For { $names } only. The other pupils do not see it.
homework-note-withdrawn = This lesson is taken out of the log: families do not see it any more.
homework-corrected-at = edited { $hour }
homework-of-lesson = Given during “{ $title }”
homework-of-this-lesson = To do after this lesson
homework-versions = History
homework-other-version = The version of { $name }
homework-other-how = Saved { $hour }, while you were writing. Take from it what you need: your text is below, whole. If you save, it replaces this version, which stays in the history.
homework-doubt-weekend = { $day } is on a week-end. Next day of class: { $next }. Choose it, or tick “That day all the same”.
homework-doubt-holiday = { $day } falls in the holidays. Next day of class: { $next }. Choose it, or tick “That day all the same”.
homework-doubt-public-holiday = { $day } is a public holiday. Next day of class: { $next }. Choose it, or tick “That day all the same”.
homework-doubt-wednesday = This school has no class on { $day }. Next day of class: { $next }. Choose it, or tick “That day all the same”.
homework-doubt-closed = There is no class on { $day }. Next day of class: { $next }. Choose it, or tick “That day all the same”.
homework-doubt-too-short = It is late: families will be told on the very morning of { $day }. Next day of class: { $next }. Choose it, or tick “That day all the same”.
homework-refused-link = One of these addresses cannot be read. Each line begins with https://
homework-refused-links-many = Ten links at most.
homework-refused-too-long = This text is too long. Attach a file instead.
homework-refused-minutes = A time in minutes, up to 600.
homework-refused-nobody = Choose at least one pupil, or give the homework to the whole class.
homework-refused-pupils = One of the chosen pupils is not in this class any more. Check the boxes.
homework-refused-overtaken = Another version was saved while you were writing. Nothing of your text is lost: it is below.
homework-refused-handed-in = Pupils have handed work in already: this homework cannot be deleted.
homework-refused-closed = This work was given back already: nothing more can be handed in. Write to the teacher if something is missing.
homework-refused-not-his = You are not a guardian of this child any more: nothing was handed in.
homework-refused-no-work = Write a few words, or attach a photo, a sound or a file.
homework-refused-comment-overtaken = A colleague has answered while you were writing: his word is above. Yours is still here.
homework-refused-period = The last day is before the first.
homework-refused-source = Choose one of your classes of past years.
homework-work = Work handed in
homework-work-none = Nothing is handed in yet.
homework-work-text = Your text
homework-work-files = Photos, sound or files
homework-work-late = The day is over. You can still hand your work in: it will be marked late.
homework-work-again = You can hand another version in: the last one counts.
homework-hand-in = Hand in
homework-handed-in = It is handed in. Well done!
homework-handed-in-late = It is handed in, late. Your teacher will see it.
homework-handed-in-at = Handed in { $hour }
homework-late = { $days ->
    [one] one day late
   *[other] { $days } days late
}
homework-given-back-at = Given back { $hour }
homework-comment = Your word to the pupil
homework-comment-files = Files to give back
homework-comment-again = To do again: the pupil can hand another version in
homework-give-back = Give it back
homework-given-back = The work is given back to the pupil.
homework-other-work = The other versions
homework-follow = Who has done it?
homework-follow-table = Table
homework-figure-pupils = Pupils
homework-figure-done = Ticked as done
homework-figure-handed-in = Handed in
homework-figure-waiting = To look at
homework-column-pupil = Pupil
homework-column-handed-in = Handed in
homework-column-late = Days late
homework-column-given-back = Given back
homework-last-name = Last name
homework-first-name = First name
homework-drafts = Drafts
homework-drafts-none = No draft.
homework-drafts-how = Open a draft to read it again. Tick those that are ready, then give them.
homework-drafts-give = Give the ticked homework
homework-drafts-given = { $count ->
    [0] No homework was given: tick at least one.
    [one] One homework is given.
   *[other] { $count } homework are given.
}
homework-draft-past = Day over
homework-copy = Take up a past year
homework-copy-source = Which class?
homework-copy-how = Each homework given to the whole class becomes a draft, on the same day of the same week of class of this year. You read it again before giving it. Without dates, the whole year is taken up.
homework-copy-none = You have no class of past years in this school.
homework-copy-do = Take up as drafts
homework-copied = { $count ->
    [0] Nothing new to take up for this period.
    [one] One homework is taken up: read it again before giving it.
   *[other] { $count } homework are taken up: read them again before giving them.
}
homework-lesson-new = Log a lesson
homework-lesson-edit = Edit the lesson
homework-lesson-title = What did we do?
homework-lesson-day = Day
homework-lesson-body = Details
homework-lesson-then = Save and give homework
homework-lesson-give = Give homework
homework-lesson-saved = The lesson is logged.
homework-lesson-withdraw = Take out of the log
homework-lesson-withdraw-sure = Take this lesson out of the log? Families will not see it any more; the head keeps its trace.
homework-lesson-withdrawn = The lesson is taken out of the log.
homework-visas-of = Visas of the book of { $class }
homework-visas-none = No visa yet.
homework-visa-by = Seen by { $name }, { $hour }
homework-visa-period = from { $first } to { $last }
homework-visa-held = lessons: { $lessons }, homework: { $homework }
homework-visa-changed = { $count ->
    [one] One element of this period was changed since.
   *[other] { $count } elements of this period were changed since.
}
homework-visa-new = Put a visa
homework-visa-from = From
homework-visa-until = To
homework-visa-note = A word for the team
homework-visa-put-do = Put the visa
homework-visa-put = The visa is put.
homework-did-visa = Put a visa in a class book
homework-year = The year as a PDF
homework-year-title = Class book of { $class }
homework-year-printed = Printed { $hour }
homework-year-lesson = lesson
homework-year-homework = to do
homework-card-all = The week
homework-card-books = My classes
homework-card-tomorrow = For tomorrow
homework-card-day = For { $day }
homework-card-all-done = All is done. Have a nice evening!
homework-notice-given-kind = Homework that is given, or moved
homework-notice-back-kind = Work that is given back
homework-notice-given = Homework in { $subject } for { $day }
homework-notice-moved = The homework in { $subject } is now for { $day }
homework-notice-back = Work in { $subject } was given back
homework-api-week = The week of a family: each child’s homework, day by day
homework-api-find = Search homework and lessons
homework-api-homework = A homework
homework-api-tick = Tick or untick a homework
homework-api-hand-in = Hand work in
homework-api-work = Work that was handed in
homework-api-books = The books one writes in, and those one follows
homework-api-book = The week of a book, and what its days weigh
homework-api-begin = Give or prepare a homework
homework-api-lessons = The lessons of a book
homework-api-log = Log a lesson
homework-api-save = Change a homework
homework-api-give = Give a draft
homework-api-take-back = Take a homework back
homework-api-follow = Who has done it, who has handed in
homework-api-give-back = Give work back to the pupil
