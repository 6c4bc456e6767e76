# Passage : le portfolio d’un élève, et le dossier qui le suit d’une école à la suivante.
passage-title = Portfolio et passage
passage-nothing = Rien ici pour vous aujourd’hui.
passage-children = Mes enfants
passage-my-portfolio = Mon portfolio
passage-portfolio-of = Portfolio : { $name }
passage-portfolio-hint = Ses plus beaux travaux, ses lectures, ses attestations
passage-classes = Mes classes
passage-class-hint = Proposer un travail pour un portfolio
passage-schools = Mon établissement
passage-school-hint = Ceux qui partent, ceux qui arrivent
passage-paper-card = Dossiers de mes élèves qui partent
passage-shared-card = Dossiers partagés avec moi
passage-dossiers = Dossiers de passage

passage-card-title = Portfolio et passage
passage-card-all = Tout voir
passage-card-proposed = { $count ->
    [one] Un travail proposé pour le portfolio
   *[other] { $count } travaux proposés pour le portfolio
}

passage-section = Portfolio
passage-section-dossier = Dossier de passage
passage-section-all = Tout le portfolio
passage-section-count = { $count ->
    [one] Une chose gardée
   *[other] { $count } choses gardées
}
passage-back-results = Résultats : { $name }
passage-back-mine = Mes résultats

passage-class-title = Portfolios : { $name }
passage-class-lead = Choisissez un élève pour lui proposer un travail, une lecture, une attestation. Sa famille garde ou non.
passage-class-empty = Aucun élève dans cette classe aujourd’hui.

passage-portfolio-lead = Ce que l’on garde, de la maternelle au lycée. Le portfolio suit l’enfant, jamais l’école.
passage-portfolio-empty = Rien encore. Un dessin, un poème, un livre aimé : le portfolio commence quand vous voulez.
passage-portfolio-empty-young = Pas encore d’image. Demande à un grand !
passage-add = Garder quelque chose
passage-propose = Proposer quelque chose
passage-kept = C’est gardé.
passage-proposed = C’est proposé. La famille { DE($name) } dira si elle garde.
passage-tag-proposed = proposé
passage-field-title = Titre
passage-field-kind = Ce que c’est
passage-field-day = Fait le
passage-field-words = Quelques mots
passage-field-files = Photo, document ou son
passage-field-files-hint = Une photo où l’on reconnaît un autre enfant n’a pas sa place ici.
passage-field-shown = L’enseignant de cette année peut le voir
passage-kind-work = Un travail
passage-kind-reading = Une lecture
passage-kind-certificate = Une attestation
passage-kind-picture = Une photo
passage-change = Modifier
passage-changed = C’est modifié.
passage-save = Enregistrer
passage-keep = Garder dans le portfolio
passage-do-not-keep = Ne pas garder
passage-remove = Retirer du portfolio
passage-remove-sure = Retirer du portfolio ? On ne pourra pas le retrouver.
passage-removed = C’est retiré.
passage-proposed-note = L’enseignant le propose. Gardez-le si vous voulez : c’est votre portfolio.
passage-waits-family = La famille n’a pas encore dit si elle garde.

passage-school-title = Passage : { $name }
passage-leaving = Ceux qui partent
passage-leaving-empty = Aucun dossier en préparation.
passage-coming = Ceux qui arrivent
passage-coming-empty = Aucun dossier reçu.
passage-prepare = Préparer des dossiers
passage-prepare-lead = Un dossier par élève qui part. Vous les relisez, puis vous les ouvrez aux familles, qui choisissent.
passage-prepare-do = Préparer
passage-prepared = { $count ->
    [0] Ces élèves ont déjà un dossier.
    [one] Un dossier est prêt. Relisez-le, puis ouvrez-le à la famille.
   *[other] { $count } dossiers sont prêts. Relisez-les, puis ouvrez-les aux familles.
}
passage-offer = { $count ->
    [one] Ouvrir le dossier préparé à la famille
   *[other] Ouvrir { $count } dossiers aux familles
}
passage-offered = { $count ->
    [0] Rien à ouvrir.
    [one] La famille est prévenue.
   *[other] Les familles sont prévenues : { $count } dossiers.
}
passage-seal-all = { $count ->
    [one] Sceller le dossier qui est prêt
   *[other] Sceller les { $count } dossiers prêts
}
passage-sealing = { $count ->
    [0] Rien à sceller.
    [one] Le dossier est en train d’être scellé.
   *[other] { $count } dossiers sont en train d’être scellés.
}
passage-answers = { $of ->
    [0] personne à interroger
   *[other] { $count } sur { $of } ont répondu
}
passage-towards = vers { $name }
passage-towards-family = remis à la famille
passage-from = depuis { $name }
passage-due = À choisir avant le { $day } au soir
passage-classes-chips = Classe
passage-all-classes = Fin de cycle
passage-pupils = Élèves
passage-pupils-choose-class = Choisissez une classe ci-dessus.
passage-reason = Pourquoi il part
passage-reason-cycle = Fin de cycle
passage-reason-move = La famille déménage
passage-to = Où il va
passage-to-other = Un autre établissement, ou pas encore connu
passage-to-uai = UAI de l’autre établissement
passage-to-uai-hint = Sept chiffres et une lettre. S’il est sur cette plateforme, nous le reconnaîtrons.
passage-to-name = Nom de l’autre établissement
passage-due-on = Dernier jour pour les familles
passage-due-hint = Ce jour compris.

