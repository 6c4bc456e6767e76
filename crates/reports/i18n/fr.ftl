# Livrets et bulletins.
reports-cut-year = Découper l’année
reports-title = Livrets scolaires
reports-menu = Livrets
reports-class-title = Livrets { DE($class) }
reports-school-title = Livrets, { $school }
reports-periods = Périodes
reports-places = Domaines et matières
reports-no-period = L’année n’est pas encore découpée en périodes. La direction le fait dans les réglages des résultats.
reports-to-sign = Livrets à signer
reports-none-yet = Aucun livret pour le moment. Vous serez prévenu dès qu’il y en a un.
reports-none-here = Vos élèves sont en maternelle : leurs réussites sont dans le carnet de suivi, avec la synthèse de fin de grande section.
reports-to-carnet = Ouvrir le carnet
reports-nothing-here = Aucun livret ne vous attend ici.
reports-my-classes = Mes classes
reports-my-groups = Mes groupes
reports-group-none = Rien à écrire pour ce groupe : d’autres enseignent déjà chaque matière à ses élèves. Si vous en enseignez une autre, la direction l’ajoute dans les matières de l’établissement.
reports-classes = Classes
reports-schools = Écoles et établissements
reports-pupils = Élèves
reports-pupil = Élève
reports-class = Classe
reports-subject = Matière
reports-teachers = Enseignants
reports-days = Période
reports-from-to = du { $from } au { $to }
reports-of = { $name }, { $period }
reports-of-cycle = { $name }, fin de cycle
reports-of-edition = { $name }, version { $number }
reports-cycle = Bilan de fin de cycle
reports-pdf = Télécharger le PDF
reports-save = Enregistrer
reports-saved = C’est enregistré.

# Ouvrir, écrire.
reports-not-open = Les livrets de la période « { $period } » ne sont pas encore ouverts.
reports-newcomers = { $count ->
    [one] Un élève est arrivé depuis l’ouverture des livrets.
   *[other] { $count } élèves sont arrivés depuis l’ouverture des livrets.
}
reports-corrected = { $count ->
    [one] Le niveau d’un élève a changé depuis l’ouverture des livrets.
   *[other] Le niveau de { $count } élèves a changé depuis l’ouverture des livrets.
}
reports-follow-levels = Mettre les livrets à jour
reports-open = Ouvrir les livrets
reports-opened = { $count ->
    [0] Tous les livrets étaient déjà ouverts.
    [one] Un livret est ouvert.
   *[other] { $count } livrets sont ouverts.
}
reports-write = Écrire
reports-reckoned-at = Moyennes calculées { $hour }.
reports-reckon = Recalculer
reports-reckoned = Les moyennes et les propositions sont à jour.
reports-ready-of = { $ready ->
    [one] { $ready } livret sur { $all } est prêt.
   *[other] { $ready } livrets sur { $all } sont prêts.
}
reports-list = { $before } et { $last }
reports-class-not-open = { $count ->
    [0] Aucun élève.
    [one] Un élève, livret pas encore ouvert.
   *[other] { $count } élèves, livrets pas encore ouverts.
}
reports-it-lacks = Il manque { $list }.
reports-some-positions = { $count ->
    [one] une position
   *[other] { $count } positions
}
reports-some-appreciations = { $count ->
    [one] une appréciation
   *[other] { $count } appréciations
}
reports-some-generals = { $count ->
    [one] une appréciation générale
   *[other] { $count } appréciations générales
}
reports-missing = Ce qui manque
reports-lacks = { $count ->
    [one] Une chose manque
   *[other] { $count } choses manquent
}
reports-lack-positions = { $count ->
    [one] { $label } : une position à décider
   *[other] { $label } : { $count } positions à décider
}
reports-lack-nothing = { $label } : ni moyenne ni position
reports-lack-appreciation = { $label } : appréciation à écrire
reports-lack-long = { $label } : les appréciations de ses parties font ensemble { $count } caractères, { $chars } au plus partent à l’État
reports-lack-components = { $count ->
    [one] Socle : une composante à décider
   *[other] Socle : { $count } composantes à décider
}
reports-lack-general = Appréciation générale à écrire
reports-lack-subject = Aucune matière n’est enseignée dans cette classe
reports-tag-open = à compléter
reports-tag-ready = prêt
reports-tag-gone = a quitté la classe
reports-tag-locked = verrouillé
reports-tag-publishing = publié { $day }
reports-tag-out = publié
reports-tag-seen = ouvert par la famille
reports-tag-signed = { $count ->
    [one] une signature
   *[other] { $count } signatures
}
reports-tag-reopened = nouvelle version en cours
reports-tag-mine = signé
reports-tag-to-sign = à signer

