# L’agenda.
agenda-title = Agenda
agenda-new = Ajouter
agenda-views = Vues
agenda-week = Semaine
agenda-month = Mois
agenda-children = Enfants
agenda-all-children = Tous
agenda-today = aujourd’hui
agenda-tomorrow = demain
agenda-week-of = Du { $from } au { $until }
agenda-week-before = Semaine d’avant
agenda-week-after = Semaine d’après
agenda-nothing-this-week = Rien de prévu cette semaine.
agenda-nothing-this-month = Rien de prévu ce mois-ci.
agenda-place = Agenda de
agenda-place-all = Tout ce qui me concerne
agenda-place-own = Mon agenda
agenda-show = Afficher
agenda-all-day = toute la journée
agenda-from-to = du { $from } au { $until }
agenda-events-count = { $count ->
    [one] 1 événement
   *[other] { $count } événements
}
agenda-more = + { $count }
agenda-cancelled = annulé
agenda-adults-wanted = accompagnateurs recherchés
agenda-card = Cette semaine
agenda-card-all = Tout l’agenda

# Vacances et jours fériés.
agenda-holidays-autumn = Vacances de la Toussaint
agenda-holidays-christmas = Vacances de Noël
agenda-holidays-winter = Vacances d’hiver
agenda-holidays-spring = Vacances de printemps
agenda-holidays-ascension = Pont de l’Ascension
agenda-holidays-summer = Vacances d’été
agenda-day-new-year = Jour de l’an
agenda-day-easter = Lundi de Pâques
agenda-day-labour = Fête du Travail
agenda-day-victory = Victoire de 1945
agenda-day-ascension = Ascension
agenda-day-whit = Lundi de Pentecôte
agenda-day-national = Fête nationale
agenda-day-assumption = Assomption
agenda-day-all-saints = Toussaint
agenda-day-armistice = Armistice de 1918
agenda-day-christmas = Noël
agenda-day-closed = École fermée

# Un événement.
agenda-theme-event = Événement
agenda-theme-outing = Sortie
agenda-theme-meeting = Réunion
agenda-theme-party = Fête
agenda-theme-deadline = Date limite
agenda-meal-none = Pas de repas prévu
agenda-meal-packed = Pique-nique
agenda-meal-canteen = Cantine
agenda-fact-when = Quand
agenda-fact-where = Où
agenda-fact-place = Agenda
agenda-fact-with = Avec
agenda-fact-book-until = Réserver avant
agenda-is-cancelled = Cet événement est annulé.
agenda-edit = Modifier
agenda-cancel = Annuler l’événement
agenda-file = Ajouter à mon téléphone
agenda-next-dates = Les prochaines dates
agenda-who = Qui peut voir cet événement ?
agenda-who-group = { $kind ->
    [guardians] Responsables, { $place } ({ $count })
    [pupils] Élèves, { $place } ({ $count })
    [team] Équipe, { $place } ({ $count })
    [staff] Personnels, { $place } ({ $count })
   *[other] { $place } ({ $count })
}
agenda-who-wrote = Écrit par { $name }.

