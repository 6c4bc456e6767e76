# Territory: competences, memberships, contributions.
territory-menu = Territory
territory-title = Territory
