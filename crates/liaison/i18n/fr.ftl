# Le carnet de liaison.
liaison-title = Carnet de liaison
liaison-menu = Liaison
liaison-write = Écrire un mot
liaison-to-sign = À signer
liaison-all-signed = Tout est signé. Merci !
liaison-before = Déjà reçus
liaison-nothing = Aucun mot pour le moment.
liaison-followed = Mots envoyés
liaison-nothing-written = Aucun mot envoyé pour le moment.
liaison-children = Enfants
liaison-all-children = Tous
liaison-card-all = Tout le carnet
liaison-not-signed = pas signé
liaison-answered = Réponses :
liaison-tag-withdrawn = repris
liaison-tag-late = en retard
liaison-tag-urgent = urgent
liaison-tag-purged = effacé
liaison-due-past = en retard
liaison-due-today = dernier jour
liaison-due-tomorrow = avant demain soir
liaison-due-weekday = avant { $day } soir
liaison-due-on = avant le { $day }
liaison-signed-on = signé le { $day }
liaison-drafts-count = { $count ->
    [one] 1 brouillon
   *[other] { $count } brouillons
}
liaison-templates = Modèles de l’école
liaison-register-of = Registre des signatures, { $school }

# Un mot.
liaison-theme = Thème
liaison-theme-information = Information
liaison-theme-outing = Sortie
liaison-theme-meeting = Réunion ou rendez-vous
liaison-theme-life = Vie de la classe
liaison-theme-health = Santé
liaison-theme-money = Coopérative et paiements
liaison-theme-congratulation = Félicitations
liaison-theme-permission = Autorisation
liaison-about = Ce mot
liaison-sent = Envoyé
liaison-due = Dernier jour
liaison-to = Pour
liaison-class = Classe
liaison-is-withdrawn = Ce mot a été repris : il n’y a plus rien à signer.
liaison-is-urgent = Mot urgent : { $reason }
liaison-is-purged = Le texte et les réponses de ce mot ont été effacés le { $day } : ils sont gardés jusqu’à la fin de l’année scolaire suivante. Élèves pour qui on avait signé : { $signed } sur { $all }.
liaison-all-files = Télécharger tous les fichiers
liaison-is-corrected = Ce mot a été corrigé depuis son envoi.
liaison-see-versions = Voir les versions
liaison-you-read-only = Vous pouvez lire ce mot. Seul un responsable légal peut le signer.
liaison-is-late = Le dernier jour est passé. Vous pouvez encore signer : votre signature sera marquée « en retard ».
liaison-both-sign = Les deux responsables signent ce mot, chacun avec son compte.
liaison-for-whom = Pour qui signez-vous ?
liaison-differently = Une réponse différente pour chacun ? Signez à part pour :
liaison-and = { $names } et { $last }
liaison-sign-for = Signer pour { $names }
liaison-ask = Poser une question
liaison-promise = Votre signature est datée et vous en recevez un reçu.
liaison-promise-until = Votre signature est datée et vous en recevez un reçu. Vous pourrez changer d’avis jusqu’au { $day } au soir.
liaison-receipt = Reçu
liaison-change = Changer ma réponse
liaison-who-answered = Qui a répondu
liaison-who-answered-for = Qui a répondu pour { $name }
liaison-you = Vous
liaison-other-guardian = l’autre responsable
liaison-not-yet = pas encore
liaison-on-paper = Sur papier
liaison-read-by = relevé par { $name }
liaison-paper-read-by = Sur papier, relevé par { $name }
liaison-your-parents-signed = Un de tes responsables a signé ce mot.
liaison-show-your-parents = Montre ce mot à tes parents : ils doivent le signer.
liaison-yes = Oui
liaison-no = Non
liaison-none-of-them = Aucune de ces réponses
liaison-euros = { $amount } €
liaison-another-guardian = un autre responsable
liaison-no-answer = Pas de réponse
liaison-back = Revenir au suivi
liaison-optional = (facultatif)
liaison-amount-hint = En euros, par exemple 5 ou 12,50
liaison-answer-here = Choisissez une réponse.
liaison-places-left = { $count ->
    [0] complet
    [one] 1 place
   *[other] { $count } places
}
liaison-said-signed = C’est signé. Votre reçu est prêt.
liaison-said-late = C’est signé, en retard. Votre reçu est prêt.
liaison-said-already = Vous aviez déjà signé : rien n’a changé.

