# La messagerie.
messages-title = Messages
messages-write = Écrire
messages-folders = Dossiers
messages-received = Reçus
messages-unread = Non lus
messages-sent = Envoyés
messages-drafts = Brouillons
messages-archive = Archives
messages-bin = Corbeille
messages-moderation = Signalements
messages-manage-folders = Mes dossiers
messages-preferences = Signature et blocages
messages-nothing-received = Aucun message pour le moment.
messages-nothing-unread = Rien de nouveau : tout est lu.
messages-nothing-binned = La corbeille est vide.
messages-nothing-here = Rien dans ce dossier.
messages-nothing-drafted = Aucun brouillon.
messages-nothing-picked = Cochez d’abord un message.
messages-bin-hint = Ce qui est dans la corbeille disparaît après { $days } jours.
messages-new = nouveau
messages-has-attachments = avec pièce jointe
messages-no-subject = (sans objet)
messages-you = Vous
messages-you-small = vous
messages-to = À : { $names }
messages-to-more = { $count ->
    [one] À : { $names } et un autre
   *[other] À : { $names } et { $count } autres
}
messages-today = aujourd’hui
messages-tomorrow = demain
messages-day-at-hour = { $day } à { $hour }
messages-recalled-line = Ce message a été repris.
messages-tag-held = attend la direction
messages-tag-waiting = part { $hour }
messages-tag-recalled = repris
messages-tag-urgent = urgent

messages-all = Tous
messages-pick = Choisir le message { DE($name) }
messages-one-picked = 1 choisi
messages-many-picked = { "{n}" } choisis
messages-more = Autres actions
messages-archive-do = Archiver
messages-bin-do = Mettre à la corbeille
messages-restore = Remettre à sa place
messages-mark-read = Marquer comme lu
messages-mark-unread = Marquer comme non lu
messages-move = Déplacer
messages-move-to = Déplacer vers
messages-said-archived = { $count ->
    [one] 1 message archivé.
   *[other] { $count } messages archivés.
}
messages-said-moved = { $count ->
    [one] 1 message déplacé.
   *[other] { $count } messages déplacés.
}
messages-said-binned = { $count ->
    [one] 1 message mis à la corbeille.
   *[other] { $count } messages mis à la corbeille.
}
messages-said-restored = { $count ->
    [one] 1 message remis à sa place.
   *[other] { $count } messages remis à leur place.
}
messages-said-read = { $count ->
    [one] 1 message marqué comme lu.
   *[other] { $count } messages marqués comme lus.
}
messages-said-unread = { $count ->
    [one] 1 message marqué comme non lu.
   *[other] { $count } messages marqués comme non lus.
}

messages-answer = Répondre
messages-answer-all = Répondre à tous
messages-follow-up = Écrire à la suite
messages-why = Pourquoi je reçois ses messages ?
messages-forward = Transférer
messages-print = Imprimer
messages-report = Signaler
messages-block = Bloquer l’expéditeur
messages-recall = Reprendre
messages-receipts = Qui l’a lu
messages-back-to-letter = Retour au message
messages-keep = Annuler
messages-head-to = à { $names }
messages-head-cc = copie à { $names }
messages-head-bcc = copie cachée à { $names }
messages-head-blind = en copie cachée
messages-note-waiting = Votre message est prêt. Il sera remis { $hour }.
messages-note-partly = Certains destinataires ne l’auront que { $hour } : leur école est en temps calme.
messages-note-held = Votre message part à beaucoup de monde en peu de temps. La direction le relit avant qu’il parte.
messages-note-recalled = Ce message a été repris par son auteur.
messages-note-withdrawn = Ce message a été retiré par la direction.
messages-note-urgent = Message urgent : { $reason }
messages-note-receipts = L’expéditeur voit que vous avez ouvert ce message.
messages-note-no-reply = Ce message n’attend pas de réponse.

