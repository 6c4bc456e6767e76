# Territoire : compétences, adhésions, contributions.
territory-menu = Territoire
territory-title = Territoire
