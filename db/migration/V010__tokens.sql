-- Who may write over the network. An account is never deleted: runs and states name it.
create table account (
  id      integer generated always as identity primary key,
  name    text not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{0,59}$'),
  created timestamptz not null
);

-- Of a token only the SHA-256 is kept: 256 random bits need no slow hash.
create table api_token (
  id        text primary key check (id ~ '^[a-z2-7]{8}$'),
  account   integer not null references account,
  note      text not null check (length(note) <= 200),
  scopes    text[] not null check (cardinality(scopes) >= 1),
  hash      bytea not null check (octet_length(hash) = 32),
  created   timestamptz not null,
  expires   timestamptz check (expires > created),
  revoked   timestamptz check (revoked >= created),
  last_used timestamptz check (last_used >= created)
);
