# Les comptes : entrer, et rester seul à pouvoir le faire.
account-sign-in = Se connecter
account-sign-in-login = Identifiant ou adresse mail
account-sign-in-login-hint = Il ressemble à prenom.nom. Si vous partagez une adresse mail, utilisez l’identifiant.
account-sign-in-wrong = L’identifiant ou le mot de passe n’est pas le bon. Vérifiez les deux et recommencez.
account-sign-in-merged = Ce compte a été réuni avec votre autre compte. Connectez-vous avec l’identifiant { $login }.
account-sign-in-young = Élève de maternelle ou de CP ? Demande la page de ta classe à ton enseignant.
account-wait = { $seconds ->
    [one] Il y a eu plusieurs essais. Attendez une seconde, puis recommencez.
   *[other] Il y a eu plusieurs essais. Attendez { $seconds } secondes, puis recommencez.
}
account-forgotten = Mot de passe oublié
account-forgotten-hint = Nous enverrons un lien à l’adresse que vous avez confirmée.
account-forgotten-send = Recevoir un lien
account-forgotten-school = Sans adresse confirmée, demandez un code à l’école. Un élève le demande à son enseignant.
account-forgotten-sent-title = Regardez vos messages
account-forgotten-sent = Si ce compte existe et que son adresse est confirmée, un lien vient de lui être envoyé. Il est valable une heure.
account-have-code = J’ai un code de l’école
account-have-account = J’ai déjà un compte
account-go-on = Continuer
account-save = Enregistrer
account-print = Imprimer
account-kept = Vos données sont gardées tant que vous avez un compte, et effacées dans les trois mois après votre départ ou celui de vos enfants ; votre nom et ce que d’autres ont reçu de vous restent.
account-sign-out = Se déconnecter
account-signed-out = Vous êtes déconnecté.

account-step = Votre code de sécurité
account-step-code = Code à six chiffres
account-step-hint = Il est affiché par l’application de votre téléphone. Un code de secours convient aussi.
account-step-go = Entrer
account-step-wrong = Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et recommencez.
account-step-other = Changer de compte

account-activation = Bienvenue
account-activation-intro = L’école vous a remis une feuille avec un code. Écrivez-le ici.
account-code = Code de la feuille
account-code-hint = Douze signes, par exemple K7QM-4WXR-9TPA. Majuscules et tirets sont indifférents.
account-code-unknown = Ce code n’est pas reconnu. Relisez la feuille, ou demandez un nouveau code à l’école.
account-code-used = Ce code a déjà servi. Connectez-vous, ou demandez un nouveau code à l’école.
account-code-expired = Ce code est trop ancien. Demandez-en un nouveau à l’école.
account-code-of = Ce code est celui { DE($name) }.
account-code-about = Il concerne { $children }.
account-welcome = Ouvrez votre compte
account-open = Ouvrir mon compte
account-activated = Votre compte est ouvert. Bienvenue !
account-join-question = Vous êtes connecté : { $name }. Voulez-vous ajouter ce code à votre compte ?
account-join = Ajouter à mon compte
account-join-sign-in = J’ai déjà un compte : me connecter pour y ajouter ce code
account-join-other = Ce code est à un autre nom que le vôtre, ou il a déjà un compte. L’école peut réunir les deux si c’est bien vous.
account-joined = C’est fait : { $children } est maintenant dans votre compte.

account-login = Votre identifiant
account-login-is = Identifiant : { $login }
account-password = Mot de passe
account-password-new = Nouveau mot de passe
account-password-current = Mot de passe actuel
account-password-hint = Douze caractères au moins. Une phrase ou quelques mots font très bien l’affaire.
account-password-idea = Une idée, si vous n’en avez pas : { $idea }
account-password-show = Afficher
account-password-hide = Masquer
account-password-missing = Choisissez un mot de passe.
account-password-too-short = Ce mot de passe est trop court : il faut au moins douze caractères.
account-password-too-long = Ce mot de passe est trop long : deux cents caractères suffisent.
account-password-common = Ce mot de passe est parmi les premiers que l’on essaierait. Choisissez quelques mots sans rapport entre eux.
account-password-personal = Ce mot de passe est fait de votre nom. Choisissez quelques mots sans rapport avec vous.
account-password-wrong = Ce n’est pas votre mot de passe actuel.
account-password-choose = Choisissez un mot de passe
account-password-change = Changer de mot de passe
account-password-changed = Votre mot de passe est changé.
account-password-changed-elsewhere = Votre mot de passe est changé. Vos autres appareils sont déconnectés.
account-password-elsewhere = Vos autres appareils seront déconnectés.
account-password-since = Dernier changement : { $when }

