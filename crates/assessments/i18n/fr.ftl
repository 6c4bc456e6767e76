# Évaluations : préparer, saisir, montrer, aider.
assessments-title = Évaluations
assessments-nothing = Vous n’avez pas de classe ici. Demandez à la direction de vous rattacher à la vôtre.
assessments-my-classes = Mes classes
assessments-my-groups = Mes groupes
assessments-schools = Mes écoles
assessments-class-hint = Évaluer, voir qui a réussi
assessments-classes = Les classes
assessments-of = Évaluations { DE($place) }
assessments-ways = Autres pages de la classe
assessments-list = Les évaluations
assessments-none = Aucune évaluation encore. La première se prépare en une minute.
assessments-new = Nouvelle évaluation
assessments-new-in = Nouvelle évaluation pour { $place }
assessments-edit = Modifier « { $title } »
assessments-by-pupil = Par élève
assessments-by-skill = Par compétence
assessments-copy = Reprendre une évaluation
assessments-members = Élèves du groupe
assessments-to-type = À saisir
assessments-state-draft = En préparation
assessments-state-archived = Fermée
assessments-hidden = Pas encore montrée aux familles
assessments-shown = Visible par les familles
assessments-shown-from = Visible par les familles { $when }

assessments-field-title = Titre
assessments-field-title-hint = Ce que l’élève et sa famille liront, par exemple « Dictée n° 4 ».
assessments-field-day = Date
assessments-field-subject = Matière
assessments-choose-subject = Choisir une matière
assessments-field-domain = Domaine
assessments-no-domain = Plusieurs domaines, ou aucun
assessments-field-scale = Échelle des niveaux
assessments-no-scale = Pas de niveaux : une note seulement
assessments-field-out-of = Note sur
assessments-out-of-hint = 20, 10, 5… Laissez vide s’il n’y a pas de note.
assessments-field-weight = Coefficient
assessments-why-no-marks = Pas de note avant la 6e, sauf si l’école l’a demandé dans ses réglages.
assessments-field-teachers = Enseignants qui y écrivent
assessments-field-items = Ce que l’on regarde
assessments-items-hint = Une ligne pour chaque élément. Vous pourrez aussi en choisir dans le programme.
assessments-begin = Créer et saisir
assessments-prepare = Garder en préparation
assessments-save = Enregistrer
assessments-made = L’évaluation est créée.
assessments-changed = L’évaluation est modifiée.
assessments-translate = Traduire dans la nouvelle échelle les niveaux déjà saisis
assessments-need-subject = Choisissez la matière de l’évaluation.
assessments-not-teacher = Les évaluations sont faites par les enseignants de la classe.
assessments-need-scale = Choisissez une échelle de niveaux.
assessments-label-long = Un élément est trop long : 200 caractères au plus.
assessments-no-marks = Pas de note dans cette classe : les notes commencent en 6e, sauf si l’école l’a demandé.
assessments-bad-out-of = Écrivez un nombre entre 1 et 1 000, par exemple 20.
assessments-bad-weight = Écrivez un coefficient entre 0 et 20, par exemple 1 ou 0,5.
assessments-whole = Note

assessments-type = Saisir les résultats
assessments-see-grid = Voir les résultats
assessments-by = Par { $names }
assessments-items = Ce que l’on regarde
assessments-choose-items = Choisir
assessments-no-items = Rien n’est encore regardé : choisissez dans le programme, ou écrivez vos propres mots.
assessments-progress = { $typed } sur { $count } élèves
assessments-retired = retiré, ses résultats restent
assessments-families = Les familles
assessments-visible-day = Visible à partir du
assessments-visible-hint = Au plus tôt dans 24 heures, et jamais le soir ni le week-end. D’ici là, vous pouvez encore corriger.
assessments-show = Montrer aux familles
assessments-hide = Ne plus montrer
assessments-will-show = Les familles la liront { $when }.
assessments-now-hidden = Les familles ne la lisent plus.
assessments-remark = Appréciation de l’ensemble
assessments-remarks = Appréciations
assessments-open = Ouvrir à la saisie
assessments-opened = L’évaluation est ouverte à la saisie.
assessments-archive = Fermer
assessments-archived = L’évaluation est fermée : on la lit, on n’y écrit plus.
assessments-reopen = Rouvrir
assessments-change = Modifier
assessments-discard = Supprimer
assessments-discard-sure = Supprimer cette évaluation ? Ce n’est possible que si rien n’y est saisi.
assessments-discarded = L’évaluation est supprimée.

