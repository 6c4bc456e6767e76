# Emploi du temps : versions, cours, changements.
timetable-title = Emploi du temps
timetable-caption = Cours de la semaine, heure par heure et jour par jour
timetable-today = Aujourd’hui
timetable-tomorrow = Demain
timetable-today-mark = aujourd’hui
timetable-hour = Heure
timetable-hours = { $from } – { $until }
timetable-room-said = Salle { $room }
timetable-week-of = Semaine du { $day }
timetable-week-letter = Semaine { $letter }, du { $day }
timetable-strip-lessons = { $count } cours
timetable-strip-changed = un changement
timetable-empty-week = Pas de cours cette semaine.
timetable-empty-day = Pas de cours ce jour-là.
timetable-closed-day = L’établissement est fermé ce jour-là.
timetable-closed = fermé
timetable-children = Mes enfants
timetable-none-here = Aucun emploi du temps ne vous concerne pour le moment.
timetable-schools = Tous les emplois du temps
timetable-school-hint = Par classe, par professeur, par salle
timetable-school-short = Établissement
timetable-file = Pour mon agenda

timetable-feed = Dans mon agenda
timetable-feed-lead = Vos cours, ou ceux de vos enfants, dans l’agenda de votre téléphone : les changements y arrivent d’eux-mêmes.
timetable-feed-make = Créer une adresse d’abonnement
timetable-feed-made = L’adresse est prête.
timetable-feed-open = Ouvrir dans mon agenda
timetable-feed-address = Adresse d’abonnement
timetable-feed-read = Lue pour la dernière fois le { $day }.
timetable-feed-unread = Aucun agenda ne l’a encore lue.
timetable-feed-secret = Cette adresse est un secret : qui la connaît lit cet emploi du temps.
timetable-feed-renew = Changer l’adresse
timetable-feed-renew-sure = L’adresse actuelle ne marchera plus.
timetable-feed-revoke = Supprimer l’adresse
timetable-feed-revoke-sure = Les agendas abonnés ne recevront plus rien.
timetable-feed-revoked = L’adresse ne marche plus.
timetable-feed-once = Télécharger le fichier une fois

timetable-of = Emploi du temps { DE($name) }
timetable-of-class = Emploi du temps des { $class }
timetable-of-pupil = Emploi du temps { DE($name) }
timetable-of-school = Emploi du temps, { $school }
timetable-classes = Classes
timetable-groups = Groupes
timetable-teachers = Professeurs
timetable-rooms = Salles
timetable-changes = Changements à venir

timetable-note-cancelled = Annulé
timetable-note-added = Cours en plus
timetable-note-away = Déplacé : { $day } à { $time }
timetable-note-from-hour = Au lieu de { $time }
timetable-note-from-day = Déplacé de { $day }
timetable-note-teacher = Remplace { $name }
timetable-note-teacher-new = Autre professeur
timetable-note-room = Au lieu de la salle { $name }
timetable-note-room-new = Salle changée

timetable-kind-cancelled = N’a pas lieu
timetable-kind-moved = Change de jour ou d’heure
timetable-kind-teacher = Est donné par quelqu’un d’autre
timetable-kind-room = Change de salle
timetable-kind-added = Cours en plus

timetable-card = Les cours
timetable-card-all = Emploi du temps
timetable-card-first = { $day } : { $time }, { $subject }
timetable-card-first-room = { $day } : { $time }, { $subject } ({ $room })
timetable-card-until = Fin à { $time }

timetable-lesson = { $subject }, { $day }
timetable-no-lesson = Ce cours n’a pas lieu ce jour-là.
timetable-change = Ce jour-là seulement
timetable-settings = Préparer l’année
timetable-change-hint = Pour changer un cours un jour précis, touchez-le dans l’emploi du temps d’une classe.
timetable-change-kind = Ce cours
timetable-change-teacher = Professeur
timetable-change-room = Salle
timetable-change-word = Un mot pour ceux qui sont prévenus
timetable-change-word-hint = Par exemple : « Travail à faire en permanence ». Ne dites rien de personnel.
timetable-change-told = Les élèves, leurs familles et les professeurs concernés sont prévenus cinq minutes après ; pour un cours dans plus d’une semaine, la veille au soir.
timetable-change-save = Enregistrer
timetable-changed = C’est noté. Ceux que cela concerne seront prévenus.
timetable-changes-here = Déjà dit
timetable-told = Prévenus { $time }
timetable-not-told = Personne n’est encore prévenu.
timetable-choose = Choisir…
timetable-move-day = Jour
timetable-move-from = De
timetable-move-until = À
timetable-withdraw = Retirer
timetable-withdraw-sure = Ce cours aura lieu comme d’habitude. Ceux qui étaient prévenus le sauront.
timetable-withdraw-added-sure = Ce cours n’aura pas lieu. Ceux qui étaient prévenus le sauront.
timetable-withdrawn = C’est retiré.