# Écrire un événement.
agenda-new-title = Nouvel événement
agenda-edit-title = Modifier l’événement
agenda-save = Enregistrer
agenda-made = L’événement est dans l’agenda.
agenda-changed = L’événement est modifié.
agenda-field-place = Dans quel agenda ?
agenda-field-title = Titre
agenda-field-theme = Nature
agenda-field-location = Lieu
agenda-field-day = Jour
agenda-field-last-day = Dernier jour
agenda-field-all-day = Toute la journée
agenda-field-start = Début
agenda-field-end = Fin
agenda-field-from = De
agenda-field-to = À
agenda-field-for = Pour qui ?
agenda-field-for-hint = Ceux de la classe ou de l’école choisie.
agenda-for-families = Les responsables
agenda-for-pupils = Les élèves
agenda-for-staff = L’équipe
agenda-field-tells = Les prévenir maintenant
agenda-field-reminds = Leur rappeler la veille
agenda-field-repeats = Se répète
agenda-field-repeat = Répétition
agenda-field-until = Jusqu’au
agenda-field-until-hint = Le dernier jour, deux ans au plus.
agenda-field-skips-holidays = Pas pendant les vacances ni les jours fériés
agenda-repeat-never = Une seule fois
agenda-repeat-daily = Chaque jour de classe
agenda-repeat-weekdays = Du lundi au vendredi
agenda-repeat-weekly = Chaque semaine
agenda-repeat-fortnightly = Une semaine sur deux
agenda-repeat-monthly = Chaque mois, le même numéro de jour
agenda-repeat-monthly-week = Chaque mois, le même jour de la semaine
agenda-repeat-yearly = Chaque année
agenda-repeat-kept = Comme aujourd’hui
agenda-field-outing = C’est une sortie
agenda-field-meal = Repas
agenda-field-adults = Accompagnateurs recherchés
agenda-field-adults-hint = Les responsables se proposent, vous confirmez.
agenda-field-consent = Autorisations à rendre avant le
agenda-field-consent-hint = Un mot à signer part aux responsables avec l’événement.
agenda-field-body = Précisions
agenda-field-link = Lien
agenda-field-link-hint = Une adresse qui commence par https://
agenda-files = Documents
agenda-has-files = documents joints
agenda-files-all = Tout télécharger
agenda-versions = Historique
agenda-other-version = La version { DE($name) }
agenda-other-how = Enregistrée { $hour }, pendant que vous écriviez. Reprenez ce qui vous manque : votre texte est ci-dessous, complet. Si vous enregistrez, il remplace cette version, qui reste dans l’historique.
agenda-which = Que voulez-vous changer ?
agenda-which-one = Cette date seulement
agenda-which-following = Cette date et les suivantes
agenda-which-all = Toutes les dates
agenda-cancel-title = Annuler « { $title } » ?
agenda-cancel-lead = L’événement reste visible, barré, et ceux qu’il concerne sont prévenus.
agenda-cancel-own = Il disparaît de votre agenda.
agenda-cancel-do = Annuler
agenda-cancel-not = Ne rien changer
agenda-cancel-done = C’est annulé.

# Sorties.
agenda-consent = Autorisations
agenda-consent-count = { $yes } oui, { $no } non, sur { $asked } élèves.
agenda-consent-follow = Voir les réponses
agenda-consent-asked = Votre autorisation est demandée pour cette sortie.
agenda-consent-answer = Répondre
agenda-consent-answered = Vous avez répondu.
agenda-consent-see = Revoir ma réponse
agenda-consent-ask = Demander l’autorisation des responsables
agenda-consent-due = Réponse avant le
agenda-consent-send = Envoyer la demande
agenda-consent-sent = La demande est partie, sous forme de mot à signer.
agenda-adults = Accompagnateurs
agenda-adults-count = { $confirmed } sur { $needed } confirmés.
agenda-adult-of = pour { $name }
agenda-adult-offered = proposé
agenda-adult-confirmed = confirmé
agenda-adult-declined = décliné
agenda-adult-confirm = Confirmer
agenda-adult-decline = Décliner
agenda-adult-answered = La réponse est envoyée.
agenda-adult-come = Je peux accompagner
agenda-adult-cannot = Je ne peux plus
agenda-adult-awaits = Vous vous êtes proposé. Vous saurez bientôt si l’on compte sur vous.
agenda-adult-comes = Vous accompagnez cette sortie.
agenda-adult-enough = Il y a assez d’accompagnateurs. Merci !
agenda-adult-thanks = Merci ! Vous saurez bientôt si l’on compte sur vous.
agenda-adult-gone = C’est noté, vous n’accompagnez plus.