account-mail = Adresse de contact
account-mail-hint = Pour retrouver votre mot de passe. Personne d’autre ne la voit. Nous enverrons un lien pour la confirmer.
account-mail-none = Aucune pour l’instant
account-mail-waiting = à confirmer
account-mail-not-confirmed = Cette adresse attend d’être confirmée : ouvrez le lien que nous vous avons envoyé.
account-mail-asked = Un message a été envoyé à { $mail } : ouvrez son lien pour confirmer l’adresse.
account-mail-forgotten = Votre adresse de contact est retirée.
account-mail-hello = Bonjour { $name },
account-mail-confirm-subject = Confirmez votre adresse
account-mail-confirm = Vous avez donné cette adresse pour votre compte de l’espace numérique de l’école ({ $house }). Pour la confirmer, ouvrez ce lien dans les trois jours :
account-mail-confirm-not-you = Si ce n’était pas vous, ne faites rien : l’adresse ne servira pas.
account-mail-confirm-title = Confirmer une adresse
account-mail-confirm-question = Est-ce bien votre adresse : { $mail } ?
account-mail-confirm-yes = Oui, la confirmer
account-mail-confirmed = Votre adresse est confirmée.
account-mail-recover-subject = Choisir un nouveau mot de passe
account-mail-recover = Vous avez demandé un nouveau mot de passe pour l’espace numérique de l’école ({ $house }). Votre identifiant est { $login }. Pour choisir le mot de passe, ouvrez ce lien :
account-mail-recover-hour = Il est valable une heure et ne sert qu’une fois.
account-mail-recover-not-you = Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.
account-mail-warning-subject = Quelque chose a changé dans votre compte
account-mail-warning-password = Le mot de passe de votre compte vient d’être changé.
account-mail-warning-address = L’adresse de contact de votre compte vient d’être changée : vous ne recevrez plus rien ici.
account-mail-warning-factor = Le code de sécurité de votre compte vient d’être retiré.
account-mail-warning-code = L’école vient de faire un code qui permet de choisir un nouveau mot de passe pour votre compte.
account-mail-warning-not-you = Si vous ne l’avez pas voulu, prévenez l’école.

account-title = Mon compte
account-who = Qui je suis
account-role-guardian = Responsable { DE($child) }
account-role-team = Équipe de la classe { $class }
account-role-pupil = Élève de la classe { $class }
account-role-head = Direction : { $school }
account-role-staff = Personnel : { $school }
account-role-agent = Agent de la commune
account-role-administrator = Administrateur de la plateforme
account-others = Les comptes de mes classes et de mes écoles
account-settings = Réglages
account-add-child-hint = Ajouter un enfant à ce compte
account-news = Mes courriels
account-news-hint = Tout de suite, une fois par jour, par semaine, jamais
account-files = Mes fichiers
account-files-hint = Ce que vous avez envoyé, et la place qui reste
account-display = Affichage
account-display-hint = Langue, couleurs, espacement
account-display-saved = Vos préférences sont enregistrées.
account-language = Langue
account-reads = Je lis en…
account-reads-hint = Les mots et les messages écrits dans une autre langue sont traduits par une machine, l’original toujours à côté.
account-reads-off = Cette plateforme ne traduit rien pour l’instant. Votre choix servira dès qu’elle le pourra.
account-reads-same = La langue des pages
account-theme = Couleurs
account-theme-auto = Comme l’appareil
account-theme-light = Claires
account-theme-dark = Sombres
account-theme-contrast = Très contrastées
account-spacing = Espacer les lettres et les lignes (dyslexie)

account-sessions = Mes appareils
account-sessions-hint = Où je suis connecté
account-sessions-intro = Voici les appareils sur lesquels votre compte est ouvert. Fermez ceux que vous ne reconnaissez pas, puis changez de mot de passe.
account-sessions-end = Fermer tous les autres
account-sessions-ended = Tous les autres appareils sont déconnectés.
account-session-end = Fermer
account-session-ended = Cet appareil est déconnecté.
account-session-here = cet appareil
account-session-seen = Vu pour la dernière fois : { $when }
account-session-unknown = Appareil inconnu

