-- Who is signed in where, and how each person likes the pages.
create table session (
  id bigint primary key,
  person_id bigint not null,
  secret_hash blob not null,
  -- 'password', 'second_factor' or 'picture': what was shown at sign-in.
  proof text not null,
  -- What the browser calls itself, shortened to a family of browser and system.
  device text not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null
);
create index session_person on session (person_id);
create index session_expires on session (expires_at);

create table preference (
  person_id bigint primary key,
  locale text not null,
  theme text not null,
  spacing text not null
);