# Rendez-vous.
agenda-openings = Rendez-vous
agenda-no-openings = Aucun rendez-vous pour le moment.
agenda-my-slots = Mes rendez-vous
agenda-opened = Créneaux ouverts
agenda-opening-new = Ouvrir des créneaux
agenda-opening-usual = Rencontre parents-enseignants
agenda-opening-for = Pour les responsables de
agenda-opening-second-day = Un deuxième jour
agenda-opening-open = Ouvrir et prévenir les responsables
agenda-opening-made = Les créneaux sont ouverts, les responsables sont prévenus.
agenda-opening-closed = fermé
agenda-opening-booked = réservé, { $hour }
agenda-opening-to-book = à réserver
agenda-opening-full = complet
agenda-opening-is-closed = On ne réserve plus. Les rendez-vous pris tiennent.
agenda-opening-is-over = L’heure limite est passée : on ne réserve plus et on ne change plus ici.
agenda-opening-close = Ne plus prendre de réservations
agenda-opening-reopen = Reprendre les réservations
agenda-opening-was-closed = On ne réserve plus.
agenda-opening-reopened = On réserve de nouveau.
agenda-field-length = Durée d’un créneau, en minutes
agenda-field-pause = Pause entre deux, en minutes
agenda-field-hours-before = Réserver jusqu’à combien d’heures avant le premier créneau
agenda-field-meeting-link = Lien de visioconférence
agenda-per = Combien de créneaux ?
agenda-per-hint = Des parents séparés peuvent venir chacun de leur côté.
agenda-per-child = Un par enfant
agenda-per-guardian = Un par responsable
agenda-slots = Créneaux
agenda-evening-booked = { $booked ->
    [0] aucun pris sur { $slots }
    [one] 1 pris sur { $slots }
   *[other] { $booked } pris sur { $slots }
}
agenda-slots-booked = Réservés :
agenda-slot-for = Pour { $name }
agenda-slot-choose = Choisissez une heure.
agenda-slot-free = Choisir une heure
agenda-slot-other = Choisir une autre heure
agenda-slot-none-left = Tous les créneaux sont pris. Écrivez à l’enseignant pour en demander un autre.
agenda-slot-no-authority = Seul un responsable légal peut réserver.
agenda-slot-of-child = Un rendez-vous par enfant : l’autre responsable voit l’heure choisie et peut la changer.
agenda-slot-of-guardian = Chaque responsable a son rendez-vous : l’autre ne voit pas le vôtre.
agenda-slot-by-other = Réservé par l’autre responsable.
agenda-slot-cancel = Annuler ce rendez-vous
agenda-slot-cancel-sure = Annuler ce rendez-vous ? Son heure sera libre pour les autres familles.
agenda-slot-keep = Le garder
agenda-slot-booked = C’est noté : { $hour }.
agenda-slot-cancelled = Le rendez-vous est annulé, on est prévenu.
agenda-slot-is-free = libre
agenda-slot-lost = n’est plus responsable légal
agenda-slot-change = Changer
agenda-slot-new-hour = Nouvelle heure
agenda-slot-move = Déplacer
agenda-slot-remove = Retirer ce créneau
agenda-slot-changed = Le créneau est changé. Si quelqu’un l’avait pris, il est prévenu.
agenda-slot-add = Ajouter un créneau
agenda-slot-add-hour = À quelle heure ?
agenda-slot-add-do = Ajouter ce créneau
agenda-slot-added = Le créneau est ajouté, les responsables peuvent le réserver.
agenda-opening-edit = Changer le lieu ou les précisions
agenda-opening-changed = C’est changé. Ceux qui viennent sont prévenus.
agenda-take-over = Recevoir à sa place
agenda-taken-over = C’est vous qui recevez. Ceux qui viennent sont prévenus.
agenda-printed = Liste à imprimer
agenda-printed-title = { $title } : qui vient quand
agenda-printed-count = { $booked } rendez-vous sur { $slots } créneaux
agenda-printed-when = Heure
agenda-printed-pupil = Élève
agenda-printed-guardian = Responsable
agenda-print = Imprimer

# Abonnement.
agenda-feed-title = Dans mon téléphone
agenda-feed-name = Agenda Préau
agenda-feed-lead = Votre agenda Préau dans le calendrier de votre téléphone ou de votre ordinateur : il se met à jour tout seul.
agenda-feed-make = Créer mon adresse
agenda-feed-made = Votre adresse est prête.
agenda-feed-renewed = Votre nouvelle adresse est prête. L’ancienne ne marche plus.
agenda-feed-copy = Copier l’adresse
agenda-feed-copied = C’est copié
agenda-feed-address = Votre adresse
agenda-feed-how = Dans votre calendrier, choisissez « S’abonner à un agenda » ou « Ajouter par URL », puis collez cette adresse.
agenda-feed-open = Ouvrir dans mon calendrier
agenda-feed-since = Créée { $day }.
agenda-feed-read = Lue la dernière fois { $day }.
agenda-feed-unread = Pas encore lue.
agenda-feed-secret = Cette adresse est secrète : qui la connaît lit votre agenda. Si vous l’avez donnée, changez-en.
agenda-feed-renew = Changer d’adresse
agenda-feed-revoke = Supprimer l’adresse
agenda-feed-renew-sure = Changer d’adresse ? Le calendrier qui lit l’ancienne ne recevra plus rien.
agenda-feed-revoke-sure = Supprimer l’adresse ? Votre téléphone ne recevra plus l’agenda.
agenda-feed-revoked = L’adresse ne marche plus.

