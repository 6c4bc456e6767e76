# L’année suivante : qui passe, qui reste, qui part, et les classes de la rentrée.
rollover-menu = L’année suivante
rollover-lead = Préparez les classes de la rentrée, lisez ce qui changera, puis décidez du soir où cela se fait. D’ici là, rien ne change pour personne.
rollover-waves = Les communes
rollover-waves-none = Aucune commune n’a encore commencé.
rollover-not-begun = pas encore commencée
rollover-town-all = toute la commune en un soir
rollover-school-title = L’année suivante : { $school }
rollover-title = { $school }, rentrée { $year }
rollover-years = de { $from } à { $to }
rollover-begin = Commencer la préparation
rollover-begin-lead = Nous vous proposons où va chaque élève et qui enseigne dans chaque classe, d’après cette année. Vous corrigez ensuite ce que vous voulez.
rollover-begin-yes = Proposer les classes
rollover-begun = Voici une proposition. Corrigez-la à votre guise.
rollover-field-year = Changement d’année
rollover-field-day = Premier jour des nouvelles classes
rollover-field-day-hint = Ce jour-là, chacun passe dans sa nouvelle classe et les droits suivent. Le plus souvent, le jour de la rentrée.
rollover-year-wrong = Choisissez l’année qui se termine.
rollover-day-wrong = Écrivez ce jour, par exemple 01/09/2027.
rollover-day-other-year = Ce jour n’est pas dans l’année qui commence.
rollover-day-passed = Ce jour est passé.
rollover-day-title = Le jour du changement
rollover-saved = C’est enregistré.
rollover-save = Enregistrer
rollover-back = Revenir au plan
rollover-mend = Corriger

rollover-state-draft = en préparation
rollover-state-held = à regarder
rollover-state-ready = prête
rollover-state-scheduled = programmée
rollover-state-applying = en cours
rollover-state-applied = faite
rollover-state-partly = faite en partie
rollover-state-undoing = retour en arrière
rollover-state-undone = annulée

rollover-from-day = nouvelles classes à partir du { $day }
rollover-nothing-changed-yet = Rien n’a changé : c’est une préparation. Seules les personnes qui administrent l’école la voient.
rollover-applied-for = C’est fait. Les nouvelles classes commencent le { $day } ; d’ici là, chacun reste dans la sienne.
rollover-held = Le changement n’a pas été fait le soir prévu. Voici ce qui l’a retenu.

rollover-figure-ups = passent
rollover-figure-stays = restent dans leur niveau
rollover-figure-leaves = quittent l’école
rollover-figure-joins = arrivent d’une autre école
rollover-figure-placed = déjà placés
rollover-figure-nowhere = sans place
rollover-figure-arrived = arrivées récentes
rollover-figure-changed = changements de classe
rollover-figure-gone = départs récents

rollover-cautions = À regarder avant de décider
rollover-caution-nowhere = { $count ->
    [one] Un élève n’a pas de place. Dites dans quelle classe il va, ou qu’il part.
   *[other] { $count } élèves n’ont pas de place. Dites dans quelle classe ils vont, ou qu’ils partent.
}
rollover-caution-day = Le premier jour des nouvelles classes est passé. Choisissez-en un autre.
rollover-caution-teacher = { $count ->
    [one] Personne n’enseigne en { $class }, où un élève est attendu. Ajoutez quelqu’un à l’équipe.
   *[other] Personne n’enseigne en { $class }, où { $count } élèves sont attendus. Ajoutez quelqu’un à l’équipe.
}
rollover-caution-leave = { $count } élèves sur { $of } quittent l’école avant la fin. Vérifiez que c’est bien voulu.

rollover-old-classes = Cette année, { $year }
rollover-old-none = Aucune classe cette année.
rollover-new-classes = L’année suivante, { $year }
rollover-new-none = Aucune classe pour l’instant.
rollover-no-class = sans classe
rollover-no-team = Personne dans l’équipe pour l’instant
rollover-pupil-count = { $count ->
    [0] aucun élève
    [one] un élève
   *[other] { $count } élèves
}
rollover-way-count = { $way } : { $count }
rollover-nowhere = pas encore de place
rollover-placed = déjà dans une classe de l’année suivante
rollover-leaves-elementary = départ à l’école élémentaire
rollover-leaves-middle = départ au collège
rollover-leaves-high = départ au lycée
rollover-leaves-elsewhere = départ ailleurs
rollover-joins = départ vers { $school }
rollover-level-other = autre

