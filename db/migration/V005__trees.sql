-- The git repositories that supply the bases of versions.
create table tree (
  id integer generated always as identity primary key,
  path text not null unique,
  added timestamptz not null
);
