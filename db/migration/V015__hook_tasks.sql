-- Deliveries are dealt out by db-scheduler, as jobs are; apart from them, since workers of jobs that
-- run elsewhere send nothing. A task is named by the delivery's id.
create table hook_task (
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
);
create index hook_task_next on hook_task (execution_time);
create index hook_task_heartbeat on hook_task (last_heartbeat) where last_heartbeat is not null;

drop index hook_delivery_due;

create function hook_queue(deliveries uuid[]) returns void language sql as $$
  insert into hook_task (task_name, task_instance, execution_time, picked, version)
  select 'delivery', id::text, next, false, 1
    from hook_delivery
   where id = any (deliveries) and state = 'WAITING'
  on conflict do nothing
$$;

create function hook_delivery_added() returns trigger language plpgsql as $$
begin
  perform hook_queue(array[new.id]);
  return null;
end $$;
create trigger hook_delivery_added after insert on hook_delivery
  for each row execute function hook_delivery_added();

-- What waited for a hook that was disabled is sent when it is used again.
create function hook_enabled() returns trigger language plpgsql as $$
begin
  perform hook_queue(array(select id from hook_delivery where hook = new.id));
  return null;
end $$;
create trigger hook_enabled after update of disabled on hook
  for each row when (old.disabled is not null and new.disabled is null)
  execute function hook_enabled();

select hook_queue(array(select id from hook_delivery));
