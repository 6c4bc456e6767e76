# Assessments: preparing, typing, showing, helping.
assessments-title = Assessments
assessments-nothing = You have no class here. Ask the head to attach you to yours.
assessments-my-classes = My classes
assessments-my-groups = My groups
assessments-schools = My schools
assessments-class-hint = Assess, see who has reached what
assessments-classes = Classes
assessments-of = Assessments of { $place }
assessments-ways = Other pages of the class
assessments-list = Assessments
assessments-none = No assessment yet. The first takes a minute.
assessments-new = New assessment
assessments-new-in = New assessment for { $place }
assessments-edit = Change “{ $title }”
assessments-by-pupil = By pupil
assessments-by-skill = By skill
assessments-copy = Copy an assessment
assessments-members = Pupils of the group
assessments-to-type = To be typed
assessments-state-draft = Being prepared
assessments-state-archived = Closed
assessments-hidden = Not shown to families yet
assessments-shown = Families read it
assessments-shown-from = Families read it from { $when }

assessments-field-title = Title
assessments-field-title-hint = What the pupil and the family will read, such as “Dictation 4”.
assessments-field-day = Day
assessments-field-subject = Subject
assessments-choose-subject = Choose a subject
assessments-field-domain = Domain
assessments-no-domain = Several domains, or none
assessments-field-scale = Scale of the levels
assessments-no-scale = No levels: a mark only
assessments-field-out-of = Mark out of
assessments-out-of-hint = 20, 10, 5… Leave empty when there is no mark.
assessments-field-weight = Coefficient
assessments-why-no-marks = No marks before the 6e, unless the school has asked for them in its settings.
assessments-field-teachers = Teachers who write in it
assessments-field-items = What is looked at
assessments-items-hint = A line for each item. You can also choose some in the programme.
assessments-begin = Create and type
assessments-prepare = Keep as a draft
assessments-save = Save
assessments-made = The assessment is made.
assessments-changed = The assessment is changed.
assessments-translate = Translate the levels that were typed into the new scale
assessments-need-subject = Choose the subject of the assessment.
assessments-not-teacher = Assessments are made by the teachers of the class.
assessments-need-scale = Choose a scale of levels.
assessments-label-long = An item is too long: 200 characters at most.
assessments-no-marks = No marks in this class: they begin in 6e, unless the school has asked for them.
assessments-bad-out-of = Write a number between 1 and 1,000, such as 20.
assessments-bad-weight = Write a coefficient between 0 and 20, such as 1 or 0.5.
assessments-whole = Mark

assessments-type = Type the results
assessments-see-grid = See the results
assessments-by = By { $names }
assessments-items = What is looked at
assessments-choose-items = Choose
assessments-no-items = Nothing is looked at yet: choose in the programme, or write your own words.
assessments-progress = { $typed } of { $count } pupils
assessments-retired = retired, its results stay
assessments-families = Families
assessments-visible-day = Shown from
assessments-visible-hint = In 24 hours at the earliest, never in the evening nor at the week-end. Until then you can still correct.
assessments-show = Show to families
assessments-hide = Show no more
assessments-will-show = Families will read it from { $when }.
assessments-now-hidden = Families no longer read it.
assessments-remark = Appreciation of the whole
assessments-remarks = Appreciations
assessments-open = Open for typing
assessments-opened = The assessment is open for typing.
assessments-archive = Close
assessments-archived = The assessment is closed: it is read and no longer written.
assessments-reopen = Open again
assessments-change = Change
assessments-discard = Delete
assessments-discard-sure = Delete this assessment? It is only possible while nothing was typed in it.
assessments-discarded = The assessment is deleted.