# Apporter un calendrier.
agenda-import-title = Apporter un calendrier
agenda-import-lead = Un fichier .ics d’un autre calendrier : ses événements entrent dans l’agenda choisi. Ceux qui y sont déjà sont mis à jour, jamais doublés.
agenda-import-lead-own = Le fichier .ics d’un autre calendrier, celui d’un club par exemple : ses événements entrent dans votre agenda, que personne d’autre ne voit. Ceux qui y sont déjà sont mis à jour, jamais doublés.
agenda-import-file = Fichier
agenda-import-file-hint = Un fichier .ics de 2 Mo au plus, 1 000 événements au plus.
agenda-import-do = Apporter
agenda-import-before = Fichiers déjà apportés
agenda-import-undone = retiré
agenda-import-too-large = Ce fichier dépasse 2 Mo. Exportez une période plus courte, puis recommencez.
agenda-import-no-file = Choisissez un fichier .ics, il n’y avait rien dans l’envoi.
agenda-import-no-calendar = Ce n’est pas un calendrier. Dans l’autre application, exportez-le au format iCalendar : le nom du fichier finit par .ics.
agenda-import-nothing = Ce calendrier ne contient aucun événement.
agenda-import-report = Ce qui est venu de { $name }
agenda-import-count-made = Ajoutés : { $count }.
agenda-import-count-changed = Mis à jour : { $count }.
agenda-import-count-same = Déjà là : { $count }.
agenda-import-count-not = Laissés de côté : { $count }.
agenda-import-not-taken = Laissés de côté
agenda-import-taken = Dans l’agenda
agenda-import-line = Ligne { $line }
agenda-import-made = Ajouté
agenda-import-changed = Mis à jour
agenda-import-same = Déjà là, sans changement
agenda-import-no-start = Pas de date de début
agenda-import-bad-date = Date impossible, ou durée de plus de deux mois
agenda-import-bad-rule = Répétition que l’on ne sait pas lire
agenda-import-too-many = Plus de 400 dates
agenda-import-too-long = Événement trop long pour être lu
agenda-import-cut = Événement coupé : le fichier s’arrête avant sa fin
agenda-import-not-text = Texte illisible : exportez de nouveau le calendrier, en UTF-8
agenda-import-no-event = Ce n’est pas un événement, ou il est annulé
agenda-import-overflow = Au-delà de ce qu’un fichier peut contenir
agenda-import-orphan = Changement d’une date dont l’événement n’est pas là
agenda-import-undo = Retirer ce qui est venu de ce fichier
agenda-import-undo-sure = Retirer tout ce qui est venu de ce fichier ? L’agenda redevient comme avant.
agenda-import-undo-done = C’est retiré, l’agenda est comme avant.
agenda-import-undo-kept = { $count ->
    [one] C’est retiré, sauf 1 événement changé depuis, laissé tel quel.
   *[other] C’est retiré, sauf { $count } événements changés depuis, laissés tels quels.
}
agenda-import-was-undone = Ce qui était venu de ce fichier a été retiré.

# Recherche.
agenda-search-title = Chercher dans l’agenda
agenda-search-label = Chercher un événement
agenda-search-how = Tapez le début d’un mot : « pisc » trouve la piscine.
agenda-search-nothing = Aucun événement ne contient ces mots.
agenda-search-found = { $count ->
    [one] 1 événement
   *[other] { $count } événements
}

