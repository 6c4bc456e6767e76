# Home, directory, classes, schools, persons.
home-menu = Home
home-title = Home
home-hello = Hello { $name }
home-children = Children
home-all-children = All
home-classes = Your classes
home-classes-of-children = { $count ->
    [one] Their class
   *[other] Their classes
}
home-file-of = About { $name }
home-file-quiet = Guardians and schools
home-administer = Run the school
home-administer-quiet = People, classes, rules, accounts
home-listen = Listen to the page
home-tile-class = My class
home-tile-leave = Leave
home-schools = Schools
home-quiet = It is { $time }: what you write now will arrive on { $day } at { $at }.
home-quiet-tomorrow = It is { $time }: what you write now will arrive tomorrow at { $at }.

more-title = More
more-account = My account and settings

directory-menu = Directory
directory-title = Directory
directory-label = A name, or its beginning
directory-search = Search
directory-hint = Here you find the people of your schools. Accents and capitals do not matter.
directory-none = Nobody of that name in your schools. Try with fewer letters.
directory-found = { $count ->
    [one] One person found
   *[other] { $count } persons found
}

class-title = Class { $name }
class-activation = Activation codes
class-as-of = The class as it was on { $day }.
class-pupils = { $count ->
    [0] Pupils
    [one] One pupil
   *[other] { $count } pupils
}
class-no-pupils = No pupil is enrolled in this class.
class-team = Team
class-no-team = Nobody is assigned to this class yet.
class-groups = Write to a whole group
class-group-pupils = To the pupils
class-group-guardians = To the families
class-group-team = To the team
class-group-size = { $count ->
    [one] one person
   *[other] { $count } persons
}
class-seen = Who sees this page?
class-seen-team = { $count ->
    [0] The team of the class, once it has one
    [one] The person of the team of the class, with the families
   *[other] The { $count } persons of the team of the class, with the families
}
class-seen-families = { $count ->
    [0] The pupils and their families: first names, the team, and nothing of other families
    [one] The pupil and their family: first names, the team, and nothing of other families
   *[other] The { $count } pupils and their families: first names, the team, and nothing of other families
}
class-seen-school = The adults who work in the school, and those who run it, with the families
class-past = The class on another day
class-past-day = Day
class-past-show = Show that day

school-administration = Administration
school-address = Address
school-phone = Telephone
school-mail = E-mail
school-classes = Classes
school-no-classes = No class is open this year.
school-pupils = { $count ->
    [0] no pupil yet
    [one] one pupil
   *[other] { $count } pupils
}
school-staff = Staff

person-write = Write
person-edit = Edit
person-erased = Account erased on { $day }: only the name and the past classes are left.
person-suspended = This account is suspended.
person-places = Classes and schools
person-guardians = Guardians
person-children = Children
person-no-authority = without parental authority
person-contact = Contact
person-mail = E-mail
person-phone = Telephone
person-address = Address

person-writing = Who may write to whom?
person-writes-to = You may write to { $name }.
person-writes-not-to = You may not write to { $name }.
person-writes-from = { $name } may write to you.
person-writes-not-from = { $name } may not write to you.
person-why-rule = Rule: { $from } → { $to }, { $scope } ({ $place })
person-why-for = { $place }, for { $name }
person-why-left = This person is no longer in a school.
person-why-oneself = Nobody writes to oneself.
person-why-suspended = One of the two accounts is suspended.
person-why-nothing = You share no class, school or group a rule speaks of.
person-why-refused = One of the two has blocked the other, or may no longer write.
person-seen = Who sees this page?
person-seen-pupil = Their guardians, the pupils of their class, and the adults who work in their school
person-seen-guardian = The adults who work in the school of their children; no other family, nor the other guardian
person-seen-staff = The pupils, families and adults of their schools or town
person-seen-contact = The addresses: they themselves, the team of the class and the head of the school, nobody else
person-seen-contact-staff = The addresses: they themselves and the head of the school, nobody else

member-pupil = pupil
member-guardian = guardian
member-team = team

kind-pupils = pupils
kind-guardians = guardians
kind-team = team
kind-staff = staff
kind-cpe = CPE
kind-heads = heads
kind-agents = town
kind-delegates = delegates
kind-administrators = administration of the platform
kind-hand = members

scope-class = in the same class
scope-level = in the same level
scope-school = in the same school
scope-town = in the same town
scope-body = in the same body
scope-platform = on the platform
scope-hand = in the same group

function-head = head
function-teacher = teaching
function-substitute = substitute
function-specialist = specialist teaching
function-aesh = support (AESH)
function-atsem = ATSEM
function-cpe = CPE
function-school-life = school life
function-agent = town hall
function-delegate = delegate
function-administrator = administration
function-other = staff

kinship-mother = mother
kinship-father = father
kinship-grandparent = grandparent
kinship-tutor = legal tutor
kinship-foster-parent = foster parent
kinship-child-welfare = child welfare
kinship-other = other tie
