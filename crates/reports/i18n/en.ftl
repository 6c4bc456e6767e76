# Reports.
reports-cut-year = Cut the year into terms
reports-title = School reports
reports-menu = Reports
reports-class-title = Reports of { $class }
reports-school-title = Reports, { $school }
reports-periods = Terms
reports-places = Domains and subjects
reports-no-period = The year is not cut into terms yet. The head does it in the settings of results.
reports-to-sign = Reports to sign
reports-none-yet = No report yet. You will be told as soon as there is one.
reports-none-here = Your pupils are in nursery school: what they have achieved is in their carnet, with the synthesis at the end of it.
reports-to-carnet = Open the carnet
reports-nothing-here = No report awaits you here.
reports-my-classes = My classes
reports-my-groups = My groups
reports-group-none = Nothing to write for this group: others teach its pupils each subject. If you teach another one, the head adds it to the subjects of the school.
reports-classes = Classes
reports-schools = Schools
reports-pupils = Pupils
reports-pupil = Pupil
reports-class = Class
reports-subject = Subject
reports-teachers = Teachers
reports-days = Term
reports-from-to = from { $from } to { $to }
reports-of = { $name }, { $period }
reports-of-cycle = { $name }, end of cycle
reports-of-edition = { $name }, version { $number }
reports-cycle = End of cycle
reports-pdf = Download the PDF
reports-save = Save
reports-saved = Saved.

# Opening, writing.
reports-not-open = The reports of “{ $period }” are not open yet.
reports-newcomers = { $count ->
    [one] A pupil has come since the reports were opened.
   *[other] { $count } pupils have come since the reports were opened.
}
reports-corrected = { $count ->
    [one] The level of a pupil has changed since the reports were opened.
   *[other] The level of { $count } pupils has changed since the reports were opened.
}
reports-follow-levels = Bring the reports up to date
reports-open = Open the reports
reports-opened = { $count ->
    [0] All the reports were open already.
    [one] One report is open.
   *[other] { $count } reports are open.
}
reports-write = Write
reports-reckoned-at = Averages worked out { $hour }.
reports-reckon = Work out again
reports-reckoned = Averages and proposals are up to date.
reports-ready-of = { $ready ->
    [one] { $ready } report of { $all } is ready.
   *[other] { $ready } reports of { $all } are ready.
}
reports-list = { $before } and { $last }
reports-class-not-open = { $count ->
    [0] No pupil.
    [one] One pupil, the report is not open yet.
   *[other] { $count } pupils, the reports are not open yet.
}
reports-it-lacks = Missing: { $list }.
reports-some-positions = { $count ->
    [one] one level
   *[other] { $count } levels
}
reports-some-appreciations = { $count ->
    [one] one comment
   *[other] { $count } comments
}
reports-some-generals = { $count ->
    [one] one general comment
   *[other] { $count } general comments
}
reports-missing = What is missing
reports-lacks = { $count ->
    [one] One thing is missing
   *[other] { $count } things are missing
}
reports-lack-positions = { $count ->
    [one] { $label }: one level to decide
   *[other] { $label }: { $count } levels to decide
}
reports-lack-nothing = { $label }: neither average nor level
reports-lack-appreciation = { $label }: comment to write
reports-lack-long = { $label }: the comments on its parts have { $count } characters together, at most { $chars } go to the State
reports-lack-components = { $count ->
    [one] Socle: one component to decide
   *[other] Socle: { $count } components to decide
}
reports-lack-general = General comment to write
reports-lack-subject = No subject is taught in this class
reports-tag-open = to complete
reports-tag-ready = ready
reports-tag-gone = has left the class
reports-tag-locked = locked
reports-tag-publishing = out { $day }
reports-tag-out = out
reports-tag-seen = opened by the family
reports-tag-signed = { $count ->
    [one] one signature
   *[other] { $count } signatures
}
reports-tag-reopened = a new version is coming
reports-tag-mine = signed
reports-tag-to-sign = to sign