timetable-away = Un professeur est absent
timetable-away-lead = Ses cours n’ont pas lieu entre ces jours ; ceux qu’il donne avec un collègue sont maintenus.
timetable-away-who = Professeur
timetable-away-from = Du
timetable-away-until = Au
timetable-away-do = Annuler ses cours
timetable-away-done = { $count ->
    [0] Il n’avait aucun cours ces jours-là.
    [one] Un cours est annulé.
   *[other] { $count } cours sont annulés.
}

timetable-add = Ajouter un cours
timetable-add-lead = Un cours en plus, un seul jour : un rattrapage, un devoir commun.
timetable-add-subject = Matière
timetable-add-pupils = Classe ou groupe
timetable-add-do = Ajouter
timetable-added = Le cours est ajouté.

timetable-rooms-lead = Les salles des fichiers importés sont ajoutées d’elles-mêmes.
timetable-rooms-here = Salles de l’établissement
timetable-room-name = Nom de la salle
timetable-room-make = Ajouter
timetable-room-made = La salle est ajoutée.
timetable-room-close = Fermer
timetable-room-closed = La salle est fermée : on ne la choisit plus, ce qui s’y est passé reste.
timetable-room-is-closed = Fermée

timetable-weeks = Semaines A et B
timetable-weeks-lead = Les cours d’une semaine sur deux suivent cette règle.
timetable-weeks-label = Comment elles sont comptées
timetable-weeks-first-a = La première semaine de l’année scolaire est A, les vacances ne comptent pas
timetable-weeks-first-b = La première semaine de l’année scolaire est B, les vacances ne comptent pas
timetable-weeks-odd-a = Les semaines impaires du calendrier sont A
timetable-weeks-even-a = Les semaines paires du calendrier sont A
timetable-weeks-save = Enregistrer
timetable-weeks-saved = C’est enregistré.
timetable-weeks-coming = Les semaines à venir

timetable-bring = Importer un emploi du temps
timetable-bring-lead = Rien ne change avant que vous ayez lu ce que le fichier changerait.
timetable-bring-file = Fichier
timetable-bring-file-hint = Un tableau CSV, EXP_COURS d’EDT (XML ou texte), emp_sts ou sts_emp de STS, ou un agenda ICS. 8 Mo au plus.
timetable-bring-class = Classe de l’agenda
timetable-bring-class-hint = Pour un agenda ICS dont les cours ne disent pas leur classe.
timetable-bring-class-none = Le fichier le dit
timetable-bring-do = Lire le fichier
timetable-bring-before = Fichiers précédents
timetable-stage-read = À décider
timetable-stage-applied = Appliqué
timetable-stage-undone = Annulé
timetable-stage-dropped = Mis de côté
timetable-columns = Faire soi-même le tableau
timetable-columns-lead = Une ligne par cours, les titres sur la première, des points-virgules entre les colonnes. L’ordre ne compte pas ; plusieurs noms dans une case se séparent par des virgules.
timetable-column-day = Lundi, mardi…
timetable-column-from = 8h30 ou 08:30
timetable-column-until = L’heure de fin ; ou une colonne « duree » : 55 ou 0h55
timetable-column-subject = Le nom de la matière
timetable-column-code = Son code national, facultatif
timetable-column-class = Une ou plusieurs classes
timetable-column-group = Un ou plusieurs groupes
timetable-column-teacher = NOM Prénom
timetable-column-room = Facultative
timetable-column-weeks = Vide pour toutes, A, B, ou des dates
timetable-column-since = Premier jour, facultatif
timetable-column-before = Dernier jour, facultatif