account-factor = Code de sécurité
account-factor-on = Demandé à chaque connexion
account-factor-off = Conseillé : protège le compte si le mot de passe est découvert
account-factor-intro = À chaque connexion, votre téléphone donnera un code à six chiffres en plus du mot de passe. Il suffit de le préparer une fois.
account-factor-required = Protégez votre compte
account-factor-required-why = Un administrateur entre avec son mot de passe et un code donné par son téléphone. Préparez-le maintenant : cela prend deux minutes.
account-factor-install = Ouvrez sur votre téléphone une application de codes (FreeOTP, Aegis, Google Authenticator…).
account-factor-scan = Photographiez ce dessin avec l’application.
account-factor-qr = Code à photographier avec l’application de votre téléphone
account-factor-type = Je préfère écrire la clé
account-factor-copy = Recopiez le code à six chiffres que l’application affiche.
account-factor-code-hint = Celui qui est affiché maintenant.
account-factor-begin = Mettre en place
account-factor-is-on = Votre compte est protégé par un code de sécurité.
account-factor-codes = Vos codes de secours
account-factor-codes-once = Gardez ces codes en lieu sûr : chacun remplace une fois le téléphone. Ils ne seront plus affichés.
account-factor-codes-kept = Je les ai gardés
account-factor-codes-left = { $count ->
    [0] Il ne vous reste aucun code de secours.
    [one] Il vous reste un code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
account-factor-codes-new = Faire de nouveaux codes de secours
account-factor-end = Retirer le code de sécurité
account-factor-ended = Le code de sécurité est retiré.

account-class-title = Comptes de la classe { $class }
account-class-reached = Enfants dont un responsable est venu
account-class-guardians = Responsables
account-class-guardians-active = Responsables déjà venus
account-class-pupils = Élèves
account-class-pupils-active = Élèves déjà venus
account-class-nobody = Personne pour l’instant.
account-count-of = { $count } sur { $total }
account-state-active = déjà venu
account-state-code = a une feuille
account-state-none = sans feuille
account-sheets-title = Feuilles à distribuer
account-sheets-intro = Une feuille par personne qui n’est pas encore venue, avec son code. Les codes ne sont gardés nulle part : imprimez le fichier tout de suite. Ils valent 90 jours.
account-sheets-again = Refaire aussi les feuilles déjà données (les anciens codes ne vaudront plus)
account-sheets = Faire les feuilles
account-sheets-none = Il n’y a pas de feuille à faire : tout le monde est venu ou a déjà la sienne.
account-code-one = Faire un code
account-code-for = Un code pour { $name }
account-code-once = Notez ou imprimez ce code maintenant : il ne sera plus affiché.
account-code-where = À écrire sur { $address }
account-code-second-factor = Le code de sécurité du téléphone sera encore demandé.
account-code-telephone-lost = Cette personne a aussi perdu son téléphone
account-code-telephone-lost-effect = Notez d’abord le code ci-dessus. Sans le code de sécurité, le mot de passe suffira pour entrer : assurez-vous que c’est bien elle qui le demande.
account-factor-lost-done = { $name } entre désormais avec son mot de passe seul, et pourra remettre un code de sécurité en place.
account-school-title = Comptes : { $school }
account-school-classes = Classes
account-reached = { $count ->
    [0] Personne n’est encore venu ({ $total ->
        [one] un enfant
       *[other] { $total } enfants
    })
    [one] Un responsable est venu pour un enfant sur { $total }
   *[other] Un responsable est venu pour { $count } enfants sur { $total }
}
account-school-staff-active = Personnel déjà venu
account-school-no-class = Aucune classe cette année. Elles viennent des fichiers de l’école, ou s’ouvrent dans Administration.
account-school-staff = Personnel

account-card-title = Qui a ouvert son compte
account-card-staff = { $active ->
    [0] Personne n’est encore venu parmi les { $staff } membres du personnel
    [one] Un membre du personnel sur { $staff } est venu
   *[other] { $active } membres du personnel sur { $staff } sont venus
}
account-card-print = Imprimer les feuilles qui manquent
account-card-schools = { $count ->
    [one] Une école
   *[other] { $count } écoles
}
account-card-counted = Compté { $when }
account-card-not-counted = Le compte se fait toutes les demi-heures : revenez dans un moment.

account-sheet-title = Codes d’accès · { $school }
account-sheet-about = Pour { $children }
account-sheet-heading = Bienvenue !
account-sheet-guardian = Notre école ouvre un espace numérique ({ $house }). Vous y trouverez les messages des enseignants, la vie de la classe et ce qu’il faut signer. Cette feuille vous en donne la clé.
account-sheet-guardian-how = Photographiez le dessin avec votre téléphone, ou écrivez l’adresse et le code. Vous choisirez ensuite un mot de passe : cela prend deux minutes.
account-sheet-siblings = Vous avez déjà un compte pour un autre enfant ? Connectez-vous d’abord, puis écrivez ce code : l’enfant s’ajoutera à votre compte.
account-sheet-own = Cette feuille est pour vous seul : l’autre responsable a la sienne. Besoin d’aide ? L’école est là.
account-sheet-pupil = Voici la clé de ton espace pour la classe ({ $house }).
account-sheet-pupil-how = Écris l’adresse et le code, puis choisis un mot de passe de quelques mots que tu retiendras.
account-sheet-pupil-own = Ton mot de passe est un secret : ne le donne à personne. Si tu l’oublies, ton enseignant te fera un nouveau code.
account-sheet-staff = Votre compte de l’espace numérique vous attend ({ $house }). Cette feuille en est la clé.
account-sheet-staff-how = Photographiez le dessin avec votre téléphone, ou écrivez l’adresse et le code, puis choisissez un mot de passe.
account-sheet-staff-own = Cette feuille est personnelle. Si vous avez déjà un compte de parent ici, connectez-vous d’abord puis écrivez ce code.
account-sheet-address = Adresse
account-sheet-code = Code
account-sheet-until = Valable jusqu’au { $day }
account-sheet-qr = Dessin à photographier, qui mène à la page avec le code { $code }

account-door-title = Entrer avec des images
account-door = Entrer avec des images : { $class }
account-door-intro = Pendant que la page est ouverte, les enfants de la classe y entrent seuls, en touchant leur visage puis leurs trois images.
account-door-hours = Ouvrir pour
account-door-hours-of = { $count ->
    [one] une heure
   *[other] { $count } heures
}
account-door-open = Ouvrir la page
account-door-close = Fermer la page
account-door-closed = La page de la classe est fermée.
account-door-is-open = La page est ouverte
account-door-is-closed = La page est fermée
account-door-open-until = Ouverte jusqu’à { $time }.
account-door-address = Sur les appareils de la classe, ouvrez cette adresse ou photographiez le dessin :
account-door-qr = Dessin à photographier, qui mène à la page de la classe
account-door-go = Voir la page
account-door-cards = Les images de chacun
account-door-no-pictures = Ses images seront tirées à l’ouverture de la page.
account-door-draw = Changer les images
account-door-pictures-new = { $name } a de nouvelles images.

account-pad-title = La classe { $class }
account-pad-who = Touche ton prénom.
account-pad-hello = Bonjour { $name }
account-pad-touch = Touche tes trois images, dans l’ordre.
account-pad-first = Première image
account-pad-second = Deuxième image
account-pad-third = Troisième image
account-pad-label = Images
account-pad-place = Image { "{n}" }
account-pad-erase = Effacer
account-pad-me = C’est moi
account-pad-not-me = Ce n’est pas moi
account-pad-listen = Écouter
account-pad-wrong = Ce ne sont pas tes images. Essaie encore, ou demande ta carte.
account-picture-cat = chat
account-picture-dog = chien
account-picture-fish = poisson
account-picture-rabbit = lapin
account-picture-turtle = tortue
account-picture-bird = oiseau
account-picture-apple = pomme
account-picture-cherry = cerises
account-picture-car = voiture
account-picture-bike = vélo
account-picture-sailboat = bateau
account-picture-rocket = fusée
account-picture-sun = soleil
account-picture-cloud = nuage
account-picture-flower = fleur
account-picture-tree = sapin
account-picture-snail = escargot
account-picture-squirrel = écureuil
account-picture-ice-cream = glace
account-picture-cake = gâteau

accounts-api-me = Qui est connecté, ses rôles, ses écoles, ses classes et ses enfants
accounts-did-code = A fait un code pour une personne
accounts-did-codes = A fait des feuilles d’activation
accounts-did-factor-end = A retiré un code de sécurité
accounts-did-password = A donné un nouveau mot de passe
accounts-did-second-factor-end = A retiré un second facteur
accounts-did-sessions-end = A fermé les connexions d’une personne
