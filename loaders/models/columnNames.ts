/** A column is the snake_case of the identifier: one search finds a metric in mart, chart, report and glossary. */

/** "averageTicketPriceCents" → "average_ticket_price_cents". */
export const snakeCase = (identifier: string): string =>
  identifier.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** "average_ticket_price_cents" → "averageTicketPriceCents". */
export const camelCase = (column: string): string =>
  column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