rollover-sentences = Le plan en phrases : { $school }
rollover-summary = L’essentiel
rollover-by-class = Par classe
rollover-choose-class = Choisissez une classe ci-dessus pour relire où chacun est allé.
rollover-read = Lire le plan en phrases
rollover-read-again = Relire ce qui a été fait
rollover-effects = Ce qui change pour l’équipe
rollover-since = Depuis que le plan a été fait
rollover-since-arrived = arrivée récente
rollover-since-changed = a changé de classe depuis
rollover-said-up = { $name } passe de { $before } en { $after }.
rollover-said-stays = { $name } reste en { $level }, dans la classe { $class }.
rollover-said-elementary = { $name } quitte { $before } pour l’école élémentaire.
rollover-said-middle = { $name } quitte { $before } pour le collège.
rollover-said-high = { $name } quitte { $before } pour le lycée.
rollover-said-joins = { $name } quitte { $before } pour { $school }.
rollover-said-comes = { $name } arrive { DE($school) } en { $class }.
rollover-said-declined = { $name } devait arriver { DE($school) } et ne viendra pas ici.
rollover-said-elsewhere = { $name } quitte { $before } et l’école.
rollover-said-nowhere = { $name }, de { $before }, n’a pas encore de place.
rollover-said-placed = { $name } est déjà dans une classe de l’année suivante : rien à faire.
rollover-said-gone = { $name } n’est plus dans l’école : le plan ne change rien pour cet élève.
rollover-effect-loses = { $count ->
    [one] { $name } ne verra plus un élève { DE($class) }.
   *[other] { $name } ne verra plus { $count } élèves { DE($class) }.
}
rollover-effect-gains = { $count ->
    [0] { $name } retrouve ses élèves en { $class }.
    [one] { $name } verra un nouvel élève en { $class }.
   *[other] { $name } verra { $count } nouveaux élèves en { $class }.
}
rollover-effect-waits = { $name } attend ses élèves en { $class }.
rollover-effect-families = { $count ->
    [one] La famille de l’élève qui part n’aura plus accès à l’école. Si elle n’a pas d’autre enfant ici, son compte ferme ce jour-là. Elle est prévenue dès que c’est fait, pour garder ce qui est à elle.
   *[other] Les familles des { $count } élèves qui partent n’auront plus accès à l’école. Si elles n’ont pas d’autre enfant ici, leur compte ferme ce jour-là. Elles sont prévenues dès que c’est fait, pour garder ce qui est à elles.
}
rollover-effect-no-place = { $name } n’est dans aucune classe l’année suivante et n’aura plus accès à l’école. Si c’est une erreur, ajoutez cette personne à une équipe.

