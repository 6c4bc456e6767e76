# Le carnet de suivi de maternelle et la synthèse de fin de GS.

carnet-title = Carnet de suivi
carnet-of = Carnet de suivi : { $name }
carnet-save = Enregistrer
carnet-leave = Annuler
carnet-change = Modifier
carnet-note = Noter une réussite

carnet-home-none = Il n’y a pas de carnet pour vous ici : le carnet de suivi est celui des enfants de maternelle.
carnet-home-children = Mes enfants
carnet-home-classes = Les classes
carnet-home-schools = Mon école
carnet-pupils = { $count ->
    [one] 1 enfant de maternelle
   *[other] { $count } enfants de maternelle
}

carnet-area = Domaine
carnet-area-hint = Il ne compte que si aucune réussite n’est choisie.
carnet-area-language = Langage
carnet-area-body = Activité physique
carnet-area-arts = Activités artistiques
carnet-area-thought = Premiers outils mathématiques
carnet-area-world = Explorer le monde
carnet-area-together = Vivre ensemble
carnet-area-other = Autres repères de l’école

carnet-state-done = Réussit
carnet-state-way = En chemin

carnet-mine = Ce que je sais faire
carnet-class-title = Carnets de suivi : { $class }
carnet-class-empty = Aucun enfant de maternelle n’est inscrit dans cette classe aujourd’hui.
carnet-who = Qui ?
carnet-how = Comment ?
carnet-what = Quoi ?
carnet-with-more = Avec des mots, une voix, un autre jour
carnet-voice = Ma note vocale
carnet-camera-work = Photo de son travail
carnet-camera-child = Photo de l’enfant
carnet-successes = { $count ->
    [one] 1 réussite
   *[other] { $count } réussites
}
carnet-filter = Chercher une réussite
carnet-filter-found = { $n } réussites sur { $total }
carnet-noted = { $count ->
    [one] C’est noté.
   *[other] C’est noté pour { $count } enfants.
}
carnet-latest = Noté aujourd’hui
carnet-complete = Ajouter une photo ou des mots
carnet-following = Suivi de la classe
carnet-follow-line = { $count ->
    [0] rien cette année
    [one] 1 observation cette année
   *[other] { $count } observations cette année
} · { $waiting ->
    [0] rien à montrer
    [one] 1 pas encore montrée
   *[other] { $waiting } pas encore montrées
}
carnet-forgotten = Pas observé depuis 6 semaines
carnet-late = { $count ->
    [one] Le carnet d’un enfant n’a pas encore été montré à sa famille ce semestre.
   *[other] Les carnets de { $count } enfants n’ont pas encore été montrés à leur famille ce semestre.
}

carnet-observe-title = Noter une réussite
carnet-success = Ce que l’enfant réussit
carnet-success-free = Autre chose : je l’écris plus bas
carnet-day = Le jour
carnet-words = Quelques mots
carnet-words-hint = Ce que l’enfant a fait ou dit. Avec une voix, écrivez aussi ce que l’on entend.
carnet-files = Une photo ou une voix
carnet-sight = Que voit-on ou qu’entend-on ?
carnet-sight-hint = À dire dès qu’il y a une photo ou une voix. Seule la famille de l’enfant la verra.
carnet-sight-work = Son travail : on ne reconnaît personne
carnet-sight-child = L’enfant lui-même : on le reconnaît
carnet-note-shown = La famille a déjà lu cette observation. Si vous la changez, le carnet dira qu’elle a été modifiée.
carnet-changed = L’observation est modifiée.
carnet-withdraw = Retirer du carnet
carnet-withdraw-sure = Retirer cette observation du carnet, avec ses photos ? Plus personne ne la lira.
carnet-withdrawn = L’observation est retirée du carnet.
carnet-theirs = Quelqu’un a enregistré entre-temps : « { $words } »
carnet-corrected = modifiée depuis
carnet-photo-alt = Photo { $number } : { $success }
carnet-files-kept-away = La famille ne souhaite pas d’images de son enfant : ses photos ne sont plus montrées à l’école.
carnet-tag-shown = Montrée
carnet-tag-kept = Pas encore montrée
carnet-tag-unwritten = Écrivez ce que l’on entend
carnet-unwritten = { $count ->
    [one] 1 voix à écrire
   *[other] { $count } voix à écrire
}

