# Next year: who goes up, who stays, who leaves, and the classes of September.
rollover-menu = Next year
rollover-lead = Prepare the classes of the next year, read what will change, then choose the evening on which it is done. Until then nothing changes for anybody.
rollover-waves = Towns
rollover-waves-none = No town has begun yet.
rollover-not-begun = not begun yet
rollover-town-all = the whole town on one evening
rollover-school-title = Next year: { $school }
rollover-title = { $school }, year { $year }
rollover-years = from { $from } to { $to }
rollover-begin = Begin to prepare
rollover-begin-lead = We propose where each pupil goes and who teaches in each class, after this year’s. You then change what you like.
rollover-begin-yes = Propose the classes
rollover-begun = Here is a proposal. Change it as you like.
rollover-field-year = Change of year
rollover-field-day = First day of the new classes
rollover-field-day-hint = On that day everybody is in the new class and rights follow. Most often, the first day of school.
rollover-year-wrong = Choose the year that ends.
rollover-day-wrong = Write this day, for example 01/09/2027.
rollover-day-other-year = This day is not in the year that begins.
rollover-day-passed = This day is over.
rollover-day-title = The day of the change
rollover-saved = Saved.
rollover-save = Save
rollover-back = Back to the plan
rollover-mend = Mend

rollover-state-draft = being prepared
rollover-state-held = to be looked at
rollover-state-ready = ready
rollover-state-scheduled = scheduled
rollover-state-applying = under way
rollover-state-applied = done
rollover-state-partly = done in part
rollover-state-undoing = being undone
rollover-state-undone = undone

rollover-from-day = new classes from { $day }
rollover-nothing-changed-yet = Nothing has changed: this is a preparation. Only you see it, with those who run the school.
rollover-applied-for = It is done. The new classes begin on { $day }; until then everybody stays in the present one.
rollover-held = The change was not made on its evening. This is what held it.

rollover-figure-ups = go up
rollover-figure-stays = stay in their level
rollover-figure-leaves = leave the school
rollover-figure-joins = come from another school
rollover-figure-placed = placed already
rollover-figure-nowhere = without a place
rollover-figure-arrived = arrived since
rollover-figure-changed = changed class since
rollover-figure-gone = left since

rollover-cautions = To look at before deciding
rollover-caution-nowhere = { $count ->
    [one] One pupil has no place. Say which class, or that the pupil leaves.
   *[other] { $count } pupils have no place. Say which class, or that they leave.
}
rollover-caution-day = The first day of the new classes is over. Choose another one.
rollover-caution-teacher = { $count ->
    [one] Nobody teaches in { $class }, where one pupil is expected. Add somebody to the team.
   *[other] Nobody teaches in { $class }, where { $count } pupils are expected. Add somebody to the team.
}
rollover-caution-leave = { $count } pupils of { $of } leave the school before its end. Make sure that this is meant.

rollover-old-classes = This year, { $year }
rollover-old-none = No class this year.
rollover-new-classes = Next year, { $year }
rollover-new-none = No class yet.
rollover-no-class = no class
rollover-no-team = Nobody in the team yet
rollover-pupil-count = { $count ->
    [0] no pupil
    [one] one pupil
   *[other] { $count } pupils
}
rollover-way-count = { $way }: { $count }
rollover-nowhere = no place yet
rollover-placed = in a class of the next year already
rollover-leaves-elementary = leaves for the elementary school
rollover-leaves-middle = leaves for collège
rollover-leaves-high = leaves for lycée
rollover-leaves-elsewhere = leaves for elsewhere
rollover-joins = leaves for { $school }
rollover-level-other = other

