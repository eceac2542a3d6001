/** What a customer code is called in the zone: without the zone's key nothing in it can be told to be anybody's. */
import {hmacKey} from "../../in/hmac.js";

/** SQL over a member's organization and customer key; `name` is that of the lent key. */
export const refOf = (name: string, organization: string, customerKey: string): string =>
  hmacKey(name, `'c:' || ${organization} || '|' || ${customerKey}::varchar`);
