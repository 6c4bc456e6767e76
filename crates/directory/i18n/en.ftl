# Home, directory, classes, schools, persons.
home-menu = Home
home-title = Home
home-hello = Hello { $name }
home-children = Children
home-all-children = All
home-classes = Your classes
home-classes-of-children = Their classes
home-schools = Schools
home-quiet = It is { $time }: what you write now will arrive on { $day } at { $at }.

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
person-suspended = This account is suspended.
person-places = Classes and schools
person-guardians = Guardians
person-children = Children
person-no-authority = without parental authority
person-contact = Contact
person-mail = E-mail
person-phone = Telephone
person-address = Address

function-head = head
function-teacher = teaching
function-substitute = substitute
function-specialist = specialist teaching
function-aesh = support (AESH)
function-atsem = ATSEM
function-school-life = school life
function-agent = town hall
function-administrator = administration
function-other = staff

kinship-mother = mother
kinship-father = father
kinship-grandparent = grandparent
kinship-tutor = legal tutor
kinship-foster-parent = foster parent
kinship-child-welfare = child welfare
kinship-other = other tie
