/** The state's history, one step per name, run once each in order; written for SQLite and PostgreSQL alike. */
import type {Kysely, Migration} from "kysely";

export const migrations: Readonly<Record<string, Migration>> = {
  "001 people": {up: createPeople},
  "002 invitations": {up: createInvitations},
  "003 show requests": {up: createShowRequests},
  "004 shares": {up: createShares},
  "005 passkeys": {up: createPasskeys},
  "006 report delivery": {up: addReportDelivery},
  "007 shows in return": {up: addShowsInReturn}
};

async function createPeople(state: Kysely<never>): Promise<void> {
  await state.schema
    .createTable("people")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("email", "text", (email) => email.notNull().unique())
    .addColumn("language", "text", (language) => language.notNull())
    .addColumn("created_at", "text", (at) => at.notNull())
    .execute();
  await state.schema
    .createTable("memberships")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("person_id", "text", (id) => id.notNull().references("people.id"))
    .addColumn("organization", "text")
    .addColumn("role", "text", (role) => role.notNull())
    .addColumn("origin", "text", (origin) => origin.notNull())
    .addColumn("started_at", "text", (at) => at.notNull())
    .addColumn("ended_at", "text")
    .addColumn("ended_by", "text")
    .execute();
  await state.schema
    .createIndex("memberships_person")
    .on("memberships")
    .column("person_id")
    .execute();
  await state.schema
    .createTable("sign_in_links")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("person_id", "text", (id) => id.notNull().references("people.id"))
    .addColumn("sent_at", "text", (at) => at.notNull())
    .execute();
}

async function createInvitations(state: Kysely<never>): Promise<void> {
  await state.schema
    .createTable("outbox")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("recipient", "text", (recipient) => recipient.notNull())
    .addColumn("subject", "text", (subject) => subject.notNull())
    .addColumn("text", "text", (text) => text.notNull())
    .addColumn("created_at", "text", (at) => at.notNull())
    .addColumn("next_at", "text", (at) => at.notNull())
    .addColumn("attempts", "integer", (attempts) => attempts.notNull())
    .addColumn("sent_at", "text")
    .addColumn("refused_at", "text")
    .execute();
  await state.schema
    .createTable("invitations")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("organization", "text", (organization) => organization.notNull())
    .addColumn("email", "text", (email) => email.notNull())
    .addColumn("role", "text", (role) => role.notNull())
    .addColumn("language", "text", (language) => language.notNull())
    .addColumn("invited_by", "text", (id) => id.notNull().references("people.id"))
    .addColumn("token_hash", "text", (hash) => hash.notNull().unique())
    .addColumn("created_at", "text", (at) => at.notNull())
    .addColumn("expires_at", "text", (at) => at.notNull())
    .addColumn("accepted_at", "text")
    .addColumn("cancelled_at", "text")
    .execute();
  await state.schema
    .createTable("accesses")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("at", "text", (at) => at.notNull())
    .addColumn("person_id", "text", (id) => id.notNull().references("people.id"))
    .addColumn("organization", "text", (organization) => organization.notNull())
    .addColumn("path", "text", (path) => path.notNull())
    .execute();
  await state.schema
    .createIndex("accesses_organization")
    .on("accesses")
    .columns(["organization", "at"])
    .execute();
}

async function createShowRequests(state: Kysely<never>): Promise<void> {
  await state.schema
    .createTable("show_requests")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("owner_organization", "text", (organization) => organization.notNull())
    .addColumn("production_id", "text", (id) => id.notNull())
    .addColumn("season", "text", (season) => season.notNull())
    .addColumn("title", "text", (title) => title.notNull())
    .addColumn("requester_id", "text", (id) => id.notNull().references("people.id"))
    .addColumn("requester_organization", "text")
    .addColumn("purpose", "text", (purpose) => purpose.notNull())
    .addColumn("terms_accepted_at", "text", (at) => at.notNull())
    .addColumn("created_at", "text", (at) => at.notNull())
    .addColumn("expires_on", "text", (day) => day.notNull())
    .addColumn("status", "text", (status) => status.notNull())
    .addColumn("scope", "text", (scope) => scope.notNull())
    .addColumn("until_on", "text", (day) => day.notNull())
    .execute();
  await state.schema
    .createTable("show_request_events")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("request_id", "text", (id) => id.notNull().references("show_requests.id"))
    .addColumn("at", "text", (at) => at.notNull())
    .addColumn("person_id", "text", (id) => id.notNull().references("people.id"))
    .addColumn("act", "text", (act) => act.notNull())
    .addColumn("message", "text", (message) => message.notNull())
    .execute();
}

async function createShares(state: Kysely<never>): Promise<void> {
  await state.schema
    .createTable("shares")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("organization", "text", (organization) => organization.notNull())
    .addColumn("path", "text", (path) => path.notNull())
    .addColumn("person_id", "text", (id) => id.notNull().references("people.id"))
    .addColumn("shared_by", "text", (id) => id.notNull().references("people.id"))
    .addColumn("created_at", "text", (at) => at.notNull())
    .addColumn("until_on", "text", (day) => day.notNull())
    .addColumn("revoked_at", "text")
    .execute();
  await state.schema.createIndex("shares_person").on("shares").column("person_id").execute();
}

async function createPasskeys(state: Kysely<never>): Promise<void> {
  await state.schema
    .alterTable("people")
    .addColumn("needs_passkey", "integer", (needs) => needs.notNull().defaultTo(0))
    .execute();
  await state.schema
    .createTable("passkeys")
    .addColumn("id", "text", (id) => id.primaryKey())
    .addColumn("person_id", "text", (id) => id.notNull().references("people.id"))
    .addColumn("public_key", "text", (key) => key.notNull())
    .addColumn("counter", "bigint", (counter) => counter.notNull())
    .addColumn("transports", "text", (transports) => transports.notNull())
    .addColumn("created_at", "text", (at) => at.notNull())
    .addColumn("last_used_at", "text")
    .execute();
  await state.schema
    .createTable("passkey_challenges")
    .addColumn("challenge", "text", (challenge) => challenge.primaryKey())
    .addColumn("person_id", "text")
    .addColumn("expires_at", "text", (at) => at.notNull())
    .execute();
}

async function addReportDelivery(state: Kysely<never>): Promise<void> {
  await state.schema.alterTable("people").addColumn("report_delivery", "text").execute();
}

/** One column a statement: SQLite adds no two at once. */
async function addShowsInReturn(state: Kysely<never>): Promise<void> {
  for (const column of [
    "offered_production_id",
    "offered_season",
    "offered_title",
    "in_return_for"
  ])
    await state.schema.alterTable("show_requests").addColumn(column, "text").execute();
}