rollover-agree = J’ai lu, c’est prêt
rollover-agree-not-yet = Quand chaque élève aura une place, vous pourrez dire que c’est prêt.
rollover-agreed = C’est prêt. Choisissez le soir où cela se fera.
rollover-field-reason = Pourquoi est-ce juste malgré cela ?
rollover-field-reason-hint = Une phrase suffit ; elle reste avec le plan.
rollover-reason-short = Dites-le en une phrase.
rollover-read-by = { $name } a lu le plan { $when }.
rollover-wave-will = La commune fait passer tous ses établissements le même soir. Vous pouvez l’attendre, ou choisir votre soir.
rollover-decide = Décider du soir
rollover-field-hour = Le soir du changement
rollover-field-hour-hint = Quand l’école est fermée. Personne n’a besoin d’être là.
rollover-hour-wrong = Écrivez le jour et l’heure.
rollover-hour-passed = Cette heure est passée.
rollover-hour-far = C’est trop loin : choisissez un soir dans les quatre mois.
rollover-schedule = Programmer ce soir-là
rollover-scheduled = C’est programmé. Vous serez prévenu quand ce sera fait.
rollover-apply-now = Le faire tout de suite
rollover-apply-now-lead = Tout est écrit maintenant, et compte à partir du premier jour des nouvelles classes. Vous pourrez revenir en arrière.
rollover-apply-now-yes = Faire le changement
rollover-apply-begun = C’est en cours. Vous pouvez quitter cette page.
rollover-waits = Cela se fera { $when }. Le plan sera relu à ce moment : ce qui aura changé d’ici là sera dit.
rollover-cancel = Ne pas le faire ce soir-là
rollover-cancelled = Ce ne sera pas fait ce soir-là. Le plan reste prêt.
rollover-reopen = Reprendre la préparation
rollover-reopened = Vous pouvez de nouveau corriger le plan.
rollover-applied-when = Fait { $when }.
rollover-undone-when = Annulé { $when }. Tout est redevenu comme avant.
rollover-undo = Revenir en arrière
rollover-undo-lead = Chacun retrouve sa classe de cette année, exactement comme avant. Si quelque chose a été construit dessus depuis, nous vous dirons quoi et rien ne changera.
rollover-undo-yes = Tout remettre comme avant
rollover-undone = Tout est redevenu comme avant.
rollover-undo-begun = Le retour en arrière a commencé.
rollover-undo-not-applied = Ce changement n’est pas fait : il n’y a rien à remettre.
rollover-undo-moved = { $name } est en { $place } depuis. Remettez d’abord cet élève à sa place, puis revenez ici.
rollover-undo-elsewhere = { $name } est depuis dans un autre établissement : { $place }. On ne peut plus revenir en arrière pour toute l’école.
rollover-undo-ended = La nouvelle place { DE($name) } a pris fin depuis. On ne peut plus revenir en arrière pour toute l’école.
rollover-undo-used = La classe { $class } a déjà servi : quelqu’un y a été ajouté ou quelque chose y a été publié. On ne peut plus l’effacer.
rollover-undo-used-by = La classe { $class } a déjà servi : { $what }. On ne peut plus l’effacer.
rollover-built-calls = l’appel y a été fait
rollover-built-journal = son journal est commencé
rollover-built-carnet = des observations du carnet y ont été notées
rollover-built-homework = son cahier de textes est commencé
rollover-built-liaison = un mot de liaison lui a été adressé
rollover-built-assessments = une évaluation y a été préparée
rollover-built-timetable = des cours sont à son emploi du temps
rollover-built-agenda = quelque chose est à son agenda
rollover-undo-used-some = Une des nouvelles classes a déjà servi. On ne peut plus l’effacer.
rollover-undo-staff = La fonction { DE($name) } dans une nouvelle classe a été changée depuis. On ne peut plus revenir en arrière.
rollover-undo-erased = Une personne partie à cette occasion a été effacée depuis. On ne peut plus revenir en arrière.
rollover-late = Encore dans une classe de l’an dernier
rollover-late-one = { $name } n’était pas là le soir du changement et n’a pas encore de classe cette année.

rollover-pupils-title = Où vont les élèves : { $class }
rollover-of-announced = envoyés par une autre école
rollover-of-nowhere = sans place
rollover-of-arrived = arrivées récentes
rollover-pupils-lead = Cochez des élèves, dites où ils vont, recommencez avec les autres.
rollover-pupils-legend = Les élèves
rollover-pupils-none = Personne ici.
rollover-tick = Cocher
rollover-tick-none = Personne
rollover-tick-all = Tout le monde
rollover-tick-other = Un sur deux
rollover-field-to = Ils vont
rollover-choose = Choisissez…
rollover-place = Placer les élèves cochés
rollover-placed-count = { $count ->
    [one] Un élève est placé.
   *[other] { $count } élèves sont placés.
}
rollover-nobody-ticked = Cochez au moins un élève.
rollover-no-way = Choisissez où ils vont.

rollover-class-new = Ouvrir une classe
rollover-class-open = Ouvrir cette classe
rollover-class-opened = La classe est ouverte pour l’année suivante.
rollover-class-title = { $class }, { $year }
rollover-class-empty = Personne n’y est attendu pour l’instant.
rollover-class-close = Ne pas ouvrir cette classe
rollover-class-close-lead = Les élèves qui devaient y aller attendront une autre place.
rollover-class-close-yes = Retirer cette classe
rollover-class-closed = Cette classe n’ouvrira pas.
rollover-comes-from = { DE($class) }
rollover-field-name = Nom de la classe
rollover-name-taken = Une autre classe a déjà ce nom.
rollover-levels = Niveaux
rollover-levels-none = Cochez au moins un niveau.
rollover-team = L’équipe
rollover-field-colleague = Personne de l’école
rollover-field-function = Fonction
rollover-mate-add = Ajouter à l’équipe
rollover-mate-added = L’équipe est complétée.
rollover-mate-remove = Retirer
rollover-mate-remove-one = Retirer { $name }
rollover-mate-removed = Cette personne n’est plus dans l’équipe.
rollover-function-teacher = enseigne
rollover-function-substitute = remplace
rollover-function-specialist = intervient
rollover-function-aesh = AESH
rollover-function-atsem = ATSEM
rollover-function-cpe = CPE
rollover-function-school-life = vie scolaire
rollover-function-other = autre fonction