rollover-sentences = The plan in sentences: { $school }
rollover-summary = In short
rollover-by-class = By class
rollover-choose-class = Choose a class above to read where everybody went.
rollover-read = Read the plan in sentences
rollover-read-again = Read again what was done
rollover-effects = What changes for the team
rollover-since = Since the plan was made
rollover-since-arrived = arrived since
rollover-since-changed = changed class since
rollover-said-up = { $name } goes from { $before } to { $after }.
rollover-said-stays = { $name } stays in { $level }, in the class { $class }.
rollover-said-elementary = { $name } leaves { $before } for the elementary school.
rollover-said-middle = { $name } leaves { $before } for collège.
rollover-said-high = { $name } leaves { $before } for lycée.
rollover-said-joins = { $name } leaves { $before } for { $school }.
rollover-said-comes = { $name } comes from { $school } to { $class }.
rollover-said-declined = { $name } was to come from { $school } and is not expected here.
rollover-said-elsewhere = { $name } leaves { $before } and the school.
rollover-said-nowhere = { $name }, of { $before }, has no place yet.
rollover-said-placed = { $name } is in a class of the next year already: nothing to do.
rollover-said-gone = { $name } is in the school no more: the plan changes nothing for this pupil.
rollover-effect-loses = { $count ->
    [one] { $name } will no longer see one pupil of { $class }.
   *[other] { $name } will no longer see { $count } pupils of { $class }.
}
rollover-effect-gains = { $count ->
    [0] { $name } finds the same pupils again in { $class }.
    [one] { $name } will see one new pupil in { $class }.
   *[other] { $name } will see { $count } new pupils in { $class }.
}
rollover-effect-waits = { $name } waits for pupils in { $class }.
rollover-effect-families = { $count ->
    [one] The family of the pupil who leaves will have no access to the school. Without another child here, their account closes that day. They are told as soon as it is done, to keep what is theirs.
   *[other] The families of the { $count } pupils who leave will have no access to the school. Without another child here, their accounts close that day. They are told as soon as it is done, to keep what is theirs.
}
rollover-effect-no-place = { $name } is in no class next year and will have no access to the school. If this is a mistake, add this person to a team.

rollover-agree = I have read it, it is ready
rollover-agree-not-yet = When each pupil has a place, you can say that it is ready.
rollover-agreed = It is ready. Choose the evening on which it is done.
rollover-field-reason = Why is it right all the same?
rollover-field-reason-hint = One sentence is enough; it stays with the plan.
rollover-reason-short = Say it in a sentence.
rollover-read-by = { $name } read the plan { $when }.
rollover-wave-will = The town moves all its schools on the same evening. You may wait for it, or choose your own.
rollover-decide = Choose the evening
rollover-field-hour = The evening of the change
rollover-field-hour-hint = When the school is closed. Nobody needs to be there.
rollover-hour-wrong = Write the day and the hour.
rollover-hour-passed = This hour is over.
rollover-hour-far = This is too far: choose an evening within four months.
rollover-schedule = Schedule it
rollover-scheduled = It is scheduled. You will be told when it is done.
rollover-apply-now = Do it at once
rollover-apply-now-lead = Everything is written now, and counts from the first day of the new classes. You can go back.
rollover-apply-now-yes = Make the change
rollover-apply-begun = It is under way. You may leave this page.
rollover-waits = It will be done { $when }. The plan is read again then: what has changed until then will be said.
rollover-cancel = Not on that evening
rollover-cancelled = It will not be done on that evening. The plan stays ready.
rollover-reopen = Prepare it again
rollover-reopened = You can change the plan again.
rollover-applied-when = Done { $when }.
rollover-undone-when = Undone { $when }. Everything is as it was.
rollover-undo = Go back
rollover-undo-lead = Everybody is in this year’s class again, exactly as before. If something was built on it since, we say what, and nothing changes.
rollover-undo-yes = Put everything back
rollover-undone = Everything is as it was.
rollover-undo-begun = Going back has begun.
rollover-undo-not-applied = This change is not done: there is nothing to put back.
rollover-undo-moved = { $name } was put in { $place } since. Put this pupil back first, then come here again.
rollover-undo-elsewhere = { $name } is enrolled in another school since: { $place }. The whole school can no longer go back.
rollover-undo-ended = The new place of { $name } was ended since. The whole school can no longer go back.
rollover-undo-used = The class { $class } was used already: somebody was added to it, or something was published there. It can no longer be removed.
rollover-undo-used-by = The class { $class } was used already: { $what }. It can no longer be removed.
rollover-built-calls = the roll was called there
rollover-built-journal = its journal was begun
rollover-built-carnet = observations of the progress book were noted there
rollover-built-homework = its class book was begun
rollover-built-liaison = a slip of the liaison book was sent to it
rollover-built-assessments = an assessment was prepared there
rollover-built-timetable = there are lessons on its timetable
rollover-built-agenda = something is in its agenda
rollover-undo-used-some = One of the new classes was used already. It can no longer be removed.
rollover-undo-staff = The function of { $name } in a new class was changed since. It is too late to go back.
rollover-undo-erased = Somebody who left on this occasion was erased since. It is too late to go back.
rollover-late = Still in a class of last year
rollover-late-one = { $name } arrived after the change and has no class this year.

rollover-pupils-title = Where the pupils go: { $class }
rollover-of-announced = sent by another school
rollover-of-nowhere = without a place
rollover-of-arrived = arrived since
rollover-pupils-lead = Tick pupils, say where they go, begin again with the others.
rollover-pupils-legend = The pupils
rollover-pupils-none = Nobody here.
rollover-tick = Tick
rollover-tick-none = Nobody
rollover-tick-all = Everybody
rollover-tick-other = Every other one
rollover-field-to = They go
rollover-choose = Choose…
rollover-place = Place the pupils that are ticked
rollover-placed-count = { $count ->
    [one] One pupil is placed.
   *[other] { $count } pupils are placed.
}
rollover-nobody-ticked = Tick one pupil at least.
rollover-no-way = Choose where they go.

