# Présences : l’appel, les absences, le registre.
attendance-title = Présences
attendance-my-classes = Faire l’appel
attendance-my-lessons = Mes cours d’aujourd’hui
attendance-lesson = { $from } – { $until }, { $subject }
attendance-lesson-room = { $place }, salle { $room }
attendance-nothing = Rien ici pour vous aujourd’hui.
attendance-follow = Suivre les absences
attendance-follow-hint = Absences du jour, sans motif, registres
attendance-children = Mes enfants
attendance-child-hint = Annoncer une absence, donner un motif
attendance-no-class-now = Pas de classe aujourd’hui

attendance-moments = Moment de la journée
attendance-moment-am = Matin
attendance-moment-pm = Après-midi
attendance-moment-canteen = Cantine
attendance-moment-care-am = Garderie du matin
attendance-moment-care-pm = Garderie du soir
attendance-half-m = M
attendance-half-a = A
attendance-slot = { $day }, { $moment }
attendance-span-day = { $day }, toute la journée
attendance-span-days = Du { $first } au { $last }

attendance-state-present = Présent
attendance-state-absent = Absent
attendance-state-late = En retard
attendance-state-left = Parti avant l’heure
attendance-late-at = arrivé à { $time }
attendance-left-at = parti à { $time }

attendance-call-title = Appel { $class }
attendance-not-called = L’appel n’est pas fait. Tout le monde est présent : touchez seulement qui ne l’est pas.
attendance-list-not-called = Touchez qui est là : les élèves d’il y a une semaine sont déjà cochés.
attendance-away = absent aujourd’hui
attendance-announced-count = { $count ->
    [one] Une famille a annoncé une absence : elle est déjà cochée.
   *[other] { $count } familles ont annoncé une absence : elles sont déjà cochées.
}
attendance-announced = annoncé
attendance-called = Appel fait par { $name } ({ $time }).
attendance-corrected = Corrigé par { $name } ({ $time }).
attendance-no-class = Pas de classe à ce moment : vacances, jour férié, mercredi ou fin de semaine.
attendance-no-pupils = Aucun élève dans cette classe ce jour-là.
attendance-save = Enregistrer l’appel
attendance-save-again = Enregistrer
attendance-counted = { $count ->
    [0] Tout le monde est là
    [one] 1 absent
   *[other] { $count } absents
}
attendance-counted-here = { $count ->
    [0] Personne
    [one] 1 présent
   *[other] { $count } présents
}
attendance-count-absent = Absents : { $n }
attendance-count-here = Présents : { $n }
attendance-kept = Pas de réseau : l’appel est gardé sur cet appareil et partira tout seul.
attendance-offline = Sans réseau : la page est celle de { $time }. Faites l’appel, il partira tout seul.
attendance-sent = L’appel gardé sur cet appareil est parti.
attendance-said = { $absent ->
    [0] { $late ->
        [0] Appel enregistré : tout le monde est là.
        [one] Appel enregistré : personne d’absent, 1 retard.
       *[other] Appel enregistré : personne d’absent, { $late } retards.
    }
    [one] { $late ->
        [0] Appel enregistré : 1 absent.
        [one] Appel enregistré : 1 absent, 1 retard.
       *[other] Appel enregistré : 1 absent, { $late } retards.
    }
   *[other] { $late ->
        [0] Appel enregistré : { $absent } absents.
        [one] Appel enregistré : { $absent } absents, 1 retard.
       *[other] Appel enregistré : { $absent } absents, { $late } retards.
    }
}
attendance-said-disputed = { $count ->
    [one] Appel enregistré. Un élève est noté différemment sur deux appareils : regardez.
   *[other] Appel enregistré. { $count } élèves sont notés différemment sur deux appareils : regardez.
}
attendance-dispute = { $name } : deux réponses
attendance-dispute-line = { $name } : « { $state } » ({ $time })
attendance-dispute-kept = Nous gardons « { $state } », noté en dernier. Qu’est-ce qui est juste ?
attendance-refused-no-class = Il n’y a pas classe à ce moment-là : rien n’est enregistré.
attendance-refused-early = Ce jour n’est pas encore venu : l’appel se fait le jour même.
attendance-refused-signed = Le registre de ce mois est signé : seule la direction peut encore le corriger.

attendance-one-state = À ce moment-là
attendance-one-time = Heure d’arrivée ou de départ
attendance-one-time-hint = Pour un retard ou un départ avant l’heure.
attendance-one-taken = Parti avec
attendance-one-taken-hint = Ses responsables, et les personnes qu’ils ont autorisées.
attendance-one-nobody = Personne, ou sans objet
attendance-one-save = Enregistrer
attendance-one-saved = C’est noté.
attendance-history = Tout ce qui a été noté
attendance-trace = { $name } ({ $time })
attendance-beaten = non retenu

