# Attendance: the roll call, absences, the register.
attendance-title = Attendance
attendance-my-classes = Call the roll
attendance-my-lessons = My lessons today
attendance-lesson = { $from } – { $until }, { $subject }
attendance-lesson-room = { $place }, room { $room }
attendance-nothing = Nothing here for you today.
attendance-follow = Follow absences
attendance-follow-hint = Absences of the day, without a reason, registers
attendance-children = My children
attendance-child-hint = Announce an absence, give a reason
attendance-no-class-now = No class today

attendance-moments = Time of the day
attendance-moment-am = Morning
attendance-moment-pm = Afternoon
attendance-moment-canteen = Canteen
attendance-moment-care-am = Morning childcare
attendance-moment-care-pm = Evening childcare
attendance-half-m = M
attendance-half-a = A
attendance-slot = { $day }, { $moment }
attendance-span-day = { $day }, all day
attendance-span-days = From { $first } to { $last }

attendance-state-present = Present
attendance-state-absent = Absent
attendance-state-late = Late
attendance-state-left = Left early
attendance-late-at = came at { $time }
attendance-left-at = left at { $time }

attendance-call-title = Roll call { $class }
attendance-not-called = The roll was not called. Everybody is present: tap only who is not.
attendance-list-not-called = Tap who is here: the pupils of a week ago are ticked already.
attendance-away = away today
attendance-announced-count = { $count ->
    [one] One family has announced an absence: it is ticked already.
   *[other] { $count } families have announced an absence: they are ticked already.
}
attendance-announced = announced
attendance-called = Called by { $name } ({ $time }).
attendance-corrected = Corrected by { $name } ({ $time }).
attendance-no-class = No class then: holidays, Wednesday or week-end.
attendance-no-pupils = No pupils in this class on that day.
attendance-save = Save the roll call
attendance-save-again = Save
attendance-counted = { $count ->
    [0] Everybody is here
    [one] 1 absent
   *[other] { $count } absent
}
attendance-counted-here = { $count ->
    [0] Nobody
    [one] 1 present
   *[other] { $count } present
}
attendance-count-absent = Absent: { $n }
attendance-count-here = Present: { $n }
attendance-kept = No network: the roll call is kept on this device and will leave by itself.
attendance-offline = Without network: the page is of { $time }. Call the roll, it leaves by itself.
attendance-sent = The roll call kept on this device has left.
attendance-said = { $absent ->
    [0] { $late ->
        [0] Roll call saved: everybody is here.
       *[other] Roll call saved: nobody absent, { $late } late.
    }
   *[other] { $late ->
        [0] Roll call saved: { $absent } absent.
       *[other] Roll call saved: { $absent } absent, { $late } late.
    }
}
attendance-said-disputed = { $count ->
    [one] Roll call saved. Two devices differ on one pupil: please look.
   *[other] Roll call saved. Two devices differ on { $count } pupils: please look.
}
attendance-dispute = { $name }: two answers
attendance-dispute-line = { $name }: “{ $state }” ({ $time })
attendance-dispute-kept = We keep “{ $state }”, which was marked last. Which is right?
attendance-refused-no-class = There is no class then: nothing is saved.
attendance-refused-early = That day has not come yet: the roll is called on the day.
attendance-refused-signed = The register of this month is signed: only the head can still correct it.

attendance-one-state = At that moment
attendance-one-time = Time of coming or leaving
attendance-one-time-hint = For coming late or leaving early.
attendance-one-taken = Left with
attendance-one-taken-hint = The guardians, and the persons they have authorised.
attendance-one-nobody = Nobody, or not concerned
attendance-one-save = Save
attendance-one-saved = It is noted.
attendance-history = Everything that was marked
attendance-trace = { $name } ({ $time })
attendance-beaten = not kept

