-- What workers share, as db-scheduler 16 wants it; the task of a job is named by the job's id. All
-- writing that ends or carries on a job checks the version under which the worker picked it.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
-- in the order in which workers take them, those taken set apart
create index scheduled_tasks_next
  on scheduled_tasks (picked, priority desc, execution_time asc);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat)
  where last_heartbeat is not null;

-- The versions that were asked for, by their patches: a Message-ID a line, and the SHA-256 of that.
-- No foreign key to mail, which may be taken back and imported again.
create table checked_version (
  digest  bytea primary key check (length(digest) = 32),
  patches text not null
);

create table job (
  id          bigint generated always as identity primary key,
  kind        text not null check (kind in ('APPLY', 'RULES', 'SIMULATE')),
  version     bytea not null references checked_version,
  title       text not null,
  -- the commit that its revisions stand on; empty where that is to be found out
  base        text not null default '',
  -- of rules: the sets that a person chose, one a line; empty for all that fit
  sets        text not null default '',
  -- of a simulation
  suite       text not null default '',
  revision    integer not null default 0 check (revision >= 0),
  state       text not null
    check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  said        text not null default '',
  asked_by    text not null,
  asked       timestamptz not null,
  started     timestamptz,
  ended       timestamptz,
  done        integer not null default 0,
  total       integer not null default 0,
  executions  bigint not null default 0,
  findings    integer not null default 0,
  left_millis bigint,
  -- how often a worker died over it since it last got on
  deaths      integer not null default 0,
  cancelled   boolean not null default false
);
create index job_version on job (version, id desc);
-- the same work is queued once
create unique index job_live on job (version, kind, suite, revision)
  where state in ('QUEUED', 'RUNNING');
create index job_page
  on job ((case state when 'RUNNING' then 0 when 'QUEUED' then 1 else 2 end), id desc);

-- What a computation read, files that were looked for in vain included: paths, one a line,
-- compressed with zstd. A class is a suite, a version of the simulator and a plan.
create table read_set (
  class  bytea not null,
  digest bytea not null,
  length integer not null,
  paths  bytea not null,
  used   timestamptz not null,
  primary key (class, digest)
);

-- What a scenario came to. The key is made of the class, the scenario and the ids of the blobs that
-- were read: whatever has the same key has the same result.
create table result (
  id         bigint generated always as identity primary key,
  key        bytea not null unique check (length(key) = 32),
  state      text not null,
  complete   boolean not null,
  words      text not null,
  executions bigint not null,
  seconds    real not null,
  made       timestamptz not null,
  -- the judgement as JSON, compressed with zstd
  length     integer not null,
  content    bytea not null
);

create table defect (
  id       bigint generated always as identity primary key,
  result   bigint not null references result on delete cascade,
  place    integer not null,
  -- equal for the same defect elsewhere
  identity text not null,
  kind     text not null,
  title    text not null,
  file     text not null,
  line     integer not null,
  function text not null,
  -- the finding as JSON with its schedule and its steps, compressed with zstd
  length   integer not null,
  content  bytea not null,
  unique (result, place)
);

-- A scenario at a revision. Without a result the job that is to bring it tells where it stands.
create table cell (
  version  bytea not null references checked_version,
  suite    text not null,
  revision integer not null,
  -- the scenario's place in its suite
  place    integer not null,
  scenario text not null,
  title    text not null,
  result   bigint references result,
  primary key (version, suite, revision, scenario)
);
create index cell_result on cell (result);

-- An exploration that is under way: who is at it, and what it needs to be carried on. It becomes the
-- result with the same key.
create table exploration (
  key        bytea primary key check (length(key) = 32),
  job        bigint not null references job,
  pick       bigint not null,
  spent      bigint not null default 0,
  executions bigint not null default 0,
  findings   integer not null default 0,
  length     integer not null default 0,
  checkpoint bytea not null default ''
);

-- How many sites of a rule are in which state, counted when a check is kept.
create table rule_tally (
  check_id    bigint not null,
  rule        integer not null,
  revision    integer not null,
  held        integer not null,
  unprotected integer not null,
  unknown     integer not null,
  primary key (check_id, rule, revision),
  foreign key (check_id, rule) references rule_check_rule on delete cascade
);
insert into rule_tally
select check_id, rule, revision, count(*) filter (where state in ('HELD', 'ASSERTED')),
  count(*) filter (where state = 'UNPROTECTED'), count(*) filter (where state = 'UNKNOWN')
from rule_site group by check_id, rule, revision;
create index rule_site_unprotected on rule_site (check_id, rule, revision)
  where state = 'UNPROTECTED';

-- The last message whose version was queued for checking.
create table version_seen (
  message bigint not null
);
insert into version_seen select coalesce(max(id), 0) from message;