carnet-nothing = Rien n’est encore noté dans ce carnet.
carnet-nothing-shown = La maîtresse ou le maître n’a encore rien montré ici. Vous serez prévenus.
carnet-years = Années
carnet-aloud = Voici ce que je sais faire.
carnet-listen = Écouter : { $area }
carnet-to-observe = À observer
carnet-to-observe-title = Ce que { $name } n’a pas encore montré
carnet-to-observe-how = Les réussites attendues en { $level }. Touchez celle que vous venez de voir.
carnet-left = { $count ->
    [0] tout a été vu
   *[other] { $count } sur { $total } à voir
}
carnet-synthesis = Synthèse de GS
carnet-pdf = Télécharger en PDF
carnet-pdf-title = Le carnet de suivi : { $name }
carnet-pdf-printed = Imprimé le { $day }
carnet-pdf-left-out = { $count ->
    [one] 1 photo n’a pas trouvé de place dans ce document ; elle est dans le carnet en ligne.
   *[other] { $count } photos n’ont pas trouvé de place dans ce document ; elles sont dans le carnet en ligne.
}
carnet-never-shown = Ce carnet n’a encore jamais été montré à la famille.
carnet-shown-on = Montré le { $day }
carnet-nobody-opened = Personne de la famille ne l’a encore ouvert.
carnet-opened = Ouvert
carnet-signed-on = Signé le { $day }
carnet-quoted = « { $words } »
carnet-sign-title = J’ai lu ce carnet
carnet-answer = Un mot pour l’école
carnet-sign = Signer
carnet-signed = Merci, c’est signé.
carnet-you-signed = Vous avez signé : { $hour }.

carnet-show = Montrer aux familles
carnet-show-title = Montrer les carnets aux familles
carnet-show-how = Chaque famille lira ce que vous avez noté de son enfant jusqu’au jour choisi, et rien d’un autre. Ce que vous noterez ensuite attendra la prochaine fois.
carnet-show-whom = De qui ?
carnet-show-do = Montrer
carnet-showed = { $count ->
    [one] Le carnet est montré ; la famille est prévenue.
   *[other] { $count } carnets sont montrés ; les familles sont prévenues.
}
carnet-until = Jusqu’au
carnet-until-hint = Ce jour compris.
carnet-waiting = { $count ->
    [0] rien de nouveau
    [one] 1 observation à montrer
   *[other] { $count } observations à montrer
}
carnet-not-this-half = pas encore montré ce semestre
carnet-all-shown = Tous les carnets de la classe ont été montrés ce semestre.
carnet-tag-to-show = À montrer

carnet-school-title = Carnets de la maternelle
carnet-school-empty = Il n’y a pas d’enfant de maternelle dans cette école aujourd’hui.
carnet-half-first = premier semestre { $year }
carnet-half-second = second semestre { $year }
carnet-school-shown = carnets montrés : { $shown } sur { $pupils }
carnet-school-locked = synthèses terminées : { $locked } sur { $pupils }
carnet-tag-all-shown = Tout est montré
carnet-favourites = Réussites préférées
carnet-favourites-how = Elles sont proposées en premier dans toutes les classes. Choisissez-en { $max } au plus.
carnet-favourites-saved = Les réussites préférées sont enregistrées.
carnet-print-asked = Les synthèses s’impriment. Vous pouvez quitter cette page.
carnet-print-making = Le document se prépare…
carnet-print-failed = Le document n’a pas pu être fait. Essayez de nouveau ; si cela se répète, prévenez l’assistance.
carnet-print-made = { $count ->
    [one] 1 synthèse, document du { $hour }
   *[other] { $count } synthèses, document du { $hour }
}
carnet-print-take = Prendre le document
carnet-print-make = { $count ->
    [one] Imprimer la synthèse terminée
   *[other] Imprimer les { $count } synthèses terminées
}
carnet-print-none = Aucune synthèse n’est terminée pour l’instant.

carnet-syntheses = Synthèses de fin de GS
carnet-syntheses-how = Une synthèse par enfant de grande section, sur le modèle national.
carnet-syntheses-none = Il n’y a pas d’enfant de grande section dans cette classe.
carnet-syntheses-pupils = Les enfants de grande section
carnet-syntheses-pdf = Tout télécharger en PDF
carnet-decided = lignes décidées : { $decided } sur { $total }
carnet-signatures = { $count ->
    [one] 1 signature
   *[other] { $count } signatures
}
carnet-tag-draft = En cours
carnet-tag-locked = Terminée
carnet-tag-stamped = Terminée et visée
carnet-tag-to-begin = À commencer

