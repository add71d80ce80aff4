-- What assembly knows of each message, how messages hang together, and the series made of them.

-- The fields of series.Posting that the message itself does not have. Lists have an entry a line.
create table posting (
  message bigint primary key references message on delete cascade,
  refs text not null,
  title text not null,
  -- bits: 1 reply, 2 patch, 4 rfc, 8 resend, 16 pull, 32 has a diff
  marks smallint not null,
  tags text not null,
  version integer,
  revision integer,
  number integer,
  total integer,
  patch_id text,
  change_id text,
  listed text not null,
  files text not null,
  trailers text not null
);

-- Messages that no assembly has seen yet.
create table posting_waiting (
  message bigint primary key references message on delete cascade
);

-- Messages of one cluster share keys, directly or through others; no two clusters share a key. A
-- cluster is named after one of the messages that it began with.
create table cluster_member (
  message bigint primary key references message on delete cascade,
  cluster bigint not null
);
create index cluster_member_cluster on cluster_member (cluster);

-- Keys are never moved from one cluster to another: where clusters were merged, cluster_merged says
-- which one holds the messages now.
create table cluster_key (
  key bigint primary key,
  cluster bigint not null
);
create table cluster_merged (
  cluster bigint primary key,
  into_cluster bigint not null
);
create index cluster_merged_into on cluster_merged (into_cluster);

create table series (
  id text collate "C" primary key,
  cluster bigint not null,
  title text not null,
  author_name text not null,
  author_address text not null,
  state text not null check (state in ('new', 'under-review', 'accepted', 'rejected',
    'changes-requested', 'deferred', 'not-applicable')),
  versions integer not null check (versions > 0),
  newest_name text not null,
  newest_kind text not null,
  newest_patches integer not null,
  newest_total integer not null,
  newest_posted timestamptz not null,
  messages integer not null,
  posted timestamptz not null,
  active timestamptz not null
);
create index series_cluster on series (cluster);
create index series_active on series (active desc, id);
create index series_posted on series (posted desc, id);

create table series_version (
  series text collate "C" not null references series on delete cascade,
  place integer not null,
  name text not null,
  number integer not null,
  kind text not null,
  posted timestamptz not null,
  total integer not null,
  primary key (series, place),
  unique (series, name)
);

-- A message is in one version of one series at most. No foreign keys: assembly writes these rows
-- together with what they refer to, and takes them away before it.
create table series_message (
  message bigint primary key,
  series text collate "C" not null,
  version integer not null,
  -- its place among the version's messages, by date
  place integer not null,
  role text not null check (role in ('COVER', 'PATCH', 'STRAY', 'REPLY')),
  number integer not null,
  note text not null,
  -- 48 bits of the SHA-256 of its Message-ID, by which series are named; not for replies
  digits bigint
);
create index series_message_version on series_message (series, version, place);
create index series_message_digits on series_message (digits) where digits is not null;

-- What people said. It names mail by Message-ID, so that it outlives every import.
create table series_state (
  message_id text primary key,
  state text not null,
  set_by text not null,
  set_at timestamptz not null
);
create table series_decision (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('join', 'split', 'move')),
  message_id text not null,
  other_id text,
  made_by text not null,
  made_at timestamptz not null,
  check ((kind = 'split') = (other_id is null))
);