assessments-items-title = What “{ $title }” looks at
assessments-chosen = Chosen
assessments-weight = coefficient { $weight }
assessments-tools = Move, change
assessments-up = Move up
assessments-down = Move down
assessments-remove = Remove
assessments-label = Words
assessments-restore = Put back
assessments-item-retired = Retired: its results can still be read.
assessments-items-saved = Saved.
assessments-programme = The programme
assessments-search = Look in the programme
assessments-whole-tree = The whole programme
assessments-tree-up = Up
assessments-nothing-found = Nothing like this in the programme of these levels. Try other words, or write your own below.
assessments-add = Add
assessments-free = In your own words

assessments-grid-title = Typing: { $title }
assessments-grid = Results: a line for each pupil, a column for each item
assessments-grid-hint = A key writes and moves on to the next cell; all is saved as you type. Tap an item to type it alone, a pupil at a time.
assessments-print = Print
assessments-pupil = Pupil
assessments-out-of = out of { $out_of }
assessments-no-pupils = There is no pupil here yet.
assessments-legend = What is typed
assessments-absent = absent
assessments-excused = excused
assessments-not-done = not done
assessments-blank = nothing
assessments-cell = { $pupil }, { $item }
assessments-save-grid = Save
assessments-only-read = You read this assessment; its teachers write in it.
assessments-still-draft = The assessment is being prepared: open it to type.
assessments-is-closed = The assessment is closed: it is read and no longer written.
assessments-gone-to = moved to { $class } on { $day }
assessments-gone = left on { $day }
assessments-retired-items = Retired items
assessments-said = { $count ->
    [one] Saved.
   *[other] Saved: { $count } cells.
}
assessments-said-disputed = { $count ->
    [one] Saved. A colleague has written one cell otherwise: look at it.
   *[other] Saved. A colleague has written { $count } cells otherwise: look at them.
}
assessments-said-refused = { $count ->
    [one] Saved, but for one cell: the pupil has left, or the item is retired.
   *[other] Saved, but for { $count } cells: the pupils have left, or the items are retired.
}
assessments-wrong-cells = { $count ->
    [one] One cell is to be looked at. Nothing was saved, all of it is still here.
   *[other] { $count } cells are to be looked at. Nothing was saved, all of it is still here.
}
assessments-wrong-cell = { $pupil }, { $item }: { $why }
assessments-wrong-step = this is no level of this scale.
assessments-wrong-mark = this is no mark. Write 13.5, for example.
assessments-wrong-precise = two decimals at most.
assessments-wrong-negative = a mark is never below zero.
assessments-wrong-high = this is far more than the maximum: a missing comma?
assessments-dispute = { $pupil }, { $item }: typed twice
assessments-dispute-line = { $name } wrote “{ $text }” ({ $time }).
assessments-dispute-kept = The latest is kept: “{ $text }”. Tap the right one.
assessments-refused-cell = This cell is no more: the pupil has left, or the item is retired.
assessments-script-kept-one = 1 entry kept on this device, sent as soon as the network is back.
assessments-script-kept = { $n } entries kept on this device, sent as soon as the network is back.
assessments-script-saved = All is saved.
assessments-script-sent = { $n } kept entries were sent.
assessments-script-look = { $n } entries kept on this device are to be looked at: open the grid
assessments-script-wrong = To be looked at: “{ $text }” cannot be read.
assessments-script-refused = It is closed or no longer yours: { $n } entries stay on this device.
assessments-script-disputed = A colleague has written another thing: load the page again to see both.
assessments-script-differs = { $name } wrote { $theirs } at { $time }, you { $yours }.
assessments-column-title = { $item }: { $title }
assessments-to-grid = The whole grid
assessments-item-of = { $number } of { $count }
assessments-history-title = { $name }: what was typed
assessments-history-empty = Nothing was typed.
assessments-trace = { $name }, { $time }
assessments-beaten = replaced by a colleague

