-- What Patchwork's API shows: the series, patches, cover letters and comments that assembly made,
-- under numbers that stay, and what Patchwork's clients say about them. A patch, cover letter or
-- comment has the number of its message.

-- Series that assembly wrote or took away since the last look. Rows are only ever added and taken,
-- never kept once for many changes, so that none is lost between two transactions.
create table patchwork_waiting (
  id     bigint generated always as identity primary key,
  series text collate "C" not null
);
insert into patchwork_waiting (series) select id from series order by posted, id;

create function patchwork_touched() returns trigger language plpgsql as $$
begin
  insert into patchwork_waiting (series) select distinct series from touched;
  return null;
end $$;
create trigger patchwork_placed after insert on series_message
  referencing new table as touched for each statement execute function patchwork_touched();
create trigger patchwork_taken after delete on series_message
  referencing old table as touched for each statement execute function patchwork_touched();

create function patchwork_series_marked() returns trigger language plpgsql as $$
begin
  insert into patchwork_waiting (series) values (new.id);
  return null;
end $$;
create trigger patchwork_marked after update of state on series
  for each row when (old.state is distinct from new.state)
  execute function patchwork_series_marked();

-- A project is a mailing list; mail that names no list belongs to its archive.
create table patchwork_project (
  id         integer generated always as identity primary key,
  list       integer unique references mailing_list,
  archive    integer unique references archive,
  link_name  text not null unique,
  name       text not null,
  list_id    text not null,
  list_email text not null,
  check ((list is null) <> (archive is null))
);

create table patchwork_person (
  id    integer generated always as identity primary key,
  email text not null,
  name  text not null
);
create unique index patchwork_person_email on patchwork_person (lower(email));

-- One version of a series.
create table patchwork_series (
  id        bigint generated always as identity primary key,
  project   integer not null references patchwork_project,
  submitter integer not null references patchwork_person,
  name      text not null,
  posted    timestamptz not null,
  number    integer not null,
  total     integer not null,
  received  integer not null,
  -- where it is shown
  series    text collate "C" not null,
  version   text not null
);
create index patchwork_series_posted on patchwork_series (posted, id);
create index patchwork_series_shown on patchwork_series (series);

create table patchwork_cover (
  id        bigint primary key references message on delete cascade,
  series    bigint references patchwork_series on delete set null,
  project   integer not null references patchwork_project,
  submitter integer not null references patchwork_person,
  name      text not null,
  sent      timestamptz not null
);
create index patchwork_cover_series on patchwork_cover (series);
create index patchwork_cover_sent on patchwork_cover (sent, id);

create table patchwork_patch (
  id         bigint primary key references message on delete cascade,
  series     bigint references patchwork_series on delete set null,
  -- its place in the series; null for one that does not count there
  number     integer,
  project    integer not null references patchwork_project,
  submitter  integer not null references patchwork_person,
  name       text not null,
  sent       timestamptz not null,
  hash       text not null,
  state      text not null,
  archived   boolean not null default false,
  delegate   integer references account,
  commit_ref text
);
create index patchwork_patch_series on patchwork_patch (series, number);
create index patchwork_patch_sent on patchwork_patch (sent, id);
create index patchwork_patch_hash on patchwork_patch (hash);
create index patchwork_patch_submitter on patchwork_patch (submitter);

-- What clients said of a patch. It names the mail by Message-ID, so that it outlives every import.
create table patchwork_setting (
  message_id text primary key,
  state      text,
  state_set  timestamptz,
  archived   boolean not null default false,
  delegate   integer references account,
  commit_ref text check (length(commit_ref) <= 255),
  check ((state is null) = (state_set is null))
);

create table patchwork_comment (
  id        bigint primary key references message on delete cascade,
  patch     bigint references patchwork_patch on delete cascade,
  cover     bigint references patchwork_cover on delete cascade,
  submitter integer not null references patchwork_person,
  sent      timestamptz not null,
  addressed boolean,
  check ((patch is null) <> (cover is null))
);
create index patchwork_comment_patch on patchwork_comment (patch, sent, id);
create index patchwork_comment_cover on patchwork_comment (cover, sent, id);

create table patchwork_bundle (
  id      integer generated always as identity primary key,
  owner   integer not null references account,
  project integer not null references patchwork_project,
  name    text not null check (length(name) between 1 and 50 and name !~ '/'),
  public  boolean not null,
  unique (owner, name)
);
create table patchwork_bundle_patch (
  bundle integer not null references patchwork_bundle on delete cascade,
  place  integer not null,
  patch  bigint not null references patchwork_patch on delete cascade,
  primary key (bundle, place),
  unique (bundle, patch)
);

-- What happened, written in the transaction in which it did.
create table patchwork_event (
  id                bigint generated always as identity primary key,
  category          text not null check (category in ('cover-created', 'patch-created',
    'patch-completed', 'patch-state-changed', 'patch-delegated', 'check-created', 'series-created',
    'series-completed', 'cover-comment-created', 'patch-comment-created')),
  happened          timestamptz not null default clock_timestamp(),
  project           integer not null references patchwork_project,
  actor             integer references account,
  series            bigint references patchwork_series on delete cascade,
  cover             bigint references patchwork_cover on delete cascade,
  patch             bigint references patchwork_patch on delete cascade,
  comment           bigint references patchwork_comment on delete cascade,
  run               bigint references run on delete cascade,
  previous_state    text,
  current_state     text,
  previous_delegate integer references account,
  current_delegate  integer references account
);
create index patchwork_event_happened on patchwork_event (happened, id);
create index patchwork_event_series on patchwork_event (series);
create index patchwork_event_patch on patchwork_event (patch);
create index patchwork_event_cover on patchwork_event (cover);
create index patchwork_event_comment on patchwork_event (comment);
create index patchwork_event_run on patchwork_event (run);

-- A run without an address has none.
alter table run alter column url drop not null;

-- A run of a patch is a check, whatever door it came in by.
create function patchwork_run_posted() returns trigger language plpgsql as $$
begin
  insert into patchwork_event (category, project, actor, patch, run)
  select 'check-created', patch.project, account.id, patch.id, new.id
    from message
    join patchwork_patch patch on patch.id = message.id
    left join account on account.name = new.poster
   where message.message_id = new.name;
  return null;
end $$;
create trigger patchwork_checked after insert on run
  for each row when (new.target = 'PATCH') execute function patchwork_run_posted();

-- Mail that went to several lists is shown in the first one's project and found in all of theirs.
create function patchwork_in(sought bigint, projects bigint[]) returns boolean
language sql stable as $$
  select exists (
    select from message_home home
      join patchwork_project project
        on project.list = home.list or home.list is null and project.archive = home.archive
     where home.message = sought and project.id = any (projects))
$$;