# The grid.
reports-grid-title = { $place }, { $class }
reports-appreciation = Comment
reports-appreciation-of = Comment on { $name }
reports-worked = What was worked on
reports-worked-label = What the class worked on
reports-worked-hint = One element a line, 20 at most. It will be on the report of each pupil.
reports-proposed = Proposed: { $level } ({ $count ->
    [one] one assessment
   *[other] { $count } assessments
})
reports-proposed-hint = Proposals come from the assessments of the term; those of its second half count twice. You decide.
reports-average-is = Average: { $mark }
reports-accept = Keep the proposals
reports-all-locked = These reports are locked. The head can reopen one.
reports-no-report = No report is open here for this term.
reports-conflict = Somebody wrote here while you were writing
reports-conflict-there = { $name } wrote
reports-conflict-locked = Locked meanwhile, the report says
reports-conflict-yours = You had written
reports-refused-long = { $count } comments are longer than { $chars } characters. Shorten them a little.
reports-refused-common = Somebody wrote here while you were writing: “{ $words }”. Read again, then save.
reports-refused-worked = Write { $count } lines at most, of { $chars } characters at most.

# Levels.
reports-level-open = to decide
reports-level-none = Not assessed
reports-level-1 = Not reached
reports-level-2 = Partly reached
reports-level-3 = Reached
reports-level-4 = Exceeded
reports-mastery-none = Exempt
reports-mastery-1 = Insufficient mastery
reports-mastery-2 = Fragile mastery
reports-mastery-3 = Satisfactory mastery
reports-mastery-4 = Very good mastery
reports-no-mark = no mark
reports-from-mark-to = from { $from } to { $to }
reports-general-average = General average
reports-remark-absent = { $count ->
    [one] Absent or excused once: it does not count.
   *[other] Absent or excused { $count } times: they do not count.
}
reports-remark-not-done = { $count ->
    [one] One assessment that was not handed in does not count.
   *[other] { $count } assessments that were not handed in do not count.
}
reports-remark-totals = Marks out of several totals were brought to 20.
reports-remark-mixed = Marks and levels count together.
reports-before = In { $class } until { $day }: the assessments of both classes count.

# Courses, care, school life.
reports-courses = Educational pathways
reports-projects = Pathways, projects and personal support
reports-courses-title = Pathways of { $class }
reports-courses-hint = What the whole class lived, 600 characters at most.
reports-digital-class-hint = What the whole class has worked on, 600 characters at most.
reports-own-courses = The pupil’s own part in the pathways
reports-cares = Support
reports-cares-hint = Only what the family knows. What a PAI says is not written here.
reports-care-words = PPRE: what is done
reports-contract-words = Contrat de réussite: what is agreed
reports-life = School life
reports-life-words = School life, by the CPE
reports-absences = { $count ->
    [0] No absence
    [one] One half-day of absence
   *[other] { $count } half-days of absence
}
reports-unjustified = { $count ->
    [one] one of them without a recognised reason
   *[other] { $count } of them without a recognised reason
}
reports-late = { $count ->
    [0] never late
    [one] late once
   *[other] late { $count } times
}
reports-hours = { $count ->
    [one] one hour of class missed
   *[other] { $count } hours of class missed
}
reports-class-life = School life of the class
reports-class-life-title = School life of { $class }
reports-class-life-hint = A word to the whole class, by the CPE. It is on the report of each pupil, 600 characters at most.
reports-said-to-class = To the whole class: { $words }
reports-socle = Common base
reports-general = General comment
reports-synthesis = Summary of what was learnt
reports-council-words = Words of the class council
reports-not-yet = Not written yet.
reports-follows = Programme followed
reports-follows-cycle = Cycle { $cycle }
reports-follows-hint = This pupil has no level: choose the cycle of this report. The next one will keep it.
reports-cycle-2 = Cycle 2 (CP, CE1, CE2)
reports-cycle-3 = Cycle 3 (CM1, CM2)
reports-ends-cycle = Cycle 2 ends for this pupil: open the report of the end of the cycle
reports-balance-begun = The report of the end of the cycle is begun
reports-conclusion-title = Last words on { $name }
reports-conclude = Write the last words
reports-is-locked = This report is locked. The head can reopen it.
reports-there-now = What is written now: { $words }
reports-refused-general = { $chars } characters at most.
reports-council-words-hint = { $chars } characters at most: a mention may be added.
reports-refused-mention = Your school does not give this mention.
reports-refused-meanwhile = Somebody changed these words while you were writing. Read again, then save.
reports-refused-locked = This report was locked while you were writing. Your text is still here: copy it.

# What only a collège says.
reports-homework = Homework done at school
reports-digital = Digital skills
reports-digital-words = Appreciation of the digital skills
reports-digital-level = Level { $level }
reports-complement = Complementary course
reports-complement-position = Objectives of this course
reports-regional = Regional language
reports-regional-position = Level in this language
reports-choice-none = Not filled in
reports-refused-position = Say whether the objectives are reached.