# La grille.
reports-grid-title = { $place }, { $class }
reports-appreciation = Appréciation
reports-appreciation-of = Appréciation { DE($name) }
reports-worked = Ce qui a été travaillé
reports-worked-label = Ce que la classe a travaillé
reports-worked-hint = Un élément par ligne, 20 au plus. Il sera sur le livret de chaque élève.
reports-proposed = Proposé : { $level } ({ $count ->
    [one] une évaluation
   *[other] { $count } évaluations
})
reports-proposed-hint = Les propositions viennent des évaluations de la période ; celles de la seconde moitié comptent double. C’est vous qui décidez.
reports-average-is = Moyenne : { $mark }
reports-accept = Retenir les propositions
reports-all-locked = Ces livrets sont verrouillés. La direction peut en rouvrir un.
reports-no-report = Aucun livret n’est ouvert ici pour cette période.
reports-conflict = Quelqu’un a écrit ici pendant que vous écriviez
reports-conflict-there = { $name } a écrit
reports-conflict-locked = Livret verrouillé entre-temps, il dit
reports-conflict-yours = Vous aviez écrit
reports-refused-long = { $count } appréciations dépassent { $chars } caractères. Raccourcissez-les un peu.
reports-refused-common = Quelqu’un a écrit ici pendant que vous écriviez : « { $words } ». Relisez, puis enregistrez.
reports-refused-worked = Écrivez { $count } lignes au plus, de { $chars } caractères au plus.

# Niveaux.
reports-level-open = à décider
reports-level-none = Non évalué
reports-level-1 = Non atteints
reports-level-2 = Partiellement atteints
reports-level-3 = Atteints
reports-level-4 = Dépassés
reports-mastery-none = Dispensé
reports-mastery-1 = Maîtrise insuffisante
reports-mastery-2 = Maîtrise fragile
reports-mastery-3 = Maîtrise satisfaisante
reports-mastery-4 = Très bonne maîtrise
reports-no-mark = pas de note
reports-from-mark-to = de { $from } à { $to }
reports-general-average = Moyenne générale
reports-remark-absent = { $count ->
    [one] Absent ou excusé à une évaluation : elle ne compte pas.
   *[other] Absent ou excusé à { $count } évaluations : elles ne comptent pas.
}
reports-remark-not-done = { $count ->
    [one] Une évaluation non rendue ne compte pas.
   *[other] { $count } évaluations non rendues ne comptent pas.
}
reports-remark-totals = Des notes sur plusieurs barèmes ont été ramenées sur 20.
reports-remark-mixed = Des notes et des niveaux comptent ensemble.
reports-before = En { $class } jusqu’au { $day } : les évaluations des deux classes comptent.

