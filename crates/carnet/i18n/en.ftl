# The carnet of maternelle and the synthèse at the end of GS.

carnet-title = Progress book
carnet-of = { $name }’s progress book
carnet-save = Save
carnet-leave = Cancel
carnet-change = Change
carnet-note = Note a success

carnet-home-none = There is no progress book for you here: it is for children of maternelle.
carnet-home-children = My children
carnet-home-classes = Classes
carnet-home-schools = My school
carnet-pupils = { $count ->
    [one] 1 child of maternelle
   *[other] { $count } children of maternelle
}

carnet-area = Area
carnet-area-hint = It only counts when no success is chosen.
carnet-area-language = Language
carnet-area-body = Physical activity
carnet-area-arts = Arts
carnet-area-thought = First tools of mathematics
carnet-area-world = Exploring the world
carnet-area-together = Living together
carnet-area-other = Other goals of the school

carnet-state-done = Succeeds
carnet-state-way = On the way

carnet-mine = What I can do
carnet-class-title = Progress books of { $class }
carnet-class-empty = No child of maternelle is enrolled in this class today.
carnet-who = Who?
carnet-how = How?
carnet-what = What?
carnet-with-more = With words, a voice, another day
carnet-voice = My voice note
carnet-camera-work = Photo of their work
carnet-camera-child = Photo of the child
carnet-successes = { $count ->
    [one] 1 success
   *[other] { $count } successes
}
carnet-filter = Look for a success
carnet-filter-found = { $n } successes of { $total }
carnet-noted = { $count ->
    [one] Noted.
   *[other] Noted for { $count } children.
}
carnet-latest = Noted today
carnet-complete = Add a photo or words
carnet-following = The class at a glance
carnet-follow-line = { $count ->
    [0] nothing this year
    [one] 1 observation this year
   *[other] { $count } observations this year
} · { $waiting ->
    [0] nothing to show
    [one] 1 not shown yet
   *[other] { $waiting } not shown yet
}
carnet-forgotten = Not observed for 6 weeks
carnet-late = { $count ->
    [one] One child’s progress book has not been shown to the family in this half-year.
   *[other] The progress books of { $count } children have not been shown to their families in this half-year.
}

carnet-observe-title = Note a success
carnet-success = What the child succeeds in
carnet-success-free = Something else: I write it below
carnet-day = The day
carnet-words = A few words
carnet-words-hint = What the child did or said. With a voice, also write what is heard.
carnet-files = A photo or a voice
carnet-sight = What is seen or heard?
carnet-sight-hint = To be said as soon as there is a photo or a voice. Only the child’s family will see it.
carnet-sight-work = Their work: nobody is recognised
carnet-sight-child = The child: he or she is recognised
carnet-note-shown = The family has already read this observation. If you change it, the book will say so.
carnet-changed = The observation is changed.
carnet-withdraw = Take out of the book
carnet-withdraw-sure = Take this observation out of the book, with its photos? Nobody will read it any more.
carnet-withdrawn = The observation is taken out of the book.
carnet-theirs = Somebody saved meanwhile: “{ $words }”
carnet-corrected = changed since
carnet-photo-alt = Photo { $number }: { $success }
carnet-files-kept-away = The family wants no pictures of their child: the photos are no longer shown at school.
carnet-tag-shown = Shown
carnet-tag-kept = Not shown yet
carnet-tag-unwritten = Write what is heard
carnet-unwritten = { $count ->
    [one] 1 voice to write down
   *[other] { $count } voices to write down
}

