# The agenda.
agenda-title = Agenda
agenda-new = Add
agenda-views = Views
agenda-week = Week
agenda-month = Month
agenda-children = Children
agenda-all-children = All
agenda-today = today
agenda-tomorrow = tomorrow
agenda-week-of = From { $from } to { $until }
agenda-week-before = Week before
agenda-week-after = Week after
agenda-nothing-this-week = Nothing planned this week.
agenda-nothing-this-month = Nothing planned this month.
agenda-place = Agenda of
agenda-place-all = All that concerns me
agenda-place-own = My agenda
agenda-show = Show
agenda-all-day = all day
agenda-from-to = from { $from } to { $until }
agenda-events-count = { $count ->
    [one] 1 event
   *[other] { $count } events
}
agenda-more = + { $count }
agenda-cancelled = cancelled
agenda-adults-wanted = adults wanted
agenda-card = This week
agenda-card-all = The whole agenda

# Holidays and public holidays.
agenda-holidays-autumn = Autumn holidays
agenda-holidays-christmas = Christmas holidays
agenda-holidays-winter = Winter holidays
agenda-holidays-spring = Spring holidays
agenda-holidays-ascension = Ascension bridge
agenda-holidays-summer = Summer holidays
agenda-day-new-year = New Year’s Day
agenda-day-easter = Easter Monday
agenda-day-labour = Labour Day
agenda-day-victory = Victory in Europe Day
agenda-day-ascension = Ascension Day
agenda-day-whit = Whit Monday
agenda-day-national = Bastille Day
agenda-day-assumption = Assumption Day
agenda-day-all-saints = All Saints’ Day
agenda-day-armistice = Armistice Day
agenda-day-christmas = Christmas
agenda-day-closed = School closed

# An event.
agenda-theme-event = Event
agenda-theme-outing = Outing
agenda-theme-meeting = Meeting
agenda-theme-party = Party
agenda-theme-deadline = Deadline
agenda-meal-none = No meal
agenda-meal-packed = Packed lunch
agenda-meal-canteen = Canteen
agenda-fact-when = When
agenda-fact-where = Where
agenda-fact-place = Agenda
agenda-fact-with = With
agenda-fact-book-until = Book before
agenda-is-cancelled = This event is cancelled.
agenda-edit = Edit
agenda-cancel = Cancel the event
agenda-file = Add to my phone
agenda-next-dates = The next dates
agenda-who = Who can see this event?
agenda-who-group = { $kind ->
    [guardians] Guardians, { $place } ({ $count })
    [pupils] Pupils, { $place } ({ $count })
    [team] Team, { $place } ({ $count })
    [staff] Staff, { $place } ({ $count })
   *[other] { $place } ({ $count })
}
agenda-who-wrote = Written by { $name }.

# Writing an event.
agenda-new-title = New event
agenda-edit-title = Edit the event
agenda-save = Save
agenda-made = The event is in the agenda.
agenda-changed = The event is changed.
agenda-field-place = In which agenda?
agenda-field-title = Title
agenda-field-theme = Kind
agenda-field-location = Place
agenda-field-day = Day
agenda-field-last-day = Last day
agenda-field-all-day = All day
agenda-field-start = Start
agenda-field-end = End
agenda-field-from = From
agenda-field-to = To
agenda-field-for = For whom?
agenda-field-for-hint = Those of the class or school chosen.
agenda-for-families = Guardians
agenda-for-pupils = Pupils
agenda-for-staff = The team
agenda-field-tells = Tell them now
agenda-field-reminds = Remind them the day before
agenda-field-repeats = Repeats
agenda-field-repeat = Repetition
agenda-field-until = Until
agenda-field-until-hint = The last day, two years at most.
agenda-field-skips-holidays = Not during holidays or public holidays
agenda-repeat-never = Once
agenda-repeat-daily = Each day of class
agenda-repeat-weekdays = Monday to Friday
agenda-repeat-weekly = Every week
agenda-repeat-fortnightly = Every other week
agenda-repeat-monthly = Every month, the same number of the day
agenda-repeat-monthly-week = Every month, the same day of the week
agenda-repeat-yearly = Every year
agenda-repeat-kept = As it is now
agenda-field-outing = This is an outing
agenda-field-meal = Meal
agenda-field-adults = Adults wanted
agenda-field-adults-hint = Guardians offer themselves, you confirm.
agenda-field-consent = Consents to be given before
agenda-field-consent-hint = A slip to sign goes to guardians with the event.
agenda-field-body = Details
agenda-field-link = Link
agenda-field-link-hint = An address that begins with https://
agenda-files = Documents
agenda-has-files = documents attached
agenda-files-all = Download all
agenda-versions = History
agenda-other-version = The version of { $name }
agenda-other-how = Saved { $hour }, while you were writing. Take what you miss: your text is below, complete. If you save, it replaces this version, which stays in the history.
agenda-which = What do you want to change?
agenda-which-one = This date only
agenda-which-following = This date and those that follow
agenda-which-all = All dates
agenda-cancel-title = Cancel “{ $title }”?
agenda-cancel-lead = The event stays in sight, struck through, and those it concerns are told.
agenda-cancel-own = It disappears from your agenda.
agenda-cancel-do = Cancel it
agenda-cancel-not = Change nothing
agenda-cancel-done = It is cancelled.

