# Passage: the portfolio of a pupil, and the dossier that follows them from a school to the next.
passage-title = Portfolio and passage
passage-nothing = Nothing here for you today.
passage-children = My children
passage-my-portfolio = My portfolio
passage-portfolio-of = Portfolio: { $name }
passage-portfolio-hint = The best works, readings, certificates
passage-classes = My classes
passage-class-hint = Propose a work for a portfolio
passage-schools = My school
passage-school-hint = Those who leave, those who come
passage-paper-card = Dossiers of my pupils who leave
passage-shared-card = Dossiers shared with me
passage-dossiers = Passage dossiers

passage-card-title = Portfolio and passage
passage-card-all = See all
passage-card-proposed = { $count ->
    [one] One work is proposed for the portfolio
   *[other] { $count } works are proposed for the portfolio
}

passage-section = Portfolio
passage-section-dossier = Transfer file
passage-section-all = The whole portfolio
passage-section-count = { $count ->
    [one] One thing kept
   *[other] { $count } things kept
}
passage-back-results = Results: { $name }
passage-back-mine = My results

passage-class-title = Portfolios: { $name }
passage-class-lead = Choose a pupil and propose a work, a reading, a certificate. The family keeps it or not.
passage-class-empty = No pupil in this class today.

passage-portfolio-lead = What one keeps, from nursery school to the lycée. The portfolio follows the child, never the school.
passage-portfolio-empty = Nothing yet. A drawing, a poem, a book you loved: the portfolio begins when you like.
passage-portfolio-empty-young = No picture yet. Ask a grown-up!
passage-add = Keep something
passage-propose = Propose something
passage-kept = It is kept.
passage-proposed = It is proposed. The family of { $name } will say whether they keep it.
passage-tag-proposed = proposed
passage-field-title = Title
passage-field-kind = What it is
passage-field-day = Made on
passage-field-words = A few words
passage-field-files = Photo, document or sound
passage-field-files-hint = A photo in which another child can be recognised has no place here.
passage-field-shown = This year’s teacher may see it
passage-kind-work = A work
passage-kind-reading = A reading
passage-kind-certificate = A certificate
passage-kind-picture = A photo
passage-change = Change
passage-changed = It is changed.
passage-save = Save
passage-keep = Keep in the portfolio
passage-do-not-keep = Do not keep
passage-remove = Remove from the portfolio
passage-remove-sure = Remove it from the portfolio? It cannot be found again.
passage-removed = It is removed.
passage-proposed-note = The teacher proposes it. Keep it if you like: the portfolio is yours.
passage-waits-family = The family has not said yet whether they keep it.

passage-school-title = Passage: { $name }
passage-leaving = Those who leave
passage-leaving-empty = No dossier is being prepared.
passage-coming = Those who come
passage-coming-empty = No dossier has come.
passage-prepare = Prepare dossiers
passage-prepare-lead = One dossier for each pupil who leaves. You look at them, then show them to the families, who choose.
passage-prepare-do = Prepare
passage-prepared = { $count ->
    [0] These pupils have a dossier already.
    [one] One dossier is ready. Look at it, then show it to the family.
   *[other] { $count } dossiers are ready. Look at them, then show them to the families.
}
passage-offer = { $count ->
    [one] Show the prepared dossier to the family
   *[other] Show { $count } dossiers to the families
}
passage-offered = { $count ->
    [0] Nothing to show.
    [one] The family is told.
   *[other] The families are told: { $count } dossiers.
}
passage-seal-all = { $count ->
    [one] Seal the dossier that is ready
   *[other] Seal the { $count } dossiers that are ready
}
passage-sealing = { $count ->
    [0] Nothing to seal.
    [one] The dossier is being sealed.
   *[other] { $count } dossiers are being sealed.
}
passage-answers = { $of ->
    [0] nobody to ask
   *[other] { $count } of { $of } have answered
}
passage-towards = to { $name }
passage-towards-family = given to the family
passage-from = from { $name }
passage-due = To choose before the evening of { $day }
passage-classes-chips = Class
passage-all-classes = End of cycle
passage-pupils = Pupils
passage-pupils-choose-class = Choose a class above.
passage-reason = Why they leave
passage-reason-cycle = End of cycle
passage-reason-move = The family moves
passage-to = Where they go
passage-to-other = Another school, or not known yet
passage-to-uai = UAI of the other school
passage-to-uai-hint = Seven digits and a letter. If it is on this platform, we will know it.
passage-to-name = Name of the other school
passage-due-on = Last day for the families
passage-due-hint = Including this day.

passage-dossier-of = Passage dossier: { $name }
passage-dossier-back = The dossier
passage-way = From { $from }, to { $to }.
passage-way-family = From { $from }, given to the family.
passage-state-prepared = to look at
passage-state-open = the family chooses
passage-state-yours = yours to choose
passage-state-sealing = being sealed
passage-state-sealed = sealed
passage-state-sent = sent
passage-state-opened = read
passage-state-withdrawn = taken back
passage-state-erased = erased
passage-no-pieces = This dossier holds nothing for now.
passage-goes-by-law = always goes
passage-goes = goes
passage-refused = refused
passage-unsaid = no answer
passage-stays = stays