# Écrire.
liaison-new-title = Écrire un mot
liaison-from-template = Partir d’un modèle de l’école
liaison-to-whom = Pour qui ?
liaison-whole-school = Toutes les classes : { $school }
liaison-whole-class = Toute la classe { $class }
liaison-some-pupils = Certains élèves seulement
liaison-some-pupils-of = Certains élèves { DE($class) }
liaison-pupils-of = Élèves de la classe
liaison-no-class = Aucune
liaison-show-pupils = Montrer les élèves
liaison-slip-title = Titre
liaison-body = Texte du mot
liaison-questions = Poser des questions
liaison-questions-hint = Sans question, les familles signent qu’elles ont lu le mot.
liaison-question-number = Question { $number }
liaison-question = Ce que vous demandez
liaison-question-hint = Par exemple : Votre enfant participe à la sortie
liaison-question-ask = Comment on répond
liaison-ask-yes-no = Oui ou non
liaison-ask-choice = Une réponse parmi plusieurs
liaison-ask-several = Plusieurs réponses possibles
liaison-ask-slot = Un créneau ou une date, avec des places
liaison-ask-amount = Une somme d’argent
liaison-ask-text = Quelques mots
liaison-question-options = Réponses possibles
liaison-options-hint = Une par ligne. Pour un créneau, le nombre de places après une barre : Jeudi à 17 h | 4
liaison-question-optional = On peut ne pas répondre
liaison-add-question = Ajouter une question
liaison-who-signs = Qui signe ?
liaison-needs-one = Un des deux responsables suffit
liaison-needs-both = Les deux responsables doivent signer
liaison-for-pupils = Les élèves voient ce mot
liaison-due-label = Dernier jour pour répondre
liaison-due-hint = Les familles qui n’ont pas répondu sont relancées avant ce jour.
liaison-late-label = Accepter les réponses en retard
liaison-files = Pièces jointes
liaison-cannot-wait = Ce mot ne peut pas attendre
liaison-when = Quand les familles l’ont
liaison-when-morning = Après le temps calme : { $hour }
liaison-when-soon = Maintenant, ou le matin si c’est le temps calme
liaison-when-urgent = Tout de suite, c’est urgent
liaison-when-urgent-hint = Il passe le temps calme. La raison est montrée aux familles et notée.
liaison-urgent-label = Pourquoi est-ce urgent ?
liaison-when-quiet = Les familles auront ce mot { $hour }.
liaison-send = Envoyer
liaison-save-draft = Garder en brouillon
liaison-save-template = Garder comme modèle de l’école
liaison-discard = Jeter
liaison-keep = Garder
liaison-discard-sure = Jeter ce mot ? Il ne sera pas envoyé.
liaison-autosaved = Brouillon enregistré à { "{time}" }
liaison-autosave-retrying = Pas encore enregistré : nouvel essai bientôt.
liaison-autosave-refused = Ce brouillon ne peut plus être enregistré.
liaison-draft-saved = Brouillon gardé.
liaison-draft-discarded = Brouillon jeté.
liaison-template-saved = Modèle gardé pour l’école.
liaison-sent-now = { $count ->
    [one] Le mot est parti pour 1 élève.
   *[other] Le mot est parti pour { $count } élèves.
}
liaison-sent-later = { $count ->
    [one] Le mot partira pour 1 élève { $hour }.
   *[other] Le mot partira pour { $count } élèves { $hour }.
}
liaison-editor = Mise en forme
liaison-editor-bold = Gras
liaison-editor-italic = Italique
liaison-editor-underline = Souligné
liaison-editor-bullets = Liste à puces
liaison-editor-numbers = Liste numérotée
liaison-editor-quote = Citation
liaison-editor-link = Lien
liaison-editor-undo = Annuler
liaison-editor-redo = Rétablir
liaison-editor-link-address = Adresse du lien
liaison-editor-link-wrong = Écrivez une adresse comme www.exemple.fr
liaison-editor-link-apply = Mettre le lien
liaison-editor-link-remove = Retirer le lien

