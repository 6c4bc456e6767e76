# Results: programmes, scales, where a pupil stands.
results-title = Results
results-nothing = Nothing here for you today.
results-mine = See my results
results-children = My children
results-my-classes = My classes
results-my-schools = My school
results-school-hint = Programmes, scales, periods, subjects
results-national-import = Import a national edition of a programme
results-of = Results of { $name }
results-of-class = Results { $class }
results-no-pupil = No pupil in this class today.
results-periods = Periods
results-whole-year = The whole year
results-alerts = My alerts
results-nothing-yet = Nothing yet for { $name }: the first results will come here.
results-free = Also assessed
results-untitled = Assessment
results-step-unknown = Unknown level
results-absent = Absent
results-excused = Excused
results-not-done = Not handed in
results-seen = Observed
results-moved-up = making progress
results-moved-same = steady
results-moved-down = to work on again
results-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
results-latest = Latest results
results-skills = Skill by skill
results-tally-none = Nothing assessed so far.
results-tally = { $reached ->
    [0] { $seen ->
        [one] One objective is being learnt
       *[other] { $seen } objectives are being learnt
    }
    [one] 1 objective of { $seen } is reached
   *[other] { $reached } objectives of { $seen } are reached
}
results-tally-alone = { $words }.
results-tally-more = { $words }, { $by } more than in { $month }.
results-tally-less = { $by ->
    [one] { $words }, one fewer reached than in { $month }.
   *[other] { $words }, { $by } fewer reached than in { $month }.
}
results-drawing = { $name }, month by month
results-month-by-month = Month by month
results-month-column = Month
results-reached = Reached
results-worked-on = Assessed
results-proofs-count = { $count ->
    [one] 1 result, on { $day }
   *[other] { $count } results, the last on { $day }
}
results-retired = no longer in the programme
results-average = Average to date: { $average }/20
results-how-average = Averages are exact and rounded to the hundredth, only to be shown; the report is what counts.
results-how-mixed = Marks and levels are in one average: each level counts as its scale says.
results-how-reached = An objective is reached when its last result counts for 65% or more.
results-how-staff = You also see what the family does not see yet.
results-young-title = Well done { $name }!
results-young-nothing = Soon you will see here what you can do.
results-young-can = I can do it
results-young-learning = I am learning it
results-young-more = And also…
results-young-up = I get better
results-stands = { $name } stands here:
results-retired-since = This skill has not been taught since { $day }; its results stay.
results-proofs = What shows it
results-day = Day
results-what = Work
results-result = Result

results-school-title = Programmes and scales of the school
results-programmes = Programmes
results-programme-maternelle = Nursery school
results-programme-cycle2 = Cycle 2 (CP, CE1, CE2)
results-programme-cycle3 = Cycle 3 (CM1, CM2, 6e)
results-programme-cycle4 = Cycle 4 (5e, 4e, 3e)
results-programme-lycee = Lycée
results-programme-socle = Common core
results-means = To assess with
results-scales = Scales
results-subjects = Subjects
results-settings = Settings
results-import = Import a programme of the school
results-save = Save
results-saved = Saved.
results-averages-from = The general average is made
results-averages-exact = of the exact averages of the subjects
results-averages-shown = of the averages as shown, rounded to the hundredth
results-averages-why = With the averages as shown, the general average can be checked by hand. With exact ones, nothing is rounded twice.
results-marks-early = Allow marks before 6e
results-marks-early-why = From CP to CM2 the report says four levels and no mark. Your school may decide otherwise.
results-did-arrange = Changed the periods, subjects, scales or settings of results
results-did-programme = Changed what the school adds to a programme
results-did-national = Imported a national edition of a programme
results-periods-none = Your school has not cut its year yet.
results-periods-of = Periods { $year }
results-periods-lead = Each period begins the day after the one before ends; a report comes at the end of each.
results-from-to = From { $first } to { $last }
results-first-day = First day of the first period
results-last-day = Last day
results-name = Name
results-period-number = Period { $number }
results-period-named = Period { $number }
results-trimester = Term { $number }
results-semester = Semester { $number }
results-three-trimesters = Suggest three terms
results-two-semesters = Suggest two semesters
results-five-periods = Suggest five periods
results-cut-nothing = Give one to six periods, with their name and last day.
results-cut-empty = This period ends before it begins.
results-cut-gap = This period does not follow the one before.
results-cut-outside = This period is outside the school year (1 August to 31 July).
results-cut-used = A period already used (report, assessment) cannot be taken away: keep at least as many.
results-subjects-lead = The coefficient counts in the general average, or in the subject this one is part of.
results-subjects-none = No subject: they come from the teachers of the school, or are added here.
results-subject = Subject
results-subject-new = Add a subject
results-subject-new-hint = The subjects of teachers come by themselves.
results-subject-known = This subject is already there.
results-coefficient = Coefficient
results-code = National code
results-election = How it is chosen
results-election-common = Common core
results-election-compulsory = Compulsory option
results-election-optional = Optional subject
results-election-academic = Added by the académie
results-election-religious = Religious teaching
results-election-specific = Specific measure
results-election-d = Mode D
results-part-of = Is part of
results-no-parent = None
results-no-longer = No longer taught
results-wrong-weight = { $name }: a coefficient is a number from 0 to 100 with at most two decimals.
results-wrong-code = { $name }: a code has six letters or digits.
results-wrong-parent = { $name }: a sub-subject is part of a subject that is itself part of none.
results-scales-national = National scales
results-scales-lead = The national scales are everybody’s; your school can have its own.
results-scale-marks = Marks out of what one chooses, with two decimals.
results-scale-new = A scale of the school
results-scale-name = Name of the scale
results-scale-make = Make the scale
results-scale-made = The scale is ready.
results-scale-retired = The scale is no longer offered; its results stay readable.
results-scale-retire-sure = No longer offer this scale? What was assessed with it stays readable.
results-retire = Retire
results-step-number = Level { $number }
results-step-key = Key
results-step-label = In words
results-step-from = From
results-step-counts = Counts for
results-percent = { $number }%
results-steps-hint = From the lowest to the highest, two to six levels. The colour follows by itself.
results-steps-count = A scale has two to six levels.
results-steps-unnamed = Level { $number }: give a key (at most three signs) and what it means.
results-steps-same-key = Level { $number }: this key is already that of another level.
results-steps-kept = Level { $number }: “abs”, “disp” and “nr” already mean absent, excused and not handed in in a grid; choose another key.
results-steps-threshold = Level { $number }: the threshold must be a percentage above the one before (0 for the first).
results-steps-counts = Level { $number }: what it counts for must be a percentage between its threshold and the next.

