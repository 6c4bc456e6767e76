# Le journal de classe.

journal-title = Journal de classe
journal-of-class = Journal { DE($class) }
journal-new = Nouveau :
journal-all = Toutes
journal-classes = Mes classes
journal-empty = Rien à voir pour l’instant. Les photos et les nouvelles de la classe arriveront ici.
journal-all-seen = Tout marquer comme vu
journal-card-all = Tout voir
journal-write = Écrire
journal-write-in = Écrire · { $class }
journal-tools = Autour du journal
journal-open = Ouvrir
journal-listen = Écouter : { $title }
journal-and = { $first } et { $last }
journal-photo-alt = Photo { $number }
journal-photo-of = Photo : { $name }
journal-photos-more = { $count ->
    [one] et une autre photo
   *[other] et { $count } autres photos
}
journal-others = { $count ->
    [one] Un fichier
   *[other] { $count } fichiers
}
journal-comments = { $count ->
    [one] Un commentaire
   *[other] { $count } commentaires
}
journal-child-on = est sur une image
journal-play = À écouter ou à regarder : { $name }
journal-reactions = Dire merci en un geste
journal-reaction-heart = J’aime
journal-reaction-bravo = Bravo
journal-reaction-smile = Merci
journal-reaction-star = Super
journal-tag-draft = Brouillon
journal-tag-submitted = À relire
journal-tag-returned = À revoir
journal-tag-unchecked = À regarder
journal-tag-against = Ne peut pas être montrée
journal-tag-blurring = Floutage en cours
journal-tag-blurred = Floutée
journal-tag-fine = Visible
journal-search-label = Chercher dans le journal
journal-search-title = Chercher dans le journal de classe
journal-search-how = Tapez le début d’un ou de plusieurs mots ; les accents n’ont pas d’importance.
journal-search-nothing = Rien dans le journal ne contient ces mots.
journal-search-found = { $count ->
    [one] Un article
   *[other] { $count } articles
}
journal-desk = Écrire et relire
journal-desk-nowhere = Vous n’écrivez dans aucun journal de classe.
journal-desk-todo = À relire
journal-desk-begun = Brouillons
journal-new-post = Nouvel article
journal-edit = Modifier l’article
journal-edit-do = Modifier
journal-back = Revenir à l’article
journal-field-title = Titre
journal-field-body = Texte
journal-files = Photos, vidéos, sons et documents
journal-files-hint = Avant de publier, vous direz qui est sur chaque image : ceux qui ne peuvent pas être montrés seront floutés, ou l’image retirée.
journal-publish = Publier
journal-submit = Donner à relire
journal-save = Enregistrer
journal-save-draft = Garder en brouillon
journal-saved = L’article est enregistré.
journal-submitted = Ton article est chez tes enseignants : ils le liront avant de le publier.
journal-published = L’article est publié.
journal-look-first = L’article est gardé. Dites qui est sur ses images, puis publiez.
journal-returned = L’article est revenu à son auteur, avec votre mot.
journal-withdrawn = L’article est retiré : seule l’équipe le voit.
journal-discarded = L’article est supprimé.
journal-edited = modifié { $when }
journal-note-draft = Brouillon : l’équipe de la classe le voit et peut le continuer.
journal-note-draft-pupil = Brouillon : toi seul le vois.
journal-note-submitted = À relire : l’équipe le publie, ou le rend à son auteur avec un mot.
journal-note-returned = À revoir : { $why }
journal-note-hidden = { $count ->
    [one] Une image n’est pas montrée aux familles.
   *[other] { $count } images ne sont pas montrées aux familles.
}
journal-note-against = Sans autorisation : { $names }. Flouter ou retirer
journal-return = Rendre à son auteur
journal-versions = Historique
journal-withdraw = Retirer
journal-withdraw-sure = Retirer cet article ? Les familles ne le verront plus.
journal-discard = Supprimer
journal-discard-sure = Supprimer cet article pour toujours ?
journal-readers = Qui peut voir ceci ?
journal-readers-pupils = Élèves { DE($class) }
journal-readers-guardians = Responsables des élèves { DE($class) }
journal-readers-team = Équipe { DE($class) }
journal-readers-rule = La direction de l’école le voit aussi, et personne d’autre. Une famille garde ce qui a été publié pendant que son enfant était dans la classe.
journal-persons = { $count ->
    [one] Une personne
   *[other] { $count } personnes
}
journal-pictures = Qui est sur les images ?
journal-pictures-how = Pour chaque image, cochez les élèves que l’on reconnaît. Ceux dont la famille refuse, ou n’a pas répondu, ne seront pas montrés.
journal-pictures-none = Cet article n’a pas d’image.
journal-pictures-nobody = { $count ->
    [one] Personne n’est reconnaissable sur celle qui reste
   *[other] Personne n’est reconnaissable sur les { $count } qui restent
}
journal-pictures-saved = C’est noté.
journal-picture-title = Qui est là ? ({ $place } sur { $count })
journal-picture-ask = Dites qui est dessus
journal-picture-nobody = Personne n’est reconnaissable
journal-picture-who = Élèves que l’on reconnaît, ou que l’on entend
journal-picture-who-hint = Aucun ? Laissez tout décoché.
journal-picture-save = Enregistrer
journal-picture-soon = Cette photo se prépare. Revenez dans un instant.
journal-picture-remove = Retirer cette image de l’article
journal-picture-remove-sure = Retirer cette image ? L’article reste.
journal-picture-removed = L’image est retirée.
journal-against = Sans autorisation de la famille : { $names }. Cette image n’est pas montrée.
journal-against-others = Les autres peuvent être montrés : { $names }.
journal-against-blur = Floutez leur visage, ou retirez l’image.
journal-against-remove = Ce fichier ne se floute pas : retirez-le de l’article.
journal-blur-anyway = Flouter une partie de la photo
journal-blur-how = Cochez sur la photo les cases à flouter. La photo floutée remplace la première, que plus personne ne reçoit.
journal-blur-cells = Cases à flouter
journal-blur-cell = Ligne { $row }, colonne { $column }
journal-blur-some = Flouter les cases cochées
journal-blur-all = Flouter toute la photo
journal-rights = Droits à l’image
journal-rights-how = Ce que chaque famille autorise. ONDE le dit pour une partie des élèves ; pour les autres, suivez le formulaire signé. Un refus cache aussitôt les images déjà publiées.
journal-rights-unknown = { $count ->
    [one] Un élève n’a pas de réponse : il n’est pas montré.
   *[other] { $count } élèves n’ont pas de réponse : ils ne sont pas montrés.
}
journal-rights-saved = Les droits sont enregistrés.
journal-right-refused = Refusé
journal-right-class = La classe seulement
journal-right-public = Public
journal-right-unknown = Pas de réponse
journal-right-by-feed = Selon ONDE, le { $day }
journal-right-by-hand = Noté par { $name }, le { $day }
journal-right-nobody = La famille n’a pas répondu.
journal-settings = Réglages
journal-settings-comments = Commentaires
journal-settings-none = Pas de commentaires
journal-settings-held = L’équipe les lit avant qu’ils paraissent
journal-settings-open = Ils paraissent tout de suite
journal-settings-reactions = Les lecteurs peuvent dire merci en un geste
journal-settings-pupils = Les élèves peuvent proposer des articles, que l’équipe relit
journal-settings-saved = Les réglages sont enregistrés.
journal-book = Le livre de l’année
journal-book-how = Tout ce que la classe a publié, mis en pages dans un PDF à imprimer ou à garder. On n’y trouve que les images qui peuvent être montrées le jour où il est fait.
journal-book-room = Il prend { $max } images au plus, { $each } par article.
journal-book-too-many = { $count ->
    [one] Si vous le faites aujourd’hui, une photo n’y trouvera pas de place ; elle reste dans les souvenirs à télécharger.
   *[other] Si vous le faites aujourd’hui, { $count } photos n’y trouveront pas de place ; elles restent dans les souvenirs à télécharger.
}
journal-book-title = Notre année
journal-book-none = Le livre n’a pas encore été fait.
journal-book-asked = Le livre est en route.
journal-book-making = Le livre se met en pages. Vous pouvez quitter cette page et revenir.
journal-book-failed = Le livre n’a pas pu être fait. Demandez-le de nouveau ; s’il échoue encore, parlez-en à votre administrateur.
journal-book-stale = Ce livre doit être refait : depuis, une famille a refusé une image ou un article a été retiré.
journal-book-made = Fait { $when }
journal-book-posts = { $count ->
    [0] aucun article
    [one] un article
   *[other] { $count } articles
}
journal-book-pictures = { $count ->
    [0] aucune image
    [one] une image
   *[other] { $count } images
}
journal-book-left-out = { $count ->
    [one] Une photo n’a pas trouvé de place dans ce livre ; elle est dans les souvenirs à télécharger.
   *[other] { $count } photos n’ont pas trouvé de place dans ce livre ; elles sont dans les souvenirs à télécharger.
}
journal-book-take = Ouvrir le livre
journal-book-make = Faire le livre
journal-keepsake-of = Les souvenirs { DE($name) }
journal-keepsake-mine = Mes souvenirs
journal-keepsake-title = Les souvenirs { DE($name) }
journal-keepsake-how = Les articles publiés pendant que { $name } était dans la classe, avec les images où { $name } est, et celles où personne n’est reconnaissable.
journal-keepsake-empty = Rien n’a encore été publié pendant ses journées dans la classe.
journal-keepsake-posts = { $count ->
    [one] Un article
   *[other] { $count } articles
}
journal-keepsake-files = { $count ->
    [0] aucun fichier
    [one] un fichier
   *[other] { $count } fichiers
}
journal-keepsake-left-out = { $count ->
    [one] Une image montre d’autres enfants : elle reste dans le journal.
   *[other] { $count } images montrent d’autres enfants : elles restent dans le journal.
}
journal-keepsake-take = Tout télécharger
journal-refused-overtaken = Quelqu’un d’autre a enregistré cet article pendant que vous écriviez. Votre texte est toujours là ; l’autre version est au-dessus.
journal-refused-moved = Cet article n’est plus entre vos mains : il a été donné à relire, publié ou rendu entre-temps. Copiez votre texte et parlez-en à l’équipe de la classe.
journal-refused-unchecked = Avant de publier, dites qui est sur chaque image.
journal-refused-against = Quelqu’un sur ces images ne peut pas être montré. Floutez-le ou retirez l’image.
journal-refused-against-names = Sans autorisation : { $names }. Floutez ou retirez les images où on les reconnaît, puis publiez.
journal-refused-no-cell = Cochez au moins une case de la photo, ou floutez-la toute.
journal-refused-right-moved = Quelqu’un a noté un autre droit pendant que vous lisiez cette page. Rien n’est changé : voici ce qui est vrai maintenant.
journal-refused-blank = Écrivez quelque chose, ou joignez une image.
journal-notice-posts = Les photos et les nouvelles de la classe
journal-notice-desk = Ce qui attend ma relecture dans le journal de classe
journal-notice-out = { $class } : du nouveau dans le journal
journal-notice-submitted = { $class } : un élève donne un article à relire
journal-notice-held = { $class } : un commentaire attend votre lecture
journal-notice-reported = { $class } : un commentaire est signalé
journal-notice-returned = { $class } : ton article est à revoir
journal-notice-yours-out = { $class } : ton article est publié
journal-did-rights = Un droit à l’image a été noté
journal-did-hide = Un commentaire du journal a été masqué
journal-did-remove = Une image a été retirée du journal
journal-api-feed = Le journal de toutes ses classes, du plus récent au plus ancien.
journal-api-class = Le journal d’une classe.
journal-api-find = Chercher dans le journal.
journal-api-desk = Les classes où l’on écrit, et ce qui y est en cours.
journal-api-post = Un article avec ses images et ses commentaires ; le demander, c’est le voir.
journal-api-rights = Ce que les familles d’une classe autorisent à montrer.
journal-api-say-rights = Noter ce que des familles autorisent.
journal-api-begin = Écrire dans le journal d’une classe : garder, donner à relire ou publier.
journal-api-save = Modifier un article, sur la version que l’on a lue.
journal-api-look = Dire qui est sur un fichier d’un article, et ce qui doit être flouté.
journal-api-publish = Publier un article ; 422 tant que quelqu’un n’y peut pas être montré.
journal-api-return = Rendre un article à l’élève qui l’a écrit, avec une phrase.
journal-api-withdraw = Retirer un article publié.
journal-api-discard = Supprimer un article qui n’est pas publié.
journal-api-react = Dire merci en un geste, ou le reprendre.