# Suivre.
liaison-follow = Suivi des réponses
liaison-follow-title = Suivi : { $title }
liaison-see-slip = Voir le mot
liaison-have-signed = Élèves pour qui c’est signé
liaison-are-missing = Il en manque
liaison-classes = Classes
liaison-without-class = Sans classe
liaison-pupil = Élève
liaison-signed-by = Signé par
liaison-signed-at = Le
liaison-nobody-yet = Personne encore
liaison-nobody-to-sign = Aucun responsable légal connu
liaison-still = Manque : { $names }
liaison-differs = Réponses différentes
liaison-has-left = n’est plus là
liaison-reopen = Rouvrir les réponses
liaison-reopen-until = Répondre jusqu’au
liaison-reopen-note = Les familles qui n’ont pas répondu sont prévenues. Celles qui ont répondu peuvent changer leur réponse.
liaison-reopen-do = Rouvrir
liaison-said-reopened = On peut de nouveau répondre, jusqu’au { $day }.
liaison-remind = Relancer les familles
liaison-tick = Relever les papiers
liaison-lists = Imprimer, enregistrer
liaison-missing-list = Liste des manquants
liaison-print-slips = Imprimer les mots
liaison-as-csv = Tableau (CSV)
liaison-correct = Corriger le mot
liaison-withdraw = Reprendre le mot
liaison-withdraw-sure = Reprendre ce mot ? Les familles n’auront plus rien à signer. Les signatures déjà données restent.
liaison-said-reminded = { $count ->
    [0] Personne à relancer.
    [one] 1 relance part.
   *[other] { $count } relances partent.
}
liaison-said-withdrawn = Le mot est repris.

# Refus.
liaison-refused-nobody = Choisissez au moins une classe, un groupe ou un élève.
liaison-refused-no-child = Choisissez au moins un enfant.
liaison-refused-out-of-reach = Un des destinataires n’est pas de vos classes.
liaison-refused-several-schools = Un mot est pour les élèves d’une seule école.
liaison-refused-urgent-reason = Dites pourquoi ce mot ne peut pas attendre.
liaison-refused-blank = Écrivez le texte du mot.
liaison-refused-options = Donnez au moins deux réponses possibles, une par ligne.
liaison-refused-template-title = Donnez un titre : ce sera le nom du modèle.
liaison-refused-missing = Répondez à : { $question }
liaison-refused-amount = Écrivez une somme comme 5 ou 12,50 : { $question }
liaison-refused-too-long = Cette réponse est trop longue : { $question }
liaison-refused-too-late = Le dernier jour pour répondre est passé. Écrivez à l’enseignant : il peut rouvrir les réponses.
liaison-refused-too-late-to-change = Le dernier jour est passé : la réponse que vous avez signée reste. Écrivez à l’enseignant pour la changer : il peut rouvrir les réponses.
liaison-refused-withdrawn = Ce mot a été repris entre-temps : il n’y a plus rien à signer.
liaison-refused-corrected = Ce mot a été corrigé pendant que vous le lisiez. Relisez-le, puis signez.
liaison-refused-overtaken = Une autre correction a été enregistrée pendant que vous écriviez. Rien de votre texte n’est perdu : il est ci-dessous. Si vous l’enregistrez, il la remplace ; elle reste parmi les versions.
liaison-newest = La correction de votre collègue
liaison-refused-no-authority = Vous n’êtes pas, ou plus, responsable légal de cet enfant : vous ne pouvez pas signer pour lui.
liaison-refused-left = Cet élève n’est plus concerné par ce mot.
liaison-refused-full = Ce créneau vient d’être complet. Choisissez-en un autre.

# Nouvelles.
liaison-notice-slips = Un mot du carnet de liaison
liaison-notice-reminders = Un rappel avant le dernier jour d’un mot
liaison-notice-answers = Des réponses à un mot que vous suivez
liaison-notice-answered = Réponses à « { $title } » : { $count } sur { $pupils }.
liaison-notice-reopened = Vous pouvez de nouveau répondre à « { $title } », { DE($name) }.
liaison-notice-sent = { $name } vous demande de signer « { $title } ».
liaison-notice-corrected = { $name } a corrigé « { $title } ».
liaison-notice-asked-again = { $name } a changé « { $title } » : signez-le de nouveau.
liaison-notice-reminder = « { $title } », { DE($name) }, attend votre signature.
liaison-notice-last-day = Dernier jour pour signer « { $title } », { DE($name) }.
liaison-notice-late = « { $title } », { DE($name) }, attend encore votre signature.
liaison-did-send = A envoyé un mot à de nombreuses familles
liaison-did-urgent = A envoyé un mot urgent, sans attendre la fin du temps calme
liaison-did-purge = Les réponses d’un mot ont été effacées à leur échéance
liaison-did-withdraw = A repris un mot

