-- Rule files that are kept, each as a set with versions that are never changed.
create table rule_set (
  id      integer generated always as identity primary key,
  name    text collate "C" not null unique check (name ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  created timestamptz not null
);
create table rule_set_version (
  rule_set integer not null references rule_set,
  number   integer not null check (number >= 1),
  text     text not null check (length(text) between 1 and 262144),
  author   text not null check (length(author) between 1 and 300),
  origin   text not null check (origin in ('BUNDLED', 'EDITED', 'IMPORTED')),
  saved    timestamptz not null,
  primary key (rule_set, number)
);

-- What checks found. A version of a series is named by its patches, a Message-ID a line, and by the
-- SHA-256 of that: without a foreign key, since mail may be taken back and imported again. For each
-- version only the newest answer of each rule set is kept.
create table rule_check (
  id          bigint generated always as identity primary key,
  patches     text not null,
  digest      bytea not null,
  first_patch text not null,
  tree        text not null,
  base        text not null,
  started     timestamptz not null,
  took_millis bigint not null check (took_millis >= 0),
  revisions   text not null
);
create index rule_check_digest on rule_check (digest);

create table rule_check_set (
  check_id bigint not null references rule_check on delete cascade,
  rule_set integer not null,
  version  integer not null,
  primary key (check_id, rule_set),
  foreign key (rule_set, version) references rule_set_version
);
create index rule_check_set_set on rule_check_set (rule_set);

-- A rule without a set is one that an annotation in the code states.
create table rule_check_rule (
  check_id bigint not null references rule_check on delete cascade,
  place    integer not null,
  rule_set integer references rule_set,
  rule     text not null,
  title    text not null,
  kind     text not null,
  primary key (check_id, place)
);
create index rule_check_rule_rule on rule_check_rule (rule_set, rule);

create table rule_attachment (
  check_id bigint not null,
  rule     integer not null,
  place    integer not null,
  patch    integer not null check (patch >= 1),
  file     text not null,
  hunk     integer not null,
  line     integer not null,
  side     text not null check (side in ('OLD', 'NEW')),
  role     text not null check (role in ('ENFORCES', 'REPAIRS', 'BREAKS', 'RELIES_ON')),
  reason   text not null,
  evidence text not null check (evidence in ('STATIC', 'EXECUTIONS', 'BOTH')),
  primary key (check_id, place),
  foreign key (check_id, rule) references rule_check_rule on delete cascade
);
create index rule_attachment_rule on rule_attachment (check_id, rule);

create table rule_site (
  check_id bigint not null,
  rule     integer not null,
  place    integer not null,
  revision integer not null check (revision >= 0),
  function text not null,
  file     text not null,
  line     integer not null,
  col      integer not null,
  action   text not null,
  text     text not null,
  state    text not null check (state in ('HELD', 'ASSERTED', 'UNPROTECTED', 'UNKNOWN')),
  why      text not null,
  -- REASON file:line:column, one a line
  cites    text not null,
  primary key (check_id, place),
  foreign key (check_id, rule) references rule_check_rule on delete cascade
);
create index rule_site_rule on rule_site (check_id, rule);

-- What is no answer of a rule: compilers, callers, what was not looked at.
create table rule_check_problem (
  check_id bigint not null references rule_check on delete cascade,
  place    integer not null,
  kind     text not null,
  patch    integer not null,
  file     text,
  hunk     integer not null,
  line     integer not null,
  message  text not null,
  primary key (check_id, place)
);