passage-dossier-of = Dossier de passage : { $name }
passage-dossier-back = Le dossier
passage-way = Depuis { $from }, vers { $to }.
passage-way-family = Depuis { $from }, remis à la famille.
passage-state-prepared = à relire
passage-state-open = la famille choisit
passage-state-yours = à vous de choisir
passage-state-sealing = se scelle
passage-state-sealed = scellé
passage-state-sent = envoyé
passage-state-opened = lu
passage-state-withdrawn = retiré
passage-state-erased = effacé
passage-no-pieces = Ce dossier ne contient rien pour l’instant.
passage-goes-by-law = part toujours
passage-goes = part
passage-refused = refusé
passage-unsaid = sans réponse
passage-stays = ne part pas

passage-family-lead = { $name } change d’établissement. Voici ce qui part, ce qui part si vous le voulez, et ce qui ne part pas.
passage-by-law = Part toujours
passage-by-law-empty = Rien que la loi envoie, pour l’instant.
passage-by-choice = Part si vous le voulez
passage-by-choice-empty = Rien à choisir. Le portfolio reste chez vous, avec l’enfant.
passage-yes = Oui, cela part
passage-no = Non, cela ne part pas
passage-consent = J’accepte que ce que j’ai marqué « oui » soit lu par la direction de l’établissement d’accueil ({ $school }) et, si elle le décide, par l’équipe de sa classe, pendant un an. Je peux changer d’avis jusqu’à ce que le dossier soit scellé.
passage-consent-family = J’accepte que ce que j’ai marqué « oui » parte avec le dossier. Je peux changer d’avis jusqu’à ce que le dossier soit scellé.
passage-both-decide = Vous êtes plusieurs à décider. Une pièce part si l’un de vous dit oui et que personne ne dit non.
passage-answer = Enregistrer mes choix
passage-you-answered = Vous avez répondu ({ $when }). Vous pouvez encore changer.
passage-take-back = Retirer ma réponse
passage-said = Merci, c’est noté.
passage-said-back = Votre réponse est retirée : rien ne part par votre accord.
passage-chosen = Part parce que vous l’avez voulu
passage-chosen-empty = Rien de plus que ce qui part toujours.
passage-agreed = Accord : { $name } ({ $when }, texte n° { $wording })
passage-stays-title = Ne part pas
passage-stays-lead = Ceci reste ici, et n’est pas envoyé :
passage-stays-messages = les messages et le carnet de liaison
passage-stays-absences = les absences et leurs motifs
passage-stays-class = la vie de la classe : photos, cahier de textes
passage-heavy = Trop lourd pour partir : { $title }. Vous pouvez le remettre vous-même au nouvel établissement.
passage-stays-yours = Le compte, les messages et le portfolio restent à votre enfant, où qu’il aille.
passage-opened-note = La direction de l’établissement d’accueil a lu le dossier : { $school }.

passage-answers-title = Réponses
passage-nobody-decides = Personne n’est connu pour décider : seul part ce qui part toujours.
passage-not-answered = n’a pas encore répondu
passage-answered = a répondu ({ $when })
passage-answered-paper = a répondu sur papier ({ $when })
passage-paper = Noter une réponse sur papier
passage-paper-print = Imprimer
passage-paper-title = Réponse sur papier : { $name }
passage-paper-lead = Notez ce que dit le papier signé, et gardez-le : il fait foi.
passage-paper-who = Qui a signé
passage-paper-record = Enregistrer
passage-paper-signature = Date et signature : { $name }
passage-recorded = La réponse est notée. La famille la voit aussi.
passage-change-destination = Changer la destination ou le délai
passage-seal = Sceller le dossier
passage-seal-later = Vous pourrez sceller quand tout le monde aura répondu, ou après le { $day }.
passage-withdraw = Retirer le dossier
passage-withdraw-sure = Retirer ce dossier ? Ce qu’il contient ne sera plus lu par personne.
passage-withdrawn = Le dossier est retiré.
passage-take-away = Emporter l’archive
passage-take-away-hint = Un fichier signé, à remettre à un établissement d’une autre plateforme.
passage-openings = { $count ->
    [one] Lu une fois
   *[other] Lu { $count } fois
}
passage-read = Lire le dossier
passage-reading-lead = Ce que l’établissement d’origine a envoyé ({ $from }), tel que la famille l’a accepté. Chaque lecture est notée.
passage-reading-empty = Ce dossier est vide.
passage-kept-until = Lisible jusqu’au { $day }.
passage-part-refused = Un fichier n’a pas pu être repris : { $name }.
passage-share = L’équipe de sa classe peut lire ce dossier
passage-share-hint = Seulement une fois l’élève inscrit dans sa classe.
passage-shared = L’équipe de sa classe peut le lire.
passage-not-shared = Seule la direction peut le lire.

