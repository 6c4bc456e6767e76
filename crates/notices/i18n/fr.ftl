# Les nouveautés : ce qui s’est passé, et les courriels qui le disent.
notice-title = Nouveautés
notice-all = Toutes
notice-none = Rien de nouveau pour le moment.
notice-mark-all = Tout marquer comme lu
notice-all-seen = Tout est marqué comme lu.
notice-choose = Choisir comment être prévenu
notice-preferences = Être prévenu
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
notice-push-title = Sur mes appareils
notice-push-what = Un téléphone ou un ordinateur peut aussi vous prévenir, sans courriel. Il dit qui et où, jamais quoi.
notice-push-start = Me prévenir sur cet appareil
notice-push-stop = Ne plus me prévenir sur cet appareil
notice-push-started = C’est fait : cet appareil vous préviendra. Se déconnecter y met fin.
notice-push-ended = Cet appareil ne vous préviendra plus.
notice-push-denied = Votre navigateur ne le permet pas. Autorisez les notifications pour ce site dans ses réglages, puis recommencez.
notice-push-impossible = Ce navigateur ne sait pas le faire. Sur un iPhone, ajoutez d’abord ce site à l’écran d’accueil.
notice-push-failed = Cela n’a pas marché. Vérifiez votre connexion, puis recommencez.
notice-push-devices = { $count ->
    [one] Un appareil vous prévient.
   *[other] { $count } appareils vous préviennent.
}
notice-push-stop-all = Ne plus prévenir aucun appareil
notice-push-stopped = Aucun appareil ne vous préviendra plus.
notice-push-script = Pour l’essayer, autorisez JavaScript dans votre navigateur.
notice-push-wanted = Me prévenir aussi sur mes appareils
notice-still = Heures où mes appareils se taisent
notice-still-what = En plus des heures de repos de l’école. Laissez vide pour n’en avoir pas d’autres.
notice-still-from = Le soir, à partir de
notice-still-until = Le matin, jusqu’à
notice-quiet-upside-down = L’heure du soir vient après celle du matin.
notice-quiet-unreadable = Écrivez une heure, comme 21:30.
notice-push-more = { $count ->
    [one] et une autre nouveauté
   *[other] et { $count } autres nouveautés
}
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

notice-sms = SMS des trente derniers jours
notice-sms-waiting = En attente
notice-sms-sent = Remis à la passerelle
notice-sms-refused = Refusés
notice-sms-failed = Sans réponse de la passerelle
notice-sms-no-number = Sans numéro de portable
notice-sms-over = Au-delà du nombre du jour