# Parcours, accompagnement, vie scolaire.
reports-courses = Parcours éducatifs
reports-projects = Parcours, EPI et accompagnement personnalisé
reports-courses-title = Parcours { DE($class) }
reports-courses-hint = Ce que toute la classe a vécu, 600 caractères au plus.
reports-digital-class-hint = Ce que toute la classe a travaillé, 600 caractères au plus.
reports-own-courses = Sa part dans les parcours
reports-cares = Accompagnement
reports-cares-hint = Seulement ce que la famille connaît. Le contenu d’un PAI ne s’écrit pas ici.
reports-care-words = PPRE : ce qui est mis en place
reports-contract-words = Contrat de réussite : ce qui est convenu
reports-life = Vie scolaire
reports-life-words = Vie scolaire, par la ou le CPE
reports-absences = { $count ->
    [0] Aucune absence
    [one] Une demi-journée d’absence
   *[other] { $count } demi-journées d’absence
}
reports-unjustified = { $count ->
    [one] dont une sans motif reconnu
   *[other] dont { $count } sans motif reconnu
}
reports-late = { $count ->
    [0] aucun retard
    [one] un retard
   *[other] { $count } retards
}
reports-hours = { $count ->
    [one] une heure de cours manquée
   *[other] { $count } heures de cours manquées
}
reports-class-life = Vie scolaire de la classe
reports-class-life-title = Vie scolaire { DE($class) }
reports-class-life-hint = Un mot à toute la classe, par la ou le CPE. Il est sur le livret de chaque élève, 600 caractères au plus.
reports-said-to-class = À toute la classe : { $words }
reports-socle = Socle commun
reports-general = Appréciation générale
reports-synthesis = Synthèse des acquis
reports-council-words = Bilan du conseil de classe
reports-not-yet = Pas encore écrit.
reports-follows = Programme suivi
reports-follows-cycle = Cycle { $cycle }
reports-follows-hint = Cet élève n’a pas de niveau : choisissez le cycle de son livret. Le prochain le reprendra.
reports-cycle-2 = Cycle 2 (CP, CE1, CE2)
reports-cycle-3 = Cycle 3 (CM1, CM2)
reports-ends-cycle = Le cycle 2 se termine pour cet élève : ouvrir son bilan de fin de cycle
reports-balance-begun = Son bilan de fin de cycle est commencé
reports-conclusion-title = Bilan { DE($name) }
reports-conclude = Écrire le bilan
reports-is-locked = Ce livret est verrouillé. La direction peut le rouvrir.
reports-there-now = Ce qui est écrit maintenant : { $words }
reports-refused-general = { $chars } caractères au plus.
reports-council-words-hint = { $chars } caractères au plus : une mention peut s’y ajouter.
reports-refused-mention = Votre établissement ne donne pas cette mention.
reports-refused-meanwhile = Quelqu’un a changé ce bilan pendant que vous écriviez. Relisez, puis enregistrez.
reports-refused-locked = Ce livret a été verrouillé pendant que vous écriviez. Votre texte est toujours là : copiez-le.

# Ce que seul un collège dit.
reports-homework = Devoirs faits
reports-digital = Compétences numériques
reports-digital-words = Appréciation des compétences numériques
reports-digital-level = Niveau { $level }
reports-complement = Enseignement de complément
reports-complement-position = Objectifs de cet enseignement
reports-regional = Langue vivante régionale
reports-regional-position = Niveau dans cette langue
reports-choice-none = Non renseigné
reports-refused-position = Dites si les objectifs sont atteints.

# EPI et accompagnement personnalisé.
reports-projects-title = EPI et accompagnement personnalisé
reports-projects-lead = Dites qui enseigne quoi, et pour quelles classes. Ces professeurs écrivent ensuite ce qui a été fait : dès qu’un mot est écrit, il est sur le livret.
reports-projects-year = Cette année
reports-project-new = Ajouter un EPI ou un AP
reports-project-add = Ajouter
reports-project-kind = Nature
reports-project-ap = Accompagnement personnalisé
reports-project-name = Intitulé
reports-project-described = Description
reports-project-described-hint = Elle part à l’État avec les livrets, 600 caractères au plus.
reports-project-nobody = Personne
reports-project-taught = Qui enseigne quoi
reports-project-taught-hint = Un EPI réunit deux matières au moins.
reports-project-teacher = Professeur et matière, { $number }
reports-project-followed = Classes et groupes
reports-project-groups = Groupes
reports-project-refused-kind = Choisissez une thématique, ou l’accompagnement personnalisé.
reports-project-refused-subjects = Choisissez deux matières au moins : un EPI les réunit.
reports-project-refused-nobody = Dites qui l’enseigne.
reports-project-refused-followed = Cochez au moins une classe ou un groupe.
reports-project-refused-written = Un mot est déjà écrit pour { $names } : laissez la case cochée.
reports-project-refused-meanwhile = Quelqu’un a écrit ici pendant que vous écriviez. Relisez, puis enregistrez.
reports-project-settings = Modifier le projet
reports-project-remove = Supprimer
reports-project-remove-hint = Rien n’est encore écrit pour ce projet : vous pouvez le supprimer.
reports-project-removed = Le projet est supprimé.
reports-project-kept = Un mot est déjà écrit : le projet reste.
reports-project-words = Ce qui a été fait, { $name }
reports-project-words-hint = Ce sera sur le livret de chaque élève, 600 caractères au plus.
reports-project-own = Un mot pour un élève

# Le conseil de classe.
reports-council = Conseil de classe
reports-council-title = Conseil de classe, { $class }
reports-council-nothing = Rien n’est encore saisi pour cette période. Les notes viennent des évaluations, les positions et les appréciations de la page de la classe.
reports-words-short = Bilan
reports-written = écrit
reports-whole = Voir tout le bulletin
reports-mention = Mention
reports-mention-none = Aucune
reports-mention-congratulations = Félicitations
reports-mention-compliments = Compliments
reports-mention-encouragements = Encouragements
reports-mention-work = Mise en garde pour le travail
reports-mention-conduct = Mise en garde pour le comportement