attendance-of = Absences of { $name }
attendance-announce = Announce an absence
attendance-announce-title = Announce an absence of { $name }
attendance-announce-do = Tell the school
attendance-leave = Cancel
attendance-from = First day
attendance-from-half = Beginning
attendance-half-morning = in the morning
attendance-half-noon = in the afternoon
attendance-until = Last day
attendance-until-half = Until
attendance-until-hint = Empty if it is one day only.
attendance-half-to-noon = noon
attendance-half-evening = the evening
attendance-reason = Reason
attendance-reason-hint = Only the family and those who follow absences read it: the head, and in a collège its CPE.
attendance-reason-illness = Illness of the child
attendance-reason-family-illness = Contagious illness in the family
attendance-reason-family-event = Solemn family gathering
attendance-reason-transport = Transport prevented
attendance-reason-guardians-away = Parents away, with the child
attendance-reason-other = Another reason
attendance-note = A few words
attendance-note-hint = No medical detail: it is not needed.
attendance-proof = Proof
attendance-proof-kept = Keep the proof that was sent
attendance-wrong-end = The last day comes before the first one, or much later: check the dates.
attendance-wrong-no-class = There is no class on those days: nothing to announce.
attendance-wrong-reason = Choose a reason.
attendance-told = Noted: the school knows why { $name } is away.
attendance-asks = We have not seen { $name }. What is the reason?
attendance-answer = Answer the school
attendance-give-reason = Give the reason
attendance-silent = no reason
attendance-explained = reason given
attendance-not-legitimate = { $reason } (not legitimate)
attendance-coming = Absences announced
attendance-past = Since the beginning of the year
attendance-never-absent = Never absent, never late.
attendance-half-days = { $count ->
    [one] 1 half-day
   *[other] { $count } half-days
}

attendance-absence-title = Absence of { $name }
attendance-when = When
attendance-told-at = Announced
attendance-worth = Opinion
attendance-legitimate = Legitimate reason
attendance-is-not-legitimate = Not a legitimate reason
attendance-to-judge = The head will decide
attendance-change = Correct or complete
attendance-change-do = Save
attendance-changed = It is corrected.
attendance-days-stand = The roll was called: the days do not change any more.
attendance-withdraw = Take this back
attendance-withdrawn = It is taken back: we expect your child.
attendance-judge = Is this reason legitimate?
attendance-judge-hint = The law knows five (code de l’éducation, L131-8); the head decides on others.
attendance-judge-yes = Legitimate
attendance-judge-no = Not legitimate
attendance-judged = Your opinion is saved.

attendance-pickups = Who may fetch the child
attendance-pickups-title = Who may fetch { $name }?
attendance-pickups-hint = The team of the class reads this list when a child leaves.
attendance-pickup-guardian = guardian
attendance-pickup-since = since { $day }
attendance-pickup-between = from { $first } to { $last }
attendance-pickup-end = Remove
attendance-pickup-end-of = Remove { $name }
attendance-pickup-ended = This person may no longer fetch the child.
attendance-pickup-add = Authorise somebody
attendance-pickup-add-do = Authorise
attendance-pickup-added = { $name } may fetch the child.
attendance-pickup-name = Name
attendance-pickup-bond = Who is it?
attendance-pickup-bond-hint = The grandmother, a neighbour…
attendance-pickup-phone = Telephone
attendance-pickup-from = From
attendance-pickup-until = Until

