// Look-ups go through functions of the database, since PL/pgSQL keeps their plan with the server's
// session: PostgreSQL would plan the join anew for every batch otherwise, which costs as much as
// running it (measured among 1,000,000 keys, 10 a batch: 34,000 look-ups a second instead of
// 16,000). A prepared statement would do the same and not survive a pooler.
//
// These texts belong to the migration that runs them, so they spell every column out: once
// released they never change. A later version that reads more makes functions of other names.

/** A row for every wanted one, in any order; all null where it is absent. */
const result = `
  place bigint, at bigint, signing_epoch integer, token_is_revoked boolean, key_id text,
  k_project_id text, k_client_id text, k_environment text, k_name text, k_scopes text,
  k_audiences text, k_permissions text, k_ip_allow text, k_metadata text, k_is_active integer,
  k_expires_at bigint, k_revoked_at bigint, k_secrets text,
  k_tokens_from bigint,
  p_id text, p_slug text, p_name text, p_contact text, p_is_active integer, p_grants text,
  p_tokens_from bigint,
  c_id text, c_name text, c_scopes text, c_audiences text, c_tier text, c_is_active integer,
  c_tokens_from bigint, c_settings text`

const columns = `
    w.place, (extract(epoch from statement_timestamp()) * 1000)::bigint,
    (select e.epoch from signing_epoch e where e.id = 1),
    case when w.token is not null then exists (select from revoked_tokens r where r.id = w.token) else false end,
    k.id,
    k.project_id, k.client_id, k.environment, k.name, k.scopes,
    k.audiences, k.permissions, k.ip_allow, k.metadata, k.is_active,
    k.expires_at, k.revoked_at, k.secrets, k.tokens_from,
    p.id, p.slug, p.name, p.contact, p.is_active, p.grants, p.tokens_from,
    c.id, c.name, c.scopes, c.audiences, c.tier, c.is_active, c.tokens_from, c.settings`

const projectAndClient = `
    left join projects p on p.id = k.project_id
    left join clients c on c.id = k.client_id`

/** `tokens` holds, for each wanted key, the token that was shown, or null where it was the key. */
const byId = `
    unnest(wanted, tokens) with ordinality as w (id, token, place)
    left join keys k on k.id = w.id`

const byDigest = `
    (select u.digest, null::text as token, u.place
     from unnest(wanted) with ordinality as u (digest, place)) w
    left join key_digests d on d.digest = w.digest
    left join keys k on k.id = d.key_id`

export const createLookupFunctions: readonly string[] = [
  createFunction('credentials_by_id', 'wanted text[], tokens text[]', byId),
  createFunction('credentials_by_digest', 'wanted bytea[]', byDigest),
]

/**
 * The plan is kept, so it must not be one for the few rows of the first day: only index scans and
 * nested loops are allowed. A standby never answers, as it may not know of a revocation yet.
 */
function createFunction(name: string, wanted: string, from: string): string {
  return `
create function ${name}(${wanted}) returns table (${result})
language plpgsql stable rows 50
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
  if pg_is_in_recovery() then
    raise exception 'this server is a standby' using errcode = 'read_only_sql_transaction';
  end if;
  return query select ${columns}
  from ${from} ${projectAndClient};
end
$$`
}
