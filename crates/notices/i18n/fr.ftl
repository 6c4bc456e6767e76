# Les nouveautés : ce qui s’est passé, et les courriels qui le disent.
notice-title = Nouveautés
notice-all = Toutes
notice-none = Rien de nouveau pour le moment.
notice-mark-all = Tout marquer comme lu
notice-all-seen = Tout est marqué comme lu.
notice-choose = Choisir mes courriels
notice-preferences = Mes courriels
notice-address = Ils arrivent à { $mail }.
notice-no-address = Vous n’avez pas encore confirmé d’adresse : aucun courriel ne peut vous parvenir. Donnez-en une dans « Mon compte ».
notice-address-refused = L’adresse { $mail } refuse nos courriels. Donnez-en une autre dans « Mon compte ».
notice-quiet = Rien ne part la nuit, le week-end ni pendant les vacances, sauf urgence.
notice-all-off = Vous avez arrêté tous les courriels. Enregistrez un choix pour en recevoir de nouveau.
notice-no-kinds = Il n’y a rien à choisir pour le moment.
notice-save = Enregistrer
notice-kept = C’est noté.
notice-rhythm-now = Tout de suite
notice-rhythm-daily = Une fois par jour, à 18 h
notice-rhythm-weekly = Une fois par semaine, le vendredi
notice-rhythm-never = Jamais
notice-stop-title = Ne plus recevoir de courriels ?
notice-stop-what = Vous verrez toujours les nouveautés en vous connectant. Les courriels de sécurité (mot de passe, adresse) continueront d’arriver.
notice-stop = Arrêter les courriels
notice-stopped-title = C’est fait
notice-stopped = Vous ne recevrez plus de courriels de nouveautés.
notice-bounces = Courriels refusés
notice-bounces-what = Ces adresses refusent nos courriels. Demandez à ces personnes d’en donner une autre, ou prévenez-les autrement.
notice-bounces-none = Toutes les adresses acceptent nos courriels.
notice-bounce-code = refusé par le serveur (code { $code })
notice-mail-subject = { $count ->
    [one] Une nouveauté sur { $house }
   *[other] { $count } nouveautés sur { $house }
}
notice-mail-hello = Bonjour { $name },
notice-mail-yours = Pour vous
notice-mail-all = Voir toutes les nouveautés
notice-mail-choose = Choisir quand arrivent les courriels
notice-mail-stop = Ne plus recevoir de courriels

notices-api-list = Les nouveautés, de la plus récente à la plus ancienne
notices-api-seen = Dire que l’on a vu les nouveautés jusqu’à celle-ci