assessments-items-title = Ce que regarde « { $title } »
assessments-chosen = Choisi
assessments-weight = coefficient { $weight }
assessments-tools = Déplacer, modifier
assessments-up = Monter
assessments-down = Descendre
assessments-remove = Retirer
assessments-label = Libellé
assessments-restore = Remettre
assessments-item-retired = Retiré : ses résultats restent lisibles.
assessments-items-saved = C’est enregistré.
assessments-programme = Le programme
assessments-search = Chercher dans le programme
assessments-whole-tree = Tout le programme
assessments-tree-up = Remonter
assessments-nothing-found = Rien de tel dans le programme de ces niveaux. Essayez d’autres mots, ou écrivez les vôtres plus bas.
assessments-add = Ajouter
assessments-free = Avec vos propres mots

assessments-grid-title = Saisie : { $title }
assessments-grid = Résultats : une ligne par élève, une colonne par élément
assessments-grid-hint = Une touche écrit et passe à la case suivante ; tout s’enregistre à mesure. Touchez un élément pour le saisir seul, un élève à la fois.
assessments-print = Imprimer
assessments-pupil = Élève
assessments-out-of = sur { $out_of }
assessments-no-pupils = Il n’y a pas encore d’élève ici.
assessments-legend = Ce que l’on tape
assessments-absent = absent
assessments-excused = dispensé
assessments-not-done = non rendu
assessments-blank = rien
assessments-cell = { $pupil }, { $item }
assessments-save-grid = Enregistrer
assessments-only-read = Vous lisez cette évaluation ; ses enseignants y écrivent.
assessments-still-draft = L’évaluation est en préparation : ouvrez-la pour saisir.
assessments-is-closed = L’évaluation est fermée : on la lit, on n’y écrit plus.
assessments-gone-to = parti en { $class } le { $day }
assessments-gone = parti le { $day }
assessments-retired-items = Éléments retirés
assessments-said = { $count ->
    [one] Enregistré.
   *[other] Enregistré : { $count } cases.
}
assessments-said-disputed = { $count ->
    [one] Enregistré. Une case a été écrite autrement par un collègue : regardez-la.
   *[other] Enregistré. { $count } cases ont été écrites autrement par un collègue : regardez-les.
}
assessments-said-refused = { $count ->
    [one] Enregistré, sauf une case : l’élève est parti, ou l’élément est retiré.
   *[other] Enregistré, sauf { $count } cases : les élèves sont partis, ou les éléments sont retirés.
}
assessments-wrong-cells = { $count ->
    [one] Une case est à revoir. Rien n’est enregistré, tout est encore là.
   *[other] { $count } cases sont à revoir. Rien n’est enregistré, tout est encore là.
}
assessments-wrong-cell = { $pupil }, { $item } : { $why }
assessments-wrong-step = ce n’est pas un niveau de cette échelle.
assessments-wrong-mark = ce n’est pas une note. Écrivez par exemple 13,5.
assessments-wrong-precise = deux chiffres après la virgule au plus.
assessments-wrong-negative = une note ne descend pas sous zéro.
assessments-wrong-high = c’est bien plus que le maximum : une virgule oubliée ?
assessments-dispute = { $pupil }, { $item } : deux saisies
assessments-dispute-line = { $name } a écrit « { $text } » ({ $time }).
assessments-dispute-kept = La plus récente est gardée : « { $text } ». Touchez la bonne.
assessments-refused-cell = Cette case n’existe plus : l’élève est parti, ou l’élément est retiré.
assessments-script-kept-one = 1 saisie gardée sur cet appareil, envoyée dès que le réseau revient.
assessments-script-kept = { $n } saisies gardées sur cet appareil, envoyées dès que le réseau revient.
assessments-script-saved = Tout est enregistré.
assessments-script-sent = { $n } saisies gardées ont été envoyées.
assessments-script-look = { $n } saisies gardées sur cet appareil sont à revoir : ouvrir la grille
assessments-script-wrong = À revoir : « { $text } » ne se lit pas.
assessments-script-refused = La saisie est fermée ou n’est plus la vôtre : { $n } saisies restent sur cet appareil.
assessments-script-disputed = Un collègue a écrit autre chose : rechargez la page pour voir les deux.
assessments-script-differs = { $name } a écrit { $theirs } à { $time }, vous { $yours }.
assessments-column-title = { $item } : { $title }
assessments-to-grid = Toute la grille
assessments-item-of = { $number } sur { $count }
assessments-history-title = { $name } : ce qui a été saisi
assessments-history-empty = Rien n’a été saisi.
assessments-trace = { $name }, { $time }
assessments-beaten = remplacé par un collègue

