-- What CI systems post. A run names mail by Message-ID, a plain value without a foreign key, since
-- mail may be taken back and imported again, or arrive later than the run.
create table run (
  id          bigint generated always as identity primary key,
  target      text not null check (target in ('PATCH', 'VERSION', 'COMMIT')),
  -- a patch, a version's cover letter (its first patch where it has none), or a commit's full id
  name        text not null check (length(name) between 1 and 998),
  context     text not null check (context ~ '^[A-Za-z0-9_.-]{1,255}$'),
  status      text not null check (status in ('PENDING', 'SUCCESS', 'WARNING', 'FAIL')),
  description text not null check (length(description) <= 2000),
  url         text not null check (length(url) <= 2000),
  poster      text not null check (length(poster) between 1 and 300),
  posted      timestamptz not null,
  has_log     boolean not null default false
);
create index run_name on run (target, name, id desc);

-- Compressed with zstd.
create table run_log (
  run     bigint primary key references run on delete cascade,
  length  integer not null check (length >= 0),
  content bytea not null
);
alter table run_log alter column content set storage external;

-- What a run found, and where in the version: patch is the Message-ID of the patch whose hunk the
-- line belongs to; null where no patch of the version touches it.
create table run_finding (
  run      bigint not null references run on delete cascade,
  place    integer not null check (place >= 1),
  kind     text not null check (length(kind) between 1 and 200),
  level    text not null check (level in ('ERROR', 'WARNING', 'NOTE')),
  title    text not null check (length(title) between 1 and 1000),
  details  text not null check (length(details) <= 100000),
  file     text,
  line     integer not null check (line >= 0),
  function text not null check (length(function) <= 300),
  patch    text,
  hunk     integer not null default 0 check (hunk >= 0),
  primary key (run, place),
  check ((patch is null) <= (hunk = 0))
);
