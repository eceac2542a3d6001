/** A database of its own on the PostgreSQL server that PUBLIC_C_TEST_POSTGRES names: `postgres://user@host/database`, where databases may be made. */
import {randomUUID} from "node:crypto";
import pg from "pg";

export const postgresServer = process.env.PUBLIC_C_TEST_POSTGRES;

export interface OwnDatabase {
  url: string;
  drop(): Promise<void>;
}

export async function createOwnDatabase(): Promise<OwnDatabase> {
  const database = `gate_${randomUUID().replaceAll("-", "")}`;
  await onServer(`create database ${database}`);
  const url = new URL(postgresServer!);
  url.pathname = `/${database}`;
  return {url: url.href, drop: () => onServer(`drop database ${database} with (force)`)};
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({connectionString: postgresServer});
  await client.connect();
  await client.query(sql);
  await client.end();
}