attendance-school-title = Absences of the day
attendance-figure-absent = { $count ->
    [one] Absent, of 1 pupil
   *[other] Absent, of { $count } pupils
}
attendance-figure-silent = Without a reason
attendance-figure-late = Late
attendance-figure-to-call = Rolls to call
attendance-figure-canteen = At the canteen
attendance-not-here = Absent and late
attendance-all-here = Everybody is here.
attendance-family-told = family told
attendance-announced-title = Announced by their families
attendance-nobody-announced = No family has announced an absence.
attendance-silent-title = Without a reason
attendance-none-silent = Every absence has a reason.
attendance-over-48 = over 48 h
attendance-classes = Classes
attendance-pupils = { $count ->
    [one] one pupil
   *[other] { $count } pupils
}
attendance-tag-called = called at { $time }
attendance-tag-to-call = to call
attendance-tag-done = called
attendance-threshold = Four half-days or more in { $month }
attendance-threshold-hint = Without a legitimate reason in the month: the head refers to the authority.
attendance-threshold-nobody = Nobody.
attendance-week = Week
attendance-week-title = The week of class
attendance-week-days = Days of class
attendance-week-four = Monday, Tuesday, Thursday, Friday
attendance-week-five = The same and Wednesday morning
attendance-week-noon = The afternoon is called from
attendance-week-noon-hint = For instance 12:00.
attendance-week-holidays = The holidays of zone { $zone } and public holidays are known.
attendance-week-save = Save
attendance-week-saved = The week is saved.
attendance-wrong-noon = Give a time between 10:00 and 15:00.

attendance-register = Register
attendance-registers = Registers of the month
attendance-register-title = Register { $class }
attendance-register-line = { $absent } of { $possible } half-days, { $rate }
attendance-possible = Possible half-days
attendance-missed = Missed half-days
attendance-rate = Rate of absence
attendance-not-called-count = Rolls not called
attendance-pdf = PDF
attendance-csv = Spreadsheet
attendance-legend = · present, A absent without a reason, N reason not legitimate, M legitimate reason, R late, D left, – not called
attendance-pupil = Pupil
attendance-class = Class
attendance-total = Absences
attendance-last-name = Name
attendance-first-name = First name
attendance-without-reason = Without a legitimate reason
attendance-signature = Signed
attendance-cell-excused = Absent, legitimate reason
attendance-cell-not-legitimate = Absent, reason not legitimate
attendance-cell-not-called = Not called
attendance-sign = Sign the register
attendance-sign-hint = Afterwards only you can correct it, and each correction stays written.
attendance-signed = The register is signed.
attendance-signed-by = Signed by { $name }, { $time } (version { $version }).
attendance-changed-since = Something has changed since this signature.
attendance-tag-signed = signed
attendance-tag-changed = to be signed again
attendance-tag-unsigned = to be signed

attendance-card-title = Attendance
attendance-card-silence = You are asked
attendance-card-all = See all
attendance-card-absent = Absence: { $day }
attendance-card-answer = { $count ->
    [one] What is the reason?
   *[other] { $count } absences without a reason
}
attendance-card-closed = No class: { $day }
attendance-card-figures = { $absent ->
    [0] Everybody is here.
   *[other] { $absent } absent, { $silent } of them without a reason.
}
attendance-card-to-call = { $count ->
    [one] 1 roll is still to be called.
   *[other] { $count } rolls are still to be called.
}

attendance-notice-kind = My child is not in class, and nobody said why
attendance-notice-morning = We have not seen { $name } this morning ({ $day }). Please give the reason.
attendance-notice-afternoon = We have not seen { $name } this afternoon ({ $day }). Please give the reason.
attendance-notice-found = { $name } is in class after all ({ $day }): the roll call is corrected.

attendance-did-judge = Said whether the reason of an absence is legitimate
attendance-did-sign = Signed a register
attendance-did-correct = Corrected a roll call of a signed register

attendance-api-call = Gives the roll call of a class at a moment
attendance-api-save = Saves the roll call of a class
attendance-api-call-group = Gives the roll call of a group at a lesson
attendance-api-save-group = Saves the roll call of a group
attendance-api-school = Gives the absences of a school on a day
attendance-api-pupil = Gives the absences of a child
attendance-api-tell = Announces or explains an absence
attendance-api-closures = Gives the half-days without class of a school
attendance-api-close = Closes a school and tells its families
attendance-api-closures-town = Gives the half-days without class of the schools of a town
attendance-api-close-town = Closes the schools of a town and tells their families
attendance-api-lift = Reopens a school that was to close
attendance-api-services = Gives the children expected at the canteen or childcare
attendance-api-service-rule = Sets until when a family may change a day
attendance-api-services-town = Gives how many children each school expects
attendance-api-service-of = Gives the canteen and childcare days of a child
attendance-api-service-set = Puts a child down for canteen and childcare

