-- Messages, the archives that hold them, and the imports that brought them.

create table archive (
  id integer generated always as identity primary key,
  key text not null unique,
  name text not null,
  -- where the next import goes on; moves in the transaction that stores what lies before it
  cursor text not null default ''
);

-- Raw mails in the order of their arrival, some to a block, since neighbours share headers and
-- quoted text: on kernel mail 128 KiB blocks take 27 % less room than single mails (zstd 3).
create table mail_block (
  id bigint generated always as identity primary key,
  size integer not null,
  content bytea not null
);
alter table mail_block alter column content set storage external;

create sequence message_key;

create table message (
  id bigint primary key,
  message_id text not null check (octet_length(message_id) between 1 and 998),
  parent text,
  sent timestamptz not null,
  from_name text not null,
  from_address text not null,
  author_name text not null,
  author_address text not null,
  subject text not null,
  reply boolean not null,
  has_diff boolean not null,
  -- why the mail could not be read
  unreadable text,
  block bigint not null references mail_block,
  block_offset integer not null,
  length integer not null,
  -- these choose between copies of one message
  received timestamptz,
  text_length integer not null,
  digest uuid not null
);
create unique index message_message_id on message (message_id);
create index message_block on message (block);
create index message_unreadable on message (id) where unreadable is not null;

create table mailing_list (
  id integer generated always as identity primary key,
  name text not null unique
);

-- The same mail from two archives is one message with two homes.
create table message_home (
  message bigint not null references message on delete cascade,
  archive integer not null references archive,
  list integer references mailing_list,
  primary key (message, archive)
);

create table import_run (
  id bigint generated always as identity primary key,
  archive integer not null references archive,
  started timestamptz not null,
  ended timestamptz,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  messages_read bigint not null default 0,
  messages_new bigint not null default 0,
  messages_known bigint not null default 0,
  messages_unreadable bigint not null default 0,
  messages_removed bigint not null default 0,
  entries_skipped bigint not null default 0,
  position bigint not null default 0,
  total bigint not null default 0,
  line text not null default '',
  cancel boolean not null default false,
  check ((state = 'running') = (ended is null))
);
create index import_run_archive on import_run (archive, id);

-- What an archive held that is no mail at all.
create table skipped_entry (
  archive integer not null references archive,
  cursor text not null,
  reason text not null,
  first_seen timestamptz not null,
  primary key (archive, cursor)
);
