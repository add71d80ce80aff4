-- The words of every message, for PostgreSQL's full text search. A lexeme is a letter for the field
-- (MailWords has the list) and a word, so that one index answers a query over several fields.

-- Messages that can be found by their headers and wait for their bodies and diffs.
create table search_pending (
  entry bigint generated always as identity primary key,
  message bigint not null unique references message on delete cascade,
  sent timestamptz not null,
  words tsvector not null
) with (toast_tuple_target = 128);
alter table search_pending alter column words set storage external;
create index search_pending_words on search_pending using gin (words)
  with (fastupdate = on, gin_pending_list_limit = 16384);

-- Messages whose whole text can be found. The vectors lie outside of the rows, which a search for
-- common words has to visit.
create table search_index (
  message bigint primary key references message on delete cascade,
  sent timestamptz not null,
  words tsvector not null
) with (toast_tuple_target = 128);
alter table search_index alter column words set storage external;
create index search_index_words on search_index using gin (words)
  with (fastupdate = on, gin_pending_list_limit = 65536);
