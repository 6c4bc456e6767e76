# Accueil, annuaire, classes, écoles, personnes.
home-menu = Accueil
home-title = Accueil
home-hello = Bonjour { $name }
home-children = Enfants
home-all-children = Tous
home-classes = Vos classes
home-classes-of-children = Leurs classes
home-schools = Écoles
home-quiet = Il est { $time } : ce que vous écrivez maintenant arrivera { $day } à { $at }.

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
person-suspended = Ce compte est suspendu.
person-places = Classes et écoles
person-guardians = Responsables
person-children = Enfants
person-no-authority = sans autorité parentale
person-contact = Coordonnées
person-mail = Courriel
person-phone = Téléphone
person-address = Adresse

function-head = direction
function-teacher = enseignement
function-substitute = remplacement
function-specialist = enseignement spécialisé
function-aesh = accompagnement (AESH)
function-atsem = ATSEM
function-school-life = vie scolaire
function-agent = mairie
function-administrator = administration
function-other = équipe

kinship-mother = mère
kinship-father = père
kinship-grandparent = grand-parent
kinship-tutor = tutelle
kinship-foster-parent = famille d’accueil
kinship-child-welfare = aide sociale à l’enfance
kinship-other = autre lien
