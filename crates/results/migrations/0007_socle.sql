-- The socle: eight components, with their codes in the livret.
insert into referential (id, school_id, code, edition, title, source, from_on, until_on)
values (5, null, 'socle', '2015', 'Socle commun',
        'Décret n° 2015-372 du 31 mars 2015 ; codes du livret scolaire',
        '2016-09-01', null);

insert into skill (id, referential_id, parent_id, place, kind, code, label, levels, retired_on)
values (50001, 5, null, 1, 'domain', 'D1',
        'Les langages pour penser et communiquer', '', null),
       (50002, 5, 50001, 2, 'part', 'CPD_FRA',
        'Comprendre, s’exprimer en utilisant la langue française à l’oral et à l’écrit', '', null),
       (50003, 5, 50001, 3, 'part', 'CPD_ETR',
        'Comprendre, s’exprimer en utilisant une langue étrangère et, le cas échéant, une langue régionale', '', null),
       (50004, 5, 50001, 4, 'part', 'CPD_SCI',
        'Comprendre, s’exprimer en utilisant les langages mathématiques, scientifiques et informatiques', '', null),
       (50005, 5, 50001, 5, 'part', 'CPD_ART',
        'Comprendre, s’exprimer en utilisant les langages des arts et du corps', '', null),
       (50006, 5, null, 6, 'domain', 'D2',
        'Les méthodes et outils pour apprendre', '', null),
       (50007, 5, 50006, 7, 'part', 'MET_APP',
        'Les méthodes et outils pour apprendre', '', null),
       (50008, 5, null, 8, 'domain', 'D3',
        'La formation de la personne et du citoyen', '', null),
       (50009, 5, 50008, 9, 'part', 'FRM_CIT',
        'La formation de la personne et du citoyen', '', null),
       (50010, 5, null, 10, 'domain', 'D4',
        'Les systèmes naturels et les systèmes techniques', '', null),
       (50011, 5, 50010, 11, 'part', 'SYS_NAT',
        'Les systèmes naturels et les systèmes techniques', '', null),
       (50012, 5, null, 12, 'domain', 'D5',
        'Les représentations du monde et l’activité humaine', '', null),
       (50013, 5, 50012, 13, 'part', 'REP_MND',
        'Les représentations du monde et l’activité humaine', '', null);