carnet-nothing = Nothing is noted in this book yet.
carnet-nothing-shown = The teacher has shown nothing here yet. You will be told.
carnet-years = Years
carnet-aloud = Here is what I can do.
carnet-listen = Listen: { $area }
carnet-to-observe = To observe
carnet-to-observe-title = What { $name } has not shown yet
carnet-to-observe-how = The successes expected in { $level }. Tap the one you have just seen.
carnet-left = { $count ->
    [0] all was seen
   *[other] { $count } of { $total } to see
}
carnet-synthesis = Summary of GS
carnet-pdf = Download as PDF
carnet-pdf-title = Progress book of { $name }
carnet-pdf-printed = Printed on { $day }
carnet-pdf-left-out = { $count ->
    [one] 1 photo found no room in this document; it is in the book online.
   *[other] { $count } photos found no room in this document; they are in the book online.
}
carnet-never-shown = This book was never shown to the family.
carnet-shown-on = Shown on { $day }
carnet-nobody-opened = Nobody of the family has opened it yet.
carnet-opened = Opened
carnet-signed-on = Signed on { $day }
carnet-quoted = “{ $words }”
carnet-sign-title = I have read this book
carnet-answer = A word for the school
carnet-sign = Sign
carnet-signed = Thank you, it is signed.
carnet-you-signed = You have signed: { $hour }.

carnet-show = Show to families
carnet-show-title = Show the books to families
carnet-show-how = Each family will read what you noted of their child up to the day you choose, and nothing of another. What you note later waits for the next time.
carnet-show-whom = Whose?
carnet-show-do = Show
carnet-showed = { $count ->
    [one] The book is shown; the family is told.
   *[other] { $count } books are shown; the families are told.
}
carnet-until = Up to
carnet-until-hint = That day included.
carnet-waiting = { $count ->
    [0] nothing new
    [one] 1 observation to show
   *[other] { $count } observations to show
}
carnet-not-this-half = not shown yet in this half-year
carnet-all-shown = All the books of the class were shown in this half-year.
carnet-tag-to-show = To be shown

carnet-school-title = Progress books of maternelle
carnet-school-empty = There is no child of maternelle in this school today.
carnet-half-first = first half of { $year }
carnet-half-second = second half of { $year }
carnet-school-shown = books shown: { $shown } of { $pupils }
carnet-school-locked = summaries completed: { $locked } of { $pupils }
carnet-tag-all-shown = All shown
carnet-favourites = Favourite successes
carnet-favourites-how = They come first in every class. Choose at most { $max }.
carnet-favourites-saved = The favourite successes are saved.
carnet-print-asked = The summaries are being printed. You may leave this page.
carnet-print-making = The document is being prepared…
carnet-print-failed = The document could not be made. Try again; if it happens again, tell the support.
carnet-print-made = { $count ->
    [one] 1 summary, document of { $hour }
   *[other] { $count } summaries, document of { $hour }
}
carnet-print-take = Take the document
carnet-print-make = { $count ->
    [one] Print the completed summary
   *[other] Print the { $count } completed summaries
}
carnet-print-none = No summary is completed for now.

carnet-syntheses = Summaries of the end of GS
carnet-syntheses-how = One summary for each child of grande section, on the national model.
carnet-syntheses-none = There is no child of grande section in this class.
carnet-syntheses-pupils = The children of grande section
carnet-syntheses-pdf = Download all as PDF
carnet-decided = lines decided: { $decided } of { $total }
carnet-signatures = { $count ->
    [one] 1 signature
   *[other] { $count } signatures
}
carnet-tag-draft = Under way
carnet-tag-locked = Completed
carnet-tag-stamped = Completed and stamped
carnet-tag-to-begin = To begin

