/** The state of reviews and sending: one SQLite file, write-ahead log, every commit on the disk before it counts. */
import {chmodSync} from "node:fs";
import {join} from "node:path";
import {DatabaseSync} from "node:sqlite";
import type {Home} from "../../loaders/home.js";

export type Editions = DatabaseSync;

const schema = `
create table if not exists editions (
  id text primary key,
  report text not null,
  period text not null,
  organization text not null,
  language text not null,
  revision integer not null,
  snapshot text not null,
  sha256 text not null,
  file text not null,
  title text not null,
  headline text not null,
  note text,
  figures text not null,
  lines text not null,
  status text not null check (status in ('inReview', 'approved', 'sent', 'superseded')),
  created_at text not null,
  approved_at text,
  approved_by text,
  unique (report, period, organization, language, revision)
) strict;
create table if not exists comments (
  edition_id text not null references editions,
  at text not null,
  author text not null,
  text text not null
) strict;
create table if not exists notes (
  report text not null,
  organization text not null,
  language text not null,
  at text not null,
  author text not null,
  text text not null,
  primary key (report, organization, language)
) strict;
create table if not exists outbox (
  message_id text primary key,
  edition_id text not null references editions,
  recipient text not null,
  delivery text not null check (delivery in ('link', 'attachment')),
  sha256 text not null,
  status text not null check (status in ('queued', 'sending', 'sent', 'dead', 'cancelled')),
  attempts integer not null default 0,
  next_at text not null,
  lease_until text,
  error text,
  queued_at text not null,
  sent_at text
) strict;
create table if not exists tokens (
  token text primary key,
  message_id text not null references outbox
) strict;
create table if not exists stops (
  recipient text not null,
  report text not null,
  reason text not null check (reason in ('unsubscribed', 'bounced')),
  at text not null,
  primary key (recipient, report)
) strict;
create table if not exists bounces (
  message_id text primary key references outbox,
  at text not null,
  code text not null,
  words text not null
) strict;
create table if not exists schedule (
  report text primary key,
  next_at text not null,
  last_run_at text
) strict;
`;

/** The caller closes it. */
export function openEditions(home: Pick<Home, "state">): Editions {
  const path = join(home.state, "reports.sqlite");
  const database = new DatabaseSync(path, {timeout: 10_000, enableForeignKeyConstraints: true});
  database.exec("pragma journal_mode = wal; pragma synchronous = full");
  database.exec(schema);
  chmodSync(path, 0o600);
  return database;
}

export function withEditions<T>(home: Pick<Home, "state">, use: (editions: Editions) => T): T {
  const editions = openEditions(home);
  try {
    return use(editions);
  } finally {
    editions.close();
  }
}

/** All or nothing; the write lock is taken at once, so that two commands wait instead of failing. */
export function transact<T>(editions: Editions, deed: () => T): T {
  editions.exec("begin immediate");
  try {
    const result = deed();
    editions.exec("commit");
    return result;
  } catch (error) {
    editions.exec("rollback");
    throw error;
  }
}