carnet-synthesis-of = Synthèse des acquis : { $name }
carnet-synthesis-how = Décidez ligne par ligne. Les propositions viennent de vos observations : elles ne décident rien à votre place.
carnet-synthesis-none = La synthèse n’est pas encore terminée.
carnet-synthesis-saved = La synthèse est enregistrée.
carnet-propose = Remplir les lignes vides avec les propositions
carnet-proposal = { $count ->
    [one] Proposition : { $column } (d’après 1 réussite observée)
   *[other] Proposition : { $column } (d’après { $count } réussites observées)
}
carnet-column-not-yet = ne réussit pas encore
carnet-column-on-the-way = est en voie de réussite
carnet-column-often = réussit souvent
carnet-column-none = pas renseigné
carnet-needs = Points forts et besoins à prendre en compte
carnet-together-how = Ce que vous avez observé, en quelques mots.
carnet-undecided = { $count ->
    [0] Toutes les lignes sont décidées.
    [one] Il reste 1 ligne à décider.
   *[other] Il reste { $count } lignes à décider.
}
carnet-theirs-column = Quelqu’un a enregistré entre-temps : { $column }
carnet-theirs-empty = Quelqu’un a enregistré entre-temps : ligne vide
carnet-lock-title = Terminer la synthèse
carnet-lock-how = Ce qui est enregistré est verrouillé, montré à la famille et prêt pour l’école élémentaire. Vous pourrez la rouvrir en disant pourquoi.
carnet-lock-incomplete = { $count ->
    [one] Je laisse 1 ligne vide
   *[other] Je laisse { $count } lignes vides
}
carnet-lock = Terminer et montrer à la famille
carnet-locked = La synthèse est terminée ; la famille est prévenue.
carnet-locked-by = Terminée par { $name } le { $day }
carnet-stamp = Viser la synthèse
carnet-stamped = La synthèse est visée.
carnet-stamped-by = Visée par { $name } le { $day }
carnet-reopen = Rouvrir la synthèse
carnet-reopen-how = La version terminée reste lisible par la famille jusqu’à ce que vous terminiez la suivante, qu’elle signera à nouveau.
carnet-reopen-why = Pourquoi ?
carnet-reopened = La synthèse est rouverte.
carnet-version-reopened = Version { $number }, terminée le { $day }, rouverte : { $reason }
carnet-signed-by = Lu et signé par { $name } : { $hour }

carnet-card-title = Le carnet de suivi
carnet-card-all = Tous les carnets
carnet-card-new = { $count ->
    [one] { $name } : 1 nouvelle réussite
   *[other] { $name } : { $count } nouvelles réussites
}
carnet-card-synthesis = { $name } : la synthèse est prête
carnet-card-sign = À lire et à signer

carnet-notice-kind-shown = Le carnet de suivi d’un enfant a du nouveau
carnet-notice-kind-synthesis = La synthèse de fin de maternelle d’un enfant peut être lue
carnet-notice-kind-late = Des carnets restent à montrer avant la fin du semestre
carnet-notice-shown = Carnet de suivi : il y a du nouveau pour { $name }.
carnet-notice-synthesis = La synthèse de fin de maternelle peut être lue et signée pour { $name }.
carnet-notice-late = { $class } : carnets à montrer aux familles avant la fin du semestre : { $count }.
carnet-notice-late-school = Classes où des carnets restent à montrer avant la fin du semestre : { $count }.

carnet-did-show = A montré des carnets de suivi aux familles
carnet-did-withdraw = A retiré une observation d’un carnet de suivi
carnet-did-lock = A terminé une synthèse de fin de maternelle
carnet-did-reopen = A rouvert une synthèse de fin de maternelle
carnet-did-stamp = A visé une synthèse de fin de maternelle

carnet-refused-nobody = Touchez d’abord le nom d’un enfant.
carnet-refused-pupils = Un des enfants n’est plus en maternelle dans cette classe : rien n’est noté. Retirez-le et recommencez.
carnet-refused-retired = Cette réussite n’est plus dans la liste. Choisissez-en une autre, ou écrivez-la avec vos mots.
carnet-refused-nothing = Choisissez une réussite ou écrivez quelques mots.
carnet-refused-words-long = C’est trop long : 1 000 caractères au plus.
carnet-refused-not-photo = Seules des photos et des voix vont dans un carnet. Retirez l’autre fichier.
carnet-refused-voice-long = Cette voix est trop longue : 5 minutes au plus (6 Mo).
carnet-refused-voice-words = Écrivez en quelques mots ce que l’on entend : tout le monde ne peut pas écouter.
carnet-refused-files = C’est trop : 6 photos ou voix au plus.
carnet-refused-no-sight = Dites ce que l’on voit ou ce que l’on entend.
carnet-refused-several = On reconnaît un enfant : cette photo ou cette voix va dans un seul carnet. Ne marquez que lui.
carnet-refused-image-right = La famille n’a pas dit oui aux images de son enfant. Photographiez son travail, sans que l’on reconnaisse personne.
carnet-refused-overtaken = Quelqu’un a enregistré entre-temps. Vos choix sont encore là : comparez, puis enregistrez de nouveau.
carnet-refused-nothing-new = Il n’y a rien de nouveau à montrer de ces enfants jusqu’à ce jour.
carnet-refused-locked = La synthèse a été terminée entre-temps par quelqu’un d’autre : rien n’a été changé.
carnet-refused-undecided = Des lignes ne sont pas décidées. Décidez-les, ou dites que vous les laissez vides.
carnet-refused-needs-long = Un des textes est trop long : 800 caractères au plus par domaine.
carnet-refused-favourites = C’est trop : 20 réussites au plus.

carnet-api-pupil = Le carnet d’un enfant de maternelle, une année scolaire à la fois