messages-new-title = Écrire un message
messages-answer-title = Répondre
messages-forward-title = Transférer un message
messages-you-are-frozen = La direction a suspendu vos envois. Vous pouvez seulement lui écrire.
messages-left-out = { $count ->
    [one] Un destinataire n’est pas repris.
   *[other] { $count } destinataires ne sont pas repris.
}
messages-autosaved = Brouillon enregistré à { "{time}" }
messages-autosave-retrying = Pas encore enregistré : nouvel essai bientôt.
messages-autosave-refused = Ce brouillon ne peut plus être enregistré.
messages-to-label = À
messages-to-hint = Un nom, une classe, un groupe. Le nom d’un élève trouve ses parents.
messages-to-hint-family = Le nom d’une personne, d’une classe ou d’un groupe.
messages-cc = Copie
messages-cc-hint = Tout le monde voit qui est en copie.
messages-bcc = Copie cachée
messages-bcc-hint = Vous seul voyez qui est en copie cachée.
messages-copies = Copie, copie cachée
messages-near = Choisir dans la liste
messages-found = Qui voulez-vous dire ?
messages-picker-none = Personne de ce nom.
messages-picker-one = 1 réponse
messages-picker-many = { "{n}" } réponses
messages-picker-added = { "{name}" } est ajouté
messages-picker-remove = Retirer { "{name}" }
messages-remove = Retirer { $name }
messages-subject = Objet
messages-body = Message
messages-editor = Mise en forme
messages-editor-bold = Gras
messages-editor-italic = Italique
messages-editor-underline = Souligné
messages-editor-bullets = Liste à puces
messages-editor-numbers = Liste numérotée
messages-editor-quote = Citation
messages-editor-link = Lien
messages-editor-undo = Annuler
messages-editor-redo = Rétablir
messages-editor-link-address = Adresse du lien
messages-editor-link-wrong = Écrivez une adresse comme www.exemple.fr
messages-editor-link-apply = Mettre le lien
messages-editor-link-remove = Retirer le lien
messages-when = Quand l’envoyer
messages-when-now = Maintenant
messages-when-morning = Il sera remis { $hour }
messages-when-quiet = C’est le temps calme : votre message sera remis { $hour }.
messages-options = Quand et comment l’envoyer
messages-when-later = Plus tard, au moment que je choisis
messages-when-urgent = Tout de suite, c’est urgent
messages-when-urgent-hint = Il passe le temps calme. La raison est montrée à ceux qui le reçoivent.
messages-later-label = Le jour et l’heure
messages-urgent-label = Pourquoi est-ce urgent ?
messages-option-copies = Copie aux autres responsables de l’élève
messages-option-receipts = Savoir qui l’a lu
messages-option-no-reply = Sans réponse possible
messages-send = Envoyer
messages-save-draft = Garder en brouillon
messages-discard = Jeter
messages-discard-sure = Jeter ce message ?
messages-draft-saved = Votre brouillon est gardé.
messages-draft-discarded = Le brouillon est jeté.
messages-sent-now = Votre message est envoyé.
messages-sent-later = Votre message est prêt : il sera remis { $hour }.
messages-sent-held = Votre message attend que la direction le relise : il part à beaucoup de monde en peu de temps.

messages-refused-nobody = Choisissez au moins une personne.
messages-refused-too-many = C’est trop de noms pour un message. Écrivez plutôt à un groupe.
messages-refused-blank = Écrivez votre message ici.
messages-refused-too-long = Votre message est trop long. Joignez plutôt un document.
messages-refused-not-urgent = Seuls les adultes de l’école peuvent envoyer un message urgent.
messages-refused-urgent-reason = Dites pourquoi ce message ne peut pas attendre.
messages-refused-later = Choisissez un jour et une heure.
messages-refused-past = Ce moment est déjà passé.
messages-refused-far = Ce moment est trop lointain.
messages-refused-hourly = Vous avez envoyé beaucoup de messages en une heure. Attendez un peu.
messages-why-unknown = Cette personne n’est plus dans l’annuaire.
messages-why-oneself = { $name } : c’est vous.
messages-why-left = { $name } n’est plus à l’école.
messages-why-suspended = Le compte { DE($name) } est suspendu.
messages-why-you-suspended = Votre compte est suspendu : vous ne pouvez pas écrire.
messages-why-rule = { $name } : les règles de l’école ne permettent pas de lui écrire.
messages-why-nothing = { $name } : vous n’avez ni classe, ni école, ni ville en commun.
messages-why-refused = { $name } ne peut pas recevoir votre message.
messages-why-blocked = { $name } ne souhaite pas recevoir vos messages. Passez par la direction de l’école.
messages-why-frozen = { $name } : la direction a suspendu vos envois, vous pouvez seulement lui écrire.

