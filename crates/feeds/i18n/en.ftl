# Feeds: what a plan would change, said in sentences.
feeds-school-opens = { $school } opens on the platform.
feeds-school-unknown = { $place }: this school is not on the platform.
feeds-school-not-given = { $place }: the commune has not given the competence yet, this school will open with the sending after it has. A steward may open it before, saying why.
feeds-school-not-given-where = Where this commune stands
feeds-school-held = { $school }: { $leaving } departures among { $present } people. The feed waits for this school until somebody has looked.
feeds-school-held-back = { $school }: { $count } pupils among { $present } people would go back to their class of last year. The file is probably one of last year. The feed waits for this school until somebody has looked.
feeds-class-opens = The class { $class } opens.
feeds-class-renamed = The class { $before } is now called { $after }.
feeds-pupil-created = { $name } arrives in { $class }.
feeds-pupil-created-nowhere = { $name } arrives in the school.
feeds-guardian-created = { $name }: new guardian’s account.
feeds-staff-created = { $name }: new staff account.
feeds-came-back = { $name } is back.
feeds-arrived = { $name } comes from another school of the platform and joins { $class }.
feeds-moved-away = { $name } leaves for another school of the platform.
feeds-left = { $name } leaves the school.
feeds-class-changed = { $name } goes from { $before } to { $after }.
feeds-class-none = no class
feeds-field-changed = { $name }, { $field }: { $before } → { $after }
feeds-field-empty = empty
feeds-tie-begun = { $guardian } becomes a guardian of { $name } ({ $kinship }) and will see what concerns them.
feeds-tie-begun-aside = { $guardian } is noted beside { $name } ({ $kinship }), without access.
feeds-tie-ended = { $guardian } is no longer a guardian of { $name }.
feeds-post-begun = { $name } begins a function: { $function }.
feeds-post-begun-in = { $name } begins a function in { $class }: { $function }.
feeds-post-ended = { $name } leaves a function: { $function }.
feeds-image-allowed = Pictures of { $name } may be shown to the class.
feeds-image-refused = Pictures of { $name } may not be shown: the family refuses.
feeds-likely = { $name } looks like somebody already known: { $evidence }. To be checked before two accounts are made.
feeds-same-name = same name
feeds-same-birth-day = same day of birth
feeds-same-mail = same mail address
feeds-same-phone = same telephone
feeds-unresolved = { $count ->
    [one] One child named by a guardian could not be recognised for certain.
   *[other] { $count } children named by guardians could not be recognised for certain.
}
feeds-count-created = { $count ->
    [one] One account to create
   *[other] { $count } accounts to create
}
feeds-count-changed = { $count ->
    [one] One record changed
   *[other] { $count } records changed
}
feeds-count-moved = { $count ->
    [one] One change of school
   *[other] { $count } changes of school
}
feeds-count-classes-changed = { $count ->
    [one] One change of class
   *[other] { $count } changes of class
}
feeds-count-left = { $count ->
    [one] One departure
   *[other] { $count } departures
}
feeds-count-came-back = { $count ->
    [one] One return
   *[other] { $count } returns
}
feeds-count-classes-opened = { $count ->
    [one] One class opened
   *[other] { $count } classes opened
}
feeds-count-classes-renamed = { $count ->
    [one] One class renamed
   *[other] { $count } classes renamed
}
feeds-count-likely = { $count ->
    [one] One likely duplicate
   *[other] { $count } likely duplicates
}
feeds-count-ties = { $count ->
    [one] One guardian will see what concerns a pupil
   *[other] { $count } guardianships open an access
}
feeds-count-posts = { $count ->
    [one] One function begins
   *[other] { $count } functions begin
}
feeds-count-images = Pupils whose pictures their class may see: { $count }
feeds-count-images-refused = Pupils whose families refuse that they be shown: { $count }
feeds-count-places-kept = { $count ->
    [one] A pupil keeps the place of the next year: the file does not speak of it
   *[other] { $count } pupils keep their places of the next year: the file does not speak of them
}
feeds-count-back = { $count ->
    [one] A pupil would go back to the class of last year
   *[other] { $count } pupils would go back to their classes of last year
}
feeds-count-nothing = Nothing to change
feeds-field-last = last name
feeds-field-first = first name
feeds-field-family = birth name
feeds-field-title = title
feeds-field-birth-day = day of birth
feeds-field-sex = sex
feeds-field-mail = mail address
feeds-field-phone-home = home telephone
feeds-field-phone-mobile = mobile telephone
feeds-field-phone-work = work telephone
feeds-field-address = address
feeds-field-postcode = postcode
feeds-field-city = town
feeds-kinship-mother = mother
feeds-kinship-father = father
feeds-kinship-sibling = brother or sister
feeds-kinship-grandparent = grandparent
feeds-kinship-relative = family
feeds-kinship-educator = educator
feeds-kinship-foster = foster family
feeds-kinship-childminder = childminder
feeds-kinship-tutor = legal guardian
feeds-kinship-welfare = child welfare
feeds-kinship-self = oneself
feeds-kinship-other = other
feeds-function-head = head
feeds-function-deputy = deputy head
feeds-function-teacher = teaching
feeds-function-substitute = replacement
feeds-function-specialist = specialist teaching
feeds-function-librarian = library
feeds-function-aesh = support (AESH)
feeds-function-atsem = ATSEM
feeds-function-cpe = CPE
feeds-function-school-life = school life
feeds-function-health = health
feeds-function-office = office
feeds-function-technical = technical staff
feeds-function-animator = after-school care
feeds-function-agent = town hall
feeds-function-delegate = delegate of a body
feeds-function-administrator = administration

