/** Productions, venues and performances as the whole collective knows them: members' own ids, then what was decided of them. */
import type {Collective} from "../collective.js";
import {bindList} from "../warehouse/variables.js";
import {rowsOf, type Warehouse} from "../warehouse/withWarehouse.js";
import {createComparing} from "./comparing.js";
import {readDecisions} from "./decisions.js";
import {identitiesOf, type RepertoireIdentities} from "./identities.js";
import {readRepertoireRules} from "./rules.js";

/**
 * Fills `performances`, `productions`, `venues`, `companies` and `presenters` from settled performances, and creates `merged_performances`
 * (performance_id, kept_id): those that a second system sold, which orders must be told of (`withKeptPerformances`).
 * @throws PublicCError exit 2 where the decisions contradict one another
 */
export async function loadRepertoire(
  warehouse: Warehouse,
  collective: Collective,
  files: readonly string[]
): Promise<void> {
  await createComparing(warehouse, readRepertoireRules());
  await loadIdentities(warehouse, identitiesOf(readDecisions(collective)));
  await warehouse.run(noMergesSql);
  await warehouse.run("create table companies (production_id varchar, company varchar)");
  await loadPresenters(warehouse, collective);
  if (files.length === 0) return;
  await bindList(warehouse, "settled_performances", files);
  for (const sql of [
    namedSql,
    mergesSql,
    performancesSql,
    productionsSql,
    venuesSql,
    companiesSql,
    "drop table named_performances"
  ])
    await warehouse.run(sql);
}

/** SQL of order lines, each with the performance that is kept; the join is spared where none was merged. */
export async function withKeptPerformances(warehouse: Warehouse, orders: string): Promise<string> {
  const merged = await rowsOf(warehouse, "from merged_performances limit 1");
  if (merged.length === 0) return `from ${orders}`;
  return `select lines.* replace (coalesce(kept_id, lines.performance_id) as performance_id)
    from ${orders} as lines left join merged_performances using (performance_id)`;
}

async function loadIdentities(
  warehouse: Warehouse,
  {productions, venues, doubleSales}: RepertoireIdentities
): Promise<void> {
  await warehouse.run(
    `create or replace temp table decided_productions as select unnest(from_json($rows,
       '[{"organization":"VARCHAR","given":"VARCHAR","productionId":"VARCHAR"}]'), recursive := true)`,
    {rows: JSON.stringify(productions)}
  );
  await warehouse.run(
    `create or replace temp table decided_venues as
     select unnest(from_json($rows, '[{"given":"VARCHAR","venueId":"VARCHAR"}]'), recursive := true)`,
    {rows: JSON.stringify(venues)}
  );
  await warehouse.run(
    `create or replace temp table double_sales as
     select unnest(from_json($rows, '[{"organization":"VARCHAR","productionId":"VARCHAR"}]'), recursive := true)`,
    {rows: JSON.stringify(doubleSales)}
  );
}

/** The names that the collective lets its repertoire tell; none by default. */
async function loadPresenters(
  warehouse: Warehouse,
  {repertoire, members}: Collective
): Promise<void> {
  const rows = members.map(({organization, name}) => ({
    organization,
    presenter: repertoire.namesPresenters ? name : null
  }));
  await warehouse.run(
    `create table presenters as select unnest(from_json($rows,
       '[{"organization":"VARCHAR","presenter":"VARCHAR"}]'), recursive := true)`,
    {rows: JSON.stringify(rows)}
  );
}

/** A title that anybody may give is its member's own, as a hall named like any other is. */
const namedSql = `create or replace temp table named_performances as
  select given.* replace (
    coalesce(own.productionId, shared.productionId,
      case when is_common_title(title) then production_id || '--' || given.organization else production_id end)
      as production_id,
    coalesce(decided_venues.venueId, venue_id) as venue_id),
    production_id as given_production_id
  from read_parquet(getvariable('settled_performances'), hive_partitioning = false) as given
  left join decided_productions as own
    on own.organization = given.organization and own.given = given.production_id
  left join decided_productions as shared
    on shared.organization is null and shared.given = given.production_id
  left join decided_venues on decided_venues.given = given.venue_id`;

const noMergesSql =
  "create or replace temp table merged_performances (performance_id varchar, kept_id varchar)";

/** Two systems selling one performance are one performance: capacity once, tickets added (Cases settled 14). The one under the title that was kept stays. */
const mergesSql = `insert into merged_performances
  select performance_id, kept_id from (
    select performance_id, first_value(performance_id) over (
      partition by organization, named.production_id, venue_id, starts_at
      order by given_production_id <> named.production_id, performance_id) as kept_id
    from named_performances as named
    inner join double_sales
      using (organization)
    where double_sales.productionId = named.production_id)
  where performance_id <> kept_id`;

/** Of the two systems, the larger house; and held unless both called it off. */
const performancesSql = `insert into performances by name
  select coalesce(kept_id, performance_id) as performance_id, any_value(organization) as organization,
    max_by(performance_code, kept_id is null) as performance_code,
    any_value(production_id) as production_id, any_value(venue_id) as venue_id,
    any_value(starts_at) as starts_at, any_value(starts_on) as starts_on,
    any_value(starts_at_local) as starts_at_local, max(capacity) as capacity,
    max_by(discipline, kept_id is null) as discipline, any_value(season) as season,
    bool_or(is_public) as is_public,
    coalesce(min(status) filter (where status <> 'cancelled'), 'cancelled') as status
  from named_performances left join merged_performances using (performance_id)
  group by all`;

/** The title that the decisions name, most used, rather not in capitals and with its accents; the discipline most given. */
const productionsSql = `insert into productions by name
  with titles as (
    select production_id, regexp_replace(trim(title), '\\s+', ' ', 'g') as title,
      bool_or(given_production_id = production_id) as names_it, count(*) as uses
    from named_performances where production_id is not null group by all
  ), chosen as (
    select production_id, first(title order by
      names_it desc, title = upper(title), uses desc, title = strip_accents(title), title) as title
    from titles group by production_id
  ), given as (
    select production_id, mode(discipline order by discipline) as discipline,
      count(distinct organization) > 1 as is_touring
    from named_performances where production_id is not null group by production_id
  )
  select production_id, title, discipline, null as genre, is_touring
  from chosen inner join given using (production_id)`;

const venuesSql = `insert into venues by name
  select venue_id, coalesce(mode(venue_name order by venue_name), venue_id) as name,
    mode(members.municipality order by members.municipality) as municipality,
    null as fsa, max(capacity) as capacity
  from named_performances as given
  inner join members using (organization)
  where venue_id is not null group by venue_id`;

/** What some members write after a title that others write alone: as a rule, the company that plays it. */
const companiesSql = `insert into companies
  with titles as (
    select production_id, trim(title) as title, count(*) as times, list_first(title_segments(title)) as show,
      nullif(regexp_extract(title, '\\s[–—-]\\s+([^–—|()]+)$', 1), '') as mention
    from named_performances where production_id is not null group by all
  )
  select production_id, mode(trim(mention) order by mention) as company
  from titles
  where mention is not null and exists (
    from titles as alone
    where alone.production_id = titles.production_id and title_core(alone.title) = without_article(folded(
      regexp_replace(titles.title, '\\s[–—-]\\s+[^–—|()]+$', ''))))
  group by production_id`;
