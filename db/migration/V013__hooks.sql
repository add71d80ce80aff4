-- Webhooks, what is to be delivered to them, and every attempt.
create table hook (
  id            integer generated always as identity primary key,
  url           text not null check (length(url) between 8 and 2000),
  events        text[] not null check (cardinality(events) >= 1),
  -- signs what is sent, so it cannot be a hash
  secret        text not null,
  private       boolean not null,
  created       timestamptz not null,
  -- since when nothing has got through
  failing       timestamptz,
  disabled      timestamptz,
  removed       timestamptz
);

create table hook_delivery (
  id         uuid primary key default gen_random_uuid(),
  hook       integer not null references hook,
  event      text not null,
  body       text not null,
  created    timestamptz not null default clock_timestamp(),
  state      text not null default 'WAITING'
    check (state in ('WAITING', 'DELIVERED', 'FAILED')),
  attempts   integer not null default 0,
  next       timestamptz not null default clock_timestamp(),
  -- of one that is sent again by hand
  repeats    uuid
);
create index hook_delivery_due on hook_delivery (next) where state = 'WAITING';
create index hook_delivery_log on hook_delivery (hook, created desc);

create table hook_attempt (
  delivery uuid not null references hook_delivery on delete cascade,
  number   integer not null,
  tried    timestamptz not null,
  millis   integer not null,
  -- 0 where no answer came
  status   integer not null,
  excerpt  text not null check (length(excerpt) <= 2000),
  primary key (delivery, number)
);

-- Events are put down in the transaction in which they happen, by whatever process it is.
create function hook_event(name text, body jsonb) returns void language sql as $$
  insert into hook_delivery (hook, event, body)
  select hook.id, name, (jsonb_build_object('event', name, 'happened', clock_timestamp()) || body)::text
    from hook
   where disabled is null and removed is null and name = any (events)
$$;

-- An import of an old archive announces nothing.
create function hook_version_arrived() returns trigger language plpgsql as $$
begin
  perform hook_event('version.arrived', jsonb_build_object(
      'series', series.series, 'version', series.version, 'title', series.name,
      'patches', series.received, 'posted', series.posted,
      'page', '/series/' || series.series || '/' || series.version,
      'patchwork', '/api/1.3/series/' || series.id || '/'))
    from patchwork_series series
   where series.id = new.series and series.posted > new.happened - interval '14 days';
  return null;
end $$;
create trigger hook_version_arrived after insert on patchwork_event
  for each row when (new.category = 'series-completed') execute function hook_version_arrived();

create function hook_state_changed() returns trigger language plpgsql as $$
begin
  perform hook_event('patch.state', jsonb_build_object(
      'patch', message.message_id, 'title', patch.name, 'before', new.previous_state,
      'after', new.current_state, 'page', '/messages/' || message.message_id,
      'patchwork', '/api/1.3/patches/' || patch.id || '/'))
    from patchwork_patch patch join message on message.id = patch.id
   where patch.id = new.patch;
  return null;
end $$;
create trigger hook_state_changed after insert on patchwork_event
  for each row when (new.category = 'patch-state-changed') execute function hook_state_changed();

create function hook_run_posted() returns trigger language plpgsql as $$
begin
  perform hook_event('run.posted', jsonb_build_object(
      'id', new.id, 'target', lower(new.target), 'name', new.name, 'context', new.context,
      'status', lower(new.status), 'description', new.description, 'url', new.url,
      'poster', new.poster, 'posted', new.posted));
  return null;
end $$;
create trigger hook_run_posted after insert on run
  for each row execute function hook_run_posted();

create function hook_verdict_given() returns trigger language plpgsql as $$
begin
  perform hook_event('verdict.given', jsonb_build_object(
      'scope', lower(new.scope), 'message', new.message_id, 'verdict', lower(new.kind),
      'by', new.reviewer_name || ' <' || new.reviewer_address || '>', 'given', new.given,
      'page', '/messages/' || new.message_id));
  return null;
end $$;
create trigger hook_verdict_given after insert on verdict
  for each row execute function hook_verdict_given();

create function hook_job_ended() returns trigger language plpgsql as $$
begin
  perform hook_event('job.findings', jsonb_build_object(
      'id', new.id, 'kind', lower(new.kind), 'title', new.title, 'state', lower(new.state),
      'findings', new.findings, 'said', new.said, 'page', '/jobs'));
  return null;
end $$;
create trigger hook_job_ended after update of state on job
  for each row when (new.state in ('DONE', 'FAILED') and old.state <> new.state and new.findings > 0)
  execute function hook_job_ended();