feeds-menu = Imports
feeds-administration = Administration
feeds-intro = Files of the académie, of ONDE or of a spreadsheet, and what they have changed.
feeds-bring = Bring files in
feeds-bring-again = Send again
feeds-history = History
feeds-history-empty = Nothing has been brought in yet.
feeds-intakes = To be finished
feeds-intake-asking = to be told
feeds-intake-refused = refused
feeds-intake-dropped = These files were given up.
feeds-when-who = { $when }, by { $name }
feeds-when-command = { $when }, from the command line
feeds-schools = Schools: { $count }
feeds-short-created-done = { $count ->
    [one] One account created
   *[other] { $count } accounts created
}
feeds-state-reading = being read
feeds-state-held = to be looked at
feeds-state-planned = to be read
feeds-state-applying = being applied
feeds-state-applied = applied
feeds-state-undone = undone
feeds-state-dropped = given up
feeds-step-state-planned = ready
feeds-step-state-unknown = unknown here
feeds-step-state-not-given = waits for its commune
feeds-card-all = All imports
feeds-card-held = Schools wait for somebody to look at their feed ({ $count }).
feeds-new-lead = Send the archive received from the académie (AAF), the extractions of ONDE or tables of your own. The format is recognised by itself.
feeds-new-lead-school = Send the extractions of ONDE of your school, or tables of your own. The format is recognised by itself.
feeds-new-files = Files
feeds-new-files-hint = A zip archive, the XML files, or one or several CSV files.
feeds-new-files-hint-school = Pupils, guardians, teachers: one or several CSV files.
feeds-new-school = School of the tables
feeds-new-school-hint = Its UAI (seven digits and a letter), when the files do not say it. ONDE does not.
feeds-new-school-which = Only when the files do not say it. ONDE does not.
feeds-new-school-unknown = No school of the platform has this UAI. Open it first, in its town.
feeds-new-open = Also open the schools of the sending that the platform does not have yet
feeds-new-more = Settings
feeds-new-percent = Hold a school above … % of departures
feeds-new-percent-hint = Above this share nothing changes in the school before somebody has looked. 5 % is usual.
feeds-new-percent-wrong = Write a whole number from 1 to 50.
feeds-new-academy = Académie
feeds-new-academy-hint = Only when the files do not say it: 09 for Lille, 20 for Amiens.
feeds-new-academy-unknown = This number of académie is not known.
feeds-new-nothing-changes = Nothing changes until you have read and accepted what these files would change.
feeds-new-send = Send
feeds-new-no-file = Choose at least one file.
feeds-new-too-many = There are more than 500 files. Put them into a zip archive.
feeds-new-too-large = These files are too heavy: 4 GB at most. Put them into a zip archive.
feeds-new-interrupted = The sending stopped before its end. Try again.
feeds-step-waiting = Waiting…
feeds-step-unpacking = Opening the files…
feeds-step-reading = Reading…
feeds-step-planning = Comparing with the platform, school by school…
feeds-step-applying = Applying, school by school…
feeds-step-undoing = Undoing, school by school…
feeds-step-asking = Something must be told.
feeds-step-refused = The files cannot be used.
feeds-step-read = The reading is done.
feeds-step-applied = It is applied.
feeds-step-undone = It is undone.
feeds-step-not-undone = It could not be undone.
feeds-step-interrupted = The work was interrupted.
feeds-may-leave = You may leave this page and come back: the work goes on.
feeds-look-again = Look again
feeds-reading-title = Reading the files
feeds-refused-title = These files cannot be used
feeds-refused-nothing = Nothing has changed on the platform.
feeds-intake-give-up = Give these files up
feeds-intake-forget = Take off the list
feeds-intake-given-up = These files are given up.
feeds-mapping-title = What do these columns say?
feeds-mapping-lead = Some columns are not recognised. Say what they hold; what is not read is left aside.
feeds-mapping-school-label = School
feeds-mapping-school = Say which school these rows come from.
feeds-mapping-rows = Each row describes
feeds-mapping-choose = To be chosen
feeds-mapping-unknown = Columns to be told ({ $count })
feeds-mapping-known = Columns recognised ({ $count })
feeds-mapping-not-read = Do not read
feeds-mapping-empty = empty in the first rows
feeds-mapping-remembered = Your answers will be remembered for the next files of this school.
feeds-mapping-go = Go on
feeds-mapping-missing = { $file }: no column is “{ $column }”.
feeds-mapping-kind = { $file }: say what each row describes.
feeds-mapping-too-few = { $file }: at least a last name and a first name are needed.
feeds-rows-pupils = a pupil
feeds-rows-guardians = a guardian and the children
feeds-rows-staff = a member of the staff
feeds-rows-mixed = according to the column “profile”
feeds-mode-complete = Complete sending
feeds-mode-delta = Partial sending (delta)
feeds-read = { $mode } · Pupils: { $pupils } · Guardians: { $guardians } · Staff: { $staff }
feeds-nothing-changed-yet = Nothing has changed yet. Read what this sending would change, then apply it.
feeds-partly-applied = Some of the schools are applied. The others wait.
feeds-held-lead = Schools are held ({ $count }): too many people would leave them at once, or too many pupils would go back to their classes of last year. Open them to see who, then say why it is right, or give up.
feeds-apply = Apply the schools that are ready ({ $count })
feeds-apply-sure = Apply what the sending says of these schools ({ $count })?
feeds-apply-yes = Apply
feeds-apply-begun = It is being applied.
feeds-apply-school = Apply this school
feeds-apply-school-sure = Apply what the sending says of this school?
feeds-give-up = Give up
feeds-give-up-sure = Give this sending up? What is not applied will not be.
feeds-given-up = The sending is given up.
feeds-not-now = Not now
feeds-undo = Undo this sending
feeds-undo-sure = Put the schools back as they were before this sending?
feeds-undo-begun = It is being undone.
feeds-undo-not-applied = This sending has changed nothing: there is nothing to undo.
feeds-undo-too-old = This sending is too old to be undone.
feeds-undo-later = A later sending was applied to one of these schools. Undo it first.
feeds-undo-used = Accounts created by this sending are used already: somebody has signed in or written. This school stays as it is.
feeds-undo-erased = Some of those who left by this import left too long ago: what was known of them is erased. This school stays as it is; if they come back, the next import will add them.
feeds-by-school = School by school
feeds-all-schools = All
feeds-filter = Filter
feeds-pages = Pages
feeds-first-schools = First schools
feeds-next-schools = Next schools
feeds-before = Previous
feeds-after = Next
feeds-no-school = This sending changes nothing in the schools of the platform.
feeds-leaving-of = { $leaving } departures of { $present } people
feeds-place = Number { $place }
feeds-unknown-title = Schools the platform does not have
feeds-unknown-lead = This sending speaks of schools that are not on the platform ({ $count }). They were not read.
feeds-unknown-open = See these schools and open some
feeds-openings-title = Open schools
feeds-openings-lead = The chosen schools will be opened, and the sending read again with them. Nothing changes before you agree.
feeds-openings-which = Schools to open
feeds-openings-none = Choose at least one school.
feeds-openings-more = And { $count } other schools: to open them all, bring the sending in again and tick “Also open the schools”.
feeds-openings-go = Read again with these schools
feeds-openings-not-kept = The files of this sending are no longer kept. Bring them in again.
feeds-remarks = Remarks on the files
feeds-remarks-all = All remarks ({ $count })
feeds-remarks-lead = What could not be read was left aside; the rest is in the plan. Remarks: { $count }.
feeds-remarks-none = Nothing to say about these files.
feeds-remarks-left-out = Other remarks are not shown ({ $count }).
feeds-figure-created = accounts to create
feeds-figure-changed = records changed
feeds-figure-moved = changes of school
feeds-figure-back = returns
feeds-figure-left = departures
feeds-figure-likely = probable duplicates
feeds-effects = Effect on classes and rights
feeds-classes = Classes
feeds-figure-created-done = accounts created
feeds-persons = Persons ({ $count })
feeds-kind-all = All
feeds-kind-created = Arrivals
feeds-kind-changed = Changes
feeds-kind-moved = Moves
feeds-kind-left = Departures
feeds-kind-likely = Probable duplicates
feeds-kind-back = Back to last year
feeds-field-of = { $field }:
feeds-likely-see = See the known record
feeds-see-duplicates = Compare the probable duplicates
feeds-release-title = Let this school through
feeds-release-lead = Read the list below. If it is right, say why: your name and your reason stay written down.
feeds-release-reason = Why it is right
feeds-release-hint = For instance: the class CE2 B closes and goes to the school Kergomard.
feeds-reason-short = A sentence, please: it will be read again.
feeds-release-go = Let this school through
feeds-release-not-yours = The administration of the platform will decide.
feeds-release-because = Somebody let this school through: “{ $reason }”
feeds-released = The school can now be applied.
feeds-count-ties-ended = { $count ->
    [one] One guardian will no longer see what concerns a pupil
   *[other] { $count } ties of guardians close an access
}
feeds-count-posts-ended = { $count ->
    [one] One function ends
   *[other] { $count } functions end
}
feeds-notice-kind = The end of an import I started
feeds-notice-read = { $name } is read: the plan awaits your agreement.
feeds-notice-applied = { $name } is applied.
feeds-notice-undone = { $name } is undone.
feeds-notice-not-undone = { $name } could not be undone.

