# Assemblées : séances, délibérations, membres.
council-menu = Assemblées
council-title = Assemblées
council-none = Vous ne travaillez pour aucune assemblée.
council-kind-commune = Commune
council-kind-epci = Communauté de communes ou d’agglomération
council-kind-metropole = Métropole
council-kind-department = Département
council-kind-region = Région
council-kind-syndicate = Syndicat mixte ouvert
council-meetings = Séances
council-no-meeting = Aucune séance n’est encore préparée.
council-members = { $count ->
    [0] Membres
    [one] Un membre
   *[other] { $count } membres
}
council-members-all = Le tableau
council-no-member = Le tableau de l’assemblée est vide.
council-stage-draft = en préparation
council-stage-convened = convoquée
council-stage-open = en cours
council-stage-closed = tenue
council-stage-void = sans quorum
council-office-chair = présidence
council-office-deputy = vice-présidence ou adjoint
council-office-member = membre