# Refus.
agenda-refused-no-date = Cette répétition ne donne aucune date : regardez le dernier jour et les vacances.
agenda-refused-too-many-dates = Cela ferait plus de 400 dates. Choisissez un dernier jour plus proche.
agenda-refused-place = Vous ne pouvez pas écrire dans cet agenda. Choisissez-en un autre.
agenda-refused-over = C’est passé ou annulé : il n’y a plus rien à changer.
agenda-refused-no-authority = Vous n’êtes plus responsable légal de cet enfant : seul un responsable légal peut réserver.
agenda-refused-taken = Ce créneau vient d’être pris. Choisissez-en un autre.
agenda-refused-past = Ce créneau est passé, ou l’heure limite est dépassée. Écrivez à l’enseignant.
agenda-refused-closed = On ne réserve plus. Écrivez à l’enseignant.
agenda-refused-other-guardian = L’autre responsable vient de réserver pour cet enfant. Regardez l’heure choisie.
agenda-refused-overlap = Deux créneaux se chevauchent. Choisissez une autre heure.
agenda-refused-full = Il y a déjà 200 créneaux. Ouvrez-en d’autres à part.
agenda-refused-not-booked = Ce rendez-vous n’est plus le vôtre : il a été annulé ou déplacé. Regardez ci-dessous.
agenda-refused-no-consent = La demande n’a pas pu partir : elle va aux responsables d’une classe ou d’un groupe où vous pouvez écrire un mot.
agenda-refused-hour = Écrivez une heure, comme 16:30.
agenda-refused-end = La fin est avant le début.
agenda-refused-link = Un lien commence par https:// et n’a pas d’espace.
agenda-refused-adults = Écrivez un nombre, 50 au plus.
agenda-refused-nobody = Choisissez au moins un public.
agenda-refused-length = Écrivez un nombre de minutes, entre 5 et 240 pour un créneau.
agenda-refused-no-slot = Entre ces deux heures il n’y a la place d’aucun créneau, ou il y en a plus de 200.
agenda-refused-overtaken = Une autre version a été enregistrée pendant que vous écriviez. Rien de votre texte n’est perdu : il est ci-dessous.
agenda-refused-not-for-one = Pour une date seulement, on change le titre, le jour, l’heure, le lieu et les précisions. Pour le reste, choisissez « Cette date et les suivantes » ou « Toutes les dates ».

# Nouveautés.
agenda-notice-events = Un événement nouveau, déplacé ou annulé
agenda-notice-reminders = Le rappel de la veille
agenda-notice-appointments = Un rendez-vous ouvert, pris, déplacé ou annulé
agenda-told-made = À l’agenda : { $title }, { $hour }
agenda-told-changed = Changement : { $title }, { $hour }
agenda-told-moved = Déplacé : { $title }, maintenant { $hour }
agenda-told-cancelled = Annulé : { $title }, { $hour }
agenda-told-reminder = Bientôt : { $title }, { $hour }
agenda-told-offered = { $name } se propose d’accompagner : { $title }
agenda-told-offer-withdrawn = { $name } ne peut plus accompagner : { $title }
agenda-told-confirmed = Vous accompagnez : { $title }, { $hour }
agenda-told-declined = Il y a assez d’accompagnateurs : { $title }. Merci !
agenda-told-opened = Prenez rendez-vous : { $title }
agenda-told-booked = Rendez-vous pris pour { $name } : { $hour }
agenda-told-slot-changed = Rendez-vous changé pour { $name } : { $hour }
agenda-told-slot-cancelled = Rendez-vous annulé pour { $name } : { $hour }
agenda-told-slot-moved = Rendez-vous déplacé : { $title }, maintenant { $hour }
agenda-told-slot-off = Rendez-vous annulé par l’école : { $title }, { $hour }
agenda-told-taken-over = Quelqu’un d’autre vous reçoit : { $title }, { $hour }
agenda-told-slot-reminder = Rendez-vous bientôt : { $title }, { $hour }
agenda-told-slot-freed = Créneau libéré : { $title }, { $hour }
agenda-did-cancel = A annulé un événement
agenda-did-import = A apporté un calendrier
agenda-did-undo = A retiré un calendrier

# API.
agenda-api-list = Les dates d’un mois à partir d’un jour, avec les vacances et les jours fériés
agenda-api-make = Ajouter un événement
agenda-api-date = Une date d’un événement
agenda-api-slots = Les créneaux d’un rendez-vous
agenda-api-book = Réserver un créneau, ou en changer
