# Résultats : programmes, échelles, où en est un élève.
results-title = Résultats
results-nothing = Rien ici pour vous aujourd’hui.
results-mine = Voir mes résultats
results-children = Mes enfants
results-my-classes = Mes classes
results-my-schools = Mon école
results-school-hint = Programmes, échelles, périodes, matières
results-national-import = Importer une édition nationale d’un programme
results-of = Résultats { DE($name) }
results-of-class = Résultats { $class }
results-no-pupil = Aucun élève dans cette classe aujourd’hui.
results-periods = Périodes
results-whole-year = Toute l’année
results-alerts = Mes alertes
results-nothing-yet = Rien encore pour { $name } : les premiers résultats viendront ici.
results-free = Aussi évalué
results-untitled = Évaluation
results-step-unknown = Niveau inconnu
results-absent = Absent
results-excused = Dispensé
results-not-done = Non rendu
results-seen = Observé
results-moved-up = en progrès
results-moved-same = stable
results-moved-down = à retravailler
results-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
results-latest = Derniers résultats
results-skills = Compétence par compétence
results-tally-none = Rien d’évalué pour l’instant.
results-tally = { $reached ->
    [0] { $seen ->
        [one] Un objectif en cours d’apprentissage
       *[other] { $seen } objectifs en cours d’apprentissage
    }
    [one] 1 objectif sur { $seen } est atteint
   *[other] { $reached } objectifs sur { $seen } sont atteints
}
results-tally-alone = { $words }.
results-tally-more = { $words }, { $by } de plus qu’en { $month }.
results-tally-less = { $by ->
    [one] { $words }, un atteint de moins qu’en { $month }.
   *[other] { $words }, { $by } atteints de moins qu’en { $month }.
}
results-drawing = { $name }, mois par mois
results-month-by-month = Mois par mois
results-month-column = Mois
results-reached = Atteints
results-worked-on = Évalués
results-proofs-count = { $count ->
    [one] 1 résultat, le { $day }
   *[other] { $count } résultats, le dernier le { $day }
}
results-retired = retirée du programme
results-average = Moyenne à ce jour : { $average }/20
results-how-average = Les moyennes sont exactes et arrondies au centième, pour l’affichage seulement ; le bulletin fait foi.
results-how-mixed = Des notes et des niveaux sont dans une même moyenne : chaque niveau compte comme l’échelle le dit.
results-how-reached = Un objectif est atteint quand son dernier résultat compte pour 65 % ou plus.
results-how-staff = Vous voyez aussi ce que la famille ne voit pas encore.
results-young-title = Bravo { $name } !
results-young-nothing = Bientôt, tu verras ici ce que tu sais faire.
results-young-can = Je sais le faire
results-young-learning = Je l’apprends
results-young-more = Et aussi…
results-young-up = Je progresse
results-stands = { $name } en est là :
results-retired-since = Cette compétence n’est plus travaillée depuis le { $day } ; ses résultats restent.
results-proofs = Ce qui le montre
results-day = Jour
results-what = Travail
results-result = Résultat

