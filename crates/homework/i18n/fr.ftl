# Le cahier de textes.

homework-menu = Devoirs
homework-title = Cahier de textes
homework-subject = Matière
homework-subjects = Français | Lecture | Écriture | Grammaire | Orthographe | Vocabulaire | Poésie | Mathématiques | Calcul | Géométrie | Questionner le monde | Histoire | Géographie | Sciences | Enseignement moral et civique | Anglais | Arts plastiques | Musique | EPS | Langage
homework-my-classes = Mes classes
homework-my-children = Mes enfants
homework-children = Enfants
homework-all-children = Tous
homework-all-subjects = Toutes
homework-parts = Pages du cahier
homework-part-week = Semaine
homework-part-lessons = Séances
homework-part-drafts = Brouillons
homework-part-visas = Visas
homework-week-of = Semaine du { $day }
homework-week-before = Semaine d’avant
homework-week-after = Semaine d’après
homework-today = Aujourd’hui
homework-nothing = Rien à faire.
homework-no-class = Pas classe.
homework-due-today = pour aujourd’hui
homework-due-tomorrow = pour demain
homework-due-on = pour { $day }
homework-minutes = { $count } min
homework-hours = { $count } h
homework-hours-minutes = { $hours } h { $minutes }
homework-has-files = Avec pièces jointes.
homework-load-none = rien encore
homework-load-count = { $count ->
    [one] un devoir
   *[other] { $count } devoirs
}
homework-load-differs = { $words }, selon l’élève
homework-load-up-to = jusqu’à { $most }
homework-load-from-to = { $least } à { $most }
homework-load-heavy = déjà chargé
homework-tick = C’est fait : { $title }
homework-untick = Pas encore fait : { $title }
homework-is-done = Fait
homework-is-not-done = Pas encore fait
homework-done-do = C’est fait
homework-done-undo = Fait ! Décocher si ce n’est pas fini
homework-done-at = Coché comme fait { $hour }.
homework-not-done-yet = Pas encore coché comme fait. C’est l’élève qui coche.
homework-tag-draft = Brouillon
homework-tag-some = Pour certains élèves
homework-tag-weekly = Chaque semaine
homework-tag-corrected = Modifié
homework-tag-to-hand-in = À rendre
homework-tag-handed-in = Rendu
homework-tag-late = En retard
homework-tag-back = Corrigé
homework-tag-again = À reprendre
homework-tag-withdrawn = Retirée du cahier
homework-tag-seen = Visa du { $day }
homework-tag-changed = Modifié après le visa du { $day }
homework-young-title = Mon travail
homework-young-none = Rien à faire
homework-young-done = C’est fait
homework-young-bravo = Bravo !
homework-listen = Écouter la page
homework-lessons-of = Séances { DE($class) }
homework-lessons-none = Aucune séance pour l’instant.
homework-search-title = Chercher dans le cahier
homework-search-label = Chercher un devoir ou une séance
homework-search-how = Tapez le début d’un ou de plusieurs mots ; les accents n’ont pas d’importance.
homework-search-nothing = Rien dans le cahier ne contient ces mots.
homework-search-found = { $count ->
    [one] Un résultat
   *[other] { $count } résultats
}
homework-found = Devoirs
homework-found-lessons = Séances
homework-waiting = Travaux à regarder
homework-waiting-count = { $count ->
    [one] Un à regarder
   *[other] { $count } à regarder
}
homework-handed-in-count = { $count ->
    [0] aucun rendu
    [one] un rendu
   *[other] { $count } rendus
}
homework-done-count = { $count ->
    [0] aucun coché
    [one] un coché
   *[other] { $count } cochés
}
homework-books = Mes cahiers
homework-books-followed = Les autres classes
homework-no-books = Vous n’avez pas de cahier de textes ici.
homework-drafts-count = { $count ->
    [one] Un brouillon
   *[other] { $count } brouillons
}
homework-new = Nouveau devoir
homework-new-do = Donner un devoir
homework-new-for = Donner un devoir pour { $day }
homework-new-lesson-do = Noter une séance
homework-edit = Modifier le devoir
homework-edit-do = Modifier
homework-field-title = Que faut-il faire ?
homework-field-title-hint = En une phrase : c’est elle que l’élève lit d’abord.
homework-field-body = Consignes
homework-field-due = Pour quand ?
homework-field-due-hint = À côté de chaque jour, ce que les élèves { DE($place) } ont déjà à faire, tous enseignants et tous groupes réunis.
homework-next-lesson = prochain cours
homework-next-lesson-of = prochain cours : { $subject }
homework-other-day = Un autre jour
homework-other-day-field = Quel jour ?
homework-any-day = C’est bien ce jour-là
homework-field-minutes = Temps estimé
homework-minutes-unsaid = Non précisé
homework-wants-work = Un travail à rendre ici : texte, photos, son ou fichiers
homework-files = Photos et pièces jointes
homework-files-all = Tout télécharger
homework-options = Certains élèves, chaque semaine, liens
homework-for = Pour qui ?
homework-for-all = Tous les élèves { DE($place) }
homework-for-some = Certains élèves
homework-for-some-hint = Les autres ne le verront nulle part.
homework-repeat = Le même chaque semaine
homework-repeat-until = Jusqu’au
homework-repeat-hint = Les semaines sans classe ce jour-là sont sautées.
homework-field-links = Liens
homework-field-links-hint = Une adresse par ligne, suivie si vous voulez de son nom.
homework-hung-on = Donné pendant « { $title } », { $day }
homework-give = Donner le devoir
homework-save = Enregistrer
homework-save-draft = Garder en brouillon
homework-scope = Ce devoir revient chaque semaine : que modifier ?
homework-scope-one = Celui-ci seulement
homework-scope-following = Celui-ci et les suivants
homework-given = Le devoir est donné.
homework-given-several = { $count ->
    [one] Le devoir est donné.
   *[other] Le devoir est donné pour { $count } semaines.
}
homework-saved = Le brouillon est enregistré.
homework-taken-back = Le devoir est retiré : il est de nouveau un brouillon.
homework-discarded = Le brouillon est supprimé.
homework-take-back = Retirer
homework-take-back-sure = Retirer ce devoir ? Les familles ne le verront plus. Ce qui a été rendu est gardé.
homework-discard = Supprimer
homework-discard-sure = Supprimer ce brouillon pour toujours ?
homework-note-draft = Brouillon : seuls les enseignants de la classe le voient.
homework-note-some = Seulement pour { $names }. Les autres élèves ne le voient pas.
homework-note-withdrawn = Cette séance est retirée du cahier : les familles ne la voient plus.
homework-corrected-at = modifié { $hour }
homework-of-lesson = Donné pendant « { $title } »
homework-of-this-lesson = À faire après cette séance
homework-versions = Historique
homework-other-version = La version { DE($name) }
homework-other-how = Enregistrée { $hour }, pendant que vous écriviez. Reprenez ce qui vous manque : votre texte est ci-dessous, complet. Si vous enregistrez, il remplace cette version, qui reste dans l’historique.
homework-doubt-weekend = Le { $day } est pendant le week-end. Prochain jour de classe : { $next }. Choisissez-le, ou cochez « C’est bien ce jour-là ».
homework-doubt-holiday = Le { $day } tombe pendant les vacances. Prochain jour de classe : { $next }. Choisissez-le, ou cochez « C’est bien ce jour-là ».
homework-doubt-public-holiday = Le { $day } est un jour férié. Prochain jour de classe : { $next }. Choisissez-le, ou cochez « C’est bien ce jour-là ».
homework-doubt-wednesday = Il n’y a pas classe le { $day } dans cette école. Jour de classe suivant : { $next }. Choisissez-le, ou cochez « C’est bien ce jour-là ».
homework-doubt-closed = Il n’y a pas classe le { $day }. Prochain jour de classe : { $next }. Choisissez-le, ou cochez « C’est bien ce jour-là ».
homework-doubt-too-short = Il est tard : les familles seront prévenues le matin même, le { $day }. Prochain jour de classe : { $next }. Choisissez-le, ou cochez « C’est bien ce jour-là ».
homework-refused-link = Une de ces adresses ne se lit pas. Chaque ligne commence par https://
homework-refused-links-many = Dix liens au plus.
homework-refused-too-long = Ce texte est trop long. Joignez plutôt un fichier.
homework-refused-minutes = Un temps en minutes, jusqu’à 600.
homework-refused-nobody = Choisissez au moins un élève, ou donnez le devoir à toute la classe.
homework-refused-pupils = Un des élèves choisis n’est plus dans cette classe. Vérifiez les cases.
homework-refused-overtaken = Une autre version a été enregistrée pendant que vous écriviez. Rien de votre texte n’est perdu : il est ci-dessous.
homework-refused-handed-in = Des élèves ont déjà rendu un travail : ce devoir ne peut pas être supprimé.
homework-refused-closed = Ce travail est déjà corrigé : on ne peut plus en rendre un autre. Écrivez à l’enseignant si quelque chose manque.
homework-refused-not-his = Vous n’êtes plus responsable de cet enfant : rien n’a été rendu.
homework-refused-no-work = Écrivez quelques mots, ou joignez une photo, un son ou un fichier.
homework-refused-comment-overtaken = Un collègue a répondu pendant que vous écriviez : son mot est ci-dessus. Le vôtre est encore là.
homework-refused-period = Le dernier jour est avant le premier.
homework-refused-source = Choisissez une de vos classes des années passées.
homework-work = Travail rendu
homework-work-none = Rien n’est rendu pour l’instant.
homework-work-text = Ton texte
homework-work-files = Photos, son ou fichiers
homework-work-late = La date est passée. Tu peux encore rendre ton travail : il sera marqué en retard.
homework-work-again = Tu peux rendre une autre version : c’est la dernière qui compte.
homework-hand-in = Rendre
homework-handed-in = C’est rendu. Bravo !
homework-handed-in-late = C’est rendu, en retard. Ton enseignant le verra.
homework-handed-in-at = Rendu { $hour }
homework-late = { $days ->
    [one] en retard d’un jour
   *[other] en retard de { $days } jours
}
homework-given-back-at = Corrigé { $hour }
homework-comment = Votre mot à l’élève
homework-comment-files = Fichiers à lui rendre
homework-comment-again = À reprendre : l’élève pourra rendre une autre version
homework-give-back = Rendre à l’élève
homework-given-back = Le travail est rendu à l’élève.
homework-other-work = Les autres versions
homework-follow = Qui l’a fait ?
homework-follow-table = Tableau
homework-figure-pupils = Élèves
homework-figure-done = Cochés comme faits
homework-figure-handed-in = Rendus
homework-figure-waiting = À regarder
homework-column-pupil = Élève
homework-column-handed-in = Rendu
homework-column-late = Jours de retard
homework-column-given-back = Corrigé
homework-last-name = Nom
homework-first-name = Prénom
homework-drafts = Brouillons
homework-drafts-none = Aucun brouillon.
homework-drafts-how = Ouvrez un brouillon pour le relire. Cochez ceux qui sont prêts, puis donnez-les.
homework-drafts-give = Donner les devoirs cochés
homework-drafts-given = { $count ->
    [0] Aucun devoir n’a été donné : cochez-en au moins un.
    [one] Un devoir est donné.
   *[other] { $count } devoirs sont donnés.
}
homework-draft-past = Date passée
homework-copy = Reprendre une année
homework-copy-source = Quelle classe reprendre ?
homework-copy-how = Chaque devoir donné à toute la classe devient un brouillon, le même jour de la même semaine de classe de cette année. Vous relisez avant de donner. Sans dates, toute l’année est reprise.
homework-copy-none = Vous n’avez pas de classe des années passées dans cette école.
homework-copy-do = Reprendre en brouillons
homework-copied = { $count ->
    [0] Rien de nouveau à reprendre pour cette période.
    [one] Un devoir est repris : relisez-le avant de le donner.
   *[other] { $count } devoirs sont repris : relisez-les avant de les donner.
}
homework-lesson-new = Noter une séance
homework-lesson-edit = Modifier la séance
homework-lesson-title = Qu’avons-nous fait ?
homework-lesson-day = Jour
homework-lesson-body = Détails
homework-lesson-then = Enregistrer et donner un devoir
homework-lesson-give = Donner un devoir
homework-lesson-saved = La séance est notée.
homework-lesson-withdraw = Retirer du cahier
homework-lesson-withdraw-sure = Retirer cette séance du cahier ? Les familles ne la verront plus ; la direction en garde la trace.
homework-lesson-withdrawn = La séance est retirée du cahier.
homework-visas-of = Visas du cahier { DE($class) }
homework-visas-none = Aucun visa pour l’instant.
homework-visa-by = Vu par { $name }, { $hour }
homework-visa-period = du { $first } au { $last }
homework-visa-held = séances : { $lessons }, devoirs : { $homework }
homework-visa-changed = { $count ->
    [one] Un élément de cette période a été modifié depuis.
   *[other] { $count } éléments de cette période ont été modifiés depuis.
}
homework-visa-new = Viser le cahier
homework-visa-from = Du
homework-visa-until = Au
homework-visa-note = Un mot pour l’équipe
homework-visa-put-do = Apposer le visa
homework-visa-put = Le visa est apposé.
homework-did-visa = A visé un cahier de textes
homework-year = L’année en PDF
homework-year-title = Cahier de textes { DE($class) }
homework-year-printed = Imprimé { $hour }
homework-year-lesson = séance
homework-year-homework = à faire
homework-card-all = La semaine
homework-card-books = Mes classes
homework-card-tomorrow = Pour demain
homework-card-day = Pour { $day }
homework-card-all-done = Tout est fait. Bonne soirée !
homework-notice-given-kind = Un devoir donné, ou déplacé
homework-notice-back-kind = Un travail corrigé
homework-notice-given = Un devoir en { $subject } pour le { $day }
homework-notice-moved = Le devoir en { $subject } est maintenant pour le { $day }
homework-notice-back = Un travail en { $subject } est corrigé
homework-api-week = La semaine d’une famille : devoirs de chaque enfant, jour par jour
homework-api-find = Chercher des devoirs et des séances
homework-api-homework = Un devoir
homework-api-tick = Cocher ou décocher un devoir
homework-api-hand-in = Rendre un travail
homework-api-work = Un travail rendu
homework-api-books = Les cahiers où l’on écrit, et ceux que l’on suit
homework-api-book = La semaine d’un cahier, et la charge de ses jours
homework-api-begin = Donner ou préparer un devoir
homework-api-lessons = Les séances d’un cahier
homework-api-log = Noter une séance
homework-api-save = Modifier un devoir
homework-api-give = Donner un brouillon
homework-api-take-back = Retirer un devoir
homework-api-follow = Qui l’a fait, qui a rendu
homework-api-give-back = Rendre un travail à l’élève