passage-family-lead = { $name } changes schools. Here is what goes, what goes if you wish, and what stays.
passage-by-law = Always goes
passage-by-law-empty = Nothing that the law sends, for now.
passage-by-choice = Goes if you wish
passage-by-choice-empty = Nothing to choose. The portfolio stays with you and the child.
passage-yes = Yes, it goes
passage-no = No, it stays
passage-consent = I agree that what I marked “yes” is read by the head of the receiving school ({ $school }) and, if the head so decides, by the team of the class, for a year. I may change my mind until the dossier is sealed.
passage-consent-family = I agree that what I marked “yes” goes with the dossier. I may change my mind until the dossier is sealed.
passage-both-decide = Several of you decide. A piece goes if one of you says yes and nobody says no.
passage-answer = Save my choices
passage-you-answered = You have answered ({ $when }). You may still change.
passage-take-back = Take my answer back
passage-said = Thank you, it is noted.
passage-said-back = Your answer is taken back: nothing goes by your word.
passage-chosen = Goes because you wished it
passage-chosen-empty = Nothing more than what always goes.
passage-agreed = Agreed: { $name } ({ $when }, wording { $wording })
passage-stays-title = Stays
passage-stays-lead = This stays here, and is not sent:
passage-stays-messages = messages and the liaison book
passage-stays-absences = absences and their reasons
passage-stays-class = the life of the class: photos, homework
passage-heavy = Too heavy to go: { $title }. You may give it to the new school yourself.
passage-stays-yours = The account, the messages and the portfolio remain your child’s, wherever they go.
passage-opened-note = The head of the receiving school has read the dossier: { $school }.

passage-answers-title = Answers
passage-nobody-decides = Nobody is known to decide: only what always goes goes.
passage-not-answered = has not answered yet
passage-answered = has answered ({ $when })
passage-answered-paper = has answered on paper ({ $when })
passage-paper = Record an answer on paper
passage-paper-print = Print
passage-paper-title = Answer on paper: { $name }
passage-paper-lead = Record what the signed paper says, and keep it: it is the proof.
passage-paper-who = Who has signed
passage-paper-record = Save
passage-paper-signature = Date and signature: { $name }
passage-recorded = The answer is recorded. The family sees it too.
passage-change-destination = Change the destination or the last day
passage-seal = Seal the dossier
passage-seal-later = You may seal it when everybody has answered, or after { $day }.
passage-withdraw = Take the dossier back
passage-withdraw-sure = Take this dossier back? Nobody will read what it holds any more.
passage-withdrawn = The dossier is taken back.
passage-take-away = Take the archive away
passage-take-away-hint = A signed file, for a school of another platform.
passage-openings = { $count ->
    [one] Read once
   *[other] Read { $count } times
}
passage-read = Read the dossier
passage-reading-lead = What the last school has sent ({ $from }), as the family has agreed. Each reading is written down.
passage-reading-empty = This dossier is empty.
passage-kept-until = To be read until { $day }.
passage-part-refused = A file could not be taken in: { $name }.
passage-share = The team of the class may read this dossier
passage-share-hint = Only once the pupil is in the class.
passage-shared = The team of the class may read it.
passage-not-shared = Only the head may read it.

passage-archive = Archive of another platform
passage-bring = Bring an archive
passage-bring-hint = A family or a school has given you a dossier as a “.zip” file. Bring it as it is.
passage-bring-label = The archive
passage-bring-do = Bring
passage-brought = The archive is there. We are looking at it.
passage-arrival-arriving = being looked at
passage-arrival-held = waiting
passage-arrival-read = to take in
passage-arrival-taking = on its way
passage-arrival-taken = taken in
passage-arrival-refused = refused
passage-arriving-note = We are looking at its signature and each of its pieces. Come back in a moment.
passage-held-note = It is whole, but we do not know its platform. An administrator has to know it before you can take it in.
passage-fact-pupil = Pupil
passage-fact-from = Comes from
passage-fact-to = Addressed to
passage-fact-platform = Platform
passage-fact-key = Fingerprint of its key
passage-holds = { $count ->
    [0] No piece
    [one] One piece
   *[other] { $count } pieces
}
passage-look-for = Look for a pupil of the school
passage-whose = Whose dossier is it?
passage-no-candidate = No pupil of the school has this name and day of birth. Look for them, or enrol them first.
passage-sure-ine = same INE
passage-sure-names = same names and day of birth
passage-for-another = This dossier was meant for another school: it was for that one that the family chose these pieces.
passage-handed = The family has handed this dossier to us
passage-welcome = Take this dossier in
passage-welcomed = The dossier is taken in. It can be read in a moment.
passage-decline = Refuse this archive
passage-decline-sure = Refuse this archive? What it holds will be erased here.
passage-declined = The archive is refused. Nothing of it is kept.
passage-see-dossier = See the dossier
passage-flaw-place = Where: { $place }
passage-flaw-not-an-archive = This file is no archive, or it is damaged. Ask for another copy.
passage-flaw-too-large = This archive is too large for the dossier of a pupil.
passage-flaw-not-a-dossier = This archive is no passage dossier: its inventory, its signature or its key is missing.
passage-flaw-unreadable = The inventory of this archive cannot be read.
passage-flaw-other-version = This archive is of a later version than this platform.
passage-flaw-forged = The signature is not that of this inventory: the archive was changed after it left.
passage-flaw-changed = A piece is not the one that left: the archive was changed or damaged.
passage-flaw-missing = A piece is missing in the archive.
passage-flaw-unnamed = The archive holds a file that its inventory does not name.
passage-flaw-wrong-path = The archive holds a file whose name is not allowed.
passage-flaw-twice = This dossier has come to this school before.
passage-flaw-harmful = The virus scanner has refused this file.
passage-flaw-declined = You have refused it.
passage-flaw-forgotten = Nobody has taken it in in time: it is erased.
passage-readme = This is a passage dossier: what follows a pupil from a school to another.
    “manifest.json” says what it holds, “manifest.json.sig” signs it (Ed25519), “key.pem” is the public key of the platform it comes from.
    Give this .zip file as it is to the head of the new school.