results-school-title = Programmes et échelles de l’école
results-programmes = Programmes
results-programme-maternelle = École maternelle
results-programme-cycle2 = Cycle 2 (CP, CE1, CE2)
results-programme-cycle3 = Cycle 3 (CM1, CM2, 6e)
results-programme-cycle4 = Cycle 4 (5e, 4e, 3e)
results-programme-lycee = Lycée
results-programme-socle = Socle commun
results-means = Pour évaluer
results-scales = Échelles
results-subjects = Matières
results-settings = Réglages
results-import = Importer un programme de l’école
results-save = Enregistrer
results-saved = C’est enregistré.
results-averages-from = La moyenne générale est faite
results-averages-exact = des moyennes exactes des matières
results-averages-shown = des moyennes affichées, arrondies au centième
results-averages-why = Avec les moyennes affichées, on retrouve la moyenne générale à la main. Avec les exactes, rien n’est arrondi deux fois.
results-marks-early = Permettre les notes avant la 6e
results-marks-early-why = Du CP au CM2, le livret dit quatre niveaux et pas de note. Votre école peut en décider autrement.
results-did-arrange = A changé les périodes, les matières, les échelles ou les réglages des résultats
results-did-programme = A changé ce que l’école ajoute à un programme
results-did-national = A importé une édition nationale d’un programme
results-periods-none = Votre école n’a pas encore découpé son année.
results-periods-of = Périodes { $year }
results-periods-lead = Chaque période commence le lendemain de la fin de la précédente ; un livret paraît à la fin de chacune.
results-from-to = Du { $first } au { $last }
results-first-day = Premier jour de la première période
results-last-day = Dernier jour
results-name = Nom
results-period-number = Période { $number }
results-period-named = Période { $number }
results-trimester = Trimestre { $number }
results-semester = Semestre { $number }
results-three-trimesters = Proposer trois trimestres
results-two-semesters = Proposer deux semestres
results-five-periods = Proposer cinq périodes
results-cut-nothing = Donnez une à six périodes, avec leur nom et leur dernier jour.
results-cut-empty = Cette période finit avant d’avoir commencé.
results-cut-gap = Cette période ne suit pas la précédente.
results-cut-outside = Cette période sort de l’année scolaire (1er août au 31 juillet).
results-cut-used = Une période déjà utilisée (livret, évaluation) ne peut pas être retirée : gardez-en au moins autant.
results-subjects-lead = Le coefficient compte dans la moyenne générale, ou dans la matière dont celle-ci fait partie.
results-subjects-none = Aucune matière : elles viennent des enseignants de l’école, ou s’ajoutent ici.
results-subject = Matière
results-subject-new = Ajouter une matière
results-subject-new-hint = Les matières des enseignants arrivent d’elles-mêmes.
results-subject-known = Cette matière est déjà là.
results-coefficient = Coefficient
results-code = Code national
results-election = Modalité d’élection
results-election-common = Tronc commun
results-election-compulsory = Option obligatoire
results-election-optional = Option facultative
results-election-academic = Ajout académique au programme
results-election-religious = Enseignement religieux
results-election-specific = Mesure spécifique
results-election-d = Modalité D
results-part-of = Fait partie de
results-no-parent = Aucune
results-no-longer = N’est plus enseignée
results-wrong-weight = { $name } : un coefficient est un nombre de 0 à 100, avec deux décimales au plus.
results-wrong-code = { $name } : un code a six lettres ou chiffres.
results-wrong-parent = { $name } : une sous-matière fait partie d’une matière qui n’est elle-même la partie d’aucune.
results-scales-national = Échelles nationales
results-scales-lead = Les échelles nationales sont à tous ; votre école peut avoir les siennes.
results-scale-marks = Des notes sur un barème que l’on choisit, avec deux décimales.
results-scale-new = Une échelle de l’école
results-scale-name = Nom de l’échelle
results-scale-make = Créer l’échelle
results-scale-made = L’échelle est prête.
results-scale-retired = L’échelle n’est plus proposée ; ses résultats restent lisibles.
results-scale-retire-sure = Ne plus proposer cette échelle ? Ce qui a été évalué avec elle reste lisible.
results-retire = Retirer
results-step-number = Niveau { $number }
results-step-key = Touche
results-step-label = En toutes lettres
results-step-from = À partir de
results-step-counts = Compte pour
results-percent = { $number } %
results-steps-hint = Du plus bas au plus haut, de deux à six niveaux. La couleur suit d’elle-même.
results-steps-count = Une échelle a de deux à six niveaux.
results-steps-unnamed = Niveau { $number } : donnez une touche (trois signes au plus) et ce qu’elle veut dire.
results-steps-same-key = Niveau { $number } : cette touche est déjà celle d’un autre niveau.
results-steps-kept = Niveau { $number } : « abs », « disp » et « nr » veulent déjà dire absent, dispensé et non rendu dans une grille ; choisissez une autre touche.
results-steps-threshold = Niveau { $number } : le seuil doit être un pourcentage plus haut que celui d’avant (0 pour le premier).
results-steps-counts = Niveau { $number } : ce qu’il compte doit être un pourcentage entre son seuil et le suivant.

results-notice-kind-new = Un résultat
results-notice-kind-below = Un objectif qui n’est pas atteint
results-notice-kind-week = Les résultats de la semaine
results-notice-kind-livret = Un livret à lire
results-notice-new = { $title } : le résultat est là
results-notice-below = { $title } : à revoir ensemble
results-notice-livret = { $title } : le livret est à lire
results-alerts-of = Mes alertes pour { $name }
results-alert-what = Me prévenir
results-alert-each = de chaque résultat
results-alert-below = quand un objectif n’est pas atteint
results-alert-weekly = une fois par semaine, le vendredi
results-alert-never = jamais : je viens voir
results-alert-choose = Choisissez une des réponses.
results-alert-threshold = Un objectif n’est pas atteint
results-alert-missed = même s’il l’est en partie
results-alert-far = seulement s’il en est loin
results-alert-note = Un livret à lire est toujours annoncé. Rien n’arrive le soir, le week-end ni pendant les vacances.
results-alert-saved = C’est noté.
results-notice-week-one = Un résultat cette semaine
results-notice-week = { $count } résultats cette semaine