# Outings.
agenda-consent = Consents
agenda-consent-count = { $yes } yes, { $no } no, out of { $asked } pupils.
agenda-consent-follow = See the answers
agenda-consent-asked = Your consent is asked for this outing.
agenda-consent-answer = Answer
agenda-consent-answered = You have answered.
agenda-consent-see = See my answer again
agenda-consent-ask = Ask guardians for their consent
agenda-consent-due = Answer before
agenda-consent-send = Send the request
agenda-consent-sent = The request has left, as a slip to sign.
agenda-adults = Adults
agenda-adults-count = { $confirmed } out of { $needed } confirmed.
agenda-adult-of = for { $name }
agenda-adult-offered = offered
agenda-adult-confirmed = confirmed
agenda-adult-declined = declined
agenda-adult-confirm = Confirm
agenda-adult-decline = Decline
agenda-adult-answered = The answer is sent.
agenda-adult-come = I can come along
agenda-adult-cannot = I cannot any more
agenda-adult-awaits = You have offered to come. You will soon know whether you are counted on.
agenda-adult-comes = You come along on this outing.
agenda-adult-enough = There are enough adults. Thank you!
agenda-adult-thanks = Thank you! You will soon know whether you are counted on.
agenda-adult-gone = Noted, you do not come along any more.

# Appointments.
agenda-openings = Appointments
agenda-no-openings = No appointment for now.
agenda-my-slots = My appointments
agenda-opened = Open slots
agenda-opening-new = Open slots
agenda-opening-usual = Meeting of parents and teachers
agenda-opening-for = For the guardians of
agenda-opening-second-day = A second day
agenda-opening-open = Open, and tell the guardians
agenda-opening-made = The slots are open, the guardians are told.
agenda-opening-closed = closed
agenda-opening-booked = booked, { $hour }
agenda-opening-to-book = to book
agenda-opening-full = full
agenda-opening-is-closed = Booking is over. The appointments made stand.
agenda-opening-is-over = The last hour has passed: nothing is booked or changed here any more.
agenda-opening-close = Take no more bookings
agenda-opening-reopen = Take bookings again
agenda-opening-was-closed = Booking is over.
agenda-opening-reopened = Booking is open again.
agenda-field-length = Length of a slot, in minutes
agenda-field-pause = Pause between two, in minutes
agenda-field-hours-before = Book until how many hours before the first slot
agenda-field-meeting-link = Link of the video meeting
agenda-per = How many slots?
agenda-per-hint = Separated parents may come apart.
agenda-per-child = One per child
agenda-per-guardian = One per guardian
agenda-slots = Slots
agenda-evening-booked = { $booked ->
    [0] none taken of { $slots }
    [one] 1 taken of { $slots }
   *[other] { $booked } taken of { $slots }
}
agenda-slots-booked = Booked:
agenda-slot-for = For { $name }
agenda-slot-choose = Choose an hour.
agenda-slot-free = Choose an hour
agenda-slot-other = Choose another hour
agenda-slot-none-left = All slots are taken. Write to the teacher to ask for another one.
agenda-slot-no-authority = Only a legal guardian can book.
agenda-slot-of-child = One appointment for each child: the other guardian sees the time that was chosen and may change it.
agenda-slot-of-guardian = Each guardian has an appointment of their own: the other one does not see yours.
agenda-slot-by-other = Booked by the other guardian.
agenda-slot-cancel = Cancel this appointment
agenda-slot-cancel-sure = Cancel this appointment? Its time will be free for other families.
agenda-slot-keep = Keep it
agenda-slot-booked = Noted: { $hour }.
agenda-slot-cancelled = The appointment is cancelled, the other side is told.
agenda-slot-is-free = free
agenda-slot-lost = no longer a legal guardian
agenda-slot-change = Change
agenda-slot-new-hour = New hour
agenda-slot-move = Move
agenda-slot-remove = Take this slot off
agenda-slot-changed = The slot is changed. If somebody had it, he is told.
agenda-slot-add = Add a slot
agenda-slot-add-hour = At what time?
agenda-slot-add-do = Add this slot
agenda-slot-added = The slot is added, guardians may book it.
agenda-opening-edit = Change the place or the details
agenda-opening-changed = It is changed. Those who come are told.
agenda-take-over = Meet them instead
agenda-taken-over = You meet them. Those who come are told.
agenda-printed = List to print
agenda-printed-title = { $title }: who comes when
agenda-printed-count = { $booked } appointments in { $slots } slots
agenda-printed-when = Hour
agenda-printed-pupil = Pupil
agenda-printed-guardian = Guardian
agenda-print = Print

