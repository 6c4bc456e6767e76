# Results: programmes, scales, where a pupil stands.
results-title = Results
results-nothing = Nothing here for you today.
results-mine = See my results
results-children = My children
results-child-hint = What is reached, what progresses
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
results-tally-none = Nothing assessed so far.
results-tally = { $reached ->
    [0] None of { $seen } objectives is reached yet
    [one] 1 objective of { $seen } is reached
   *[other] { $reached } objectives of { $seen } are reached
}
results-tally-alone = { $words }.
results-tally-more = { $words }, { $by } more than in { $month }.
results-tally-less = { $words }, { $by } fewer than in { $month }.
results-drawing = { $name }, month by month
results-drawing-month = { $month }: { $reached } of { $seen }
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
results-young-up = I get better
results-stands = { $name } stands here:
results-retired-since = This skill has not been taught since { $day }; its results stay.
results-proofs = What shows it
results-day = Day
results-what = Work
results-result = Result
