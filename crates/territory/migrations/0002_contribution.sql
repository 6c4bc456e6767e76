-- Contributions: keys in versions, counts frozen on a day, campaigns, accounts; the purchasing group.

-- `content` is `contribution::Key` as JSON. Once it is voted nothing of it changes; `number` is given
-- by the vote, from 1. `vote_number` and `voted_on` are those of the deliberation.
create table contribution_key (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  number bigint,
  title text not null,
  from_year bigint not null,
  content text not null,
  state text not null,
  deliberation_id bigint,
  vote_number text not null,
  voted_on text,
  version bigint not null
);
create unique index contribution_key_number on contribution_key (syndicate_id, number)
  where number is not null;
create index contribution_key_syndicate on contribution_key (syndicate_id, id);

-- The account of a member with its syndicate. `balance` is what is due less what is overpaid, cents.
create table contribution_account (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  member_id bigint not null references body (id),
  balance bigint not null
);
create unique index contribution_account_member on contribution_account (member_id, syndicate_id);
create index contribution_account_owing on contribution_account (syndicate_id, balance);

-- What was counted on the reference day; never edited. `digest` is of all its members.
create table contribution_count (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  year bigint not null,
  reference_day text not null,
  members bigint not null,
  pupils bigint not null,
  schools bigint not null,
  inhabitants bigint not null,
  digest text not null,
  taken_at bigint not null,
  taken_by bigint references person (id)
);
create index contribution_count_syndicate on contribution_count (syndicate_id, year, id);
create index contribution_count_taken_by on contribution_count (taken_by);

-- `until_on` is the last day of the membership. `schools` as JSON: UAI, name, pupils. Cents.
create table counted_member (
  count_id bigint not null references contribution_count (id),
  account_id bigint not null references contribution_account (id),
  code text not null,
  name text not null,
  since text not null,
  until_on text,
  inhabitants bigint not null,
  schools text not null,
  last_year bigint,
  primary key (count_id, account_id)
) without rowid;
create index counted_member_account on counted_member (account_id);

-- A number that was counted wrongly: a line beside, with its reason. `uai` when it is of a school.
create table counted_correction (
  id bigint primary key,
  count_id bigint not null references contribution_count (id),
  account_id bigint not null references contribution_account (id),
  measure text not null,
  uai text not null,
  was bigint not null,
  becomes bigint not null,
  reason text not null,
  corrected_at bigint not null,
  corrected_by bigint references person (id)
);
create index counted_correction_count on counted_correction (count_id, id);
create index counted_correction_account on counted_correction (account_id);
create index counted_correction_by on counted_correction (corrected_by);

-- What the members may look at before the vote: the last one is shown.
create table contribution_proposal (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  count_id bigint not null references contribution_count (id),
  key_id bigint not null references contribution_key (id),
  sum_voted bigint,
  shown_at bigint not null
);
create index contribution_proposal_syndicate on contribution_proposal (syndicate_id, id);
create index contribution_proposal_count on contribution_proposal (count_id);
create index contribution_proposal_key on contribution_proposal (key_id);

-- The contributions of a year. `schedule`, `codes` and `reminders` as JSON. `digest` is of its lines.
create table contribution_campaign (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  year bigint not null,
  count_id bigint not null references contribution_count (id),
  key_id bigint not null references contribution_key (id),
  sum_voted bigint,
  vote_number text not null,
  voted_on text,
  schedule text not null,
  codes text not null,
  reminders text not null,
  state text not null,
  total bigint not null,
  digest text not null,
  frozen_at bigint,
  called_on text,
  version bigint not null
);
create unique index contribution_campaign_year on contribution_campaign (syndicate_id, year);
create index contribution_campaign_count on contribution_campaign (count_id);
create index contribution_campaign_key on contribution_campaign (key_id);

create table contribution_line (
  campaign_id bigint not null references contribution_campaign (id),
  account_id bigint not null references contribution_account (id),
  base bigint not null,
  adjustment bigint not null,
  total bigint not null,
  held text not null,
  lines text not null,
  primary key (campaign_id, account_id)
) without rowid;
create index contribution_line_account on contribution_line (account_id);

-- `contribution::Entry`: `kind` as JSON. Never edited. `year` is that of a call, 0 otherwise.
create table contribution_entry (
  id bigint primary key,
  account_id bigint not null references contribution_account (id),
  number bigint not null,
  on_day text not null,
  kind text not null,
  amount bigint not null,
  year bigint not null,
  written_at bigint not null,
  written_by bigint references person (id)
);
create unique index contribution_entry_number on contribution_entry (account_id, number);
create index contribution_entry_by on contribution_entry (written_by);

create table contribution_reminder (
  id bigint primary key,
  account_id bigint not null references contribution_account (id),
  entry bigint not null,
  stage text not null,
  on_day text not null
);
create index contribution_reminder_account on contribution_reminder (account_id, entry);

-- Buyers who conclude markets together (Code de la commande publique L2113-6).
create table purchasing_group (
  id bigint primary key,
  syndicate_id bigint not null references body (id),
  name text not null,
  agreed_on text not null,
  rules text not null,
  version bigint not null
);
create index purchasing_group_syndicate on purchasing_group (syndicate_id);

-- `until_on` is its last day in the group.
create table purchasing_member (
  group_id bigint not null references purchasing_group (id),
  code text not null,
  name text not null,
  is_coordinator bigint not null,
  since text not null,
  until_on text,
  weight bigint not null,
  primary key (group_id, code)
) without rowid;

-- `content` is `purchasing::Market` as JSON.
create table purchasing_market (
  id bigint primary key,
  group_id bigint not null references purchasing_group (id),
  follows_id bigint references purchasing_market (id),
  content text not null,
  starts_on text not null,
  version bigint not null
);
create index purchasing_market_group on purchasing_market (group_id, starts_on);
create index purchasing_market_follows on purchasing_market (follows_id)
  where follows_id is not null;

create table purchasing_order (
  id bigint primary key,
  market_id bigint not null references purchasing_market (id),
  code text not null,
  on_day text not null,
  label text not null,
  amount bigint not null,
  ordered_by bigint references person (id)
);
create index purchasing_order_market on purchasing_order (market_id, id);
create index purchasing_order_by on purchasing_order (ordered_by);

-- An alert that was told, once: `decide:2025-12-12`.
create table purchasing_told (
  market_id bigint not null references purchasing_market (id),
  alert text not null,
  told_on text not null,
  primary key (market_id, alert)
) without rowid;
