# Accueil, annuaire, classes, écoles, personnes.
home-menu = Accueil
home-title = Accueil
home-hello = Bonjour { $name }
home-children = Enfants
home-all-children = Tous
home-classes = Vos classes
home-classes-of-children = { $count ->
    [one] Sa classe
   *[other] Leurs classes
}
home-file-of = Fiche : { $name }
home-file-quiet = Ses responsables, ses écoles
home-administer = Administrer l’école
home-administer-quiet = Personnes, classes, règles, comptes
home-listen = Écouter la page
home-tile-class = Ma classe
home-tile-leave = Partir
home-schools = Écoles
home-quiet = Il est { $time } : ce que vous écrivez maintenant arrivera { $day } à { $at }.
home-quiet-tomorrow = Il est { $time } : ce que vous écrivez maintenant arrivera demain à { $at }.

more-title = Plus
more-account = Mon compte et mes réglages

directory-menu = Annuaire
directory-title = Annuaire
directory-label = Un nom, ou son début
directory-search = Chercher
directory-hint = Vous trouvez ici les personnes de vos écoles. Les accents et les majuscules ne comptent pas.
directory-none = Personne de ce nom dans vos écoles. Essayez avec moins de lettres.
directory-found = { $count ->
    [one] Une personne trouvée
   *[other] { $count } personnes trouvées
}

class-title = Classe { $name }
class-activation = Codes d’activation
class-as-of = La classe telle qu’elle était le { $day }.
class-pupils = { $count ->
    [0] Élèves
    [one] Un élève
   *[other] { $count } élèves
}
class-no-pupils = Aucun élève n’est inscrit dans cette classe.
class-team = Équipe
class-no-team = Personne n’est encore affecté à cette classe.
class-groups = Écrire à tout un groupe
class-group-pupils = Aux élèves
class-group-guardians = Aux familles
class-group-team = À l’équipe
class-group-size = { $count ->
    [one] une personne
   *[other] { $count } personnes
}
class-seen = Qui voit cette page ?
class-seen-team = { $count ->
    [0] L’équipe de la classe, quand elle en aura une
    [one] La personne de l’équipe de la classe, avec les familles
   *[other] Les { $count } personnes de l’équipe de la classe, avec les familles
}
class-seen-families = { $count ->
    [0] Les élèves et leurs familles : les prénoms, l’équipe, et rien des autres familles
    [one] L’élève et sa famille : les prénoms, l’équipe, et rien des autres familles
   *[other] Les { $count } élèves et leurs familles : les prénoms, l’équipe, et rien des autres familles
}
class-seen-school = Les adultes qui travaillent dans l’école, et ceux qui l’administrent, avec les familles
class-past = La classe un autre jour
class-past-day = Jour
class-past-show = Voir ce jour-là

school-administration = Administrer
school-address = Adresse
school-phone = Téléphone
school-mail = Courriel
school-classes = Classes
school-no-classes = Aucune classe n’est ouverte cette année.
school-pupils = { $count ->
    [0] pas encore d’élève
    [one] un élève
   *[other] { $count } élèves
}
school-staff = Équipe de l’école

person-write = Écrire
person-edit = Modifier la fiche
person-erased = Compte effacé le { $day } : il n’en reste que le nom et les classes passées.
person-suspended = Ce compte est suspendu.
person-places = Classes et écoles
person-guardians = Responsables
person-children = Enfants
person-no-authority = sans autorité parentale
person-contact = Coordonnées
person-mail = Courriel
person-phone = Téléphone
person-address = Adresse

person-writing = Qui peut écrire à qui ?
person-writes-to = Vous pouvez écrire à { $name }.
person-writes-not-to = Vous ne pouvez pas écrire à { $name }.
person-writes-from = { $name } peut vous écrire.
person-writes-not-from = { $name } ne peut pas vous écrire.
person-why-rule = Règle : { $from } → { $to }, { $scope } ({ $place })
person-why-for = { $place }, pour { $name }
person-why-left = Cette personne n’est plus dans une école.
person-why-oneself = On ne s’écrit pas à soi-même.
person-why-suspended = Un des deux comptes est suspendu.
person-why-nothing = Vous n’avez ni classe, ni école, ni groupe en commun dont une règle parle.
person-why-refused = L’un des deux a bloqué l’autre, ou ne peut plus écrire.
person-seen = Qui voit cette page ?
person-seen-pupil = Ses responsables, les élèves de sa classe, et les adultes qui travaillent dans son école
person-seen-guardian = Les adultes qui travaillent dans l’école de ses enfants ; aucune autre famille, et pas l’autre responsable
person-seen-staff = Les élèves, les familles et les adultes de ses écoles ou de sa commune
person-seen-contact = Les coordonnées : lui ou elle, l’équipe de la classe et la direction de l’école, personne d’autre
person-seen-contact-staff = Les coordonnées : lui ou elle, et la direction de l’école, personne d’autre

member-pupil = élève
member-guardian = responsable
member-team = équipe

kind-pupils = élèves
kind-guardians = responsables
kind-team = équipe
kind-staff = personnel
kind-cpe = CPE
kind-heads = direction
kind-agents = mairie
kind-delegates = délégués
kind-administrators = administration de la plateforme
kind-hand = membres

scope-class = dans la même classe
scope-level = dans le même niveau
scope-school = dans la même école
scope-town = dans la même commune
scope-body = dans la même collectivité
scope-platform = sur la plateforme
scope-hand = dans le même groupe

function-head = direction
function-teacher = enseignement
function-substitute = remplacement
function-specialist = enseignement spécialisé
function-aesh = accompagnement (AESH)
function-atsem = ATSEM
function-cpe = CPE
function-school-life = vie scolaire
function-agent = mairie
function-delegate = délégation
function-administrator = administration
function-other = équipe

kinship-mother = mère
kinship-father = père
kinship-grandparent = grand-parent
kinship-tutor = tutelle
kinship-foster-parent = famille d’accueil
kinship-child-welfare = aide sociale à l’enfance
kinship-other = autre lien
