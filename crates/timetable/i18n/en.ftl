# Timetable: versions, lessons, changes.
timetable-title = Timetable
timetable-caption = Lessons of the week, hour by hour and day by day
timetable-today = Today
timetable-tomorrow = Tomorrow
timetable-today-mark = today
timetable-hour = Time
timetable-hours = { $from } – { $until }
timetable-room-said = Room { $room }
timetable-week-of = Week of { $day }
timetable-week-letter = Week { $letter }, from { $day }
timetable-strip-lessons = { $count ->
    [one] { $count } lesson
   *[other] { $count } lessons
}
timetable-strip-changed = a change
timetable-empty-week = No lessons this week.
timetable-empty-day = No lessons on that day.
timetable-closed-day = The school is closed on that day.
timetable-closed = closed
timetable-children = My children
timetable-none-here = No timetable concerns you for now.
timetable-schools = All timetables
timetable-school-hint = By class, by teacher, by room
timetable-school-short = School
timetable-file = For my calendar

timetable-feed = In my calendar
timetable-feed-lead = Your lessons, or those of your children, in the calendar of your phone: changes come there by themselves.
timetable-feed-make = Make a subscription address
timetable-feed-made = The address is ready.
timetable-feed-open = Open in my calendar
timetable-feed-address = Subscription address
timetable-feed-read = Last read on { $day }.
timetable-feed-unread = No calendar has read it yet.
timetable-feed-secret = This address is a secret: whoever knows it reads this timetable.
timetable-feed-renew = Change the address
timetable-feed-renew-sure = The present address will not work any more.
timetable-feed-revoke = Delete the address
timetable-feed-revoke-sure = Calendars that subscribe will receive nothing any more.
timetable-feed-revoked = The address does not work any more.
timetable-feed-once = Download the file once

timetable-of = Timetable of { $name }
timetable-of-class = Timetable of { $class }
timetable-of-pupil = Timetable of { $name }
timetable-of-school = Timetable, { $school }
timetable-classes = Classes
timetable-groups = Groups
timetable-teachers = Teachers
timetable-rooms = Rooms
timetable-changes = Changes to come

timetable-note-cancelled = Cancelled
timetable-note-added = Extra lesson
timetable-note-away = Moved to { $day } at { $time }
timetable-note-from-hour = Instead of { $time }
timetable-note-from-day = Moved from { $day }
timetable-note-teacher = Replaces { $name }
timetable-note-teacher-new = Another teacher
timetable-note-room = Instead of room { $name }
timetable-note-room-new = Room changed

timetable-kind-cancelled = Does not take place
timetable-kind-moved = Is on another day or at another time
timetable-kind-teacher = Is given by somebody else
timetable-kind-room = Is in another room
timetable-kind-added = Extra lesson

timetable-card = Lessons
timetable-card-all = Timetable
timetable-card-first = { $day }: { $time }, { $subject }
timetable-card-first-room = { $day }: { $time }, { $subject } ({ $room })
timetable-card-until = Ends at { $time }

timetable-lesson = { $subject }, { $day }
timetable-no-lesson = This lesson does not take place on that day.
timetable-change = On that day only
timetable-settings = Prepare the year
timetable-change-hint = To change a lesson on one day, tap it in the timetable of a class.
timetable-change-kind = This lesson
timetable-change-teacher = Teacher
timetable-change-room = Room
timetable-change-word = A word for those who are told
timetable-change-word-hint = For example: “Work to do in study hall”. Say nothing personal.
timetable-change-told = The pupils, their families and the teachers it concerns are told five minutes later; for a lesson more than a week ahead, on the evening before.
timetable-change-save = Save
timetable-changed = Noted. Those it concerns will be told.
timetable-changes-here = Already said
timetable-told = Told { $time }
timetable-not-told = Nobody has been told yet.
timetable-choose = Choose…
timetable-move-day = Day
timetable-move-from = From
timetable-move-until = To
timetable-withdraw = Take back
timetable-withdraw-sure = This lesson will take place as usual. Those who were told will know.
timetable-withdraw-added-sure = This lesson will not take place. Those who were told will know.
timetable-withdrawn = Taken back.

timetable-away = A teacher is away
timetable-away-lead = His lessons do not take place between these days; those he gives with a colleague go on.
timetable-away-who = Teacher
timetable-away-from = From
timetable-away-until = Until
timetable-away-do = Cancel his lessons
timetable-away-done = { $count ->
    [0] There was no lesson on those days.
    [one] One lesson is cancelled.
   *[other] { $count } lessons are cancelled.
}

