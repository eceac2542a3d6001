/** The state's history, one step per name, run once each in order; written for SQLite and PostgreSQL alike. */
import type {Kysely, Migration} from "kysely";

export const migrations: Readonly<Record<string, Migration>> = {
  "001 people": {up: createPeople}
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