# EPI and accompagnement personnalisé.
reports-projects-title = EPI and personal support
reports-projects-lead = Say who teaches what, and for which classes. These teachers then write what was done: as soon as a word is written, it is on the report.
reports-projects-year = This year
reports-project-new = Add an EPI or an AP
reports-project-add = Add
reports-project-kind = Kind
reports-project-ap = Personal support (AP)
reports-project-name = Title
reports-project-described = Description
reports-project-described-hint = It goes to the State with the reports, 600 characters at most.
reports-project-nobody = Nobody
reports-project-taught = Who teaches what
reports-project-taught-hint = An EPI brings at least two subjects together.
reports-project-teacher = Teacher and subject, { $number }
reports-project-followed = Classes and groups
reports-project-groups = Groups
reports-project-refused-kind = Choose a theme, or personal support.
reports-project-refused-subjects = Choose at least two subjects: an EPI brings them together.
reports-project-refused-nobody = Say who teaches it.
reports-project-refused-followed = Tick at least one class or group.
reports-project-refused-written = Something is already written for { $names }: leave it ticked.
reports-project-refused-meanwhile = Somebody wrote here while you were writing. Read it again, then save.
reports-project-settings = Change the project
reports-project-remove = Delete
reports-project-remove-hint = Nothing is written for this project yet: you may delete it.
reports-project-removed = The project is deleted.
reports-project-kept = Something is already written: the project stays.
reports-project-words = What was done, { $name }
reports-project-words-hint = It will be on the report of each pupil, 600 characters at most.
reports-project-own = A word for one pupil

# The class council.
reports-council = Class council
reports-council-title = Class council, { $class }
reports-council-nothing = Nothing is typed yet for this period. Marks come from the assessments, positions and appreciations from the page of the class.
reports-words-short = Words
reports-written = written
reports-whole = See the whole report
reports-mention = Mention
reports-mention-none = None
reports-mention-congratulations = Congratulations
reports-mention-compliments = Compliments
reports-mention-encouragements = Encouragements
reports-mention-work = Warning about work
reports-mention-conduct = Warning about conduct

# The head.
reports-head = Head
reports-head-teacher = Head teacher
reports-head-teacher-nobody = Nobody
reports-head-teacher-missing = Say who the head teacher is: he writes the words of the council.
reports-head-teacher-set = Noted.
reports-lock = Lock the reports that are ready
reports-lock-one = Lock this report
reports-lock-hint = { $ready } ready among { $open } open. A locked report does not change any more.
reports-lock-anyway = Even if something is missing
reports-lock-with-lacks = Lock those in which something is missing too
reports-locked = { $count ->
    [one] One report is locked.
   *[other] { $count } reports are locked.
}
reports-locked-at = Locked { $hour }. Families do not see it yet.
reports-publish = { $count ->
    [one] Publish the report
   *[other] Publish { $count } reports
}
reports-publish-on = Families read them from
reports-publish-hint = At 5 pm, a day at least after they were locked, never in the quiet hours.
reports-published = { $count ->
    [one] Families will read the report { $hour }.
   *[other] Families will read { $count } reports { $hour }.
}
reports-out-from = Families will read it { $hour }.
reports-out-since = Out { $hour }.
reports-reopen = Reopen this report
reports-reopen-of = Reopen the report of { $name }
reports-reopened = The report is open again. The old version stays readable.
reports-reopen-warning = The family is told if it could read this report, and will have to sign the new version.
reports-reason = Why reopen it
reports-reason-hint = One sentence, which the family will read.
reports-reason-was = Reopened: { $reason }
reports-refused-changed = Somebody changed a report meanwhile. Try again.
reports-refused-not-ready = No report is ready. See what is missing, or tick the box.
reports-refused-not-locked = No report is locked, or all of them are out already.
reports-refused-day = Choose a day to come, within four months.
reports-settings = Settings of reports
reports-settings-lead = What the reports of your school say.
reports-settings-none = In a primary school a report has neither averages nor mentions. There is nothing to set.
reports-mentions = Mentions of the class council
reports-mentions-hint = None is given until you tick it.
reports-averages = Averages
reports-averages-hint = Averages are exact, rounded to the hundredth when shown.
reports-shows-general = The general average is on the report
reports-shows-class = The average of the class, its lowest and highest too
reports-all = All the reports
reports-signed-count = { $count } reports signed of { $all } locked.