messages-group-pupils = Élèves { DE($place) }
messages-group-all-pupils = Tous les élèves, { $place }
messages-group-guardians = Parents { DE($place) }
messages-group-all-guardians = Tous les parents, { $place }
messages-group-team = Équipe { DE($place) }
messages-group-all-team = Toute l’équipe, { $place }
messages-group-staff = Tous les adultes, { $place }
messages-group-cpe = CPE, { $place }
messages-group-heads = Direction, { $place }
messages-group-agents = Mairie, { $place }
messages-group-delegates = Délégués, { $place }
messages-group-every-head = Toutes les directions
messages-group-every-agent = Toutes les mairies
messages-group-administrators = Administration de la plateforme
messages-group-size = { $count ->
    [one] 1 personne
   *[other] { $count } personnes
}
messages-is-guardian = responsable { DE($pupil) }, { $place }
messages-is-pupil = élève, { $place }
messages-is-team = équipe { DE($place) }
messages-is-staff = travaille à { $place }
messages-is-head = direction, { $place }
messages-is-agent = mairie, { $place }
messages-is-administrator = administration de la plateforme

messages-search-title = Chercher
messages-search-label = Chercher dans les messages
messages-search-hint = Chercher un message
messages-search-go = Chercher
messages-search-how = Tapez le début d’un mot : un nom, un objet, un mot du message. Les accents ne comptent pas.
messages-search-nothing = Aucun message ne contient ces mots.
messages-search-found = { $count ->
    [one] 1 message
   *[other] { $count } messages
}

messages-folders-title = Mes dossiers
messages-folder-name = Nom du dossier
messages-folder-make = Créer le dossier
messages-folder-made = Le dossier « { $name } » est créé.
messages-folder-taken = Vous avez déjà un dossier de ce nom.
messages-folder-change = Modifier { $name }
messages-folder-rename = Renommer
messages-folder-renamed = Le dossier est renommé.
messages-folder-delete = Supprimer
messages-folder-delete-sure = Supprimer le dossier « { $name } » ?
messages-folder-delete-hint = Ses messages iront dans les archives.
messages-folder-deleted = Le dossier est supprimé. Ses messages sont dans les archives.

messages-preferences-title = Signature et blocages
messages-preferences-saved = C’est enregistré.
messages-save = Enregistrer
messages-signature = Signature
messages-signature-hint = Elle est mise à la fin de vos nouveaux messages.
messages-signature-too-long = Votre signature est trop longue.
messages-blocks = Personnes bloquées
messages-blocks-hint = Elles ne peuvent plus vous écrire personnellement. Les messages à toute la classe arrivent.
messages-unblock = Débloquer
messages-unblocked = Cette personne peut de nouveau vous écrire.
messages-block-title = Bloquer { $name }
messages-block-what = Cette personne ne pourra plus vous écrire personnellement, et le saura. Les messages à toute la classe arrivent toujours.
messages-block-do = Bloquer
messages-blocked = Cette personne ne peut plus vous écrire personnellement.
messages-block-not-a-head = On ne peut pas bloquer la direction de l’école.

messages-recall-title = Reprendre ce message
messages-recall-waiting = Personne ne l’a encore reçu. Il redevient un brouillon, que vous pouvez modifier.
messages-recall-staff = Ses destinataires verront que vous l’avez repris, sans pouvoir le lire. C’est possible pendant { $hours } heures.
messages-recall-unread = Ses destinataires verront que vous l’avez repris. C’est possible tant que personne ne l’a lu.
messages-recall-do = Reprendre le message
messages-recalled = Votre message est repris.
messages-recalled-to-draft = Votre message est redevenu un brouillon.

messages-receipts-title = Qui l’a lu
messages-receipts-read = Lectures
messages-receipts-all = Tout le monde l’a lu.
messages-receipts-waiting = Ne l’ont pas encore lu
messages-receipts-never-came = { $count ->
    [one] Une personne n’a encore jamais ouvert son compte : prévenez-la autrement, ou redonnez-lui sa feuille.
   *[other] { $count } personnes n’ont encore jamais ouvert leur compte : prévenez-les autrement, ou redonnez-leur leur feuille.
}
messages-receipts-not-yet = compte pas encore ouvert
messages-receipts-for = pour { $name }
messages-receipts-more = { $count ->
    [one] et une autre personne
   *[other] et { $count } autres personnes
}
messages-remind = Relancer ceux qui ne l’ont pas lu
messages-reminded = La relance sera remise { $hour }.
messages-reminded-already = La relance est déjà partie aujourd’hui.

