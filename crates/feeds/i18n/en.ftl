# Feeds: what a plan would change, said in sentences.
feeds-school-opens = { $school } opens on the platform.
feeds-school-unknown = { $place }: this school is not on the platform.
feeds-school-held = { $school }: { $leaving } departures among { $present } people. The feed waits for this school until somebody has looked.
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
feeds-function-school-life = school life
feeds-function-health = health
feeds-function-office = office
feeds-function-technical = technical staff
feeds-function-animator = after-school care
feeds-function-agent = town hall
feeds-function-administrator = administration