feeds-column-usage = name in use
feeds-column-ine = national identifier (INE)
feeds-column-id = identifier of the file
feeds-column-class = class
feeds-column-class-key = identifier of the class
feeds-column-level = level
feeds-column-entered-on = first day in the school
feeds-column-uai = UAI of the school
feeds-column-profile = profile (pupil, guardian…)
feeds-column-function = function
feeds-column-director = headship (yes or no)
feeds-column-kinship = tie with the child
feeds-column-authority = parental authority
feeds-column-child-last = family name of the child
feeds-column-child-usage = name in use of the child
feeds-column-child-first = first name of the child
feeds-column-child-class = class of the child
feeds-column-child-born-on = date of birth of the child
feeds-column-child-ine = INE of the child
feeds-column-child-id = identifier of the child

feeds-problem-missing = this file does not exist.
feeds-problem-unreadable = this file cannot be read ({ $why }).
feeds-problem-nothing = no AAF, ONDE or CSV file was found. Choose the zip received from the académie, the folder that holds it, or the extractions of ONDE.
feeds-problem-mixed-formats = there are both AAF files and CSV files here. Bring them in separately.
feeds-problem-mixed-modes = there are both a complete sending and a delta here. Bring in the complete one first, then the delta.
feeds-problem-damaged = this zip is damaged or incomplete. Download it again.
feeds-problem-encrypted = this archive is protected by a password. Provide it without one.
feeds-problem-too-many-files = there are more than { $max } files. The sending of an académie has far fewer.
feeds-problem-too-large = this file is larger than allowed ({ $size }).
feeds-problem-bomb = this file unfolds more than { $ratio } times: it is a trap or damaged. It was not read.
feeds-problem-overlapping = several files of this archive overlap: it is a trap or damaged. It was not read.
feeds-problem-ignored = this file is neither a part of AAF nor a table. It is not read.
feeds-problem-missing-part = part { $number } of the files “{ $kind }” is missing. Ask for the whole sending: those who are absent would pass for gone.
feeds-problem-unknown-encoding = the declared encoding, “{ $name }”, is not known. UTF-8, ISO-8859-1, ISO-8859-15, Windows-1252 and UTF-16 are read.
feeds-problem-wrong-encoding = this file should be in { $declared }, but this line is not. Ask for a well encoded file, or correct the declared encoding.
feeds-problem-hidden-utf8 = this file declares { $declared } but is written in UTF-8: accents would be wrong. Correct the declared encoding.
feeds-problem-truncated = the file stops before its end. Download it again; nothing was brought in.
feeds-problem-bad-xml = the XML is not well formed ({ $why }). Ask for a new file.
feeds-problem-not-aaf = this is no AAF file: it begins with “{ $root }” instead of “ficAlimMENESR”.
feeds-problem-entity-declared = this file declares XML entities of its own, which an AAF sending never does. It was not read.
feeds-problem-unknown-entity = the entity “&{ $name };” is not defined.
feeds-problem-too-long = a single value is longer than { $size }. A quote or a tag is probably not closed.
feeds-problem-too-deep = tags are nested too deeply for an AAF file.
feeds-problem-unexpected-element = the tag “{ $name }” is not expected here. It is not read.
feeds-problem-no-academy = nothing says which académie this file comes from. Say which (09 for Lille, 20 for Amiens).
feeds-problem-academy-disagrees = this file comes from the académie { $found }, and not from { $asked } as was said. Check which is right.
feeds-problem-no-identifier = this record has no identifier. It is left out.
feeds-problem-no-category = this record does not say what it is. It is left out.
feeds-problem-unknown-category = the category “{ $name }” is not known. Its records are not read.
feeds-problem-wrong-file = a record “{ $category }” is in this file. It is read all the same.
feeds-problem-unknown-attribute = this attribute is not known. It is not read; the rest is.
feeds-problem-empty-table = this table is empty.
feeds-problem-no-header = no row of titles was recognised in the first ten rows. The first row must name the columns: Nom, Prénom, Classe…
feeds-problem-unknown-table = these columns do not say whether rows are pupils, guardians or teachers. Say which.
feeds-problem-missing-column = the column “{ $column }” is missing. Columns read: { $found }.
feeds-problem-unknown-column = this column is not known. It is not read.
feeds-problem-repeated-column = this column is there twice. Only the first is read.
feeds-problem-row-too-long = this row has { $found } cells instead of { $expected }: a semicolon or a quote has probably slipped in. It is left out.
feeds-problem-no-school = nothing says which school this file comes from. Give its UAI.
feeds-problem-only-tables = a sending of the académie (AAF) is about several schools. The administration of the platform brings it in.
feeds-problem-not-kept = this file is no longer kept. Send it again.
feeds-problem-interrupted = the reading was interrupted. Send the file again.
feeds-problem-bad-uai = “{ $text }” is not a UAI (seven digits and a letter). The row is left out.
feeds-problem-missing-value = this value is missing. The record is left out.
feeds-problem-bad-date = the date “{ $text }” cannot be read. It is left empty.
feeds-problem-bad-reference = “{ $text }” does not have the expected form. This value is left out.
feeds-problem-bad-choice = “{ $text }” is neither oui nor non. The value is left empty.
feeds-problem-unknown-code = the code “{ $code }” is not known. It is taken for “other”.
feeds-problem-duplicate = the identifier “{ $key }” was read before ({ $file }, line { $line }). Only the first record is kept.
feeds-problem-unknown-class = the class “{ $label }” is not in this sending. This link is left out.
feeds-problem-unknown-school = the school “{ $key }” is neither in this sending nor on the platform. This link is left out.
feeds-problem-no-child = this guardian has no child in the file. The row is left out.
feeds-problem-no-profile = the profile “{ $text }” is not known. Write élève, responsable, enseignant or personnel. The row is left out.
feeds-problem-line = line { $line }
feeds-problem-field = “{ $field }”
feeds-problem-at = { $place }: { $sentence }
feeds-problem-times = ({ $count } times in all)
feeds-size-bytes = { $size } bytes
feeds-size-kib = { $size } KiB
feeds-size-mib = { $size } MiB
feeds-size-gib = { $size } GiB
feeds-did-bring = Brought a file in
feeds-did-open-schools = Opened schools from an import
feeds-did-release = Let a held school through
feeds-did-apply = Applied an import
feeds-did-drop = Gave an import up
feeds-did-undo = Undid an import