attendance-of = Absences { DE($name) }
attendance-announce = Annoncer une absence
attendance-announce-title = Annoncer une absence { DE($name) }
attendance-announce-do = Prévenir l’école
attendance-leave = Annuler
attendance-from = Premier jour
attendance-from-half = À partir
attendance-half-morning = du matin
attendance-half-noon = de l’après-midi
attendance-until = Dernier jour
attendance-until-half = Jusqu’
attendance-until-hint = Vide s’il n’y a qu’un jour.
attendance-half-to-noon = à midi
attendance-half-evening = au soir
attendance-reason = Motif
attendance-reason-hint = Seules la famille et les personnes qui suivent les absences le lisent : la direction, au collège aussi le CPE.
attendance-reason-illness = Maladie de l’enfant
attendance-reason-family-illness = Maladie contagieuse dans la famille
attendance-reason-family-event = Réunion solennelle de famille
attendance-reason-transport = Transports empêchés
attendance-reason-guardians-away = Déplacement des parents que l’enfant suit
attendance-reason-other = Autre motif
attendance-note = Quelques mots
attendance-note-hint = Pas de détail médical : ce n’est pas nécessaire.
attendance-proof = Justificatif
attendance-proof-kept = Garder le justificatif déjà envoyé
attendance-wrong-end = Le dernier jour vient avant le premier, ou bien plus tard : vérifiez les dates.
attendance-wrong-no-class = Il n’y a pas classe ces jours-là : rien à annoncer.
attendance-wrong-reason = Choisissez un motif.
attendance-told = C’est noté : l’école connaît le motif pour { $name }.
attendance-asks = Nous n’avons pas vu { $name }. Quel est le motif ?
attendance-answer = Répondre à l’école
attendance-give-reason = Donner le motif
attendance-silent = sans motif
attendance-explained = motif donné
attendance-not-legitimate = { $reason } (non légitime)
attendance-coming = Absences annoncées
attendance-past = Depuis la rentrée
attendance-never-absent = Aucune absence, aucun retard.
attendance-half-days = { $count ->
    [one] 1 demi-journée
   *[other] { $count } demi-journées
}

attendance-absence-title = Absence { DE($name) }
attendance-when = Quand
attendance-told-at = Annoncée
attendance-worth = Avis
attendance-legitimate = Motif légitime
attendance-is-not-legitimate = Motif non légitime
attendance-to-judge = La direction appréciera
attendance-change = Corriger ou compléter
attendance-change-do = Enregistrer
attendance-changed = C’est corrigé.
attendance-days-stand = L’appel est fait : les jours ne changent plus.
attendance-withdraw = Retirer cette annonce
attendance-withdrawn = L’annonce est retirée : nous attendons votre enfant.
attendance-judge = Ce motif est-il légitime ?
attendance-judge-hint = La loi en reconnaît cinq (code de l’éducation, L131-8) ; les autres sont appréciés par la direction.
attendance-judge-yes = Légitime
attendance-judge-no = Non légitime
attendance-judged = Votre avis est enregistré.

attendance-pickups = Qui peut venir le chercher
attendance-pickups-title = Qui peut venir chercher { $name } ?
attendance-pickups-hint = L’équipe de la classe lit cette liste quand un enfant s’en va.
attendance-pickup-guardian = responsable
attendance-pickup-since = depuis le { $day }
attendance-pickup-between = du { $first } au { $last }
attendance-pickup-end = Retirer
attendance-pickup-end-of = Retirer { $name }
attendance-pickup-ended = Cette personne ne peut plus venir le chercher.
attendance-pickup-add = Autoriser une personne
attendance-pickup-add-do = Autoriser
attendance-pickup-added = { $name } peut venir le chercher.
attendance-pickup-name = Nom et prénom
attendance-pickup-bond = Qui est-ce ?
attendance-pickup-bond-hint = Sa grand-mère, une voisine…
attendance-pickup-phone = Téléphone
attendance-pickup-from = À partir du
attendance-pickup-until = Jusqu’au

