-- Posters group their contexts, as in netdev/build_clang.
alter table run drop constraint run_context_check;
alter table run add constraint run_context_check check (context ~ '^[A-Za-z0-9_./:+-]{1,255}$');