timetable-draft = Ce que « { $name } » changerait
timetable-says-lessons = { $count ->
    [0] Aucun cours n’a pu être lu.
    [one] Un cours par semaine.
   *[other] { $count } cours.
}
timetable-says-whom = Classes et groupes : { $classes }. Professeurs : { $teachers }. Salles : { $rooms }.
timetable-says-first = C’est le premier emploi du temps de l’année : il vaut à partir du { $day }.
timetable-says-replaces = { $count ->
    [one] À partir du { $day }, il remplace l’emploi du temps actuel (un cours). Le passé ne change pas.
   *[other] À partir du { $day }, il remplace l’emploi du temps actuel ({ $count } cours). Le passé ne change pas.
}
timetable-says-lost = { $count ->
    [one] Un changement déjà annoncé après cette date ne s’appliquera plus.
   *[other] { $count } changements déjà annoncés après cette date ne s’appliqueront plus.
}
timetable-says-wrong = { $count ->
    [one] Une ligne n’a pas été lue : elle est plus bas.
   *[other] { $count } lignes n’ont pas été lues : elles sont plus bas.
}
timetable-says-services = { $count ->
    [one] Ce fichier dit qui enseigne quoi, sans les heures. Un nom sera retenu, pour lire les fichiers qui ne donnent que des codes.
   *[other] Ce fichier dit qui enseigne quoi, sans les heures. { $count } noms seront retenus, pour lire les fichiers qui ne donnent que des codes.
}
timetable-services-kept = Les noms de ce fichier sont retenus.
timetable-from = À partir du
timetable-from-hint = Ce qui a eu lieu avant ce jour reste tel quel.
timetable-tells = Prévenir les élèves, les familles et les professeurs
timetable-apply = Appliquer
timetable-look = Revoir avec cette date
timetable-applied = L’emploi du temps est en place.
timetable-drop = Ne pas l’appliquer
timetable-dropped = Rien n’a changé.
timetable-holds = { $count ->
    [one] Un cours, à partir du { $day }.
   *[other] { $count } cours, à partir du { $day }.
}
timetable-undo = Annuler cet import
timetable-undo-sure = L’emploi du temps d’avant s’applique de nouveau. Les changements dits sur celui-ci ne s’appliquent plus.
timetable-undone = L’import est annulé : l’emploi du temps d’avant s’applique.
timetable-left-out = Lignes laissées de côté
timetable-more-lines = { $count ->
    [one] Et une autre.
   *[other] Et { $count } autres.
}
timetable-unknown = Noms inconnus
timetable-unknown-classes = { $count ->
    [one] Une classe ou un groupe n’est pas connu ici.
   *[other] { $count } classes ou groupes ne sont pas connus ici.
}
timetable-unknown-teachers = { $count ->
    [one] Un professeur n’est pas connu ici.
   *[other] { $count } professeurs ne sont pas connus ici.
}
timetable-unknown-hint = Leurs cours seront là avec le nom du fichier, mais personne ne les verra dans son propre emploi du temps.
timetable-unknown-say = Dire qui est qui
timetable-unknown-lead = Dites-le une fois : les fichiers suivants s’en souviendront.
timetable-unknown-none = Tous les noms sont connus.
timetable-unknown-count = { $count ->
    [one] (un cours)
   *[other] ({ $count } cours)
}
timetable-unknown-later = Plus tard
timetable-unknown-nobody = Personne : à laisser de côté
timetable-unknown-keep = Retenir
timetable-matched = { $count ->
    [0] Rien n’a changé.
    [one] Un nom est retenu.
   *[other] { $count } noms sont retenus.
}

