-- Whether a job failed because none of the trees that were known had what it stands on.
alter table job add column wants_tree boolean not null default false;
update job set wants_tree = true
where state = 'FAILED' and (said like 'no tree is known%' or said like 'no base was found%');
create index job_wants_tree on job (version) where wants_tree;

-- Queues jobs again that failed or were cancelled, unless the same work is under way. Returns those.
create function job_again(ids bigint[], urgency smallint) returns setof bigint language sql as $$
  with made as (
    update job set state = 'QUEUED', said = '', cancelled = false, deaths = 0, started = null,
      ended = null, done = 0, executions = 0, findings = 0, wants_tree = false
    where id = any (ids) and state in ('FAILED', 'CANCELLED')
      and not exists (select from job as other
        where other.version = job.version and other.kind = job.kind and other.suite = job.suite
          and other.revision = job.revision and other.state in ('QUEUED', 'RUNNING'))
    returning id)
  insert into scheduled_tasks
    (task_name, task_instance, execution_time, picked, version, priority)
  -- in the order in which they were queued; the version is above all that a worker of the first
  -- time may still know
  select 'job', id::text,
    timestamptz '2000-01-01' + row_number() over (order by id) * interval '1 millisecond', false,
    (extract(epoch from clock_timestamp()) * 1000)::bigint, urgency
  from made
  returning task_instance::bigint
$$;

-- A tree that is new, or of which somebody says so again, is what those jobs wait for: of the same
-- work the newest job, behind those that came by themselves.
create function tree_added() returns trigger language plpgsql as $$
begin
  perform pg_notify('interleave_job', again::text)
    from job_again(array(
        select max(id) from job where version in (select version from job where wants_tree)
        group by version, kind, suite, revision
        having max(id) = max(id) filter (where wants_tree and state = 'FAILED')),
      0::smallint) as again;
  return null;
end $$;
create trigger tree_added after insert or update on tree
  for each row execute function tree_added();