results-choose = Choisissez dans la liste.
results-programme = Programme
results-own = École
results-own-programme = Ce que l’école ajoute
results-export = Exporter en CSV
results-edition = Édition (une année)
results-edition-title = Titre
results-edition-source = D’où viennent ces mots
results-edition-from = En vigueur à partir du
results-edition-since = En vigueur depuis le { $day }
results-editions = Éditions nationales
results-skill-new = Ajouter une compétence de l’école
results-skill-parent = Dans
results-skill-label = Ce que l’élève sait faire
results-skill-levels = Pour quels niveaux ? (aucun : tous)
results-skill-add = Ajouter
results-skill-added = La compétence est ajoutée.
results-skill-retired = La compétence n’est plus proposée ; ses résultats restent lisibles.
results-skill-retire-sure = Ne plus proposer cette compétence ? Ses résultats restent lisibles.
results-import-file = Fichier CSV
results-import-file-hint = 300 ko au plus. Rien ne change avant que vous ayez relu.
results-import-look = Voir ce qui changerait
results-import-apply = Appliquer ces changements
results-import-columns = Colonnes : code ; parent ; nature (domaine, partie, thème, compétence) ; intitulé ; niveaux ; retirée le.
results-import-undo = Pour revenir en arrière, exportez d’abord le programme : réimporter ce fichier remet tout comme avant.
results-national-undo = Réimporter l’export d’une édition sous le même nom la remet comme elle était ; l’édition qui commence le plus tard est celle qui dure.
results-import-stale = Le programme a changé entre-temps : voici ce qui changerait maintenant.
results-import-line = Ligne { $line } :
results-import-more = … et { $count } de plus.
results-fault-empty = Le fichier ne dit aucune compétence.
results-fault-too-large = Le fichier est trop gros pour un programme.
results-fault-unreadable = Ce n’est pas un tableau que l’on puisse lire.
results-fault-column = La première ligne ne nomme pas la colonne « { $name } ».
results-fault-code = « { $code } » n’est pas un code : des lettres sans accent, des chiffres, des tirets, 30 signes au plus.
results-fault-code-twice = Le code « { $code } » est déjà pris.
results-fault-label = L’intitulé manque, ou dépasse 300 signes.
results-fault-kind = « { $kind } » n’est ni domaine, ni partie, ni thème, ni compétence.
results-fault-parent = Le parent « { $code } » n’est ni plus haut dans le fichier, ni dans le programme.
results-fault-place = Un domaine n’a pas de parent ; tout le reste en a un, d’une nature plus large.
results-fault-level = « { $level } » n’est pas un niveau (CE1, 6e…).
results-fault-day = « { $day } » n’est pas un jour (2026-09-01).
results-plan = Ce qui changerait
results-plan-add = Ajouter « { $label } » ({ $code }).
results-plan-rename = « { $before } » devient « { $label } ».
results-plan-edit = « { $label } » ({ $code }) change de place ou de niveaux.
results-plan-retire = Retirer « { $label } » au { $day } ; ses résultats restent lisibles.
results-plan-restore = Reprendre « { $label } ».
results-import-faults = { $count ->
    [one] Une chose est à corriger dans le fichier
   *[other] { $count } choses sont à corriger dans le fichier
}
results-plan-count = { $count ->
    [0] Rien ne changerait.
    [one] Un changement.
   *[other] { $count } changements.
}
results-plan-same = { $count ->
    [0] Rien d’autre n’est là.
    [one] Une compétence reste telle quelle.
   *[other] { $count } compétences restent telles quelles.
}
results-imported = { $count ->
    [0] Rien n’a changé.
    [one] Un changement est fait.
   *[other] { $count } changements sont faits.
}

results-api-pupil = Ce qu’un élève a montré, compétence par compétence

results-years = Années
results-general-average = Moyenne générale à ce jour : { $average }/20
results-marks-other = Permettre les notes en ULIS et en UPE2A
results-retired-skills = Compétences de l’école retirées
results-retired-note = On ne les propose plus ; leurs résultats restent lisibles. Un import peut en reprendre une.
results-retired-on = retirée le { $day }

results-card = Nouveaux résultats
results-card-all = Tous les résultats
results-card-count = { $count ->
    [one] Un résultat à voir
   *[other] { $count } résultats à voir
}
