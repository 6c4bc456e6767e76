-- Who may sign in, and with what. Secrets are hashed, or made again from a salt and the platform's
-- own secret: what is here opens nothing by itself.

create table credential (
  person_id bigint primary key references person (id),
  -- As it is shown: 'sophie.martin2'. Found by its folded form.
  login text not null,
  login_key text not null unique,
  password_hash text,
  password_at bigint,
  activated_at bigint,
  -- The contact address the person has given, in lower case, and when it was confirmed.
  mail text,
  mail_confirmed_at bigint,
  seen_at bigint
);
create index credential_mail on credential (mail) where mail is not null;

-- Codes of paper: the first sign-in, or a new password from the school.
create table activation (
  id bigint primary key,
  person_id bigint not null references person (id),
  purpose text not null,
  code_hash blob not null unique,
  made_by bigint references person (id),
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index activation_person on activation (person_id, made_at);
create index activation_by on activation (made_by) where made_by is not null;
create index activation_expires on activation (expires_at);

-- Links in mails: an address to confirm, a new password.
create table mail_link (
  id bigint primary key,
  person_id bigint not null references person (id),
  purpose text not null,
  token_hash blob not null unique,
  mail text not null,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index mail_link_person on mail_link (person_id, made_at);
create index mail_link_expires on mail_link (expires_at);

-- The key of the second factor is made from this salt and the platform's secret. `last_step` is
-- the time step of the last code that was taken: a code is good once.
create table second_factor (
  person_id bigint primary key references person (id),
  salt blob not null,
  made_at bigint not null,
  confirmed_at bigint,
  last_step bigint not null
);

create table recovery_code (
  id bigint primary key,
  person_id bigint not null references person (id),
  code_hash blob not null,
  used_at bigint
);
create index recovery_code_person on recovery_code (person_id);

-- How often something was tried without success: an account, a network, a code. The key is hashed.
create table attempt (
  key_hash blob primary key,
  tries bigint not null,
  tried_at bigint not null,
  next_at bigint not null
) without rowid;
create index attempt_tried on attempt (tried_at);

-- The page on which the pupils of a class sign in with pictures, while their teacher holds it open.
create table class_pad (
  id bigint primary key,
  class_id bigint not null references class (id),
  word_hash blob not null unique,
  opened_by bigint not null references person (id),
  opened_at bigint not null,
  closes_at bigint not null
);
create index class_pad_class on class_pad (class_id, closes_at);
create index class_pad_by on class_pad (opened_by);

-- A pupil's pictures are made from this salt and the platform's secret.
create table picture_code (
  person_id bigint primary key references person (id),
  salt blob not null,
  made_at bigint not null
);