# La direction.
reports-head = Direction
reports-head-teacher = Professeur principal
reports-head-teacher-nobody = Personne
reports-head-teacher-missing = Dites qui est professeur principal : il écrit le bilan du conseil.
reports-head-teacher-set = C’est noté.
reports-lock = Verrouiller les livrets prêts
reports-lock-one = Verrouiller ce livret
reports-lock-hint = Livrets prêts : { $ready } sur { $open }. Verrouillé, un livret ne change plus.
reports-lock-anyway = Même s’il manque quelque chose
reports-lock-with-lacks = Verrouiller aussi ceux où il manque quelque chose
reports-locked = { $count ->
    [one] Un livret est verrouillé.
   *[other] { $count } livrets sont verrouillés.
}
reports-locked-at = Verrouillé { $hour }. Les familles ne le voient pas encore.
reports-publish = { $count ->
    [one] Publier le livret
   *[other] Publier { $count } livrets
}
reports-publish-on = Les familles les lisent à partir du
reports-publish-hint = À 17 h, un jour au moins après le verrou, jamais pendant les heures calmes.
reports-published = { $count ->
    [one] Les familles liront le livret { $hour }.
   *[other] Les familles liront { $count } livrets { $hour }.
}
reports-out-from = Les familles le liront { $hour }.
reports-out-since = Publié { $hour }.
reports-reopen = Rouvrir ce livret
reports-reopen-of = Rouvrir le livret { DE($name) }
reports-reopened = Le livret est rouvert. L’ancienne version reste lisible.
reports-reopen-warning = La famille est prévenue si elle avait déjà lu ce livret, et devra signer la nouvelle version.
reports-reason = Pourquoi le rouvrir
reports-reason-hint = Une phrase, que la famille lira.
reports-reason-was = Rouvert : { $reason }
reports-refused-changed = Quelqu’un a changé un livret entre-temps. Recommencez.
reports-refused-not-ready = Aucun livret n’est prêt. Voyez ce qui manque, ou cochez la case.
reports-refused-not-locked = Aucun livret n’est verrouillé, ou tous sont déjà publiés.
reports-refused-day = Choisissez un jour à venir, dans les quatre mois.
reports-settings = Réglages des livrets
reports-settings-lead = Ce que disent les bulletins de votre établissement.
reports-settings-none = À l’école, un livret ne porte ni moyenne ni mention. Il n’y a rien à régler.
reports-mentions = Mentions du conseil de classe
reports-mentions-hint = Aucune n’est donnée tant que vous ne la cochez pas.
reports-averages = Moyennes
reports-averages-hint = Les moyennes sont exactes, arrondies au centième à l’affichage.
reports-shows-general = La moyenne générale est sur le bulletin
reports-shows-class = La moyenne de la classe, la plus basse et la plus haute aussi
reports-all = Tous les livrets
reports-signed-count = { $count } livrets signés sur { $all } verrouillés.

# L’envoi à l’État.
reports-lsu = Envoi LSU
reports-lsu-title = Livret scolaire unique
reports-lsu-nursery = En maternelle, rien ne part au LSU. Chaque enfant a son carnet de suivi et, à la fin de la grande section, la synthèse de ses acquis.
reports-lsu-carnets = Voir les carnets et les synthèses
reports-lsu-high = Au lycée, les bulletins ne partent pas au LSU : le livret scolaire du lycée a son propre envoi.
reports-lsu-nothing = Aucun livret verrouillé pour cette période : rien à envoyer.
reports-lsu-open = Pas encore verrouillés
reports-lsu-open-class = { $count ->
    [one] { $class } : un livret
   *[other] { $class } : { $count } livrets
}
reports-lsu-whole = { $count ->
    [one] Il ne manque rien : un élève est prêt.
   *[other] Il ne manque rien : { $count } élèves sont prêts.
}
reports-lsu-lacks = { $count ->
    [one] Il manque une chose
   *[other] Il manque { $count } choses
}
reports-lsu-more = { $count ->
    [one] Et une autre, que vous verrez ensuite.
   *[other] Et { $count } autres, que vous verrez ensuite.
}
reports-lsu-mend = Corriger
reports-lsu-wrong = Un numéro n’a pas la bonne forme ({ $count }). Vérifiez-le dans ONDE, SIECLE ou STS.
reports-lsu-file = Le fichier
reports-lsu-locked = { $count ->
    [one] Un livret verrouillé.
   *[other] { $count } livrets verrouillés.
}
reports-lsu-version = Version du schéma
reports-lsu-see = Voir ce qui manque
reports-lsu-in = Le fichier suit la version { $version } du schéma.
reports-lsu-left-out = { $count ->
    [one] Un élève n’y sera pas : il manque quelque chose.
   *[other] { $count } élèves n’y seront pas : il manque quelque chose.
}
reports-lsu-take = { $count ->
    [one] Télécharger le fichier d’un élève
   *[other] Télécharger le fichier de { $count } élèves
}
reports-lsu-none-ready = Personne n’est prêt : corrigez d’abord ce qui manque.
reports-lsu-refused = Le fichier ne peut pas être fait. Voyez ce qui manque.

