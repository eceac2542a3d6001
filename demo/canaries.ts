/**
 * One planted person per organization, to be looked for wherever no identity may be: pages, PDFs, e-mails,
 * logs, Parquet, warehouse. Derived from the organization alone, whatever the seed.
 */
import {createHash} from "node:crypto";

export interface Canary {
  organization: string;
  /** Twelve characters found nowhere else; part of the name, the address and the e-mail. */
  marker: string;
  firstName: string;
  lastName: string;
  email: string;
  /** Ten digits whose area code is reserved, so that nobody has it. */
  phone: string;
  address: string;
}

export function canaryOf(organization: string): Canary {
  const digest = createHash("sha256").update(`canary ${organization}`).digest("hex");
  const marker = `qzx${letters(digest.slice(0, 18))}`;
  return {
    organization,
    marker,
    firstName: `Canari${marker.slice(0, 6)}`,
    lastName: `Canary-${marker}`,
    email: `canari.${marker}@canari.example`,
    phone: `999${digest.replace(/\D/g, "").padEnd(7, "7").slice(0, 7).replace(/^[01]/, "2")}`,
    address: `${Number.parseInt(digest.slice(0, 4), 16) + 1} rue ${marker}`
  };
}

/** Strings that must appear nowhere past the privacy stage. */
export const canaryStrings = (organization: string): readonly string[] => {
  const {marker, email, lastName, phone} = canaryOf(organization);
  return [marker, email, lastName, phone];
};

/** Nine letters of a hexadecimal text, two digits a letter. */
function letters(hex: string): string {
  return hex.replace(/../g, (pair) => String.fromCharCode(97 + (Number.parseInt(pair, 16) % 26)));
}