rollover-class-new = Open a class
rollover-class-open = Open this class
rollover-class-opened = The class is open for the next year.
rollover-class-title = { $class }, { $year }
rollover-class-empty = Nobody is expected there yet.
rollover-class-close = Do not open this class
rollover-class-close-lead = The pupils who were to go there will wait for another place.
rollover-class-close-yes = Remove this class
rollover-class-closed = This class will not open.
rollover-comes-from = from { $class }
rollover-field-name = Name of the class
rollover-name-taken = Another class has this name.
rollover-levels = Levels
rollover-levels-none = Tick one level at least.
rollover-team = The team
rollover-field-colleague = Somebody of the school
rollover-field-function = Function
rollover-mate-add = Add to the team
rollover-mate-added = The team is completed.
rollover-mate-remove = Remove
rollover-mate-remove-one = Remove { $name }
rollover-mate-removed = This person is no longer in the team.
rollover-function-teacher = teaches
rollover-function-substitute = substitutes
rollover-function-specialist = comes in
rollover-function-aesh = AESH
rollover-function-atsem = ATSEM
rollover-function-cpe = CPE
rollover-function-school-life = school life
rollover-function-other = another function

rollover-town-title = Next year: { $town }
rollover-town-lead = Begin the preparation in all schools, see which are ready, and move the whole town on one evening. The names of pupils stay in each school.
rollover-wave-begin = Begin in the whole town
rollover-wave-begun = The preparation begins in the whole town.
rollover-wave-title = { $town }, year { $year }
rollover-wave-waits = All schools that are ready move { $when }.
rollover-wave-undo = Go back for the whole town
rollover-schools = The schools
rollover-school-missing = { $school } has not begun.
rollover-school-size = { $placed ->
    [0] No pupil placed
    [one] One pupil placed
   *[other] { $placed } pupils placed
}, { $leaving ->
    [0] nobody leaves
    [one] one leaves
   *[other] { $leaving } leave
}, { $nowhere ->
    [0] nobody without a place
    [one] one pupil without a place
   *[other] { $nowhere } pupils without a place
}
rollover-school-apart = { $school } moves by itself, without waiting for the town.
rollover-ready-count = { $count ->
    [one] One school is ready.
   *[other] { $count } schools are ready.
}
rollover-draft-count = { $count ->
    [one] One school still prepares: it does not move with the others until its head says it is ready.
   *[other] { $count } schools still prepare: they do not move with the others until their heads say they are ready.
}
rollover-applied-count = { $count ->
    [one] One school has moved.
   *[other] { $count } schools have moved.
}
rollover-missing-count = { $count ->
    [one] One school has not begun.
   *[other] { $count } schools have not begun.
}

rollover-may-leave = You may leave this page: the work goes on.
rollover-look-again = See how far it is
rollover-step-waiting = It is about to begin.
rollover-step-preparing = Proposals are made, school after school.
rollover-step-prepared = All schools have their proposal.
rollover-step-applying = The schools move, one after the other.
rollover-step-applied = It is done.
rollover-step-held = It is not done: something must be looked at.
rollover-step-wave-applied = All schools that were ready have moved.
rollover-step-undoing = Everything becomes as it was, school after school.
rollover-step-undone = It is over.

rollover-notice-kind-done = A change of year that is done or must be looked at
rollover-notice-kind-leaving = My child leaves the school
rollover-notice-leaving = Your child leaves { $school } on { $day }. Save the school reports and what you want to keep before that day.
rollover-notice-kind-team = My class of the next year
rollover-notice-applied = { $school }: the change of year is done.
rollover-notice-begun = { $school }: the town prepares the next year, a proposal waits for you.
rollover-notice-held = { $school }: the change of year waits for you to look.
rollover-notice-team = { $school }: you will be of the team of { $class } from { $day }.

rollover-did-prepare = Began to prepare the next year
rollover-did-ready = Said the next year ready
rollover-did-schedule = Scheduled the change of year
rollover-did-cancel = Put off the change of year
rollover-did-apply = Made the change of year
rollover-did-mend = Gave back places of the next year that a feed had ended
rollover-did-undo = Undid the change of year
rollover-did-wave = Began the next year in the whole town
rollover-did-wave-apply = Scheduled the change of year of the whole town
rollover-did-wave-undo = Undid the change of year of the whole town
