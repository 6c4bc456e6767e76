# Envois : ce qu’un plan changerait, dit en phrases.
feeds-school-opens = { $school } ouvre sur la plateforme.
feeds-school-unknown = { $place } : cet établissement n’est pas sur la plateforme.
feeds-school-not-given = { $place } : la commune n’a pas encore transféré la compétence, cette école ouvrira à l’envoi qui suivra. Un administrateur peut l’ouvrir avant, en disant pourquoi.
feeds-school-not-given-where = Où en est cette commune
feeds-school-held = { $school } : { $leaving } départs sur { $present } personnes. L’envoi attend pour cette école que quelqu’un ait regardé.
feeds-school-held-back = { $school } : { $count } élèves sur { $present } personnes retourneraient dans leur classe de l’an dernier. Le fichier date sans doute de l’année passée. L’envoi attend pour cette école que quelqu’un ait regardé.
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
feeds-tie-begun = { $guardian } devient responsable { DE($name) } ({ $kinship }) et verra ce qui concerne l’enfant.
feeds-tie-begun-aside = { $guardian } figure auprès { DE($name) } ({ $kinship }), sans accès.
feeds-tie-ended = { $guardian } n’est plus responsable { DE($name) }.
feeds-post-begun = { $name } commence une fonction : { $function }.
feeds-post-begun-in = { $name } commence une fonction en { $class } : { $function }.
feeds-post-ended = { $name } quitte une fonction : { $function }.
feeds-image-allowed = { $name } : sa classe pourra voir son image.
feeds-image-refused = { $name } : sa famille refuse que son image soit montrée.
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
feeds-count-images = Images d’élèves que leur classe pourra voir : { $count }
feeds-count-images-refused = Images d’élèves que leur famille refuse de montrer : { $count }
feeds-count-places-kept = { $count ->
    [one] Un élève garde sa place de la rentrée : le fichier n’en parle pas
   *[other] { $count } élèves gardent leur place de la rentrée : le fichier n’en parle pas
}
feeds-count-back = { $count ->
    [one] Un élève retournerait dans sa classe de l’an dernier
   *[other] { $count } élèves retourneraient dans leur classe de l’an dernier
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
feeds-function-cpe = CPE
feeds-function-school-life = vie scolaire
feeds-function-health = santé
feeds-function-office = secrétariat
feeds-function-technical = service technique
feeds-function-animator = animation
feeds-function-agent = mairie
feeds-function-delegate = délégué d’une collectivité
feeds-function-administrator = administration

# Les pages.
feeds-menu = Imports
feeds-administration = Administration
feeds-intro = Les fichiers de l’académie, d’ONDE ou d’un tableur, et ce qu’ils ont changé.
feeds-bring = Apporter des fichiers
feeds-bring-again = Envoyer de nouveau
feeds-history = Historique
feeds-history-empty = Rien n’a encore été apporté.
feeds-intakes = À terminer
feeds-intake-asking = à préciser
feeds-intake-refused = refusé
feeds-intake-dropped = Ces fichiers ont été abandonnés.
feeds-when-who = { $when }, par { $name }
feeds-when-command = { $when }, en ligne de commande
feeds-schools = Écoles : { $count }
feeds-short-created-done = { $count ->
    [one] Un compte créé
   *[other] { $count } comptes créés
}
feeds-state-reading = lecture en cours
feeds-state-held = à regarder
feeds-state-planned = à relire
feeds-state-applying = mise en place
feeds-state-applied = en place
feeds-state-undone = annulé
feeds-state-dropped = abandonné
feeds-step-state-planned = prête
feeds-step-state-unknown = inconnue ici
feeds-step-state-not-given = attend la commune
feeds-card-all = Tous les imports
feeds-card-held = Des écoles attendent que quelqu’un regarde leur envoi ({ $count }).
feeds-new-lead = Déposez l’archive reçue de l’académie (AAF), les extractions d’ONDE ou vos propres tableaux. Le format est reconnu tout seul.
feeds-new-lead-school = Déposez les extractions d’ONDE de votre école, ou vos propres tableaux. Le format est reconnu tout seul.
feeds-new-files = Fichiers
feeds-new-files-hint = Une archive zip, les fichiers XML, ou un ou plusieurs fichiers CSV.
feeds-new-files-hint-school = Élèves, responsables, enseignants : un ou plusieurs fichiers CSV.
feeds-new-school = École des tableaux
feeds-new-school-hint = Son UAI (sept chiffres et une lettre), si les fichiers ne le disent pas. ONDE ne le dit pas.
feeds-new-school-which = Seulement si les fichiers ne la disent pas. ONDE ne la dit pas.
feeds-new-school-unknown = Aucune école de la plateforme n’a cet UAI. Ouvrez-la d’abord dans sa commune.
feeds-new-open = Ouvrir aussi les écoles de l’envoi que la plateforme n’a pas encore
feeds-new-more = Réglages
feeds-new-percent = Retenir une école au-delà de… % de départs
feeds-new-percent-hint = Au-delà de cette part, rien ne change dans l’école avant que quelqu’un ait regardé. 5 % d’ordinaire.
feeds-new-percent-wrong = Écrivez un nombre entier de 1 à 50.
feeds-new-academy = Académie
feeds-new-academy-hint = Seulement si les fichiers ne la disent pas : 09 pour Lille, 20 pour Amiens.
feeds-new-academy-unknown = Ce numéro d’académie n’est pas connu.
feeds-new-nothing-changes = Rien ne change tant que vous n’avez pas relu et accepté ce que ces fichiers changeraient.
feeds-new-send = Envoyer
feeds-new-no-file = Choisissez au moins un fichier.
feeds-new-too-many = Il y a plus de 500 fichiers. Mettez-les dans une archive zip.
feeds-new-too-large = Ces fichiers sont trop lourds : 4 Go au plus. Mettez-les dans une archive zip.
feeds-new-interrupted = L’envoi s’est arrêté avant la fin. Recommencez.
feeds-step-waiting = En attente…
feeds-step-unpacking = Ouverture des fichiers…
feeds-step-reading = Lecture…
feeds-step-planning = Comparaison avec la plateforme, école par école…
feeds-step-applying = Mise en place, école par école…
feeds-step-undoing = Annulation, école par école…
feeds-step-asking = Une précision est nécessaire.
feeds-step-refused = Les fichiers ne peuvent pas être utilisés.
feeds-step-read = La lecture est terminée.
feeds-step-applied = La mise en place est terminée.
feeds-step-undone = L’annulation est terminée.
feeds-step-not-undone = L’annulation n’a pas pu se faire.
feeds-step-interrupted = Le travail a été interrompu.
feeds-may-leave = Vous pouvez quitter cette page et y revenir : le travail continue.
feeds-look-again = Actualiser
feeds-reading-title = Lecture des fichiers
feeds-refused-title = Ces fichiers ne peuvent pas être utilisés
feeds-refused-nothing = Rien n’a changé sur la plateforme.
feeds-intake-give-up = Abandonner ces fichiers
feeds-intake-forget = Retirer de la liste
feeds-intake-given-up = Ces fichiers sont abandonnés.
feeds-mapping-title = Que disent ces colonnes ?
feeds-mapping-lead = Certaines colonnes ne sont pas reconnues. Dites ce qu’elles contiennent ; ce qui n’est pas lu est laissé de côté.
feeds-mapping-school-label = École
feeds-mapping-school = Dites de quelle école viennent ces lignes.
feeds-mapping-rows = Chaque ligne décrit
feeds-mapping-choose = À choisir
feeds-mapping-unknown = Colonnes à préciser ({ $count })
feeds-mapping-known = Colonnes reconnues ({ $count })
feeds-mapping-not-read = Ne pas lire
feeds-mapping-empty = vide dans les premières lignes
feeds-mapping-remembered = Vos réponses seront retenues pour les prochains fichiers de cette école.
feeds-mapping-go = Continuer
feeds-mapping-missing = { $file } : aucune colonne n’est « { $column } ».
feeds-mapping-kind = { $file } : dites ce que décrit chaque ligne.
feeds-mapping-too-few = { $file } : il faut au moins un nom et un prénom.
feeds-rows-pupils = un élève
feeds-rows-guardians = un responsable et ses enfants
feeds-rows-staff = un membre du personnel
feeds-rows-mixed = selon la colonne « profil »
feeds-mode-complete = Envoi complet
feeds-mode-delta = Envoi partiel (delta)
feeds-read = { $mode } · Élèves : { $pupils } · Responsables : { $guardians } · Personnels : { $staff }
feeds-nothing-changed-yet = Rien n’a encore changé. Relisez ce que cet envoi changerait, puis mettez-le en place.
feeds-partly-applied = Une partie des écoles est en place. Les autres attendent.
feeds-held-lead = Des écoles sont retenues ({ $count }) : trop de personnes les quitteraient d’un coup, ou trop d’élèves retourneraient dans leur classe de l’an dernier. Ouvrez-les pour voir qui, puis dites pourquoi c’est juste, ou abandonnez.
feeds-apply = Mettre en place les écoles prêtes ({ $count })
feeds-apply-sure = Mettre en place ce que l’envoi dit de ces écoles ({ $count }) ?
feeds-apply-yes = Mettre en place
feeds-apply-begun = La mise en place a commencé.
feeds-apply-school = Mettre en place cette école
feeds-apply-school-sure = Mettre en place ce que l’envoi dit de cette école ?
feeds-give-up = Abandonner
feeds-give-up-sure = Abandonner cet envoi ? Ce qui n’est pas en place ne le sera pas.
feeds-given-up = L’envoi est abandonné.
feeds-not-now = Pas maintenant
feeds-undo = Annuler cet envoi
feeds-undo-sure = Remettre les écoles comme elles étaient avant cet envoi ?
feeds-undo-begun = L’annulation a commencé.
feeds-undo-not-applied = Cet envoi n’a rien changé : il n’y a rien à annuler.
feeds-undo-too-old = Cet envoi est trop ancien pour être annulé.
feeds-undo-later = Un envoi plus récent a été mis en place dans l’une de ces écoles. Annulez-le d’abord.
feeds-undo-used = Des comptes créés par cet envoi servent déjà : quelqu’un s’est connecté ou a écrit. Cette école reste comme elle est.
feeds-undo-erased = Des personnes que cet envoi avait fait partir sont parties depuis trop longtemps : leurs données sont effacées. Cette école reste comme elle est ; si elles reviennent, le prochain import les ajoutera.
feeds-by-school = École par école
feeds-all-schools = Toutes
feeds-filter = Filtrer
feeds-pages = Pages
feeds-first-schools = Premières écoles
feeds-next-schools = Écoles suivantes
feeds-before = Précédentes
feeds-after = Suivantes
feeds-no-school = Cet envoi ne change rien aux écoles de la plateforme.
feeds-leaving-of = { $leaving } départs sur { $present } personnes
feeds-place = Numéro { $place }
feeds-unknown-title = Écoles que la plateforme n’a pas
feeds-unknown-lead = Cet envoi parle d’écoles qui ne sont pas sur la plateforme ({ $count }). Elles n’ont pas été lues.
feeds-unknown-open = Voir ces écoles et en ouvrir
feeds-openings-title = Ouvrir des écoles
feeds-openings-lead = Les écoles choisies seront ouvertes, et l’envoi relu avec elles. Rien ne change avant votre accord.
feeds-openings-which = Écoles à ouvrir
feeds-openings-none = Choisissez au moins une école.
feeds-openings-more = Et { $count } autres écoles : pour les ouvrir toutes, apportez l’envoi de nouveau en cochant « Ouvrir aussi les écoles ».
feeds-openings-go = Relire avec ces écoles
feeds-openings-not-kept = Les fichiers de cet envoi ne sont plus gardés. Apportez-les de nouveau.
feeds-remarks = Remarques sur les fichiers
feeds-remarks-all = Toutes les remarques ({ $count })
feeds-remarks-lead = Ce qui n’a pas pu être lu a été laissé de côté ; le reste est dans le plan. Remarques : { $count }.
feeds-remarks-none = Rien à signaler dans ces fichiers.
feeds-remarks-left-out = D’autres remarques ne sont pas montrées ({ $count }).
feeds-figure-created = comptes à créer
feeds-figure-changed = fiches modifiées
feeds-figure-moved = changements d’école
feeds-figure-back = retours
feeds-figure-left = départs
feeds-figure-likely = doublons probables
feeds-effects = Effet sur les classes et les droits
feeds-classes = Classes
feeds-figure-created-done = comptes créés
feeds-persons = Personnes ({ $count })
feeds-kind-all = Tout
feeds-kind-created = Arrivées
feeds-kind-changed = Modifications
feeds-kind-moved = Changements de place
feeds-kind-left = Départs
feeds-kind-likely = Doublons probables
feeds-kind-back = Retours à l’an dernier
feeds-field-of = { $field } :
feeds-likely-see = Voir la fiche connue
feeds-see-duplicates = Comparer les doublons probables
feeds-release-title = Laisser passer cette école
feeds-release-lead = Relisez la liste ci-dessous. Si elle est juste, dites pourquoi : votre nom et votre raison restent écrits.
feeds-release-reason = Pourquoi c’est juste
feeds-release-hint = Par exemple : fermeture de la classe de CE2 B, partie à l’école Kergomard.
feeds-reason-short = Une phrase, s’il vous plaît : elle sera relue.
feeds-release-go = Laisser passer cette école
feeds-release-not-yours = L’administration de la plateforme en décidera.
feeds-release-because = Quelqu’un a laissé passer cette école : « { $reason } »
feeds-released = L’école peut maintenant être mise en place.
feeds-count-ties-ended = { $count ->
    [one] Un responsable ne verra plus ce qui concerne un élève
   *[other] { $count } liens de responsables ferment un accès
}
feeds-count-posts-ended = { $count ->
    [one] Une fonction finit
   *[other] { $count } fonctions finissent
}
feeds-notice-kind = La fin d’un import que j’ai lancé
feeds-notice-read = { $name } est lu : le plan attend votre accord.
feeds-notice-applied = { $name } est en place.
feeds-notice-undone = { $name } est annulé.
feeds-notice-not-undone = { $name } n’a pas pu être annulé.

# Les colonnes des tableaux.
feeds-column-usage = nom d’usage
feeds-column-ine = identifiant national (INE)
feeds-column-id = identifiant du fichier
feeds-column-class = classe
feeds-column-class-key = identifiant de la classe
feeds-column-level = niveau
feeds-column-entered-on = date d’entrée dans l’école
feeds-column-uai = UAI de l’école
feeds-column-profile = profil (élève, responsable…)
feeds-column-function = fonction
feeds-column-director = direction (oui ou non)
feeds-column-kinship = lien avec l’enfant
feeds-column-authority = autorité parentale
feeds-column-child-last = nom de famille de l’enfant
feeds-column-child-usage = nom d’usage de l’enfant
feeds-column-child-first = prénom de l’enfant
feeds-column-child-class = classe de l’enfant
feeds-column-child-born-on = date de naissance de l’enfant
feeds-column-child-ine = INE de l’enfant
feeds-column-child-id = identifiant de l’enfant

# Ce qui ne va pas dans un fichier.
feeds-problem-missing = ce fichier n’existe pas.
feeds-problem-unreadable = ce fichier ne peut pas être lu ({ $why }).
feeds-problem-nothing = aucun fichier AAF, ONDE ou CSV n’a été trouvé. Choisissez l’archive zip reçue de l’académie, le dossier qui la contient ou les extractions d’ONDE.
feeds-problem-mixed-formats = il y a ici à la fois des fichiers AAF et des fichiers CSV. Importez-les séparément.
feeds-problem-mixed-modes = il y a ici à la fois un envoi complet et un envoi delta. Importez d’abord le complet, puis le delta.
feeds-problem-damaged = cette archive zip est abîmée ou incomplète. Téléchargez-la de nouveau.
feeds-problem-encrypted = cette archive est protégée par un mot de passe. Fournissez-la sans mot de passe.
feeds-problem-too-many-files = il y a plus de { $max } fichiers. Un envoi d’académie en contient bien moins.
feeds-problem-too-large = ce fichier dépasse la taille permise ({ $size }).
feeds-problem-bomb = ce fichier se déploie plus de { $ratio } fois : c’est une archive piégée ou abîmée. Elle n’a pas été lue.
feeds-problem-overlapping = plusieurs fichiers de cette archive se recouvrent : elle est piégée ou abîmée. Elle n’a pas été lue.
feeds-problem-ignored = ce fichier n’est ni une partie d’AAF ni un tableau. Il n’est pas lu.
feeds-problem-missing-part = il manque la partie { $number } des fichiers « { $kind } ». Demandez l’envoi entier : les personnes absentes passeraient pour parties.
feeds-problem-unknown-encoding = l’encodage annoncé, « { $name } », n’est pas connu. Sont lus UTF-8, ISO-8859-1, ISO-8859-15, Windows-1252 et UTF-16.
feeds-problem-wrong-encoding = ce fichier devrait être en { $declared }, mais cette ligne ne l’est pas. Demandez un fichier bien encodé, ou corrigez l’encodage annoncé.
feeds-problem-hidden-utf8 = ce fichier annonce { $declared } mais il est écrit en UTF-8 : les accents seraient faux. Corrigez l’encodage annoncé.
feeds-problem-truncated = le fichier s’arrête avant la fin. Téléchargez-le de nouveau ; rien n’a été importé.
feeds-problem-bad-xml = le XML est mal formé ({ $why }). Demandez un nouveau fichier.
feeds-problem-not-aaf = ce n’est pas un fichier AAF : il commence par « { $root } » au lieu de « ficAlimMENESR ».
feeds-problem-entity-declared = ce fichier déclare ses propres entités XML, ce qu’un envoi AAF ne fait jamais. Il n’a pas été lu.
feeds-problem-unknown-entity = l’entité « &{ $name }; » n’est pas définie.
feeds-problem-too-long = une seule valeur dépasse { $size }. Un guillemet ou une balise n’est sans doute pas fermé.
feeds-problem-too-deep = les balises sont trop imbriquées pour un fichier AAF.
feeds-problem-unexpected-element = la balise « { $name } » n’est pas attendue ici. Elle n’est pas lue.
feeds-problem-no-academy = rien ne dit de quelle académie vient ce fichier. Indiquez-la (09 pour Lille, 20 pour Amiens).
feeds-problem-academy-disagrees = ce fichier vient de l’académie { $found }, et non de l’académie { $asked } annoncée. Vérifiez lequel des deux est juste.
feeds-problem-no-identifier = cette fiche n’a pas d’identifiant. Elle est ignorée.
feeds-problem-no-category = cette fiche ne dit pas ce qu’elle est. Elle est ignorée.
feeds-problem-unknown-category = la catégorie « { $name } » n’est pas connue. Ses fiches ne sont pas lues.
feeds-problem-wrong-file = une fiche « { $category } » se trouve dans ce fichier. Elle est lue tout de même.
feeds-problem-unknown-attribute = cet attribut n’est pas connu. Il n’est pas lu ; le reste l’est.
feeds-problem-empty-table = ce tableau est vide.
feeds-problem-no-header = aucune ligne de titres n’a été reconnue dans les dix premières lignes. La première ligne doit nommer les colonnes : Nom, Prénom, Classe…
feeds-problem-unknown-table = ces colonnes ne disent pas s’il s’agit d’élèves, de responsables ou d’enseignants. Précisez-le.
feeds-problem-missing-column = il manque la colonne « { $column } ». Colonnes lues : { $found }.
feeds-problem-unknown-column = cette colonne n’est pas connue. Elle n’est pas lue.
feeds-problem-repeated-column = cette colonne se trouve deux fois. Seule la première est lue.
feeds-problem-row-too-long = cette ligne a { $found } cases au lieu de { $expected } : un point-virgule ou un guillemet s’y est sans doute glissé. Elle est ignorée.
feeds-problem-no-school = rien ne dit de quelle école vient ce fichier. Indiquez son UAI.
feeds-problem-only-tables = un envoi de l’académie (AAF) concerne plusieurs établissements. Il est apporté par l’administration de la plateforme.
feeds-problem-not-kept = ce fichier n’est plus gardé. Envoyez-le de nouveau.
feeds-problem-interrupted = la lecture a été interrompue. Envoyez le fichier de nouveau.
feeds-problem-bad-uai = « { $text } » n’est pas un UAI (sept chiffres et une lettre). Ligne ignorée.
feeds-problem-missing-value = cette valeur manque. La fiche est ignorée.
feeds-problem-bad-date = la date « { $text } » ne se lit pas. Elle est laissée vide.
feeds-problem-bad-reference = « { $text } » n’a pas la forme attendue. Cette valeur est ignorée.
feeds-problem-bad-choice = « { $text } » n’est ni oui ni non. La valeur est laissée vide.
feeds-problem-unknown-code = le code « { $code } » n’est pas connu. Il est traité comme « autre ».
feeds-problem-duplicate = l’identifiant « { $key } » a déjà été lu ({ $file }, ligne { $line }). Seule la première fiche est gardée.
feeds-problem-unknown-class = la classe « { $label } » n’existe pas dans cet envoi. Ce lien est ignoré.
feeds-problem-unknown-school = l’établissement « { $key } » n’est ni dans cet envoi ni dans la plateforme. Ce lien est ignoré.
feeds-problem-no-child = ce responsable n’a aucun enfant dans le fichier. La ligne est ignorée.
feeds-problem-no-profile = le profil « { $text } » n’est pas connu. Écrivez élève, responsable, enseignant ou personnel. La ligne est ignorée.
feeds-problem-line = ligne { $line }
feeds-problem-field = « { $field } »
feeds-problem-at = { $place } : { $sentence }
feeds-problem-times = ({ $count } fois en tout)
feeds-size-bytes = { $size } octets
feeds-size-kib = { $size } Kio
feeds-size-mib = { $size } Mio
feeds-size-gib = { $size } Gio
feeds-did-bring = A apporté un fichier
feeds-did-open-schools = A ouvert des écoles depuis un import
feeds-did-release = A laissé passer une école retenue
feeds-did-apply = A appliqué un import
feeds-did-drop = A abandonné un import
feeds-did-undo = A annulé un import
