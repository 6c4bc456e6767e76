-- The scales of the nation. Thresholds of `objectifs`, `reussite`, `maitrise` and `echelle`: those usual
-- in the livret (`seuil.csv`), not of a norm. What a step counts for in an average: the points of the
-- brevet (10, 25, 40 and 50 out of 50), and for letters equal parts.
insert into scale (id, school_id, code, name, kind, steps, retired_on)
values (1, null, 'objectifs', 'Objectifs d’apprentissage', 'steps', '[
  {"key": "1", "label": "Non atteints", "colour": "level-1", "from_percent": 0, "counts_percent": 20},
  {"key": "2", "label": "Partiellement atteints", "colour": "level-2", "from_percent": 35, "counts_percent": 50},
  {"key": "3", "label": "Atteints", "colour": "level-3", "from_percent": 65, "counts_percent": 80},
  {"key": "4", "label": "Dépassés", "colour": "level-4", "from_percent": 90, "counts_percent": 100}]', null),
       (2, null, 'reussite', 'Réussite (maternelle)', 'steps', '[
  {"key": "1", "label": "Ne réussit pas encore", "colour": "level-1", "from_percent": 0, "counts_percent": 20},
  {"key": "2", "label": "Est en voie de réussite", "colour": "level-2", "from_percent": 31, "counts_percent": 50},
  {"key": "3", "label": "Réussit souvent", "colour": "level-3", "from_percent": 70, "counts_percent": 100}]', null),
       (3, null, 'maitrise', 'Maîtrise du socle', 'steps', '[
  {"key": "1", "label": "Maîtrise insuffisante", "colour": "level-1", "from_percent": 0, "counts_percent": 20},
  {"key": "2", "label": "Maîtrise fragile", "colour": "level-2", "from_percent": 35, "counts_percent": 50},
  {"key": "3", "label": "Maîtrise satisfaisante", "colour": "level-3", "from_percent": 60, "counts_percent": 80},
  {"key": "4", "label": "Très bonne maîtrise", "colour": "level-4", "from_percent": 81, "counts_percent": 100}]', null),
       (4, null, 'notes', 'Notes', 'marks', '[]', null),
       (5, null, 'lettres', 'Lettres', 'steps', '[
  {"key": "E", "label": "E", "colour": "level-1", "from_percent": 0, "counts_percent": 0},
  {"key": "D", "label": "D", "colour": "level-1", "from_percent": 20, "counts_percent": 25},
  {"key": "C", "label": "C", "colour": "level-2", "from_percent": 40, "counts_percent": 50},
  {"key": "B", "label": "B", "colour": "level-3", "from_percent": 60, "counts_percent": 75},
  {"key": "A", "label": "A", "colour": "level-4", "from_percent": 80, "counts_percent": 100}]', null),
       (6, null, 'couleurs', 'Couleurs', 'steps', '[
  {"key": "R", "label": "Rouge", "colour": "level-1", "from_percent": 0, "counts_percent": 20},
  {"key": "O", "label": "Orange", "colour": "level-2", "from_percent": 35, "counts_percent": 50},
  {"key": "V", "label": "Vert", "colour": "level-3", "from_percent": 65, "counts_percent": 80},
  {"key": "B", "label": "Bleu", "colour": "level-4", "from_percent": 90, "counts_percent": 100}]', null),
       (7, null, 'echelle', 'Échelle de 1 à 4', 'steps', '[
  {"key": "1", "label": "1 sur 4", "colour": "level-1", "from_percent": 0, "counts_percent": 20},
  {"key": "2", "label": "2 sur 4", "colour": "level-2", "from_percent": 25, "counts_percent": 40},
  {"key": "3", "label": "3 sur 4", "colour": "level-3", "from_percent": 50, "counts_percent": 65},
  {"key": "4", "label": "4 sur 4", "colour": "level-4", "from_percent": 75, "counts_percent": 100}]', null);