# To the State.
reports-lsu = Send to LSU
reports-lsu-title = National school report (LSU)
reports-lsu-nursery = A nursery school sends nothing to the LSU. Each child has a follow-up booklet and, at the end of the last year, a summary of what was learnt.
reports-lsu-carnets = See the booklets and the summaries
reports-lsu-high = A lycée does not send its bulletins to the LSU: its own record has another way to the State.
reports-lsu-nothing = No report is locked for this term: there is nothing to send.
reports-lsu-open = Not locked yet
reports-lsu-open-class = { $count ->
    [one] { $class }: one report
   *[other] { $class }: { $count } reports
}
reports-lsu-whole = { $count ->
    [one] Nothing is missing: one pupil is ready.
   *[other] Nothing is missing: { $count } pupils are ready.
}
reports-lsu-lacks = { $count ->
    [one] One thing is missing
   *[other] { $count } things are missing
}
reports-lsu-more = { $count ->
    [one] And one more, which you will see next.
   *[other] And { $count } more, which you will see next.
}
reports-lsu-mend = Mend it
reports-lsu-wrong = A number has not the right form ({ $count }). Check it in ONDE, SIECLE or STS.
reports-lsu-file = The file
reports-lsu-locked = { $count ->
    [one] One locked report.
   *[other] { $count } locked reports.
}
reports-lsu-version = Version of the schema
reports-lsu-see = See what is missing
reports-lsu-in = The file follows version { $version } of the schema.
reports-lsu-left-out = { $count ->
    [one] One pupil will not be in it: something is missing.
   *[other] { $count } pupils will not be in it: something is missing.
}
reports-lsu-take = { $count ->
    [one] Download the file of one pupil
   *[other] Download the file of { $count } pupils
}
reports-lsu-none-ready = Nobody is ready: mend first what is missing.
reports-lsu-refused = The file cannot be made. See what is missing.

# The archive.
reports-archive = { $count ->
    [one] Download the locked report
   *[other] Download the { $count } locked reports
}
reports-batch-title = Reports of { $whose }, { $period }
reports-batch-making = The reports are being laid out…
reports-batch-ready = The reports are ready.
reports-batch-failed = The reports could not be laid out. Ask for them again.
reports-batch-gone = This archive is not there any more. Ask for it again.
reports-batch-holds = { $count ->
    [one] One report, { $weight }.
   *[other] { $count } reports, { $weight }.
}
reports-batch-personal = This file holds the results of children. Do not send it by mail, and delete it after use.
reports-batch-take = Download
reports-batch-until = Kept until { $day }.
reports-batch-may-leave = You may leave this page and come back.
reports-batch-look-again = See how far it is

# Reading and signing.
reports-sign-title = Have you read it?
reports-sign-hint = Each guardian signs for himself.
reports-sign = I have read this report
reports-signed-thanks = Thank you, it is signed.
reports-signed-on = You signed { $hour }.
reports-signed-paper = You signed on paper, and the school noted it { $hour }.
reports-signed-by = { $name }, { $hour }
reports-signed-paper-by = { $name }, signed on paper, noted by { $noter } { $hour }
reports-not-signed = { $name }: not signed yet
reports-paper = Signed on paper
reports-paper-noted = Noted: signed on paper.
reports-paper-back = Take back
reports-paper-taken-back = It is taken back: the signature is awaited again.
reports-awaited = Not signed yet: { $names }
reports-signatures = Signatures
reports-editions = Other versions
reports-edition = Version { $number }, locked { $hour }
reports-reopened-note = The school is preparing a new version of this report. { $reason }
reports-refused-edition = This report has changed since you opened it. Read it again before you sign.
reports-refused-signed = This person has signed this report already.
reports-refused-paper-back = Nothing was taken back. Only who noted this signature may take it back, while the report is not reopened.
reports-refused-paper = This report has changed, or is not out any more: nothing was noted. Read it again.

# For programs.
reports-api-all = The reports of one’s children, or one’s own
reports-api-one = What a report says

# News and the log of actions.
reports-notices = The school report of my child
reports-notice-out = The report of { $name } is there: { $period }
reports-notice-again = The report of { $name } has a new version: { $period }
reports-notice-remind = The report of { $name } awaits your signature: { $period }
reports-notice-reopened = The school is rewriting the report of { $name }: { $period }
reports-did-lock = Locked reports
reports-did-publish = Published reports to families
reports-did-reopen = Reopened a report
reports-did-paper = Noted a report signed on paper
reports-did-paper-back = Took back a paper signature noted by mistake
reports-did-export = Exported reports to the State
reports-did-batch = Asked for all the reports in one file
