-- Where the words of two programmes come from, said plainly.
--
-- Maternelle: the eighteen lines are those of the national synthèse (arrêté of 31 December 2015;
-- compared word for word with the table of SACoche, `rubrique.csv`, c1_theme) and « apprendre
-- ensemble et vivre ensemble ». What is below them was worded by us after the programme of 2021, of
-- which no table exists. Lycée: worded by us after the skills that the programmes of 2019 name;
-- there is no table of them either. The official text is what counts: a school adds to both, and a
-- new edition is imported beside them.
--
-- Scales: thresholds are those of SACoche (`seuil.csv`: 35, 65, 90; 31, 70; 35, 60, 81; 25, 50, 75),
-- a usage and no norm. What a step counts for (20, 50, 80, 100 parts of a hundred) are the points of
-- the brevet (10, 25, 40, 50 of 50); no table gives them for the livret, whose levels are in no
-- average unless a school mixes them with marks.
update referential
   set source = 'Lignes : synthèse nationale (arrêté du 31 décembre 2015). Attendus : rédigés d’après le programme de 2021 ; le texte officiel fait foi'
 where id = 1;
update referential
   set source = 'Rédigé d’après les compétences que nomment les programmes de 2019 ; le texte officiel fait foi'
 where id = 6;