attendance-closures = Days without class
attendance-closures-town = Schools of { $name }
attendance-closures-known = Closures announced
attendance-closures-soon = No class
attendance-no-closure = No closure besides holidays.
attendance-close-title = Announce a closure
attendance-close-do = Close and tell the families
attendance-cause = Cause
attendance-cause-strike = Strike
attendance-cause-weather = Weather
attendance-cause-bridge = Bridge day
attendance-cause-works = Works or breakdown
attendance-cause-training = Training of the team
attendance-cause-other = Another cause
attendance-closure-note-hint = Read by the families: for example where children are welcome meanwhile.
attendance-closure-told = Families and team are told once, at once when it is for tomorrow.
attendance-closure-declared = The closure is announced: the families will be told.
attendance-closure-lifted = There is class again: the families will be told.
attendance-reopen = There is class
attendance-reopen-of = There is class: { $when }
attendance-wrong-already-closed = There is no class to close then: check the dates.
attendance-called-already = The roll was already called for some of these half-days:
attendance-called-classes = { $count ->
    [one] one class
   *[other] { $count } classes
}
attendance-called-question = What is to become of these calls?
attendance-called-keep = There was class: keep them, and close the rest
attendance-called-close = Close these too: they are put aside, and come back if you cancel
attendance-calls-aside = { $count ->
    [one] one call put aside
   *[other] { $count } calls put aside
}
attendance-closed-here = There is no class then.
attendance-town-closures = Close the schools on a day
attendance-my-town = My town

attendance-notice-kind-closed = No class: a closure, or one that is lifted
attendance-notice-closed-day = No class on { $day }: { $name }.
attendance-notice-closed-morning = No class on { $day } in the morning: { $name }.
attendance-notice-closed-afternoon = No class on { $day } in the afternoon: { $name }.
attendance-notice-closed-days = No class between { $day } and { $last }: { $name }.
attendance-notice-reopened = There is class after all on { $day }: { $name }.

attendance-did-close = Announced days without class
attendance-did-reopen = Cancelled days without class

attendance-moment-hour = Hour { $number }
attendance-hours = The hours of lessons
attendance-hours-hint = The roll is called each hour; the half-days of the register follow. A line without a name does not count.
attendance-hour-heads-name = Name
attendance-hour-heads-from = Start
attendance-hour-heads-until = End
attendance-hour-name = Name of hour { $number }
attendance-hour-from = Beginning of hour { $number }
attendance-hour-until = End of hour { $number }
attendance-wrong-hours = Give each hour a short name, a beginning and an end, one after the other.

attendance-services = Canteen and childcare
attendance-service-of = Canteen and childcare of { $name }
attendance-service-until = { $count ->
    [0] A day can be changed on the same day until { $time }.
    [one] A day can be changed until { $time } on the day of class before.
   *[other] A day can be changed until { $time }, { $count } days of class before.
}
attendance-service-week = Each week
attendance-service-from = From { $day } on.
attendance-service-days = The days to come
attendance-service-save = Save
attendance-service-saved = It is saved.
attendance-service-expected = Expected
attendance-service-missing = Of those, absent at the roll call
attendance-service-nobody = Nobody is put down for that day.
attendance-service-list = Who comes
attendance-service-schools = Expected by school
attendance-service-count = { $count ->
    [one] one child
   *[other] { $count } children
}
attendance-service-rule = Deadline of families
attendance-service-days-before = A day can be changed
attendance-service-hour = Until
attendance-service-before = { $count ->
    [0] on the same day
    [one] one day of class before
   *[other] { $count } days of class before
}
attendance-wrong-until = Choose a day and an hour, for example 10:00.