passage-archive = Archive d’une autre plateforme
passage-bring = Déposer une archive
passage-bring-hint = Une famille ou un établissement vous a remis un dossier en fichier « .zip ». Déposez-le tel quel.
passage-bring-label = L’archive
passage-bring-do = Déposer
passage-brought = L’archive est déposée. Nous la vérifions.
passage-arrival-arriving = vérification
passage-arrival-held = en attente
passage-arrival-read = à accueillir
passage-arrival-taking = en cours
passage-arrival-taken = accueilli
passage-arrival-refused = refusé
passage-arriving-note = Nous vérifions sa signature et chacune de ses pièces. Revenez dans un instant.
passage-held-note = Elle est entière, mais sa plateforme ne nous est pas connue. Un administrateur doit la reconnaître avant que vous puissiez l’accueillir.
passage-fact-pupil = Élève
passage-fact-from = Vient de
passage-fact-to = Adressé à
passage-fact-platform = Plateforme
passage-fact-key = Empreinte de sa clé
passage-holds = { $count ->
    [0] Aucune pièce
    [one] Une pièce
   *[other] { $count } pièces
}
passage-look-for = Chercher un élève de l’établissement
passage-whose = À qui est ce dossier ?
passage-no-candidate = Aucun élève de l’établissement n’a ce nom et ce jour de naissance. Cherchez-le, ou inscrivez-le d’abord.
passage-sure-ine = même INE
passage-sure-names = mêmes nom et jour de naissance
passage-for-another = Ce dossier était destiné à un autre établissement : c’est pour lui que la famille a choisi ces pièces.
passage-handed = La famille nous a remis ce dossier
passage-welcome = Accueillir ce dossier
passage-welcomed = Le dossier est accueilli. Il sera lisible dans un instant.
passage-decline = Refuser cette archive
passage-decline-sure = Refuser cette archive ? Son contenu sera effacé ici.
passage-declined = L’archive est refusée. Rien n’en est gardé.
passage-see-dossier = Voir le dossier
passage-flaw-place = Où : { $place }
passage-flaw-not-an-archive = Ce fichier n’est pas une archive, ou il est abîmé. Demandez-en une autre copie.
passage-flaw-too-large = Cette archive est trop grande pour un dossier d’élève.
passage-flaw-not-a-dossier = Cette archive n’est pas un dossier de passage : son inventaire, sa signature ou sa clé manquent.
passage-flaw-unreadable = L’inventaire de cette archive est illisible.
passage-flaw-other-version = Cette archive est d’une version plus récente que cette plateforme.
passage-flaw-forged = La signature n’est pas celle de cet inventaire : l’archive a été modifiée après son départ.
passage-flaw-changed = Une pièce n’est plus celle qui est partie : l’archive a été modifiée ou abîmée.
passage-flaw-missing = Une pièce manque dans l’archive.
passage-flaw-unnamed = L’archive contient un fichier que son inventaire ne nomme pas.
passage-flaw-wrong-path = L’archive contient un fichier dont le nom n’est pas permis.
passage-flaw-twice = Ce dossier est déjà arrivé dans cet établissement.
passage-flaw-harmful = L’antivirus a refusé ce fichier.
passage-flaw-declined = Vous l’avez refusée.
passage-flaw-forgotten = Personne ne l’a accueillie à temps : elle est effacée.
passage-readme = Ceci est un dossier de passage : ce qui suit un élève d’un établissement à l’autre.
    « manifest.json » dit ce qu’il contient, « manifest.json.sig » le signe (Ed25519), « key.pem » est la clé publique de la plateforme d’origine.
    Remettez ce fichier .zip tel quel à la direction du nouvel établissement.