messages-report-title = Signaler ce message
messages-report-what = La direction de l’école lira ce message et ceux qui l’entourent. L’expéditeur ne saura pas qui l’a signalé.
messages-report-reason = Qu’est-ce qui ne va pas ?
messages-report-hint = Une phrase suffit.
messages-report-do = Signaler à la direction
messages-reported = La direction est prévenue. Merci.
messages-moderation-title = Signalements
messages-reports-open = À regarder
messages-reports-none = Rien à regarder.
messages-reports-closed = Déjà regardés
messages-holds = En attente de votre relecture
messages-hold-title = Un envoi à relire
messages-hold-why = Ce message, avec les précédents, va à { $count } personnes en moins d’une heure. Est-ce voulu ?
messages-hold-weight = { $count ->
    [one] 1 personne
   *[other] { $count } personnes
}
messages-hold-release = Laisser partir
messages-hold-refuse = Ne pas l’envoyer
messages-hold-released = Le message part.
messages-hold-refused = Le message n’est pas parti.
messages-freezes = Envois suspendus
messages-frozen-since = depuis : { $day }
messages-thaw = Rétablir
messages-thawed = Cette personne peut de nouveau écrire.
messages-judge-title = Message signalé
messages-judge-sender = Écrit par
messages-judge-when = Signalé
messages-judge-reason = Raison donnée
messages-judge-context = Le message et ceux qui l’entourent
messages-judge-this-one = C’est ce message qui est signalé.
messages-judge-what = Retirer le message le fait disparaître chez tous ceux qui l’ont reçu.
messages-judge-dismiss = Rien à redire
messages-judge-withdraw = Retirer le message
messages-judge-freeze = Retirer et suspendre les envois
messages-decided = C’est fait.
messages-outcome-dismissed = Regardé : rien à redire.
messages-outcome-withdrawn = Le message a été retiré.
messages-outcome-frozen = Le message a été retiré et les envois de son auteur suspendus.

messages-card-title = Messages
messages-card-all = Tous

messages-attachments = Pièces jointes
messages-attachments-all = Tout télécharger
messages-attachments-name = Message du { $day }
messages-empty = Vider la corbeille
messages-empty-sure = Vider la corbeille ? Ses messages seront perdus.
messages-said-emptied = { $count ->
    [one] 1 message supprimé.
   *[other] { $count } messages supprimés.
}

messages-notice-letters = Un message que je reçois
messages-notice-reports = Un message signalé ou à relire
messages-notice-arrived = { $name } vous a écrit
messages-notice-reminder = { $name } vous rappelle son message
messages-notice-reported = Un message attend votre regard

messages-api-lists-received = Les messages reçus
messages-api-lists-unread = Les messages non lus
messages-api-lists-sent = Les messages envoyés
messages-api-lists-archive = Les messages archivés
messages-api-lists-bin = Les messages de la corbeille
messages-api-lists-own = Les messages d’un dossier à soi
messages-api-lists-empty-bin = Vider la corbeille, pour de bon
messages-api-lists-tidy = Ranger des messages : archiver, jeter, déplacer, marquer
messages-api-lists-find = Chercher dans tous ses messages
messages-api-lists-folders = Ses dossiers
messages-api-lists-make-folder = Ouvrir un dossier
messages-api-lists-rename-folder = Renommer un dossier
messages-api-lists-delete-folder = Supprimer un dossier, dont les messages vont aux archives
messages-api-writing-send = Envoyer un message
messages-api-writing-contacts = À qui l’on peut écrire, et pourquoi pas aux autres
messages-api-writing-begin = Ce par quoi commence un message, une réponse, un transfert
messages-api-writing-drafts = Ses brouillons
messages-api-writing-save = Enregistrer un brouillon
messages-api-writing-draft = Un brouillon entier
messages-api-writing-discard = Jeter un brouillon
messages-api-writing-preferences = Sa signature, et les personnes que l’on a bloquées
messages-api-writing-sign = Changer sa signature
messages-api-letters-letter = Un message et tout son échange, qui est alors lu
messages-api-letters-take-back = Rappeler un message
messages-api-letters-receipts = Qui n’a pas encore lu le message
messages-api-letters-remind = Relancer ceux qui n’ont pas lu
messages-api-care-unblock = Débloquer une personne
messages-api-care-block = Bloquer la personne qui a écrit
messages-api-care-report = Signaler un message à la direction
messages-api-care-reports = Ce qui attend la direction : signalements, envois retenus, personnes gelées
messages-api-care-reported = Un message signalé et ce qui l’entoure
messages-api-care-judge = Décider d’un signalement
messages-api-care-held = Un envoi retenu
messages-api-care-let-go = Laisser partir ou refuser un envoi retenu
messages-api-care-thaw = Rendre à une personne le droit d’écrire
messages-did-send = A envoyé un message urgent ou à beaucoup
messages-did-hold = A décidé d’un envoi retenu
messages-did-decide = A traité un signalement
messages-did-thaw = A rendu l’écriture à une personne
