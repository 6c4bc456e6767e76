# Fréquentation et coût, en chiffres et sans noms.
usage-menu = Fréquentation
usage-title = Fréquentation
usage-territory = Le territoire
usage-none = Aucun chiffre ne vous est destiné : la direction voit son école, la commune ses écoles, le syndicat l’ensemble.
usage-nothing-yet = Les chiffres d’une semaine paraissent quand elle est finie. Il n’y en a pas encore.
usage-week-of = Semaine du { $day }
usage-week = Semaine du
usage-hidden = chiffre caché
usage-hidden-hint = Un chiffre de moins de { $count } personnes est caché, et avec lui celui qui permettrait de le retrouver. « Visiteurs » additionne les personnes de chaque jour.
usage-by-role = La semaine par profil
usage-role = Profil
usage-persons = Personnes
usage-opened = Comptes ouverts
usage-visits = Visites
usage-visitors = Visiteurs
usage-services = Services utilisés, en visites
usage-service = Service
usage-service-other = autre ({ $word })
usage-services-none = Rien qui puisse être montré.
usage-weeks = Visites des dernières semaines
usage-months = Mesure d’audience par mois
usage-months-hint = Visites et visiteurs par profil, sur les semaines entières de chaque mois. Une visite s’arrête après trente minutes sans page ; un visiteur est compté une fois par jour.
usage-month = Mois
usage-profile = Profil
usage-at-least = au moins { $count }
usage-export = Exporter en CSV
usage-export-months = La mesure par mois, en CSV
usage-role-pupil = Élèves
usage-role-guardian = Familles
usage-role-staff = Équipes
usage-role-head = Directions
usage-role-agent = Agents
usage-of-schools = Visites par école
usage-school = École
usage-of-towns = Visites par commune
usage-town = Commune
usage-cost = Coût
usage-cost-none = La contribution de cette année n’est pas connue.
usage-cost-called = Contribution appelée pour { $year } : { $sum }.
usage-cost-said = Contribution saisie pour { $year } : { $sum }.
usage-cost-active = { $sum } par élève dont le compte est ouvert.
usage-cost-hidden = Le coût par élève actif n’est pas montré : trop peu de comptes d’élèves sont ouverts.
usage-cost-pupil = { $sum } par élève inscrit.
usage-cost-say = Saisir la contribution
usage-cost-of = Contribution { DE($name) }
usage-cost-hint = En euros, par exemple 1 234,50.
usage-cost-kept = La contribution est enregistrée.
usage-year = Année
usage-sum = Somme
usage-wrong-year = Donnez une année entre 2015 et l’an prochain.
usage-wrong-sum = Donnez une somme en euros, plus grande que zéro.
usage-keep = Enregistrer
usage-settings = Réglages de la fréquentation
usage-threshold = Cacher les chiffres de moins de combien de personnes ?
usage-threshold-hint = De 5 à 50. Cela vaut pour les semaines à venir : celles qui ont paru ne changent plus.
usage-wrong-threshold = Donnez un nombre de 5 à 50.
usage-threshold-kept = C’est enregistré, pour les semaines à venir.
usage-did-threshold = A changé le seuil sous lequel un chiffre de fréquentation est caché
usage-did-cost = A saisi la contribution d’une commune
usage-public = Le territoire en chiffres
usage-public-link = La page publique
usage-public-open = { $schools ->
    [0] Aucune école n’est encore ouverte.
    [one] Une école est ouverte.
   *[other] { $schools } écoles sont ouvertes, dans { $towns ->
        [one] une commune
       *[other] { $towns } communes
    }.
}
usage-public-note = Ces chiffres sont comptés par la maison elle-même, sans aucun nom : rien n’y dit qui est venu.
usage-public-week = Semaine du { $day } : au moins { $count } visites.
usage-served = Qualité de service
usage-level = ouverte { $available } % du temps, { $answered } % des pages données, depuis le { $from }
usage-level-month = Les trente derniers jours
usage-level-year = Les douze derniers mois
usage-level-none = La mesure commence ; elle paraîtra demain.
usage-used = Utilisation