passage-platforms-title = Plateformes connues
passage-platforms-lead = Les dossiers qui viennent d’une autre plateforme sont signés par sa clé. Comparez les empreintes de vive voix avec son administrateur avant de la reconnaître.
passage-platforms-known = Reconnues
passage-platforms-empty = Aucune autre plateforme pour l’instant.
passage-platforms-unknown = En attente
passage-platforms-unknown-lead = Des archives signées par ces clés attendent dans des établissements.
passage-platform-waiting = { $count ->
    [one] une archive attend
   *[other] { $count } archives attendent
}
passage-platform-ours-title = La nôtre
passage-platform-ours = À donner aux administrateurs des autres plateformes.
passage-platform-add = Reconnaître une plateforme
passage-platform-name = Nom de la plateforme
passage-platform-key = Clé publique
passage-platform-key-hint = Le contenu de son fichier « key.pem ».
passage-platform-know = Reconnaître
passage-platform-known = { $count ->
    [0] La plateforme est reconnue.
    [one] La plateforme est reconnue. L’archive qui attendait peut être accueillie.
   *[other] La plateforme est reconnue. { $count } archives qui attendaient peuvent être accueillies.
}
passage-platform-forget = Ne plus reconnaître
passage-platform-forget-sure = Ne plus reconnaître { $name } ? Ses prochaines archives attendront.
passage-platform-forgotten = La plateforme n’est plus reconnue.

passage-refused-choose = Choisissez dans la liste.
passage-refused-too-long = C’est trop long.
passage-refused-closed = Ce dossier n’est plus ouvert : il a été scellé ou retiré.
passage-refused-does-not-decide = Choisissez quelqu’un qui décide pour cet élève.
passage-refused-elsewhere = La destination a changé. Relisez, puis choisissez à nouveau.
passage-refused-on-screen = Cette personne a répondu elle-même à l’écran : elle seule peut changer.
passage-refused-too-early = Il manque des réponses, et le dernier jour n’est pas passé.
passage-refused-nobody = Choisissez au moins un élève de l’établissement.
passage-refused-full = Ce portfolio est plein. Retirez quelque chose d’abord.
passage-refused-not-expected = Cet élève n’est pas inscrit dans votre établissement.
passage-refused-not-handed = Ce dossier était destiné à un autre établissement. Cochez que la famille vous l’a remis, ou refusez-le.
passage-refused-no-pupil = Dites à qui est ce dossier.
passage-refused-one-archive = Déposez une archive, une seule.
passage-refused-same-school = C’est votre établissement. Choisissez celui où il va.
passage-refused-uai = Un UAI a sept chiffres et une lettre : 0591234A.
passage-refused-name = Cet UAI n’est pas sur cette plateforme. Écrivez le nom de l’établissement.
passage-refused-key = Ce n’est pas une clé publique. Collez le contenu du fichier « key.pem ».
passage-refused-unsaid = Dites oui ou non : { $title }

passage-notice-kind-family = Le portfolio ou le dossier de passage de mon enfant
passage-notice-kind-school = Un dossier de passage arrive
passage-notice-offered = Le dossier de passage de votre enfant vous attend.
passage-notice-elsewhere = Le dossier de passage part ailleurs que prévu : { $name }. Dites à nouveau ce qui part.
passage-notice-reminder = Le dossier de passage de votre enfant attend encore votre réponse.
passage-notice-proposed = Quelque chose est proposé pour un portfolio : { $name }.
passage-notice-sealed = Le dossier de passage est scellé : { $name }.
passage-notice-arrived = Un dossier de passage est arrivé, depuis { $school }.
passage-notice-read = L’archive que vous avez déposée est vérifiée.
passage-notice-held = L’archive que vous avez déposée attend qu’un administrateur reconnaisse sa plateforme.
passage-notice-refused = L’archive que vous avez déposée n’a pas pu être acceptée.
passage-notice-unknown = Une archive vient d’une plateforme qui n’est pas reconnue.

passage-did-prepare = A préparé des dossiers de passage
passage-did-offer = A ouvert des dossiers de passage aux familles
passage-did-seal = A scellé des dossiers de passage
passage-did-withdraw = A retiré un dossier de passage
passage-did-open = A lu un dossier de passage pour la première fois
passage-did-share = A changé le partage d’un dossier de passage
passage-did-paper = A noté une réponse sur papier
passage-did-export = A emporté l’archive d’un dossier de passage
passage-did-handed = A dit que la famille a remis l’archive d’un dossier destiné à un autre établissement
passage-did-import = A accueilli l’archive d’un dossier de passage
passage-did-erase = A effacé des dossiers de passage dont le temps est passé
passage-did-know = A reconnu une autre plateforme
passage-did-forget = Ne reconnaît plus une autre plateforme