# Corriger, imprimer, relever.
liaison-correction-note = Les familles voient la correction, et ce que le mot disait avant. Si vous changez une question, elles répondent de nouveau.
liaison-ask-again = Demander de nouveau la signature
liaison-correct-do = Enregistrer la correction
liaison-keep-as-it-is = Laisser tel quel
liaison-said-asked-again = Le mot est corrigé. Les familles doivent le signer de nouveau.
liaison-said-corrected = Le mot est corrigé. Les signatures restent.
liaison-versions-title = Versions de « { $title } »
liaison-version = Version { $number }, { $hour }
liaison-missing-title = Manquants : { $title }
liaison-missing-on = Le { $hour }.
liaison-missing-due = Dernier jour pour répondre : { $day }.
liaison-missing-count = { $count ->
    [one] 1 élève
   *[other] { $count } élèves
}
liaison-nobody-missing = Personne ne manque : tout est signé.
liaison-awaited = On attend
liaison-print = Imprimer
liaison-tick-this = Relever ce papier
liaison-tick-title = Papiers de « { $title } »
liaison-tick-hint = Cochez les élèves dont le papier signé est revenu. Votre nom est noté avec chaque papier relevé.
liaison-record = Enregistrer les papiers cochés
liaison-said-recorded = { $count ->
    [0] Ces papiers étaient déjà relevés.
    [one] 1 papier relevé.
   *[other] { $count } papiers relevés.
}
liaison-refused-paper = { $name } : il manque la réponse à « { $question } ».
liaison-refused-no-paper = Cochez au moins un élève.
liaison-receipt-title = Reçu de signature : { $title }
liaison-receipt-text = Le mot signé
liaison-receipt-answers = Les réponses
liaison-receipt-late = après le dernier jour
liaison-receipt-place = place n° { $number }
liaison-receipt-verify = Pour vérifier ce reçu, scannez ce code ou tapez-le ici :
liaison-receipt-qr = Code à scanner pour vérifier le reçu { $code }
liaison-register = Registre des signatures
liaison-fingerprint = Empreinte
liaison-paper-due = À rendre au plus tard : { $day }.
liaison-paper-signature = Date, nom et signature du responsable :
liaison-paper-scan = Ou signez avec votre téléphone : scannez ce code.
liaison-paper-qr = Code à scanner pour signer le mot { DE($name) }
liaison-verification-title = Vérifier un reçu
liaison-code = Code du reçu
liaison-code-hint = Douze signes, en bas du reçu : K7QM-4WXR-9TPA
liaison-verify = Vérifier
liaison-verified-true = Ce reçu est authentique : la signature est dans le registre de l’école et n’a pas été modifiée.
liaison-verified-waits = Cette signature vient d’être donnée. Elle entre dans le registre dans la minute.
liaison-verified-nothing = Aucune signature n’a ce code. Vérifiez les douze signes.
liaison-verified-broken = Attention : ce qui est enregistré ne correspond plus à ce qui a été signé. Prévenez l’école.
liaison-school = École
liaison-how-signed = Signé
liaison-on-screen = Par le responsable, avec son compte
liaison-broken-link = la chaîne est rompue
liaison-broken-content = la signature a été modifiée
liaison-broken-gone = la signature a disparu
liaison-register-what = Chaque signature de l’école a sa place dans ce registre. Une signature modifiée, déplacée ou supprimée se voit.
liaison-register-holds = Le registre est intact, de la première à la dernière signature.
liaison-register-broken = Le registre n’est plus intact à partir de la place { $number } : { $why }.
liaison-register-places = Signatures
liaison-register-waiting = Attendent leur place
liaison-register-erased = Effacées à la demande ou à l’échéance
liaison-register-last = Dernière entrée
liaison-register-note = Notez cette empreinte de temps en temps, sur papier : elle prouve que rien n’a changé avant elle.
liaison-no-template = Aucun modèle pour le moment. Un mot se garde comme modèle depuis la page où on l’écrit.
liaison-use = Utiliser
liaison-template-gone = Modèle jeté.
liaison-drafts = Brouillons
liaison-no-draft = Aucun brouillon.
liaison-no-title = (sans titre)

# Pour les programmes.
liaison-api-book = Les mots de la famille, et ceux que l’on suit
liaison-api-slip = Un mot, ses questions et les enfants concernés
liaison-api-sign = Signer un mot pour un ou plusieurs enfants
liaison-api-follow = Qui a répondu à un mot, élève par élève
