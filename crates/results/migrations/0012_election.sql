-- How pupils come to follow a subject (modalité d'élection), by the letter of SIECLE: `S` is the
-- tronc commun, which everybody follows.
alter table subject add column election text not null default 'S';