attendance-school-title = Absences du jour
attendance-figure-absent = { $count ->
    [one] Absents, sur 1 élève
   *[other] Absents, sur { $count } élèves
}
attendance-figure-silent = Sans motif
attendance-figure-late = Retards
attendance-figure-to-call = Appels à faire
attendance-figure-canteen = À la cantine
attendance-not-here = Absents et retards
attendance-all-here = Tout le monde est là.
attendance-family-told = famille prévenue
attendance-announced-title = Annoncés par leur famille
attendance-nobody-announced = Aucune famille n’a annoncé d’absence.
attendance-silent-title = Sans motif
attendance-none-silent = Toutes les absences ont un motif.
attendance-over-48 = plus de 48 h
attendance-classes = Classes
attendance-pupils = { $count ->
    [one] un élève
   *[other] { $count } élèves
}
attendance-tag-called = fait à { $time }
attendance-tag-to-call = à faire
attendance-tag-done = fait
attendance-threshold = Quatre demi-journées ou plus en { $month }
attendance-threshold-hint = Sans motif légitime dans le mois : la direction saisit l’inspection d’académie.
attendance-threshold-nobody = Personne.
attendance-week = Semaine
attendance-week-title = La semaine de classe
attendance-week-days = Jours de classe
attendance-week-four = Lundi, mardi, jeudi, vendredi
attendance-week-five = Les mêmes et le mercredi matin
attendance-week-noon = L’appel est celui de l’après-midi à partir de
attendance-week-noon-hint = Par exemple 12:00.
attendance-week-holidays = Les vacances de la zone { $zone } et les jours fériés sont connus.
attendance-week-save = Enregistrer
attendance-week-saved = La semaine est enregistrée.
attendance-wrong-noon = Donnez une heure entre 10 h et 15 h.

attendance-register = Registre
attendance-registers = Registres du mois
attendance-register-title = Registre d’appel { $class }
attendance-register-line = { $absent } sur { $possible } demi-journées, { $rate }
attendance-possible = Demi-journées possibles
attendance-missed = Demi-journées d’absence
attendance-rate = Taux d’absence
attendance-not-called-count = Appels non faits
attendance-pdf = PDF
attendance-csv = Tableur
attendance-legend = · présent, A absent sans motif, N motif non légitime, M motif légitime, R retard, D départ, – appel non fait
attendance-pupil = Élève
attendance-class = Classe
attendance-total = Absences
attendance-last-name = Nom
attendance-first-name = Prénom
attendance-without-reason = Sans motif légitime
attendance-signature = Signé
attendance-cell-excused = Absent, motif légitime
attendance-cell-not-legitimate = Absent, motif non légitime
attendance-cell-not-called = Appel non fait
attendance-sign = Signer le registre
attendance-sign-hint = Ensuite, vous seul pourrez le corriger, et chaque correction reste écrite.
attendance-signed = Le registre est signé.
attendance-signed-by = Signé par { $name }, { $time } (version { $version }).
attendance-changed-since = Quelque chose a changé depuis cette signature.
attendance-tag-signed = signé
attendance-tag-changed = à signer de nouveau
attendance-tag-unsigned = à signer

attendance-card-title = Présences
attendance-card-silence = On vous demande
attendance-card-all = Tout voir
attendance-card-absent = Absence : { $day }
attendance-card-answer = { $count ->
    [one] Quel est le motif ?
   *[other] { $count } absences sans motif
}
attendance-card-closed = Pas de classe : { $day }
attendance-card-figures = { $absent ->
    [0] Tout le monde est là.
    [one] 1 absent, dont { $silent } sans motif.
   *[other] { $absent } absents, dont { $silent } sans motif.
}
attendance-card-to-call = { $count ->
    [one] 1 appel reste à faire.
   *[other] { $count } appels restent à faire.
}

attendance-notice-kind = Mon enfant n’est pas en classe, et personne n’a dit pourquoi
attendance-notice-morning = Nous n’avons pas vu { $name } ce matin ({ $day }). Donnez-nous le motif.
attendance-notice-afternoon = Nous n’avons pas vu { $name } cet après-midi ({ $day }). Donnez-nous le motif.
attendance-notice-found = { $name } est bien en classe ({ $day }) : l’appel est corrigé.

attendance-did-judge = A dit si le motif d’une absence est légitime
attendance-did-sign = A signé un registre d’appel
attendance-did-correct = A corrigé un appel d’un registre signé

attendance-api-call = Donne l’appel d’une classe à un moment
attendance-api-save = Enregistre l’appel d’une classe
attendance-api-call-group = Donne l’appel d’un groupe à une heure de cours
attendance-api-save-group = Enregistre l’appel d’un groupe
attendance-api-school = Donne les absences d’une école un jour
attendance-api-pupil = Donne les absences d’un enfant
attendance-api-tell = Annonce ou explique une absence
attendance-api-closures = Donne les demi-journées sans classe d’une école
attendance-api-close = Ferme une école et prévient les familles
attendance-api-closures-town = Donne les demi-journées sans classe des écoles d’une commune
attendance-api-close-town = Ferme les écoles d’une commune et prévient les familles
attendance-api-lift = Rouvre une école qui devait fermer
attendance-api-services = Donne les enfants attendus à la cantine ou à la garderie
attendance-api-service-rule = Fixe jusqu’à quand une famille peut changer un jour
attendance-api-services-town = Donne le nombre d’enfants attendus par école
attendance-api-service-of = Donne les jours de cantine et de garderie d’un enfant
attendance-api-service-set = Inscrit un enfant à la cantine et à la garderie