rollover-town-title = L’année suivante : { $town }
rollover-town-lead = Commencez la préparation partout, voyez quels établissements sont prêts, et faites passer toute la commune en un soir. Les noms des élèves restent dans chaque établissement.
rollover-wave-begin = Commencer dans toute la commune
rollover-wave-begun = La préparation commence dans toute la commune.
rollover-wave-title = { $town }, rentrée { $year }
rollover-wave-waits = Tous les établissements prêts passeront { $when }.
rollover-wave-undo = Revenir en arrière pour toute la commune
rollover-schools = Les établissements
rollover-school-missing = { $school } n’a pas commencé.
rollover-school-size = { $placed ->
    [0] Aucun élève placé
    [one] Un élève placé
   *[other] { $placed } élèves placés
}, { $leaving ->
    [0] aucun départ
    [one] un départ
   *[other] { $leaving } départs
}, { $nowhere ->
    [0] personne sans place
    [one] un élève sans place
   *[other] { $nowhere } élèves sans place
}
rollover-school-apart = { $school } passe de son côté, sans attendre la commune.
rollover-ready-count = { $count ->
    [one] Un établissement est prêt.
   *[other] { $count } établissements sont prêts.
}
rollover-draft-count = { $count ->
    [one] Un établissement prépare encore : il ne passera pas avec les autres tant que sa direction ne l’a pas dit prêt.
   *[other] { $count } établissements préparent encore : ils ne passeront pas avec les autres tant que leur direction ne les a pas dits prêts.
}
rollover-applied-count = { $count ->
    [one] Un établissement est passé.
   *[other] { $count } établissements sont passés.
}
rollover-missing-count = { $count ->
    [one] Un établissement n’a pas commencé.
   *[other] { $count } établissements n’ont pas commencé.
}

rollover-may-leave = Vous pouvez quitter cette page : le travail continue.
rollover-look-again = Regarder où cela en est
rollover-step-waiting = Cela va commencer.
rollover-step-preparing = Les propositions se font, un établissement après l’autre.
rollover-step-prepared = Chaque établissement a sa proposition.
rollover-step-applying = Les établissements passent, l’un après l’autre.
rollover-step-applied = C’est fait.
rollover-step-held = Ce n’est pas fait : quelque chose est à regarder.
rollover-step-wave-applied = Tous les établissements prêts sont passés.
rollover-step-undoing = Tout redevient comme avant, un établissement après l’autre.
rollover-step-undone = C’est terminé.

rollover-notice-kind-done = Un changement d’année fait ou à regarder
rollover-notice-kind-leaving = Mon enfant quitte son école
rollover-notice-leaving = Votre enfant quitte { $school } le { $day }. Enregistrez avant ce jour ses livrets et ce que vous voulez garder.
rollover-notice-kind-team = Ma classe de l’année suivante
rollover-notice-applied = { $school } : le changement d’année est fait.
rollover-notice-begun = { $school } : la commune prépare l’année suivante, une proposition vous attend.
rollover-notice-held = { $school } : le changement d’année attend que vous regardiez.
rollover-notice-team = { $school } : vous serez dans l’équipe { DE($class) } à partir du { $day }.

rollover-did-prepare = A commencé à préparer l’année suivante
rollover-did-ready = A dit prête l’année suivante
rollover-did-schedule = A programmé le changement d’année
rollover-did-cancel = A repoussé le changement d’année
rollover-did-apply = A fait le changement d’année
rollover-did-mend = A rendu des places de l’année suivante qu’un import avait retirées
rollover-did-undo = A annulé le changement d’année
rollover-did-wave = A commencé l’année suivante dans toute la commune
rollover-did-wave-apply = A programmé le changement d’année de toute la commune
rollover-did-wave-undo = A annulé le changement d’année de toute la commune