timetable-add = Add a lesson
timetable-add-lead = One more lesson, on one day: to catch up, or a common test.
timetable-add-subject = Subject
timetable-add-pupils = Class or group
timetable-add-do = Add
timetable-added = The lesson is added.

timetable-rooms-lead = The rooms of imported files are added by themselves.
timetable-rooms-here = Rooms of the school
timetable-room-name = Name of the room
timetable-room-make = Add
timetable-room-made = The room is added.
timetable-room-close = Close
timetable-room-closed = The room is closed: nobody chooses it any more, what took place there stays.
timetable-room-is-closed = Closed

timetable-weeks = Weeks A and B
timetable-weeks-lead = Lessons of every other week follow this rule.
timetable-weeks-label = How they are counted
timetable-weeks-first-a = The first week of the school year is A, holidays do not count
timetable-weeks-first-b = The first week of the school year is B, holidays do not count
timetable-weeks-odd-a = Odd weeks of the calendar are A
timetable-weeks-even-a = Even weeks of the calendar are A
timetable-weeks-save = Save
timetable-weeks-saved = Saved.
timetable-weeks-coming = The weeks to come

timetable-bring = Import a timetable
timetable-bring-lead = Nothing changes before you have read what the file would change.
timetable-bring-file = File
timetable-bring-file-hint = A CSV table, EXP_COURS of EDT (XML or text), emp_sts or sts_emp of STS, or an ICS calendar. At most 8 MB.
timetable-bring-class = Class of the calendar
timetable-bring-class-hint = For an ICS calendar whose lessons do not say their class.
timetable-bring-class-none = The file says it
timetable-bring-do = Read the file
timetable-bring-before = Earlier files
timetable-stage-read = To decide
timetable-stage-applied = Applied
timetable-stage-undone = Undone
timetable-stage-dropped = Put aside
timetable-columns = Making the table oneself
timetable-columns-lead = One line a lesson, headings on the first, semicolons between the columns. Their order does not count; several names in a cell are parted by commas.
timetable-column-day = Lundi, mardi…
timetable-column-from = 8h30 or 08:30
timetable-column-until = The end; or a column “duree”: 55 or 0h55
timetable-column-subject = The name of the subject
timetable-column-code = Its national code, optional
timetable-column-class = One class or several
timetable-column-group = One group or several
timetable-column-teacher = LAST First
timetable-column-room = Optional
timetable-column-weeks = Empty for all, A, B, or dates
timetable-column-since = First day, optional
timetable-column-before = Last day, optional

timetable-draft = What “{ $name }” would change
timetable-says-lessons = { $count ->
    [0] No lesson could be read.
    [one] One lesson a week.
   *[other] { $count } lessons.
}
timetable-says-whom = Classes and groups: { $classes }. Teachers: { $teachers }. Rooms: { $rooms }.
timetable-says-first = It is the first timetable of the year: it holds from { $day } on.
timetable-says-replaces = { $count ->
    [one] From { $day } on it replaces the present timetable (one lesson). The past does not change.
   *[other] From { $day } on it replaces the present timetable ({ $count } lessons). The past does not change.
}
timetable-says-lost = { $count ->
    [one] A change announced after that day will not apply any more.
   *[other] { $count } changes announced after that day will not apply any more.
}
timetable-says-wrong = { $count ->
    [one] One line was not read: it is below.
   *[other] { $count } lines were not read: they are below.
}
timetable-says-services = { $count ->
    [one] This file says who teaches what, without hours. One name will be kept, to read files that give codes alone.
   *[other] This file says who teaches what, without hours. { $count } names will be kept, to read files that give codes alone.
}
timetable-services-kept = The names of this file are kept.
timetable-from = From
timetable-from-hint = What took place before that day stays as it is.
timetable-tells = Tell the pupils, the families and the teachers
timetable-apply = Apply
timetable-look = Look again with this day
timetable-applied = The timetable is in place.
timetable-drop = Do not apply it
timetable-dropped = Nothing has changed.
timetable-holds = { $count ->
    [one] One lesson, from { $day } on.
   *[other] { $count } lessons, from { $day } on.
}
timetable-undo = Undo this import
timetable-undo-sure = The timetable before it applies again. Changes said of this one do not apply any more.
timetable-undone = The import is undone: the timetable before it applies.
timetable-left-out = Lines left out
timetable-more-lines = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
timetable-unknown = Unknown names
timetable-unknown-classes = { $count ->
    [one] One class or group is not known here.
   *[other] { $count } classes or groups are not known here.
}
timetable-unknown-teachers = { $count ->
    [one] One teacher is not known here.
   *[other] { $count } teachers are not known here.
}
timetable-unknown-hint = Their lessons will be there by the name of the file, but nobody will see them in his own timetable.
timetable-unknown-say = Say who is who
timetable-unknown-lead = Say it once: the next files will remember.
timetable-unknown-none = All names are known.
timetable-unknown-count = { $count ->
    [one] (one lesson)
   *[other] ({ $count } lessons)
}
timetable-unknown-later = Later
timetable-unknown-nobody = Nobody: to be left aside
timetable-unknown-keep = Keep
timetable-matched = { $count ->
    [0] Nothing has changed.
    [one] One name is kept.
   *[other] { $count } names are kept.
}