# Subscription.
agenda-feed-title = In my phone
agenda-feed-name = Agenda Préau
agenda-feed-lead = Your Préau agenda in the calendar of your phone or computer: it is kept up to date by itself.
agenda-feed-make = Make my address
agenda-feed-made = Your address is ready.
agenda-feed-renewed = Your new address is ready. The old one does not work any more.
agenda-feed-copy = Copy the address
agenda-feed-copied = Copied
agenda-feed-address = Your address
agenda-feed-how = In your calendar, choose “Subscribe to a calendar” or “Add by URL”, then paste this address.
agenda-feed-open = Open in my calendar
agenda-feed-since = Made { $day }.
agenda-feed-read = Read the last time { $day }.
agenda-feed-unread = Not read yet.
agenda-feed-secret = This address is secret: whoever knows it reads your agenda. If you gave it away, change it.
agenda-feed-renew = Change the address
agenda-feed-revoke = Remove the address
agenda-feed-renew-sure = Change the address? The calendar that reads the old one will get nothing more.
agenda-feed-revoke-sure = Delete the address? Your phone will not get the agenda any more.
agenda-feed-revoked = The address does not work any more.

# Bringing a calendar in.
agenda-import-title = Bring a calendar in
agenda-import-lead = An .ics file of another calendar: its events go into the agenda you choose. Those that are there already are updated, never doubled.
agenda-import-lead-own = The .ics file of another calendar, of a club for instance: its events go into your agenda, which nobody else sees. Those that are there already are updated, never doubled.
agenda-import-file = File
agenda-import-file-hint = An .ics file of 2 MB at most, 1,000 events at most.
agenda-import-do = Bring in
agenda-import-before = Files brought in before
agenda-import-undone = taken out
agenda-import-too-large = This file is larger than 2 MB. Export a shorter time, then begin anew.
agenda-import-no-file = Choose an .ics file, nothing came.
agenda-import-no-calendar = This is no calendar. In the other application, export it as iCalendar: the name of the file ends with .ics.
agenda-import-nothing = This calendar holds no event.
agenda-import-report = What came from { $name }
agenda-import-count-made = Added: { $count }.
agenda-import-count-changed = Updated: { $count }.
agenda-import-count-same = There already: { $count }.
agenda-import-count-not = Left out: { $count }.
agenda-import-not-taken = Left aside
agenda-import-taken = In the agenda
agenda-import-line = Line { $line }
agenda-import-made = Added
agenda-import-changed = Updated
agenda-import-same = Here already, unchanged
agenda-import-no-start = No date of beginning
agenda-import-bad-date = Impossible date, or longer than two months
agenda-import-bad-rule = A repetition we cannot read
agenda-import-too-many = More than 400 dates
agenda-import-too-long = Too long to be read
agenda-import-cut = Cut: the file stops before its end
agenda-import-not-text = Unreadable text: export the calendar again, as UTF-8
agenda-import-no-event = No event, or a cancelled one
agenda-import-overflow = Beyond what a file may hold
agenda-import-orphan = A change of a date whose event is not here
agenda-import-undo = Take out what came from this file
agenda-import-undo-sure = Take out all that came from this file? The agenda is as it was before.
agenda-import-undo-done = It is out, the agenda is as before.
agenda-import-undo-kept = { $count ->
    [one] It is out, but for 1 event that was changed since and left as it is.
   *[other] It is out, but for { $count } events that were changed since and left as they are.
}
agenda-import-was-undone = What had come from this file was taken out.

