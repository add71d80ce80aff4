-- What requests with an Idempotency-Key were answered, for 24 hours.
create table idempotent_answer (
  account  integer not null references account on delete cascade,
  key      text not null check (length(key) between 1 and 255),
  -- SHA-256 of method, path, content type and body
  request  bytea not null,
  status   integer not null,
  location text not null,
  body     text not null,
  made     timestamptz not null,
  primary key (account, key)
);
create index idempotent_answer_made on idempotent_answer (made);
