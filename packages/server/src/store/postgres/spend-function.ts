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

const select = (table: string) => `
        select w.starts_at, w.ends_at, w.spent, w.free_at into s, e, p, f
        from ${table} w where w.name = names[i] for update`

const insert = (table: string) => `
        insert into ${table} values (names[i], start, ending, first, 0) on conflict do nothing`

const update = (table: string) => `
      update ${table} w set starts_at = starts[i], spent = spents[i], free_at = frees[i],
        ends_at = ends[i]
      where w.name = names[i]`

/** One row for each of `counters`; a request's rows lie together. A period of 0 is a month. */
const spendLimits = `
create function spend_limits(
  names text[], periods bigint[], mosts bigint[], logged boolean[],
  requests integer[], counters integer[], costs bigint[], spacings bigint[]
) returns table (at bigint, is_spent boolean, starts_at bigint, spent bigint, free_at bigint)
language plpgsql
set lock_timeout = '400ms'
as $$
#variable_conflict use_column
declare
  now_at bigint := extract(epoch from statement_timestamp()) * 1000;
  not_before bigint; full_before bigint;
  starts bigint[]; ends bigint[]; spents bigint[]; frees bigint[]; changed boolean[];
  s bigint; e bigint; p bigint; f bigint; start bigint; ending bigint; first bigint;
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

  for i in 1 .. cardinality(names) loop
    if periods[i] = 0 then
      start := extract(epoch from date_trunc('month', to_timestamp(now_at / 1000.0) at time zone 'UTC')) * 1000;
      ending := extract(epoch from date_trunc('month', to_timestamp(now_at / 1000.0) at time zone 'UTC')
        + interval '1 month') * 1000;
    else
      start := now_at - now_at % periods[i];
      ending := start + periods[i];
    end if;
    first := case when start < full_before and not logged[i] then mosts[i] else 0 end;
    loop
      if logged[i] then ${select('kept_windows')};
      else ${select('limit_windows')};
      end if;
      exit when found;
      if logged[i] then ${insert('kept_windows')};
      else ${insert('limit_windows')};
      end if;
    end loop;
    if s < start then
      s := start; e := ending; p := 0;
    end if;
    starts[i] := s; ends[i] := e; spents[i] := p; frees[i] := f; changed[i] := false;
  end loop;

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

  if true = any(logged) then
    perform set_config('synchronous_commit',
      case current_setting('synchronous_commit') when 'remote_apply' then 'remote_apply' else 'on' end, true);
  end if;
  for i in 1 .. cardinality(names) loop
    continue when not changed[i];
    if logged[i] then ${update('kept_windows')};
    else ${update('limit_windows')};
    end if;
  end loop;
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
