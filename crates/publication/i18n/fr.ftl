# Ce que tout texte publié partage : ses versions, ce qu’on en dit.

publication-comments = { $count ->
    [0] Commentaires
    [one] Commentaire
   *[other] Commentaires ({ $count })
}
publication-comment-label = Votre commentaire
publication-comment-hint = Les lecteurs adultes et l’équipe le liront avec votre nom.
publication-comment-hint-held = L’équipe le lit d’abord ; ensuite les lecteurs adultes le verront avec votre nom.
publication-comment-hint-pupil = Ta classe, tes enseignants et tes parents le liront.
publication-comment-hint-pupil-held = Tes enseignants le liront ; ensuite ta classe et tes parents le verront.
publication-comment-hint-staff = Tous ceux qui lisent cette page le liront.
publication-comment-do = Commenter
publication-comment-said = Votre commentaire est là.
publication-comment-held = Merci. L’équipe le lira avant qu’il paraisse.
publication-comment-show = Montrer
publication-comment-hide = Masquer
publication-comment-leave = Laisser
publication-comment-shown = Le commentaire est visible.
publication-comment-hidden = Le commentaire est masqué.
publication-comment-left = Le commentaire reste.
publication-comment-why = Masqué : { $reason }
publication-comment-reported = Signalé : { $reason }
publication-tag-held = En attente
publication-tag-hidden = Masqué
publication-hide-title = Masquer un commentaire
publication-hide-label = Pourquoi
publication-hide-hint = Une phrase : son auteur la lira, lui seul avec l’équipe.
publication-report = Signaler
publication-report-title = Signaler un commentaire
publication-report-label = Ce qui ne va pas
publication-report-hint = Ceux qui veillent sur cette page le liront. L’auteur ne saura pas qui a signalé.
publication-reported = Merci : votre signalement va être lu.
publication-awaiting = Commentaires à regarder
publication-awaiting-held = { $count ->
    [one] Un commentaire attend
   *[other] { $count } commentaires attendent
}
publication-awaiting-reports = { $count ->
    [one] Un signalement à regarder
   *[other] { $count } signalements à regarder
}
publication-return = Rendre à l’auteur
publication-return-title = Rendre ce texte à son auteur
publication-return-label = Votre mot à l’auteur
publication-return-hint = Une phrase simple : ce qui est bien, ce qu’il faut changer.
publication-versions = Historique
publication-other-version = La version { DE($name) }
publication-other-how = Enregistrée { $hour }, pendant que vous écriviez. Reprenez ce qui vous manque : votre texte est ci-dessous, complet. Si vous enregistrez, il remplace cette version, qui reste dans l’historique.
publication-refused-blank = Écrivez quelque chose.
publication-refused-comment-long = Ce commentaire est trop long.
publication-refused-too-long = Ce texte est trop long.
publication-refused-many-files = C’est trop de fichiers : cinquante au plus pour un texte.
publication-did-hide = Un commentaire a été masqué
publication-api-comment = Commenter ce texte.
publication-api-moderate = Montrer un commentaire, le masquer avec une raison, ou le laisser.
publication-api-report = Signaler un commentaire.