results-notice-kind-new = A result
results-notice-kind-below = An objective that is not reached
results-notice-kind-week = The results of the week
results-notice-kind-livret = A report to read
results-notice-new = { $title }: the result is there
results-notice-below = { $title }: to look at together
results-notice-livret = { $title }: the report is to be read
results-alerts-of = My alerts for { $name }
results-alert-what = Tell me
results-alert-each = of each result
results-alert-below = when an objective is not reached
results-alert-weekly = once a week, on Friday
results-alert-never = never: I come and look
results-alert-choose = Choose one of the answers.
results-alert-threshold = An objective is not reached
results-alert-missed = as soon as it is only partly reached
results-alert-far = only when it is far from reached
results-alert-note = A report to read is always announced. Nothing comes in the evening, at the week-end or in holidays.
results-alert-saved = Noted.
results-notice-week-one = One result this week
results-notice-week = { $count } results this week

results-choose = Choose in the list.
results-programme = Programme
results-own = School
results-own-programme = What the school adds
results-export = Export as CSV
results-edition = Edition (a year)
results-edition-title = Title
results-edition-source = Where these words come from
results-edition-from = In force from
results-edition-since = In force since { $day }
results-editions = National editions
results-skill-new = Add a skill of the school
results-skill-parent = In
results-skill-label = What the pupil can do
results-skill-levels = For which levels? (none: all)
results-skill-add = Add
results-skill-added = The skill is added.
results-skill-retired = The skill is no longer offered; its results stay readable.
results-skill-retire-sure = No longer offer this skill? Its results stay readable.
results-import-file = CSV file
results-import-file-hint = At most 300 kB. Nothing changes before you have read what would.
results-import-look = See what would change
results-import-apply = Apply these changes
results-import-columns = Columns: code; parent; nature (domaine, partie, thème, compétence); intitulé; niveaux; retirée le.
results-import-undo = To go back, export the programme first: importing that file again puts everything back.
results-national-undo = Importing the export of an edition under the same name puts it back as it was; the edition that begins last is the one that lasts.
results-import-stale = The programme has changed meanwhile: here is what would change now.
results-import-line = Line { $line }:
results-import-more = … and { $count } more.
results-fault-empty = The file says no skill.
results-fault-too-large = The file is too large for a programme.
results-fault-unreadable = This is not a table that can be read.
results-fault-column = The first line does not name the column “{ $name }”.
results-fault-code = “{ $code }” is no code: letters without accents, digits, dashes, at most 30 signs.
results-fault-code-twice = The code “{ $code }” is already taken.
results-fault-label = The words are missing, or are longer than 300 signs.
results-fault-kind = “{ $kind }” is neither domaine, partie, thème nor compétence.
results-fault-parent = The parent “{ $code }” is neither above in the file nor in the programme.
results-fault-place = A domain has no parent; everything else has one, of a wider nature.
results-fault-level = “{ $level }” is not a level (CE1, 6e…).
results-fault-day = “{ $day }” is not a day (2026-09-01).
results-plan = What would change
results-plan-add = Add “{ $label }” ({ $code }).
results-plan-rename = “{ $before }” becomes “{ $label }”.
results-plan-edit = “{ $label }” ({ $code }) changes its place or its levels.
results-plan-retire = Retire “{ $label }” on { $day }; its results stay readable.
results-plan-restore = Take up “{ $label }” again.
results-import-faults = { $count ->
    [one] One thing is to be mended in the file
   *[other] { $count } things are to be mended in the file
}
results-plan-count = { $count ->
    [0] Nothing would change.
    [one] One change.
   *[other] { $count } changes.
}
results-plan-same = { $count ->
    [0] Nothing else is there.
    [one] One skill stays as it is.
   *[other] { $count } skills stay as they are.
}
results-imported = { $count ->
    [0] Nothing has changed.
    [one] One change is done.
   *[other] { $count } changes are done.
}

results-api-pupil = What a pupil has shown, skill by skill

results-years = Years
results-general-average = General average to date: { $average }/20
results-marks-other = Allow marks in ULIS and UPE2A
results-retired-skills = Skills of the school that were retired
results-retired-note = They are no longer offered; their results stay readable. An import can take one up again.
results-retired-on = retired on { $day }

results-card = New results
results-card-all = All results
results-card-count = { $count ->
    [one] One result to see
   *[other] { $count } results to see
}
