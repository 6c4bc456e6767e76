# La coque : ce que toutes les pages disent.
ui-description = L’espace numérique de votre école : messages, classe, informations.
ui-skip = Aller au contenu
ui-offline = Pas de réseau : ce que vous voyez date de votre dernière visite.
ui-search = Rechercher dans l’annuaire
ui-account = Mon compte
ui-menu = Rubriques
ui-more = Plus
ui-to-see = à voir
ui-yesterday = hier
ui-day-at-time = { $day } à { $time }
ui-today = Aujourd’hui
ui-pages = Pages
ui-newer = Plus récents
ui-older = Plus anciens
ui-breadcrumb = Vous êtes ici
ui-cancel = Annuler
ui-look-for = Chercher

editor-toolbar = Mise en forme
editor-bold = Gras
editor-italic = Italique
editor-underline = Souligné
editor-bullets = Liste à puces
editor-numbers = Liste numérotée
editor-quote = Citation
editor-link = Lien
editor-undo = Annuler
editor-redo = Rétablir
editor-link-address = Adresse du lien
editor-link-wrong = Cette adresse ne se lit pas. Elle commence par https://
editor-link-apply = Poser le lien
editor-link-remove = Enlever le lien

form-problems = { $count ->
    [one] Une chose à revoir
   *[other] { $count } choses à revoir
}
form-optional = (facultatif)
form-required = Écrivez quelque chose ici.
form-too-long = Ce texte est trop long.
form-mail-unreadable = Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr
form-day-empty = Choisissez un jour.
form-day-unreadable = Ce jour n’existe pas. Exemple : 23/11/2026
form-day-too-early = Ce jour est déjà passé.
form-day-too-late = Ce jour est trop lointain.

error-ticket = Si cela recommence, donnez ce numéro à votre école : { $ticket }
error-sign-in = Se connecter
error-again = Revenir à la page
error-home = Aller à l’accueil
error-login-title = Connectez-vous
error-login = Cette page est réservée aux personnes de l’école. Connectez-vous pour la voir.
error-forbidden-title = Ce n’est pas permis
error-forbidden = Vous pouvez voir cette page, mais pas faire cela. L’école peut vous dire qui le peut.
error-not-found-title = Cette page n’existe pas
error-not-found = L’adresse est peut-être mal écrite, ou ce que vous cherchez ne vous est pas adressé.
error-gone-title = Cela n’est plus là
error-gone = Ce que vous cherchez a été retiré.
error-conflict-title = Quelque chose a changé
error-conflict = Quelqu’un a modifié cela pendant que vous y étiez. Rien n’est perdu : regardez, puis recommencez.
error-stale-title = La page a vieilli
error-stale = Ce formulaire a été préparé pour une autre connexion. Rechargez la page et recommencez.
error-bad-request-title = Cette demande n’est pas lisible
error-bad-request = Le navigateur a envoyé une demande que nous ne comprenons pas. Revenez à la page et recommencez.
error-too-large-title = C’est trop lourd
error-too-large = Ce que vous envoyez dépasse la taille permise. Envoyez un fichier plus petit.
error-too-many-title = Un instant
error-too-many = Il y a eu beaucoup d’essais en peu de temps. Attendez un peu, puis recommencez.
error-too-slow-title = La ligne est trop lente
error-too-slow = Ce que vous envoyez n’est pas arrivé en entier. Vérifiez votre connexion, puis recommencez.
error-crowded-title = Beaucoup de monde en même temps
error-crowded = { $waiting ->
    [0] Toutes les places sont prises.
    [one] Toutes les places sont prises et une demande attend déjà.
   *[other] Toutes les places sont prises et { $waiting } demandes attendent déjà.
} Personne n’est mis de côté : chacun passe à son tour.
error-crowded-again = Cette page se recharge toute seule dans { $seconds } secondes.
error-crowded-now = Recharger maintenant
error-crowded-form = Ce que vous avez envoyé n’est pas encore enregistré. Attendez { $seconds } secondes, revenez à la page précédente et envoyez de nouveau : votre texte y est resté.
error-unavailable-title = Nous revenons tout de suite
error-unavailable = Le service est très demandé ou redémarre. Rien n’est perdu : recommencez dans quelques instants.
error-internal-title = Quelque chose n’a pas marché
error-internal = La faute est de notre côté. Rien de ce qui était enregistré n’est perdu.

api-title = L’interface pour programmes
api-intro = Ce que les pages de l’école montrent et permettent, un programme peut le lire et le faire, avec les mêmes droits que la personne qui s’y connecte. Les adresses répondent en JSON, les envois sont des formulaires.
api-document = Le document OpenAPI
api-coming-in = Se connecter
api-step-token = donne un jeton de formulaire et un cookie « visiteur ». Gardez tous les cookies d’une demande à l’autre.
api-step-sign-in = avec les champs « login » et « password », et le jeton dans l’en-tête « X-CSRF ». La réponse 303 pose le cookie « preau », qui est la session. Un compte protégé par un second facteur est mené à « /connexion/protection ».
api-step-own-token = donne le jeton de cette session. Chaque envoi le porte dans l’en-tête « X-CSRF » ; il sert tant que dure la session.
api-step-out = ferme la session.
api-request = Demande
api-does = Ce qu’elle fait
api-takes = Ce qu’elle prend
api-failing = Quand cela ne va pas
api-failing-json = Toute erreur est un objet JSON : « error » est la phrase qu’une personne aurait lue, « ticket » le numéro d’une panne à donner à l’école.
api-failing-form = Un formulaire refusé reçoit 422 et la liste « problems » : le champ, et ce qui ne va pas.
api-failing-crowd = 429 et 503 portent l’en-tête « Retry-After » : attendez ce nombre de secondes avant de recommencer.
api-session = Le cookie de la session, posé par la connexion.
api-token = Le jeton de formulaire de cette session, donné par GET /jeton.
api-200 = Voici.
api-201 = C’est fait, et voici ce qui en est né.
api-204 = C’est fait.
api-403 = Le jeton manque ou a vieilli, ou cela n’est pas permis.
api-422 = Le formulaire est à revoir.
