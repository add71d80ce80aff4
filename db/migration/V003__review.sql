-- Comments and verdicts. They name their mail by Message-ID, a plain value without a foreign key:
-- mail may be taken back and imported again, and what people wrote about it stays.

create table annotation (
  id               bigint generated always as identity primary key,
  message_id       text not null check (length(message_id) between 1 and 998),
  region           text not null check (region in ('PATCH', 'MESSAGE', 'DIFF')),
  first_line       integer check (first_line >= 1),
  last_line        integer check (last_line >= first_line),
  quoted           text not null default '',
  path             text,
  hunk             text,
  side             text check (side in ('OLD', 'NEW')),
  source_first     integer check (source_first >= 0),
  source_last      integer check (source_last >= source_first),
  body             text not null check (length(btrim(body, E' \t\n')) between 1 and 20000),
  question         boolean not null default false,
  state            text not null check (state in ('DRAFT', 'PUBLISHED', 'DELETED')),
  reviewer_name    text not null check (length(reviewer_name) between 1 and 200),
  reviewer_address text not null check (reviewer_address ~ '^[^@\s]+@[^@\s]+$'),
  edit             integer not null default 0 check (edit >= 0),
  created          timestamptz not null,
  changed          timestamptz not null check (changed >= created),
  published        timestamptz,
  check ((region = 'PATCH') = (first_line is null)),
  check ((first_line is null) = (last_line is null)),
  check ((region = 'DIFF') = (path is not null)),
  check ((region = 'DIFF') = (hunk is not null)),
  check ((side is null) = (source_first is null)),
  check ((source_first is null) = (source_last is null)),
  check (side is null or region = 'DIFF'),
  check ((state = 'DRAFT') <= (published is null)),
  check ((state = 'PUBLISHED') <= (published is not null))
);

create index annotation_message on annotation (message_id) where state <> 'DELETED';

-- What a comment said before each change of it.
create table annotation_edit (
  annotation_id bigint not null references annotation (id),
  edit          integer not null,
  body          text not null,
  question      boolean not null,
  state         text not null,
  changed       timestamptz not null,
  primary key (annotation_id, edit)
);

-- A verdict on a version hangs on the version's cover letter, or its first patch where it has none.
create table verdict (
  id               bigint generated always as identity primary key,
  scope            text not null check (scope in ('PATCH', 'VERSION')),
  message_id       text not null check (length(message_id) between 1 and 998),
  kind             text not null
    check (kind in ('REVIEWED', 'ACKED', 'TESTED', 'NACK', 'CHANGES_REQUESTED')),
  reviewer_name    text not null check (length(reviewer_name) between 1 and 200),
  reviewer_address text not null check (reviewer_address ~ '^[^@\s]+@[^@\s]+$'),
  given            timestamptz not null,
  withdrawn        timestamptz check (withdrawn >= given)
);

-- One stance a person (for, against, wait); having tested it is beside the stance.
create unique index verdict_stance
  on verdict (scope, message_id, lower(reviewer_address), (kind = 'TESTED'))
  where withdrawn is null;