timetable-refused-empty = Ce fichier est vide.
timetable-refused-too-large = Ce fichier pèse plus de 8 Mo. Exportez une seule année.
timetable-refused-spreadsheet = C’est un classeur ou un PDF. Enregistrez-le au format CSV, puis réessayez.
timetable-refused-not-text = Ce fichier n’est pas du texte que nous sachions lire. Enregistrez-le en UTF-8, puis réessayez.
timetable-refused-unknown = Ce fichier n’est ni un tableau, ni EXP_COURS, ni un fichier de STS, ni un agenda.
timetable-refused-no-headings = Aucune ligne de titres n’a été trouvée : il faut au moins « jour », « debut » et « matiere ».
timetable-refused-entities = Ce fichier XML définit ses propres mots : par prudence, il n’est pas lu.
timetable-refused-broken = Ce fichier XML est abîmé à la ligne { $line }. Exportez-le de nouveau.
timetable-refused-other-school = Ce fichier est celui de l’établissement { $uai }.
timetable-refused-nothing = Ce fichier ne contient aucun cours.
timetable-refused-choose = Choisissez dans la liste.
timetable-refused-kind = Dites ce qui change.
timetable-refused-day = Choisissez un jour de cette année scolaire, à moins d’un mois.
timetable-refused-hours = L’heure de fin doit venir après celle du début.
timetable-refused-same = C’est déjà son jour et son heure.
timetable-refused-closed = L’établissement est fermé ce jour-là.
timetable-refused-elsewhere = Cette personne ou cette salle n’est pas de cet établissement.
timetable-refused-not-that-day = Ce cours n’a pas lieu ce jour-là.

timetable-wrong-no-day = Ligne { $line } : « { $value } » n’a pas de jour. Un cours qui n’est pas placé n’est pas repris.
timetable-wrong-day = Ligne { $line } : « { $value } » n’est pas un jour. Écrivez lundi, mardi…
timetable-wrong-no-start = Ligne { $line } : « { $value } » n’a pas d’heure de début.
timetable-wrong-time = Ligne { $line } : « { $value } » n’est pas une heure. Écrivez 8h30.
timetable-wrong-no-end = Ligne { $line } : « { $value } » n’a ni heure de fin ni durée.
timetable-wrong-ends-before = Ligne { $line } : ce qui commence à « { $value } » finit avant d’avoir commencé.
timetable-wrong-no-subject = Ligne { $line } : la matière manque.
timetable-wrong-nobody = Ligne { $line } : « { $value } » n’a ni classe, ni groupe, ni professeur.
timetable-wrong-weeks = Ligne { $line } : « { $value } » ne dit pas quelles semaines. Écrivez A, B, ou des dates.
timetable-wrong-date = Ligne { $line } : « { $value } » n’est pas une date. Écrivez 23/11/2026.
timetable-wrong-too-long = Ligne { $line } : « { $value }… » est trop long.
timetable-wrong-unknown-weeks = Ligne { $line } : les semaines « { $value } » ne sont pas expliquées dans le fichier.
timetable-wrong-not-weekly = Ligne { $line } : « { $value } » ne se répète pas chaque semaine.
timetable-wrong-no-week-left = Ligne { $line } : « { $value } » n’a lieu aucune semaine.
timetable-wrong-cut = Ligne { $line } : « { $value } » est coupé ou trop long.
timetable-wrong-too-many = Ligne { $line } : le fichier contient trop de cours, la suite n’est pas lue.

timetable-notice-kind = Un cours change ou n’a pas lieu
timetable-notice-kind-version = Un nouvel emploi du temps
timetable-notice-cancelled = { $subject } n’a pas lieu le { $day } à { $time }
timetable-notice-moved = { $subject } du { $day } ({ $time }) aura lieu le { $to } à { $at }
timetable-notice-teacher = { $subject }, le { $day } à { $time } : { $teacher } remplace
timetable-notice-room = { $subject }, le { $day } à { $time } : salle { $room }
timetable-notice-added = Un cours en plus : { $subject }, le { $day } à { $time }
timetable-notice-added-off = Le cours en plus du { $day } n’a finalement pas lieu ({ $subject })
timetable-notice-as-usual = { $subject }, le { $day } à { $time } : finalement comme d’habitude
timetable-notice-not-you = { $subject }, le { $day } à { $time } : vous ne remplacez plus, quelqu’un d’autre fait le cours
timetable-notice-version = Un nouvel emploi du temps vaut à partir du { $day }

timetable-did-apply = Met en place un emploi du temps importé
timetable-did-undo = Annule l’import d’un emploi du temps
timetable-did-change = Change un cours
timetable-did-withdraw = Retire un changement de cours

timetable-api-mine = Mes cours et ceux de mes enfants, entre deux jours