attendance-closures = Jours sans classe
attendance-closures-town = Écoles { DE($name) }
attendance-closures-known = Fermetures annoncées
attendance-closures-soon = Pas de classe
attendance-no-closure = Aucune fermeture, hors vacances et jours fériés.
attendance-close-title = Annoncer une fermeture
attendance-close-do = Fermer et prévenir les familles
attendance-cause = Raison
attendance-cause-strike = Grève
attendance-cause-weather = Intempéries
attendance-cause-bridge = Pont
attendance-cause-works = Travaux ou panne
attendance-cause-training = Formation de l’équipe
attendance-cause-other = Autre raison
attendance-closure-note-hint = Lu par les familles : par exemple un accueil à la mairie.
attendance-closure-told = Les familles et l’équipe sont prévenues une seule fois, tout de suite si c’est pour demain.
attendance-closure-declared = La fermeture est annoncée : les familles vont être prévenues.
attendance-closure-lifted = Il y a de nouveau classe : les familles vont être prévenues.
attendance-reopen = Il y a classe
attendance-reopen-of = Il y a classe : { $when }
attendance-wrong-already-closed = Il n’y a pas classe à fermer à ce moment-là : vérifiez les dates.
attendance-called-already = L’appel est déjà fait pour une partie de ces demi-journées :
attendance-called-classes = { $count ->
    [one] une classe
   *[other] { $count } classes
}
attendance-called-question = Que faire de ces appels ?
attendance-called-keep = Il y a eu classe : les garder, et fermer le reste
attendance-called-close = Fermer aussi : ils sont mis de côté, et reviennent si vous annulez
attendance-calls-aside = { $count ->
    [one] un appel mis de côté
   *[other] { $count } appels mis de côté
}
attendance-closed-here = Il n’y a pas classe à ce moment-là.
attendance-town-closures = Fermer les écoles un jour
attendance-my-town = Ma commune

attendance-notice-kind-closed = Pas de classe : une fermeture, ou elle est levée
attendance-notice-closed-day = Pas de classe le { $day } : { $name }.
attendance-notice-closed-morning = Pas de classe le { $day } (matin) : { $name }.
attendance-notice-closed-afternoon = Pas de classe le { $day } (après-midi) : { $name }.
attendance-notice-closed-days = Pas de classe entre le { $day } et le { $last } : { $name }.
attendance-notice-reopened = Il y a finalement classe le { $day } : { $name }.

attendance-did-close = A annoncé des jours sans classe
attendance-did-reopen = A annulé des jours sans classe

attendance-moment-hour = Heure { $number }
attendance-hours = Les heures de cours
attendance-hours-hint = L’appel se fait à chaque heure ; les demi-journées du registre en découlent. Une ligne sans nom ne compte pas.
attendance-hour-heads-name = Nom
attendance-hour-heads-from = Début
attendance-hour-heads-until = Fin
attendance-hour-name = Nom de l’heure { $number }
attendance-hour-from = Début de l’heure { $number }
attendance-hour-until = Fin de l’heure { $number }
attendance-wrong-hours = Donnez à chaque heure un nom court, un début et une fin, l’une après l’autre.

attendance-services = Cantine et garderie
attendance-service-of = Cantine et garderie { DE($name) }
attendance-service-until = { $count ->
    [0] Une journée se change le jour même jusqu’à { $time }.
    [one] Une journée se change jusqu’à { $time } le jour de classe précédent.
   *[other] Une journée se change jusqu’à { $time }, { $count } jours de classe avant.
}
attendance-service-week = Chaque semaine
attendance-service-from = À partir du { $day }.
attendance-service-days = Les jours qui viennent
attendance-service-save = Enregistrer
attendance-service-saved = C’est enregistré.
attendance-service-expected = Attendus
attendance-service-missing = Dont absents à l’appel
attendance-service-nobody = Personne n’est inscrit ce jour-là.
attendance-service-list = Qui vient
attendance-service-schools = Attendus par école
attendance-service-count = { $count ->
    [one] un enfant
   *[other] { $count } enfants
}
attendance-service-rule = Délai des familles
attendance-service-days-before = Une journée se change
attendance-service-hour = Jusqu’à
attendance-service-before = { $count ->
    [0] le jour même
    [one] un jour de classe avant
   *[other] { $count } jours de classe avant
}
attendance-wrong-until = Choisissez un jour et une heure, par exemple 10:00.