carnet-synthesis-of = What { $name } has learnt
carnet-synthesis-how = Decide line by line. Proposals come from your observations: they decide nothing for you.
carnet-synthesis-none = The summary is not completed yet.
carnet-synthesis-saved = The summary is saved.
carnet-propose = Fill the empty lines with the proposals
carnet-proposal = { $count ->
    [one] Proposal: { $column } (from 1 success observed)
   *[other] Proposal: { $column } (from { $count } successes observed)
}
carnet-column-not-yet = does not succeed yet
carnet-column-on-the-way = is on the way
carnet-column-often = often succeeds
carnet-column-none = not said
carnet-needs = Strengths, and needs to be taken into account
carnet-together-how = What you have observed, in a few words.
carnet-undecided = { $count ->
    [0] All lines are decided.
    [one] 1 line is left to decide.
   *[other] { $count } lines are left to decide.
}
carnet-theirs-column = Somebody saved meanwhile: { $column }
carnet-theirs-empty = Somebody saved meanwhile: an empty line
carnet-lock-title = Complete the summary
carnet-lock-how = What is saved is locked, shown to the family and ready for the elementary school. You can reopen it and say why.
carnet-lock-incomplete = { $count ->
    [one] I leave 1 line empty
   *[other] I leave { $count } lines empty
}
carnet-lock = Complete and show to the family
carnet-locked = The summary is completed; the family is told.
carnet-locked-by = Completed by { $name } on { $day }
carnet-stamp = Stamp the summary
carnet-stamped = The summary is stamped.
carnet-stamped-by = Stamped by { $name } on { $day }
carnet-reopen = Reopen the summary
carnet-reopen-how = The family can read the completed version until you complete the next one, which they will sign again.
carnet-reopen-why = Why?
carnet-reopened = The summary is reopened.
carnet-version-reopened = Version { $number }, completed on { $day }, reopened: { $reason }
carnet-signed-by = Read and signed by { $name }: { $hour }

carnet-card-title = The progress book
carnet-card-all = All the books
carnet-card-new = { $count ->
    [one] { $name }: 1 new success
   *[other] { $name }: { $count } new successes
}
carnet-card-synthesis = { $name }’s summary is ready
carnet-card-sign = To be read and signed

carnet-notice-kind-shown = There is something new in a child’s progress book
carnet-notice-kind-synthesis = A child’s summary of maternelle can be read
carnet-notice-kind-late = Progress books are left to be shown before the half-year ends
carnet-notice-shown = There is something new in { $name }’s progress book.
carnet-notice-synthesis = { $name }’s summary of maternelle can be read and signed.
carnet-notice-late = Progress books of { $class } to show to families before the half-year ends: { $count }.
carnet-notice-late-school = Classes with progress books to show before the half-year ends: { $count }.

carnet-did-show = Has shown progress books to families
carnet-did-withdraw = Has taken an observation out of a progress book
carnet-did-lock = Has completed a summary of maternelle
carnet-did-reopen = Has reopened a summary of maternelle
carnet-did-stamp = Has stamped a summary of maternelle

carnet-refused-nobody = Tap a child’s name first.
carnet-refused-pupils = One of the children is no longer of maternelle in this class: nothing is noted. Take him or her out and try again.
carnet-refused-retired = This success is no longer in the list. Choose another one, or write it with your words.
carnet-refused-nothing = Choose a success or write a few words.
carnet-refused-words-long = This is too long: at most 1,000 characters.
carnet-refused-not-photo = Only photos and voices go into a book. Take the other file out.
carnet-refused-voice-long = This voice is too long: at most 5 minutes (6 MB).
carnet-refused-voice-words = Write in a few words what is heard: not everybody can listen.
carnet-refused-files = This is too many: at most 6 photos or voices.
carnet-refused-no-sight = Say what is seen or heard.
carnet-refused-several = A child is recognised: this photo or voice goes into one book alone. Mark that child only.
carnet-refused-image-right = The family has not said yes to pictures of their child. Take a photo of the work, with nobody recognised.
carnet-refused-overtaken = Somebody saved meanwhile. Your choices are still there: compare, then save again.
carnet-refused-nothing-new = There is nothing new to show of these children up to that day.
carnet-refused-locked = The summary was completed meanwhile by somebody else: nothing was changed.
carnet-refused-undecided = Some lines are not decided. Decide them, or say that you leave them empty.
carnet-refused-needs-long = One of the texts is too long: at most 800 characters an area.
carnet-refused-favourites = This is too many: at most 20 successes.

carnet-api-pupil = The carnet of a child of maternelle, a school year at a time