timetable-refused-empty = This file is empty.
timetable-refused-too-large = This file weighs more than 8 MB. Export a single year.
timetable-refused-spreadsheet = This is a workbook or a PDF. Save it as CSV, then try again.
timetable-refused-not-text = This file is no text that we can read. Save it as UTF-8, then try again.
timetable-refused-unknown = This file is neither a table, nor EXP_COURS, nor a file of STS, nor a calendar.
timetable-refused-no-headings = No line of headings was found: “jour”, “debut” and “matiere” at least are needed.
timetable-refused-entities = This XML file defines words of its own: to be safe, it is not read.
timetable-refused-broken = This XML file is damaged at line { $line }. Export it again.
timetable-refused-other-school = This file is that of the school { $uai }.
timetable-refused-nothing = This file holds no lesson.
timetable-refused-choose = Choose from the list.
timetable-refused-kind = Say what changes.
timetable-refused-day = Choose a day of this school year, within a month.
timetable-refused-hours = The end has to come after the beginning.
timetable-refused-same = That is its day and its time already.
timetable-refused-closed = The school is closed on that day.
timetable-refused-elsewhere = This person or this room is not of this school.
timetable-refused-not-that-day = This lesson does not take place on that day.

timetable-wrong-no-day = Line { $line }: “{ $value }” has no day. A lesson that has no place is not taken.
timetable-wrong-day = Line { $line }: “{ $value }” is no day. Write lundi, mardi…
timetable-wrong-no-start = Line { $line }: “{ $value }” has no beginning.
timetable-wrong-time = Line { $line }: “{ $value }” is no time. Write 8h30.
timetable-wrong-no-end = Line { $line }: “{ $value }” has neither an end nor a length.
timetable-wrong-ends-before = Line { $line }: what begins at “{ $value }” ends before it has begun.
timetable-wrong-no-subject = Line { $line }: the subject is missing.
timetable-wrong-nobody = Line { $line }: “{ $value }” has neither class, nor group, nor teacher.
timetable-wrong-weeks = Line { $line }: “{ $value }” does not say which weeks. Write A, B, or dates.
timetable-wrong-date = Line { $line }: “{ $value }” is no date. Write 23/11/2026.
timetable-wrong-too-long = Line { $line }: “{ $value }…” is too long.
timetable-wrong-unknown-weeks = Line { $line }: the weeks “{ $value }” are not explained in the file.
timetable-wrong-not-weekly = Line { $line }: “{ $value }” does not repeat each week.
timetable-wrong-no-week-left = Line { $line }: “{ $value }” takes place in no week.
timetable-wrong-cut = Line { $line }: “{ $value }” is cut or too long.
timetable-wrong-too-many = Line { $line }: the file holds too many lessons, the rest is not read.

timetable-notice-kind = A lesson changes or does not take place
timetable-notice-kind-version = A new timetable
timetable-notice-cancelled = { $subject } does not take place on { $day } at { $time }
timetable-notice-moved = { $subject } of { $day } ({ $time }) will be on { $to } at { $at }
timetable-notice-teacher = { $subject }, { $day } at { $time }: { $teacher } stands in
timetable-notice-room = { $subject }, { $day } at { $time }: room { $room }
timetable-notice-added = One more lesson: { $subject }, { $day } at { $time }
timetable-notice-added-off = The extra lesson of { $day } does not take place after all ({ $subject })
timetable-notice-as-usual = { $subject }, { $day } at { $time }: as usual after all
timetable-notice-not-you = { $subject }, { $day } at { $time }: somebody else stands in, not you
timetable-notice-version = A new timetable holds from { $day } on

timetable-did-apply = Puts an imported timetable in place
timetable-did-undo = Undoes the import of a timetable
timetable-did-change = Changes a lesson
timetable-did-withdraw = Takes back a change of a lesson

timetable-api-mine = My lessons and those of my children, between two days
