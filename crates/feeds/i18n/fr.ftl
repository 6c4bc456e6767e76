# Envois : ce qu’un plan changerait, dit en phrases.
feeds-school-opens = { $school } ouvre sur la plateforme.
feeds-school-unknown = { $place } : cet établissement n’est pas sur la plateforme.
feeds-school-held = { $school } : { $leaving } départs sur { $present } personnes. L’envoi attend pour cette école que quelqu’un ait regardé.
feeds-class-opens = La classe { $class } ouvre.
feeds-class-renamed = La classe { $before } s’appelle désormais { $after }.
feeds-pupil-created = { $name } arrive en { $class }.
feeds-pupil-created-nowhere = { $name } arrive dans l’école.
feeds-guardian-created = { $name } : nouveau compte de responsable.
feeds-staff-created = { $name } : nouveau compte du personnel.
feeds-came-back = { $name } est de retour.
feeds-arrived = { $name } vient d’une autre école de la plateforme et entre en { $class }.
feeds-moved-away = { $name } part pour une autre école de la plateforme.
feeds-left = { $name } quitte l’école.
feeds-class-changed = { $name } passe de { $before } à { $after }.
feeds-class-none = sans classe
feeds-field-changed = { $name }, { $field } : { $before } → { $after }
feeds-field-empty = vide
feeds-tie-begun = { $guardian } devient responsable de { $name } ({ $kinship }) et verra ce qui concerne l’enfant.
feeds-tie-begun-aside = { $guardian } figure auprès de { $name } ({ $kinship }), sans accès.
feeds-tie-ended = { $guardian } n’est plus responsable de { $name }.
feeds-post-begun = { $name } commence une fonction : { $function }.
feeds-post-begun-in = { $name } commence une fonction en { $class } : { $function }.
feeds-post-ended = { $name } quitte une fonction : { $function }.
feeds-likely = { $name } ressemble à une personne déjà connue : { $evidence }. À vérifier avant d’en faire deux comptes.
feeds-same-name = même nom
feeds-same-birth-day = même date de naissance
feeds-same-mail = même adresse électronique
feeds-same-phone = même téléphone
feeds-unresolved = { $count ->
    [one] Un enfant nommé par un responsable n’a pas été reconnu avec certitude.
   *[other] { $count } enfants nommés par des responsables n’ont pas été reconnus avec certitude.
}

feeds-count-created = { $count ->
    [one] Un compte à créer
   *[other] { $count } comptes à créer
}
feeds-count-changed = { $count ->
    [one] Une fiche modifiée
   *[other] { $count } fiches modifiées
}
feeds-count-moved = { $count ->
    [one] Un changement d’école
   *[other] { $count } changements d’école
}
feeds-count-classes-changed = { $count ->
    [one] Un changement de classe
   *[other] { $count } changements de classe
}
feeds-count-left = { $count ->
    [one] Un départ
   *[other] { $count } départs
}
feeds-count-came-back = { $count ->
    [one] Un retour
   *[other] { $count } retours
}
feeds-count-classes-opened = { $count ->
    [one] Une classe ouverte
   *[other] { $count } classes ouvertes
}
feeds-count-classes-renamed = { $count ->
    [one] Une classe renommée
   *[other] { $count } classes renommées
}
feeds-count-likely = { $count ->
    [one] Un doublon probable
   *[other] { $count } doublons probables
}
feeds-count-ties = { $count ->
    [one] Un responsable verra ce qui concerne un élève
   *[other] { $count } liens de responsables ouvrent un accès
}
feeds-count-posts = { $count ->
    [one] Une fonction commence
   *[other] { $count } fonctions commencent
}
feeds-count-nothing = Rien à changer

feeds-field-last = nom
feeds-field-first = prénom
feeds-field-family = nom de naissance
feeds-field-title = civilité
feeds-field-birth-day = date de naissance
feeds-field-sex = sexe
feeds-field-mail = adresse électronique
feeds-field-phone-home = téléphone du domicile
feeds-field-phone-mobile = téléphone portable
feeds-field-phone-work = téléphone professionnel
feeds-field-address = adresse
feeds-field-postcode = code postal
feeds-field-city = commune

feeds-kinship-mother = mère
feeds-kinship-father = père
feeds-kinship-sibling = frère ou sœur
feeds-kinship-grandparent = grand-parent
feeds-kinship-relative = famille
feeds-kinship-educator = éducateur
feeds-kinship-foster = accueil familial
feeds-kinship-childminder = garde d’enfant
feeds-kinship-tutor = tutelle
feeds-kinship-welfare = aide sociale à l’enfance
feeds-kinship-self = soi-même
feeds-kinship-other = autre lien

feeds-function-head = direction
feeds-function-deputy = direction adjointe
feeds-function-teacher = enseignement
feeds-function-substitute = remplacement
feeds-function-specialist = enseignement spécialisé
feeds-function-librarian = documentation
feeds-function-aesh = accompagnement (AESH)
feeds-function-atsem = ATSEM
feeds-function-school-life = vie scolaire
feeds-function-health = santé
feeds-function-office = secrétariat
feeds-function-technical = service technique
feeds-function-animator = animation
feeds-function-agent = mairie
feeds-function-administrator = administration