passage-platforms-title = Known platforms
passage-platforms-lead = Dossiers that come from another platform are signed with its key. Compare the fingerprints with its administrator, by voice, before you know it.
passage-platforms-known = Known
passage-platforms-empty = No other platform for now.
passage-platforms-unknown = Waiting
passage-platforms-unknown-lead = Archives that are signed with these keys wait in schools.
passage-platform-waiting = { $count ->
    [one] one archive waits
   *[other] { $count } archives wait
}
passage-platform-ours-title = Ours
passage-platform-ours = To be given to the administrators of other platforms.
passage-platform-add = Know a platform
passage-platform-name = Name of the platform
passage-platform-key = Public key
passage-platform-key-hint = The content of its file “key.pem”.
passage-platform-know = Know it
passage-platform-known = { $count ->
    [0] The platform is known.
    [one] The platform is known. The archive that waited can be taken in.
   *[other] The platform is known. { $count } archives that waited can be taken in.
}
passage-platform-forget = Know it no more
passage-platform-forget-sure = Know { $name } no more? Its next archives will wait.
passage-platform-forgotten = The platform is not known any more.

passage-refused-choose = Choose from the list.
passage-refused-too-long = This is too long.
passage-refused-closed = This dossier is not open any more: it was sealed or taken back.
passage-refused-does-not-decide = Choose somebody who decides for this pupil.
passage-refused-elsewhere = The destination has changed. Read it again, then choose.
passage-refused-on-screen = This person has answered on screen: nobody else may change it.
passage-refused-too-early = Answers are missing, and the last day has not passed.
passage-refused-nobody = Choose at least one pupil of the school.
passage-refused-full = This portfolio is full. Remove something first.
passage-refused-not-expected = This pupil is not enrolled in your school.
passage-refused-not-handed = This dossier was meant for another school. Tick that the family has handed it to you, or decline it.
passage-refused-no-pupil = Say whose dossier it is.
passage-refused-one-archive = Bring one archive, and only one.
passage-refused-same-school = This is your school. Choose the one they go to.
passage-refused-uai = A UAI has seven digits and a letter: 0591234A.
passage-refused-name = This UAI is not on this platform. Write the name of the school.
passage-refused-key = This is no public key. Paste the content of the file “key.pem”.
passage-refused-unsaid = Say yes or no: { $title }

passage-notice-kind-family = The portfolio or the passage dossier of my child
passage-notice-kind-school = A passage dossier comes in
passage-notice-offered = The passage dossier of your child waits for you.
passage-notice-elsewhere = The passage dossier goes elsewhere than planned: { $name }. Say again what goes.
passage-notice-reminder = The passage dossier of your child still waits for your answer.
passage-notice-proposed = Something is proposed for a portfolio: { $name }.
passage-notice-sealed = The passage dossier is sealed: { $name }.
passage-notice-arrived = A passage dossier has come, from { $school }.
passage-notice-read = The archive you brought was looked at.
passage-notice-held = The archive you brought waits until an administrator knows its platform.
passage-notice-refused = The archive you brought could not be accepted.
passage-notice-unknown = An archive comes from a platform that is not known.

passage-did-prepare = Prepared passage dossiers
passage-did-offer = Showed passage dossiers to the families
passage-did-seal = Sealed passage dossiers
passage-did-withdraw = Took a passage dossier back
passage-did-open = Read a passage dossier for the first time
passage-did-share = Changed who shares a passage dossier
passage-did-paper = Recorded an answer on paper
passage-did-export = Took the archive of a passage dossier away
passage-did-handed = Said that the family handed over the archive of a dossier meant for another school
passage-did-import = Took in the archive of a passage dossier
passage-did-erase = Erased passage dossiers whose time is over
passage-did-know = Knows another platform
passage-did-forget = Knows another platform no more