# L’archive.
reports-archive = { $count ->
    [one] Télécharger le livret verrouillé
   *[other] Télécharger les { $count } livrets verrouillés
}
reports-batch-title = Livrets { DE($whose) }, { $period }
reports-batch-making = Les livrets sont mis en page…
reports-batch-ready = Les livrets sont prêts.
reports-batch-failed = Les livrets n’ont pas pu être mis en page. Demandez-les à nouveau.
reports-batch-gone = Cette archive n’est plus là. Demandez-la à nouveau.
reports-batch-holds = { $count ->
    [one] Un livret, { $weight }.
   *[other] { $count } livrets, { $weight }.
}
reports-batch-personal = Ce fichier contient les résultats d’enfants. Ne l’envoyez pas par courriel et effacez-le après usage.
reports-batch-take = Télécharger
reports-batch-until = Gardé jusqu’au { $day }.
reports-batch-may-leave = Vous pouvez quitter cette page et y revenir.
reports-batch-look-again = Regarder où c’en est

# Lire et signer.
reports-sign-title = Vous l’avez lu ?
reports-sign-hint = Chaque responsable signe pour lui-même.
reports-sign = J’ai lu ce livret
reports-signed-thanks = Merci, c’est signé.
reports-signed-on = Vous avez signé { $hour }.
reports-signed-paper = Vous avez signé sur papier, et l’école l’a noté { $hour }.
reports-signed-by = { $name }, { $hour }
reports-signed-paper-by = { $name }, signé sur papier, noté par { $noter } { $hour }
reports-not-signed = { $name } : pas encore signé
reports-paper = Signé sur papier
reports-paper-noted = C’est noté : signé sur papier.
reports-paper-back = Retirer
reports-paper-taken-back = C’est retiré : la signature est de nouveau attendue.
reports-awaited = Pas encore signé : { $names }
reports-signatures = Signatures
reports-editions = Autres versions
reports-edition = Version { $number }, verrouillée { $hour }
reports-reopened-note = L’école prépare une nouvelle version de ce livret. { $reason }
reports-refused-edition = Ce livret a changé depuis que vous l’avez ouvert. Relisez-le avant de signer.
reports-refused-signed = Cette personne a déjà signé ce livret.
reports-refused-paper-back = Rien n’a été retiré. Seule la personne qui a noté cette signature peut la retirer, tant que le livret n’est pas rouvert.
reports-refused-paper = Ce livret a changé, ou n’est plus publié : rien n’a été noté. Relisez-le.

# Pour les programmes.
reports-api-all = Les livrets de ses enfants, ou les siens
reports-api-one = Ce que dit un livret

# Nouveautés et journal des actions.
reports-notices = Le livret scolaire de mon enfant
reports-notice-out = Le livret { DE($name) } est là : { $period }
reports-notice-again = Le livret { DE($name) } a une nouvelle version : { $period }
reports-notice-remind = Le livret { DE($name) } attend votre signature : { $period }
reports-notice-reopened = L’école reprend le livret { DE($name) } : { $period }
reports-did-lock = A verrouillé des livrets
reports-did-publish = A publié des livrets aux familles
reports-did-reopen = A rouvert un livret
reports-did-paper = A noté un livret signé sur papier
reports-did-paper-back = A retiré une signature sur papier notée par erreur
reports-did-export = A exporté des livrets vers l’État
reports-did-batch = A demandé tous les livrets en un fichier