assessments-remarks-title = Appréciations : { $title }
assessments-remarks-saved = Les appréciations sont enregistrées.
assessments-remark-whole = Pour toute la classe
assessments-remark-of = Appréciation { DE($name) }
assessments-remark-own = Appréciation
assessments-remark-differs = Un collègue a écrit entre-temps : « { $words } »
assessments-pick-phrase = Une phrase pour { $name }
assessments-no-phrase = Ajouter une phrase de la banque
assessments-phrases-fit = Pour ce qu’il a montré
assessments-phrases-all = Toutes les phrases
assessments-my-phrases = Mes phrases
assessments-phrases-hint = Les phrases que vous écrivez souvent, à ajouter d’un geste aux appréciations.
assessments-phrases-saved = La banque est à jour.
assessments-no-phrases = Aucune phrase encore.
assessments-phrase-words = Nouvelle phrase
assessments-phrase-for = Pour quel niveau
assessments-phrase-any = Tous les niveaux
assessments-phrase-rank = Niveau { $rank }
assessments-phrase-step = niveau { $step }
assessments-phrase-remove = Retirer « { $words } »
assessments-too-many-phrases = La banque est pleine : retirez d’abord une phrase.
assessments-school-title = Évaluations : { $name }
assessments-school-phrases = Phrases de l’école
assessments-school-phrases-hint = Proposées à tous les enseignants de l’école, après les leurs.

assessments-copy-title = Reprendre une évaluation pour { $place }
assessments-copy-hint = Le titre, les éléments et l’échelle sont repris ; jamais les résultats.
assessments-nothing-to-copy = Vous n’avez encore rien à reprendre.
assessments-source = Quelle évaluation ?
assessments-count-items = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
assessments-copied = L’évaluation est reprise, en préparation : vérifiez le titre et la date.
assessments-copied-lost = { $count ->
    [one] L’évaluation est reprise. Un élément n’est pas au programme de cette classe : il devient du texte libre.
   *[other] L’évaluation est reprise. { $count } éléments ne sont pas au programme de cette classe : ils deviennent du texte libre.
}

assessments-skills-title = { $place } par compétence
assessments-skills-hint = Le dernier niveau montré par chacun cette année. Cette page est pour les enseignants.
assessments-skills-none = Rien encore : les niveaux saisis sur des compétences du programme arrivent ici.
assessments-reached = { $reached } sur { $count } ont atteint l’objectif
assessments-unseen = Pas encore évalués
assessments-make-group = { $count ->
    [one] Faire un groupe d’un élève
   *[other] Faire un groupe des { $count } élèves
}
assessments-group-name = Groupe : { $skill }
assessments-group-reason = Fait le { $day } à partir de « { $skill } »
assessments-group-made = Le groupe est fait. Changez son nom et ses élèves comme vous voulez.
assessments-group-saved = Le groupe est à jour.
assessments-group-field = Nom du groupe
assessments-members-title = Les élèves { DE($name) }
assessments-group-rights = Ce groupe sert à donner du travail, à évaluer et à écrire à ces élèves. Ses élèves voient son nom : choisissez-le avec tact. Leurs familles voient le travail que vous y donnez ; le reste de la classe n’en sait rien, et personne n’y gagne d’autre droit.
assessments-group-end = Terminer le groupe
assessments-group-end-sure = Terminer ce groupe ? Ses évaluations restent lisibles.
assessments-group-ended = Le groupe est terminé.

assessments-own-title = Les résultats de mes enfants
assessments-results-of = Résultats { DE($name) }
assessments-shown-title = Ce qui a été regardé
assessments-mark = { $mark } sur { $out_of }

assessments-refused-closed = L’évaluation n’est pas ouverte : rouvrez-la pour y écrire. Rien de ce que vous avez tapé n’est enregistré.
assessments-refused-overtaken = Quelqu’un l’a modifiée entre-temps. Relisez, puis enregistrez de nouveau.
assessments-refused-levels = Des niveaux sont déjà saisis dans l’autre échelle. Cochez « Traduire » pour les convertir, ou gardez l’échelle.
assessments-refused-marks = Des notes sont déjà saisies sur un autre total : il ne change plus. Effacez-les, ou reprenez l’évaluation.
assessments-refused-results = Des résultats y sont saisis : elle ne se supprime pas, vous pouvez la fermer.
assessments-refused-many = 30 éléments au plus dans une évaluation.
assessments-refused-item = Cet élément n’est plus dans l’évaluation.
assessments-refused-skill = Cette compétence n’est pas au programme de la classe.
assessments-refused-pupil = Choisissez des élèves de la classe.
assessments-refused-source = Cette évaluation n’est pas à vous : elle ne peut pas être reprise.

assessments-notice-kind = Un résultat corrigé
assessments-notice-changed = Un résultat { DE($name) } à « { $title } » a été corrigé.
assessments-did-publish = A montré une évaluation aux familles
assessments-did-hide = N’a plus montré une évaluation aux familles
assessments-did-change = A changé des résultats que les familles lisaient déjà
assessments-did-translate = A traduit des niveaux dans une autre échelle
assessments-did-discard = A supprimé une évaluation vide
assessments-did-group = A fait un groupe d’élèves à aider
assessments-api-list = Les évaluations d’une classe.
assessments-api-grid = La grille d’une évaluation : éléments, élèves, cases.
assessments-api-cells = Écrit des cases d’une grille et dit ce qui a changé.
