// What is spent of limits is counted by a function of the database: one round trip for many
// requests, with the rows locked in the order of their names, so that nodes wait for each other and
// never get stuck. The rules are those of limits.ts in the core, and the suite compares the two.
//
// Windows of up to an hour are in an unlogged table, which a crash or a promotion empties: a window
// that had begun before the mark beside them was made anew counts as full. Days and quotas are in
// a logged one. Like the look-up functions, these texts belong to their migration.

const columns = `
  name text collate "C" primary key, starts_at bigint not null, ends_at bigint not null,
  spent bigint not null, free_at bigint not null`

/** Rows are rewritten all the time: the space for that is kept beside them. */
const roomy = 'with (fillfactor = 50)'

/** Locks the rows of one of the tables in the order of their names, and makes those that lack. */
const hold = (table: string, isLogged: boolean) => `
  wanted := (select count(*) from unnest(logged) as u (is_logged) where u.is_logged = ${String(isLogged)});
  loop
    exit when wanted = 0;
    held := 0;
    for w in
      select u.i, t.starts_at, t.ends_at, t.spent, t.free_at
      from unnest(names, logged) with ordinality as u (name, is_logged, i)
      join ${table} t on t.name = u.name
      where u.is_logged = ${String(isLogged)} order by t.name for update of t
    loop
      held := held + 1;
      if w.starts_at >= starts[w.i] then
        starts[w.i] := w.starts_at; ends[w.i] := w.ends_at; spents[w.i] := w.spent;
      else
        spents[w.i] := 0;
      end if;
      frees[w.i] := w.free_at;
    end loop;
    exit when held = wanted;
    insert into ${table}
    select u.name, u.starts_at, u.ends_at,
      case when ${isLogged ? 'true' : 'u.starts_at >= full_before'} then 0 else u.most end, 0
    from unnest(names, starts, ends, mosts, logged) as u (name, starts_at, ends_at, most, is_logged)
    where u.is_logged = ${String(isLogged)} order by u.name
    on conflict do nothing;
  end loop;`

const write = (table: string, isLogged: boolean) => `
  update ${table} t
  set starts_at = u.starts_at, ends_at = u.ends_at, spent = u.spent, free_at = u.free_at
  from unnest(names, starts, ends, spents, frees, changed, logged)
    as u (name, starts_at, ends_at, spent, free_at, is_changed, is_logged)
  where u.is_changed and u.is_logged = ${String(isLogged)} and t.name = u.name;`

/**
 * One row for each of `counters`; a request's rows lie together. A period of 0 is a month. The plans
 * are kept, so they must not be those for the few rows of the first day.
 */
const spendLimits = `
create function spend_limits(
  names text[], periods bigint[], mosts bigint[], logged boolean[],
  requests integer[], counters integer[], costs bigint[], spacings bigint[]
) returns table (at bigint, is_spent boolean, starts_at bigint, spent bigint, free_at bigint)
language plpgsql
set lock_timeout = '400ms'
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  now_at bigint := extract(epoch from statement_timestamp()) * 1000;
  month timestamp;
  not_before bigint; full_before bigint;
  size integer := cardinality(names);
  starts bigint[] := array_fill(0::bigint, array[size]);
  ends bigint[] := array_fill(0::bigint, array[size]);
  spents bigint[] := array_fill(0::bigint, array[size]);
  frees bigint[] := array_fill(0::bigint, array[size]);
  changed boolean[] := array_fill(false, array[size]);
  w record; wanted integer; held integer;
  i integer; c integer; r integer; from_r integer; to_r integer; fit boolean;
begin
  if pg_is_in_recovery() then
    raise exception 'this server is a standby' using errcode = 'read_only_sql_transaction';
  end if;
  loop
    select m.not_before, m.full_before into not_before, full_before
    from limit_marks m where m.id = 1;
    exit when found;
    insert into limit_marks values (1, 0, now_at) on conflict do nothing;
  end loop;
  now_at := greatest(now_at, not_before);

  month := date_trunc('month', to_timestamp(now_at / 1000.0) at time zone 'UTC');
  for i in 1 .. size loop
    if periods[i] = 0 then
      starts[i] := extract(epoch from month) * 1000;
      ends[i] := extract(epoch from month + interval '1 month') * 1000;
    else
      starts[i] := now_at - now_at % periods[i];
      ends[i] := starts[i] + periods[i];
    end if;
  end loop;
${hold('limit_windows', false)}
${hold('kept_windows', true)}

  from_r := 1;
  while from_r <= cardinality(requests) loop
    to_r := from_r;
    while to_r < cardinality(requests) and requests[to_r + 1] = requests[from_r] loop
      to_r := to_r + 1;
    end loop;
    fit := true;
    for r in from_r .. to_r loop
      c := counters[r];
      fit := fit and spents[c] + costs[r] <= mosts[c]
        and (spacings[r] = 0 or frees[c] <= now_at * 1000 + 999);
    end loop;
    for r in from_r .. to_r loop
      c := counters[r];
      if fit then
        spents[c] := spents[c] + costs[r];
        if spacings[r] > 0 then frees[c] := greatest(frees[c], now_at * 1000) + spacings[r]; end if;
        changed[c] := true;
      end if;
      at := now_at; is_spent := fit;
      starts_at := starts[c]; spent := spents[c]; free_at := frees[c];
      return next;
    end loop;
    from_r := to_r + 1;
  end loop;

  if true = any(changed) then ${write('limit_windows', false)}
  end if;
  if true = any(changed) and true = any(logged) then
    perform set_config('synchronous_commit',
      case current_setting('synchronous_commit') when 'remote_apply' then 'remote_apply' else 'on' end, true);
    ${write('kept_windows', true)}
  end if;
end
$$`

/**
 * Forgets windows that ended a minute ago or more and keep nobody waiting, so many at once. Their
 * time does not come again: the mark keeps a clock that is set back from it.
 */
const forgetWindows = `
create function forget_windows(at_once integer) returns integer
language plpgsql
as $$
declare
  cutoff bigint := extract(epoch from statement_timestamp()) * 1000 - 60000;
  forgotten integer;
  more integer;
begin
  update limit_marks m set not_before = greatest(m.not_before, cutoff) where m.id = 1;
  delete from limit_windows w where w.name in (
    select e.name from limit_windows e where e.ends_at <= cutoff and e.free_at <= cutoff * 1000
    order by e.ends_at limit at_once for update skip locked);
  get diagnostics forgotten = row_count;
  delete from kept_windows w where w.name in (
    select e.name from kept_windows e where e.ends_at <= cutoff and e.free_at <= cutoff * 1000
    order by e.ends_at limit at_once for update skip locked);
  get diagnostics more = row_count;
  return greatest(forgotten, more);
end
$$`

export const createSpending: readonly string[] = [
  `create unlogged table limit_windows (${columns}) ${roomy}`,
  'create index limit_windows_by_end on limit_windows (ends_at)',
  `create table kept_windows (${columns}) ${roomy}`,
  'create index kept_windows_by_end on kept_windows (ends_at)',
  `create unlogged table limit_marks (
    id integer primary key check (id = 1), not_before bigint not null, full_before bigint not null)`,
  'insert into limit_marks values (1, 0, 0)',
  spendLimits,
  forgetWindows,
]
