# Résultats : programmes, échelles, où en est un élève.
results-title = Résultats
results-nothing = Rien ici pour vous aujourd’hui.
results-mine = Voir mes résultats
results-children = Mes enfants
results-child-hint = Ce qui est atteint, ce qui progresse
results-my-classes = Mes classes
results-my-schools = Mon école
results-school-hint = Programmes, échelles, périodes, matières
results-national-import = Importer une édition nationale d’un programme
results-of = Résultats de { $name }
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
results-tally-none = Rien d’évalué pour l’instant.
results-tally = { $reached ->
    [0] Aucun objectif sur { $seen } n’est encore atteint
    [one] 1 objectif sur { $seen } est atteint
   *[other] { $reached } objectifs sur { $seen } sont atteints
}
results-tally-alone = { $words }.
results-tally-more = { $words }, { $by } de plus qu’en { $month }.
results-tally-less = { $words }, { $by } de moins qu’en { $month }.
results-drawing = { $name }, mois par mois
results-drawing-month = { $month } : { $reached } sur { $seen }
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
results-young-up = Je progresse
results-stands = { $name } en est là :
results-retired-since = Cette compétence n’est plus travaillée depuis le { $day } ; ses résultats restent.
results-proofs = Ce qui le montre
results-day = Jour
results-what = Travail
results-result = Résultat
