/** One JSON line per event, for the operator. No address, e-mail, token or query ever enters a line. */
export interface Logger {
  info(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}

export type Facts = Readonly<Record<string, string | number | boolean | null>>;

export function createLogger(
  write: (line: string) => void,
  now: () => Date = () => new Date()
): Logger {
  const log =
    (level: "info" | "error") =>
    (event: string, facts: Facts = {}): void =>
      write(`${JSON.stringify({at: now().toISOString(), level, event, ...facts})}\n`);
  return {info: log("info"), error: log("error")};
}

export const errorsOnly = ({error}: Logger): Logger => ({info() {}, error});

export const silentLogger: Logger = {info() {}, error() {}};