assessments-remarks-title = Appreciations: { $title }
assessments-remarks-saved = The appreciations are saved.
assessments-remark-whole = For the whole class
assessments-remark-of = Appreciation of { $name }
assessments-remark-own = Appreciation
assessments-remark-differs = A colleague has written meanwhile: “{ $words }”
assessments-pick-phrase = A phrase for { $name }
assessments-no-phrase = Add a phrase of the bank
assessments-phrases-fit = For what was shown
assessments-phrases-all = All phrases
assessments-my-phrases = My phrases
assessments-phrases-hint = The phrases you often write, to be added to appreciations in one move.
assessments-phrases-saved = The bank is up to date.
assessments-no-phrases = No phrase yet.
assessments-phrase-words = New phrase
assessments-phrase-for = For which level
assessments-phrase-any = Any level
assessments-phrase-rank = Level { $rank }
assessments-phrase-step = level { $step }
assessments-phrase-remove = Remove “{ $words }”
assessments-too-many-phrases = The bank is full: remove a phrase first.
assessments-school-title = Assessments: { $name }
assessments-school-phrases = Phrases of the school
assessments-school-phrases-hint = Offered to all the teachers of the school, after their own.

assessments-copy-title = Copy an assessment into { $place }
assessments-copy-hint = The title, the items and the scale are copied; never the results.
assessments-nothing-to-copy = You have nothing to copy yet.
assessments-source = Which assessment?
assessments-count-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
assessments-copied = The assessment is copied, as a draft: look at its title and day.
assessments-copied-lost = { $count ->
    [one] The assessment is copied. One item is not in the programme of this class: it becomes free words.
   *[other] The assessment is copied. { $count } items are not in the programme of this class: they become free words.
}

assessments-skills-title = { $place } by skill
assessments-skills-hint = The last level each has shown this year. This page is for teachers.
assessments-skills-none = Nothing yet: levels typed for skills of the programme come here.
assessments-reached = { $reached } of { $count } have reached it
assessments-unseen = Not assessed yet
assessments-make-group = { $count ->
    [one] Make a group of one pupil
   *[other] Make a group of the { $count } pupils
}
assessments-group-name = Group: { $skill }
assessments-group-reason = Made on { $day } from “{ $skill }”
assessments-group-made = The group is made. Change its name and pupils as you like.
assessments-group-saved = The group is up to date.
assessments-group-field = Name of the group
assessments-members-title = The pupils of { $name }
assessments-group-rights = This group is for giving work to these pupils, assessing them and writing to them. They see its name: choose it with tact. Their families see the work you give in it; the rest of the class is told nothing, and nobody gains any other right.
assessments-group-end = End the group
assessments-group-end-sure = End this group? Its assessments can still be read.
assessments-group-ended = The group is ended.

assessments-own-title = The results of my children
assessments-results-of = Results of { $name }
assessments-shown-title = What was looked at
assessments-mark = { $mark } out of { $out_of }

assessments-refused-closed = The assessment is not open: open it again to write in it. Nothing you have typed was saved.
assessments-refused-overtaken = Somebody has changed it meanwhile. Read it again, then save.
assessments-refused-levels = Levels were already typed in the other scale. Tick “Translate” to convert them, or keep the scale.
assessments-refused-marks = Marks were already typed out of another total: it no longer changes. Erase them, or copy the assessment.
assessments-refused-results = Results were typed in it: it is not deleted, you can close it.
assessments-refused-many = 30 items at most in an assessment.
assessments-refused-item = This item is no longer in the assessment.
assessments-refused-skill = This skill is not in the programme of the class.
assessments-refused-pupil = Choose pupils of the class.
assessments-refused-source = This assessment is not yours: it cannot be copied.

assessments-notice-kind = A result that was corrected
assessments-notice-changed = A result of { $name } in “{ $title }” was corrected.
assessments-did-publish = Showed an assessment to families
assessments-did-hide = Showed an assessment to families no more
assessments-did-change = Changed results that families read already
assessments-did-translate = Translated levels into another scale
assessments-did-discard = Deleted an empty assessment
assessments-did-group = Made a group of pupils to be helped
assessments-api-list = The assessments of a class.
assessments-api-grid = The grid of an assessment: items, pupils, cells.
assessments-api-cells = Writes cells of a grid and says what has changed.