# Search.
agenda-search-title = Search the agenda
agenda-search-label = Search an event
agenda-search-how = Type the beginning of a word: “swim” finds the swimming pool.
agenda-search-nothing = No event holds these words.
agenda-search-found = { $count ->
    [one] 1 event
   *[other] { $count } events
}

# Refusals.
agenda-refused-no-date = This repetition gives no date: look at the last day and the holidays.
agenda-refused-too-many-dates = That would be more than 400 dates. Choose an earlier last day.
agenda-refused-place = You cannot write in this agenda. Choose another one.
agenda-refused-over = It is over or cancelled: there is nothing left to change.
agenda-refused-no-authority = You are no longer a legal guardian of this child: only a legal guardian can book.
agenda-refused-taken = This slot was taken just now. Choose another one.
agenda-refused-past = This slot has passed, or the last hour for booking has. Write to the teacher.
agenda-refused-closed = Booking is over. Write to the teacher.
agenda-refused-other-guardian = The other guardian has just booked for this child. Look at the hour chosen.
agenda-refused-overlap = Two slots overlap. Choose another hour.
agenda-refused-full = There are 200 slots already. Open others apart.
agenda-refused-not-booked = This appointment is not yours any more: it was cancelled or moved. Look below.
agenda-refused-no-consent = The request could not leave: it goes to the guardians of a class or group for which you may write a slip.
agenda-refused-hour = Write an hour, such as 16:30.
agenda-refused-end = The end is before the beginning.
agenda-refused-link = A link begins with https:// and has no space.
agenda-refused-adults = Write a number, 50 at most.
agenda-refused-nobody = Choose at least one audience.
agenda-refused-length = Write a number of minutes, between 5 and 240 for a slot.
agenda-refused-no-slot = Between these two hours there is room for no slot, or for more than 200.
agenda-refused-overtaken = Another version was saved while you were writing. Nothing of your text is lost: it is below.
agenda-refused-not-for-one = For one date alone, you change the title, the day, the time, the place and the details. For the rest, choose “This date and those that follow” or “All dates”.

# Notices.
agenda-notice-events = An event that is new, moved or cancelled
agenda-notice-reminders = The reminder of the day before
agenda-notice-appointments = An appointment opened, made, moved or cancelled
agenda-told-made = In the agenda: { $title }, { $hour }
agenda-told-changed = Changed: { $title }, { $hour }
agenda-told-moved = Moved: { $title }, now { $hour }
agenda-told-cancelled = Cancelled: { $title }, { $hour }
agenda-told-reminder = Soon: { $title }, { $hour }
agenda-told-offered = { $name } offers to come along: { $title }
agenda-told-offer-withdrawn = { $name } cannot come along any more: { $title }
agenda-told-confirmed = You come along: { $title }, { $hour }
agenda-told-declined = There are enough adults: { $title }. Thank you!
agenda-told-opened = Make an appointment: { $title }
agenda-told-booked = Appointment made for { $name }: { $hour }
agenda-told-slot-changed = Appointment changed for { $name }: { $hour }
agenda-told-slot-cancelled = Appointment cancelled for { $name }: { $hour }
agenda-told-slot-moved = Appointment moved: { $title }, now { $hour }
agenda-told-slot-off = Appointment cancelled by the school: { $title }, { $hour }
agenda-told-taken-over = Somebody else meets you: { $title }, { $hour }
agenda-told-slot-reminder = Appointment soon: { $title }, { $hour }
agenda-told-slot-freed = Slot free again: { $title }, { $hour }
agenda-did-cancel = Cancelled an event
agenda-did-import = Brought a calendar in
agenda-did-undo = Took a calendar out

# API.
agenda-api-list = The dates of a month from a day on, with holidays and public holidays
agenda-api-make = Add an event
agenda-api-date = One date of an event
agenda-api-slots = The slots of an appointment
agenda-api-book = Book a slot, or another one
